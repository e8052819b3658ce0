// Which page and status a failure has.
import {
  AuthorizationError,
  CallbackError,
  FlowError,
  PingOneError,
  SignOnDenied,
  StateUnavailableError,
  UpstreamError,
} from '../../errors.js'
import type { ApprovalFacts, ErrorReason, Purpose } from '../../models/model.js'
import { readRefusedStart } from '../../attempt/refused-start.js'
import { BodyError } from './request-body.js'

/** What is known of the attempt that failed. */
export interface FailedAttempt {
  readonly returnPath?: string
  readonly reference?: string
  /** What the app calls the place `returnPath` leads to. */
  readonly returnLabel?: string
  /** Default `sign-on`. */
  readonly purpose?: Purpose
  /** A code may have reached PingOne: the page must not say that none was used. */
  readonly codeMaybeUsed?: boolean
  /** For events: whose attempt it is. */
  readonly userKey?: string
  readonly approvalId?: string
  /** What was to be approved: the page of a limit shows it. */
  readonly approval?: ApprovalFacts
}

/** What the page of a failure says. */
export interface Description {
  readonly reason: ErrorReason
  readonly status: number
  readonly retryAfterSeconds?: number
  readonly hostedPath?: string
}

/** Describes a failure for its page: the reason that its words go by, and the status. */
export function describe(
  error: PingOneError | BodyError,
  { attempt, nowMs }: { readonly attempt: FailedAttempt; readonly nowMs: number },
): Description {
  const { codeMaybeUsed, purpose } = attempt
  if (error instanceof BodyError) return { reason: 'bad_request', status: error.status }
  const unavailable = codeMaybeUsed === true ? 'unavailable_code_maybe_used' : 'unavailable'
  if (error instanceof UpstreamError) {
    const { retryAfterSeconds } = error
    return {
      reason: unavailable,
      status: 503,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    }
  }
  if (error instanceof StateUnavailableError) return { reason: unavailable, status: 503 }
  if (error instanceof CallbackError) return { reason: callbackReason(error), status: error.status }
  if (error instanceof SignOnDenied) return { reason: 'sign_on_denied', status: 403 }
  if (error instanceof AuthorizationError) {
    return { reason: authorizationReason(error, purpose), status: 403 }
  }
  if (error instanceof FlowError) return describeFlow(error, { purpose, nowMs })
  return { reason: 'sign_on_failed', status: error.status }
}

/** Who confirms is signed on: nothing of them is to hide, and what is not set up no new start puts right. */
function describeFlow(
  error: FlowError,
  { purpose, nowMs }: { readonly purpose: Purpose | undefined; readonly nowMs: number },
): Description {
  const failed = { reason: 'sign_on_failed', status: 502 } as const
  if (purpose !== 'step-up' && purpose !== 'approval') return failed
  const refused = readRefusedStart(error, nowMs)
  // Also where PingOne took the answer and its reply was lost: whoever approves has to read that nothing was sent.
  if (refused === undefined)
    return purpose === 'approval' ? { ...failed, reason: 'approval_refused' } : failed
  const { detail: _detail, ...description } = refused
  return description
}

function callbackReason({ reason }: CallbackError): ErrorReason {
  switch (reason) {
    case 'other_user':
      return 'other_user'
    case 'wrong_method':
    case 'duplicate_parameter':
    case 'malformed_response':
    case 'unexpected_parameter':
      return 'bad_request'
    case 'too_many_pages':
      return 'too_many_pages'
    case 'cookies_off':
    case 'session_cookie_lost':
      return 'cookies_off'
    case 'unknown_attempt':
    case 'spent_attempt':
    case 'expired_attempt':
    case 'other_browser':
    case 'csrf':
    case 'cross_site':
    case 'state_mismatch':
    case 'unsolicited_error':
      return 'used_or_foreign_page'
  }
}

function authorizationReason({ error }: AuthorizationError, purpose?: Purpose): ErrorReason {
  if (purpose === 'approval') return 'approval_refused'
  switch (error) {
    case 'acr_unmet':
    case 'amr_unmet':
      return 'acr_unmet'
    case 'other_user':
      return 'other_user'
    case 'access_denied':
      return 'cancelled'
    case 'temporarily_unavailable':
    case 'server_error':
      return 'unavailable'
    default:
      return 'sign_on_failed'
  }
}
