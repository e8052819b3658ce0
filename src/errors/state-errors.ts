// Of what we keep: a store that fails, a limit that is hit.
import { holdAcrossCopies } from './across-copies.js'
import { causeOf, PingOneError } from './pingone-error.js'

/** The session store or the state store failed or did not answer in time: never read as "absent". */
export class StateUnavailableError extends PingOneError {
  override readonly name = 'StateUnavailableError' as const
  readonly code = 'ERR_PINGONE_STATE' as const
  readonly status = 503 as const
  readonly operation: string

  constructor(message: string, options: { readonly operation: string; readonly cause?: unknown }) {
    super(message, causeOf(options.cause))
    this.operation = options.operation
  }
}

/** A limit of ours was hit. */
export class ThrottledError extends PingOneError {
  override readonly name = 'ThrottledError' as const
  readonly code = 'ERR_PINGONE_THROTTLED' as const
  readonly status = 429 as const
  readonly retryAfterSeconds: number
  /** Name of the limit, e.g. `secret-own`. */
  readonly limit: string
  /** What the person reads, e.g. `tries_own`. */
  readonly limitText?: string
  /** Whether PingOne's own pages are offered as another way in: to a stranger, whom others can shut out. */
  readonly hosted: boolean

  constructor(
    message: string,
    options: {
      readonly limit: string
      readonly retryAfterSeconds: number
      readonly limitText?: string
      readonly hosted?: boolean
    },
  ) {
    super(message)
    this.limit = options.limit
    this.retryAfterSeconds = options.retryAfterSeconds
    if (options.limitText !== undefined) this.limitText = options.limitText
    this.hosted = options.hosted ?? false
  }
}

holdAcrossCopies({ StateUnavailableError, ThrottledError })
