// Everything that can go wrong with a call to PingOne, as one error each, without address or content.
import { UpstreamError, type PingOneErrorBody } from '../errors.js'
import { BodyTooLarge } from './bounded-body.js'
import type { FetchedResponse } from './fetch-function.js'
import { neverReached, readFailureCode } from './network-failure.js'
import { readWaitSeconds } from './rate-limit.js'
import { parseRetryAfter } from './retry-after.js'

/** What a caught failure means: an `UpstreamError`, or the caller's own abort as it was. */
export function explainFailure(
  call: string,
  { signal, error }: { readonly signal: AbortSignal; readonly error: unknown },
): unknown {
  if (error instanceof UpstreamError) return error
  if (error instanceof BodyTooLarge) return tooLarge(call)
  if (signal.aborted) return explainAbort(call, signal.reason)
  const code = readFailureCode(error)
  const never = neverReached(error)
  const why = code === undefined ? '' : ` (${code})`
  return new UpstreamError(
    never
      ? `PingOne could not be reached for the call ${call}${why}.`
      : `The connection to PingOne broke during the call ${call}${why}.`,
    {
      reason: never ? 'unreachable' : 'interrupted',
      call,
      reached: never ? 'no' : 'unknown',
      cause: error,
    },
  )
}

/** The caller's own abort stays the caller's; a time-out, his or ours, is a time-out. */
function explainAbort(call: string, reason: unknown): unknown {
  return reason instanceof Error && reason.name === 'TimeoutError'
    ? timedOut(call, 'unknown')
    : reason
}

/** Too slow: the call, or all calls of one browser request. */
export function timedOut(call: string, reached: 'no' | 'unknown'): UpstreamError {
  return new UpstreamError(`PingOne did not answer the call ${call} in time.`, {
    reason: 'timed_out',
    call,
    reached,
  })
}

function tooLarge(call: string): UpstreamError {
  return new UpstreamError(`PingOne's answer to the call ${call} is longer than is read.`, {
    reason: 'too_large',
    call,
    reached: 'yes',
  })
}

/** A limit of our calls in general: PingOne did nothing. */
export function rateLimited(
  call: string,
  {
    response: { status, headers },
    body,
  }: {
    readonly response: Pick<FetchedResponse, 'status' | 'headers'>
    readonly body?: PingOneErrorBody | undefined
  },
): UpstreamError {
  const retryAfterSeconds = readWaitSeconds(headers, { body, nowMs: Date.now() })
  return new UpstreamError(`PingOne limits the rate of calls: ${call} was refused (${status}).`, {
    reason: 'rate_limited',
    call,
    reached: 'yes',
    upstreamStatus: status,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  })
}

/** 5xx: whether PingOne acted is not known, a gateway may have answered. */
export function serverError(call: string, response: FetchedResponse): UpstreamError {
  return new UpstreamError(`PingOne answered the call ${call} with ${response.status}.`, {
    reason: 'server_error',
    call,
    reached: 'unknown',
    upstreamStatus: response.status,
    ...readWaitingTime(response),
  })
}

function readWaitingTime(response: FetchedResponse): { readonly retryAfterSeconds?: number } {
  const retryAfterSeconds = parseRetryAfter(response.headers.get('retry-after'), {
    nowMs: Date.now(),
  })
  return retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
}
