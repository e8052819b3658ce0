// Answers of the platform API that are none: redirects, failures of PingOne, bodies that lack what we need.
import { UpstreamError } from '../../../errors.js'
import { parseRetryAfter } from '../../../pingone/retry-after.js'
import { readCorrelationId } from './refusal.js'

interface NamedCall {
  readonly name: string
}

/** A redirect, a time-out or a failure in place of an answer: whether PingOne acted is not known. */
export function unusableAnswer(call: NamedCall, response: Response): UpstreamError {
  const { status } = response
  const correlationId = readCorrelationId(response)
  const handle = correlationId === undefined ? '' : ` (Correlation-Id ${correlationId})`
  const retryAfterSeconds = parseRetryAfter(response.headers.get('retry-after'), {
    nowMs: Date.now(),
  })
  return new UpstreamError(
    status < 400
      ? `PingOne answered the call ${call.name} with a redirect (${status}), which is not followed${handle}.`
      : `PingOne answered the call ${call.name} with ${status}${handle}.`,
    {
      reason: status < 400 ? 'redirected' : status === 408 ? 'timed_out' : 'server_error',
      call: call.name,
      reached: 'unknown',
      upstreamStatus: status,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    },
  )
}

/** An answer that lacks what we need. */
export function notUnderstood(call: NamedCall, why: string): UpstreamError {
  return new UpstreamError(`PingOne's answer to the call ${call.name} is not understood: ${why}.`, {
    reason: 'not_understood',
    call: call.name,
    reached: 'yes',
  })
}

/** A link in an answer that leads elsewhere. */
export function foreignLink(call: NamedCall): UpstreamError {
  return new UpstreamError(
    `PingOne's answer to the call ${call.name} links to a next page outside this environment, which is not followed.`,
    { reason: 'foreign_host', call: call.name, reached: 'yes' },
  )
}
