// A request that an approval is asked for, or that brings one.
import type { ApprovalDetails } from '../approval/details.js'
import type { ApprovalRules } from './approval-options.js'
import { wantsPage } from './challenge.js'
import type { SignedOnRequest } from './guard.js'
import type { HeldBody } from './held-body.js'

/** The request with what the guard made of it. */
export interface ApprovalRequest extends SignedOnRequest {
  readonly rules: ApprovalRules
  readonly details: ApprovalDetails
  readonly body: HeldBody
}

/** True when the answer is a page. */
export function isForPage({ req, rules }: Pick<ApprovalRequest, 'req' | 'rules'>): boolean {
  return wantsPage(req, rules)
}
