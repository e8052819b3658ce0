// A request that an approval is asked for, or that brings one.
import type { Request, Response } from 'express'
import type { ApprovalDetails } from '../approval/details.js'
import type { SignedOn } from '../current-sign-on.js'
import type { Handled } from '../handled-by.js'
import type { ApprovalRules } from './approval-options.js'
import { wantsPage } from './challenge.js'
import type { HeldBody } from './held-body.js'

/** The request with what the guard made of it. */
export interface ApprovalRequest {
  readonly req: Request
  readonly res: Response
  readonly signedOn: SignedOn
  readonly handled: Handled
  readonly rules: ApprovalRules
  readonly details: ApprovalDetails
  readonly body: HeldBody
}

/** True when the answer is a page. */
export function isForPage({ req, rules }: Pick<ApprovalRequest, 'req' | 'rules'>): boolean {
  return wantsPage(req, rules)
}
