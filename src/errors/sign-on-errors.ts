// Of a sign-on: what came back was refused, here or by the app.
import { holdAcrossCopies } from './across-copies.js'
import { causeOf, PingOneError } from './pingone-error.js'

/** The authorization response or the token exchange was refused, or the ID Token did not verify. */
export class AuthorizationError extends PingOneError {
  override readonly name = 'AuthorizationError' as const
  readonly code = 'ERR_PINGONE_AUTHORIZATION' as const
  readonly status = 403 as const
  /**
   * OAuth `error`, or one of ours: `invalid_authorization_response`, `invalid_id_token`, `invalid_token_response`,
   * `invalid_userinfo`, `silent_sign_on_refused`, `no_refresh_token`, `refresh_failed`; of a step-up or an approval:
   * `other_user`, `no_authenticator_action`, `auth_time_too_old`, `acr_unmet`, `amr_unmet`, `refused_by_hook`.
   */
  readonly error: string
  readonly error_description?: string

  constructor(
    message: string,
    options: {
      readonly error: string
      readonly error_description?: string
      readonly cause?: unknown
    },
  ) {
    super(message, causeOf(options.cause))
    this.error = options.error
    if (options.error_description !== undefined) this.error_description = options.error_description
  }
}

/** Why a browser's return to us was refused. */
export type CallbackReason =
  | 'unknown_attempt'
  | 'spent_attempt'
  | 'expired_attempt'
  | 'other_browser'
  | 'cookies_off'
  | 'too_many_pages'
  | 'session_cookie_lost'
  | 'csrf'
  | 'cross_site'
  | 'state_mismatch'
  | 'duplicate_parameter'
  | 'unexpected_parameter'
  | 'malformed_response'
  | 'wrong_method'
  | 'other_user'
  | 'unsolicited_error'

/** What came back does not belong to a pending sign-on of this browser. */
export class CallbackError extends PingOneError {
  override readonly name = 'CallbackError' as const
  readonly code = 'ERR_PINGONE_CALLBACK' as const
  readonly status: 400 | 403 | 404 | 405
  readonly reason: CallbackReason

  constructor(
    message: string,
    options: {
      readonly reason: CallbackReason
      readonly status?: 400 | 403 | 404 | 405
      readonly cause?: unknown
    },
  ) {
    super(message, causeOf(options.cause))
    this.reason = options.reason
    this.status = options.status ?? 403
  }
}

/** A hook of the app refused this sign-on: thrown by the app in `afterSignOn`. */
export class SignOnDenied extends PingOneError {
  override readonly name = 'SignOnDenied' as const
  readonly code = 'ERR_PINGONE_SIGN_ON_DENIED' as const
  readonly status = 403 as const
}

holdAcrossCopies({ AuthorizationError, CallbackError, SignOnDenied })
