// Of a call to PingOne: how it failed.
import { holdAcrossCopies } from './across-copies.js'
import { causeOf, PingOneError } from './pingone-error.js'

/** What went wrong on the way to PingOne or back. */
export type UpstreamReason =
  | 'unreachable'
  | 'interrupted'
  | 'timed_out'
  | 'too_large'
  | 'redirected'
  | 'foreign_host'
  | 'rate_limited'
  | 'server_error'
  | 'not_understood'

/**
 * PingOne could not be reached, was too slow, or answered something that is no answer.
 *
 * `reached` tells whether PingOne may have acted on the call: `no` only when it certainly did not.
 */
export class UpstreamError extends PingOneError {
  override readonly name = 'UpstreamError' as const
  readonly code = 'ERR_PINGONE_UPSTREAM' as const
  readonly status = 503 as const
  readonly reason: UpstreamReason
  /** The call that failed, e.g. `authorize`, `token`, `flow`, never a URL. */
  readonly call: string
  readonly reached: 'no' | 'unknown' | 'yes'
  /** Seconds PingOne asked to wait (`Retry-After`), clamped to 1…120. */
  readonly retryAfterSeconds?: number
  /** HTTP status PingOne answered with, when it answered. */
  readonly upstreamStatus?: number

  constructor(
    message: string,
    options: {
      readonly reason: UpstreamReason
      readonly call: string
      readonly reached: 'no' | 'unknown' | 'yes'
      readonly retryAfterSeconds?: number
      readonly upstreamStatus?: number
      readonly cause?: unknown
    },
  ) {
    super(message, causeOf(options.cause))
    this.reason = options.reason
    this.call = options.call
    this.reached = options.reached
    if (options.retryAfterSeconds !== undefined) this.retryAfterSeconds = options.retryAfterSeconds
    if (options.upstreamStatus !== undefined) this.upstreamStatus = options.upstreamStatus
  }
}

holdAcrossCopies({ UpstreamError })
