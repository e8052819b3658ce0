// The refusals of the flow API as errors; none repeats a word that PingOne or a person wrote.
import { FlowError } from '../errors.js'
import type { PingOneErrorBody, UpstreamError } from '../errors.js'
import { upstream } from './answer.js'
import type { Answer } from './answer.js'
import { buildRejection } from './rejection.js'
import type { FlowState } from './state.js'

/** An action or a resume that the flow's state does not take. */
export function notOffered({ flowId }: FlowState, why: string): FlowError {
  return new FlowError(`${why}; nothing was sent.`, { reason: 'action_not_offered', flowId })
}

/** A redirect where none is expected, or to somewhere else than expected. */
export function redirected(call: string): UpstreamError {
  return upstream({ call }, { status: 302, reason: 'redirected', reached: 'yes' })
}

/**
 * PingOne names the person's or the request's fault in `details`; without any it is the client's set-up. Of a person
 * whom a hint names, it is also what that person has to wait for.
 */
export function refusedStart(
  { status, body, retryAtMs }: Refusal,
  asked: 'authorize' | 'authorize with hint',
): FlowError {
  const wait = retryAtMs === undefined ? {} : { retryAtMs }
  const rejection =
    asked === 'authorize' || body === undefined
      ? undefined
      : buildRejection({ asked, status, body, ...wait })
  return new FlowError(`PingOne refused the authorization request ${explainStart(body)}.`, {
    reason: 'refused',
    ...(body !== undefined && { body }),
    ...(rejection !== undefined && { rejection }),
  })
}

type Refusal = Extract<Answer, { kind: 'refusal' }>

function explainStart(body: PingOneErrorBody | undefined): string {
  const detail = body?.details[0]
  if (detail === undefined) {
    return `because of the client configuration (${body?.code ?? 'no code'}): check clientId, redirect URI and response type, and that the application is enabled`
  }
  return `(${detail.code})`
}

/** A refused read, action or resume: a flow that PingOne does not know has expired. */
export function refusedFlow({ status, body }: Refusal, flowId: string): FlowError {
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
