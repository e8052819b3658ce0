// The base of every error.
import { hasInstance, holdAcrossCopies } from './across-copies.js'

/**
 * The base of every error of this package.
 *
 * `message` may reach a log, never a page; no token, OTP, secret or cookie reaches either.
 */
export abstract class PingOneError extends Error {
  abstract readonly code: string
  /** HTTP status that an answer made from this error carries. */
  abstract readonly status: number
}

/** The options of `Error` for a cause that may be missing. */
export function causeOf(cause: unknown): ErrorOptions | undefined {
  return cause === undefined ? undefined : { cause }
}

holdAcrossCopies({ PingOneError })
Object.defineProperty(PingOneError, Symbol.hasInstance, { value: hasInstance })
