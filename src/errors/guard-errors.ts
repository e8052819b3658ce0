// Of a guard: what is not met, and evidence that does not verify.
import { holdAcrossCopies } from './across-copies.js'
import { causeOf, PingOneError } from './pingone-error.js'

/** Codes of an unmet guard. */
export type GuardCode =
  | 'ERR_PINGONE_AUTH_REQUIRED'
  | 'ERR_PINGONE_SCOPE_REQUIRED'
  | 'ERR_PINGONE_CLAIM_REQUIRED'
  | 'ERR_PINGONE_MFA_REQUIRED'
  | 'ERR_PINGONE_APPROVAL_REQUIRED'
  | 'ERR_PINGONE_APPROVAL_MISMATCH'
  | 'ERR_PINGONE_APPROVAL_USED'
  | 'ERR_PINGONE_APPROVAL_EXPIRED'
  | 'ERR_PINGONE_APPROVAL_DENIED'
  | 'ERR_PINGONE_APPROVAL_FOREIGN'
  | 'ERR_PINGONE_APPROVAL_UNKNOWN'
  | 'ERR_PINGONE_APPROVAL_OTHER_ROUTE'
  | 'ERR_PINGONE_APPROVAL_MALFORMED'
  | 'ERR_PINGONE_APPROVAL_DETAILS'
  | 'ERR_PINGONE_BODY_UNREADABLE'
  | 'ERR_PINGONE_CROSS_SITE'

/** A guard that is not met. */
export class GuardError extends PingOneError {
  override readonly name = 'GuardError' as const
  readonly code: GuardCode
  readonly status: 400 | 401 | 403 | 409 | 413 | 415 | 500

  constructor(
    message: string,
    options: {
      readonly code: GuardCode
      readonly status: GuardError['status']
      readonly cause?: unknown
    },
  ) {
    super(message, causeOf(options.cause))
    this.code = options.code
    this.status = options.status
  }
}

/** Evidence of an approval that does not verify. */
export class EvidenceError extends PingOneError {
  override readonly name = 'EvidenceError' as const
  readonly code = 'ERR_PINGONE_EVIDENCE' as const
  readonly status = 400 as const

  constructor(message: string, options: { readonly cause?: unknown } = {}) {
    super(message, causeOf(options.cause))
  }
}

holdAcrossCopies({ GuardError, EvidenceError })
