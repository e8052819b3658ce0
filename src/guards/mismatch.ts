// What arrived is not what was approved: the page that compares both, or 409 to an API.
import type { StoredApproval } from '../approval/approval.js'
import { GuardError, type PingOneError } from '../errors.js'
import { toApprovalFacts } from '../login/open/approval-facts.js'
import { sendPage } from '../login/answer/page.js'
import { takeLocaleOf } from '../login/answer/request-locale.js'
import { noteProblem } from '../login/answer/problem.js'
import { isForPage, type ApprovalRequest } from './approval-request.js'

/** The request that came differs from the approved one. */
export class ApprovalMismatch extends GuardError {
  // Private: neither the details nor the instance reach a log by way of `inspect`, hidden members shown or not.
  readonly #request: ApprovalRequest
  readonly #approval: StoredApproval

  constructor(request: ApprovalRequest, approval: StoredApproval) {
    super('this approval cannot be used: what arrived is not what was approved', {
      code: 'ERR_PINGONE_APPROVAL_MISMATCH',
      status: 409,
    })
    this.#request = request
    this.#approval = approval
  }

  get request(): ApprovalRequest {
    return this.#request
  }

  get approval(): StoredApproval {
    return this.#approval
  }
}

/** Shows the comparison to a page request. @returns whether it answered. */
export async function sendMismatch(error: PingOneError): Promise<boolean> {
  if (!(error instanceof ApprovalMismatch) || !isForPage(error.request)) return false
  const { req, res, handled, details: arrived } = error.request
  const { reference, returnPath } = error.approval
  takeLocaleOf(req, error.approval)
  const { config } = handled.instance
  await noteProblem({ instance: handled.instance, req }, { error, reference })
  await sendPage(
    { instance: handled.instance, req, res },
    {
      facts: {
        step: 'mismatch',
        purpose: 'approval',
        action: returnPath,
        csrf: '',
        reference,
        returnPath,
        homePath: config.basePath + config.paths.home,
        approval: toApprovalFacts(error.approval),
        arrived,
      },
      status: error.status,
    },
  )
  return true
}
