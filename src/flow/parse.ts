// Unknown JSON to FlowState: what every status has is read here, the rest by the status; what none names is dropped.
import { FlowError } from '../errors.js'
import { readOfferedActions } from '../pingone/hal.js'
import { isObject, isUuid, readInstant, readMember, readText, readWord } from '../pingone/json.js'
import type { FlowState, StateAt, Unsupported } from './state.js'
import * as statuses from './statuses/all.js'
import type { FlowStateBase, Source } from './statuses/status.js'

export { parseAuthorizeResponse } from './statuses/ends.js'

/** What is known before the answer is read. */
export interface ParseContext {
  readonly environmentBaseUrl: string
  /** The flow that was asked for; none at the start. */
  readonly flowId?: string
  readonly nowMs: number
}

/**
 * The state of a flow.
 *
 * @throws {FlowError} `not_understood` when it is no flow, `other_flow` when it is not the one asked for.
 */
export function parseFlowState(body: unknown, context: ParseContext): FlowState {
  if (!isObject(body)) throw notUnderstood('its answer is no JSON object', context)
  if (isDaVinci(body)) throw notUnderstood('its answer is one of a DaVinci flow', context)
  const flowId = parseFlowId(body, context)
  const base: FlowStateBase = {
    flowId,
    offered: readOfferedActions(body, `${context.environmentBaseUrl}/flows/${flowId}`),
    ...parseExpiry(body),
    ...parseUser(body),
  }
  const status = readMember(body, 'status')
  const source: Source = { body, base, nowMs: context.nowMs }
  return isStatus(status) ? parsers[status].parse(source) : parseUnsupported(source)
}

/** Each status stands in the list under its own name; the compiler holds it. */
const parsers: {
  readonly [K in keyof typeof statuses]: { readonly parse: (source: Source) => StateAt<K> }
} = statuses

function isStatus(status: unknown): status is keyof typeof statuses {
  return typeof status === 'string' && /^[A-Z_]+$/.test(status) && Object.hasOwn(parsers, status)
}

/** DaVinci answers with interactions and forms of its own, also when it says that it is completed. */
function isDaVinci(body: unknown): boolean {
  return (
    ['interactionId', 'interactionToken', 'eventName'].some(
      (name) => readMember(body, name) !== undefined,
    ) || readMember(readMember(body, 'form'), 'components') !== undefined
  )
}

/** An ended flow may be answered without an id; a living one may not. */
function parseFlowId(body: unknown, context: ParseContext): string {
  const id = readMember(body, 'id')
  const status = readMember(body, 'status')
  if (id === undefined && context.flowId !== undefined) return context.flowId
  if (id === undefined && (status === 'COMPLETED' || status === 'FAILED')) return ''
  if (!isUuid(id)) throw notUnderstood('its flow has no id that is a UUID', context)
  if (context.flowId !== undefined && id !== context.flowId) {
    throw new FlowError('PingOne answered with another flow than the one it was asked about.', {
      reason: 'other_flow',
      flowId: context.flowId,
    })
  }
  return id
}

function parseUnsupported({ body, base }: Source): Unsupported {
  const reported = readMember(body, 'status')
  return {
    ...base,
    status: 'UNSUPPORTED',
    reported: ['string', 'number', 'boolean'].includes(typeof reported)
      ? String(reported)
          .slice(0, 256)
          .replace(/[^\x20-\x7e]/g, '')
          .slice(0, 64)
      : '',
  }
}

function parseExpiry(body: unknown): { readonly expiresAtMs?: number } {
  const expiresAtMs = readInstant(body, 'expiresAt')
  return expiresAtMs === undefined ? {} : { expiresAtMs }
}

function parseUser(body: unknown): Pick<FlowStateBase, 'user'> {
  const user = readMember(readMember(body, '_embedded'), 'user')
  const id = readWord(user, 'id', 128)
  if (id === undefined) return {}
  const username = readText(user, 'username', 256)
  return { user: { id, ...(username !== undefined && { username }) } }
}

function notUnderstood(why: string, { flowId }: ParseContext): FlowError {
  return new FlowError(`PingOne's flow is not understood: ${why}.`, {
    reason: 'not_understood',
    ...(flowId !== undefined && { flowId }),
  })
}
