// The refusals of the flow API as errors; none repeats a word that PingOne or a person wrote.
import { FlowError } from '../errors.js'
import type { PingOneErrorBody, UpstreamError } from '../errors.js'
import { upstream } from './answer.js'
import type { Answer } from './answer.js'
import type { FlowState } from './state.js'

/** An action or a resume that the flow's state does not take. */
export function notOffered({ flowId }: FlowState, why: string): FlowError {
  return new FlowError(`${why}; nothing was sent.`, { reason: 'action_not_offered', flowId })
}

/** A redirect where none is expected, or to somewhere else than expected. */
export function redirected(call: string): UpstreamError {
  return upstream({ call }, { status: 302 }, 'redirected', 'yes')
}

/** PingOne names the person's or the request's fault in `details`; without any it is the client's set-up. */
export function refusedStart(body: PingOneErrorBody | undefined): FlowError {
  const code = body?.details[0]?.code ?? body?.code ?? 'no code'
  const why =
    body === undefined || body.details.length === 0
      ? `because of the client configuration (${code}): check clientId, redirect URI and response type, and that the application is enabled`
      : `(${code})`
  return new FlowError(`PingOne refused the authorization request ${why}.`, {
    reason: 'refused',
    ...(body !== undefined && { body }),
  })
}

/** A refused read, action or resume: a flow that PingOne does not know has expired. */
export function refusedFlow(
  { status, body }: Extract<Answer, { kind: 'refusal' }>,
  flowId: string,
): FlowError {
  const expired = body === undefined ? status === 404 || status === 410 : body.code === 'NOT_FOUND'
  return new FlowError(
    expired
      ? 'PingOne does not know this flow: it has expired or has ended.'
      : `PingOne refused the call (${body?.details[0]?.code ?? body?.code ?? status}).`,
    { reason: expired ? 'expired' : 'refused', flowId, ...(body !== undefined && { body }) },
  )
}

/** A flow that PingOne ended as failed. */
export function failedFlow(state: FlowState): FlowError {
  const error = state.status === 'FAILED' ? state.error : { code: 'UNKNOWN' }
  return new FlowError(`PingOne ended the flow as failed (${error.code}).`, {
    reason: 'failed',
    flowId: state.flowId,
    body: { ...error, details: [] },
  })
}
