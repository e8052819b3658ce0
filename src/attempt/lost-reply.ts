// A call without an answer: may PingOne have done it, and did it name a time?
import { UpstreamError } from '../errors.js'

/** True when PingOne may have done what it was asked; a refused rate (429) is not worked on. */
export function mayHaveActed(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && error.reached !== 'no' && error.reason !== 'rate_limited'
}

/** PingOne named a time: not even a read before it is over. */
export function asksToWait(
  error: unknown,
): error is UpstreamError & { readonly retryAfterSeconds: number } {
  return error instanceof UpstreamError && error.retryAfterSeconds !== undefined
}

/** The failure of the step, with the time that the read of the flow was told. */
export function withWaitingTime(
  error: UpstreamError,
  { retryAfterSeconds }: { readonly retryAfterSeconds: number },
): UpstreamError {
  const { reason, call, reached } = error
  return new UpstreamError(error.message, {
    reason,
    call,
    reached,
    retryAfterSeconds,
    cause: error,
  })
}
