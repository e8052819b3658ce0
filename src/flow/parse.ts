// Unknown JSON to FlowState: an allow-list of members; whatever else PingOne sends is dropped here.
import { FlowError } from '../errors.js'
import { readOfferedActions } from '../pingone/hal.js'
import {
  isObject,
  isUuid,
  readInstant,
  readInteger,
  readList,
  readMember,
  readText,
  readWord,
} from '../pingone/json.js'
import type {
  AuthorizeResponse,
  ExternalAuthenticationRequired,
  FlowDevice,
  FlowState,
  FlowStateBase,
  NotDrivenYet,
} from './state.js'

/** What is known before the answer is read. */
export interface ParseContext {
  readonly environmentBaseUrl: string
  /** The flow that was asked for; none at the start. */
  readonly flowId?: string
  readonly nowMs: number
}

const maxDevices = 50
const maxInstantMs = 8_640_000_000_000_000

/**
 * The state of a flow.
 *
 * @throws {FlowError} `not_understood` when it is no flow, `other_flow` when it is not the one asked for.
 */
export function parseFlowState(body: unknown, context: ParseContext): FlowState {
  if (!isObject(body)) throw notUnderstood('its answer is no JSON object', context)
  const flowId = parseFlowId(body, context)
  const status = readMember(body, 'status')
  const base: FlowStateBase = {
    flowId,
    offered: readOfferedActions(body, `${context.environmentBaseUrl}/flows/${flowId}`),
    ...parseExpiry(body),
    ...parseUser(body),
  }
  return parseStatus(typeof status === 'string' ? status : '', { body, base, nowMs: context.nowMs })
}

/** The authorization response of an answer, by its wire names; `undefined` when there is none. */
export function parseAuthorizeResponse(body: unknown): AuthorizeResponse | undefined {
  const response = readMember(body, 'authorizeResponse')
  const code = readWord(response, 'code', 4096)
  const state = readWord(response, 'state', 4096)
  const iss = readWord(response, 'iss', 2048)
  const error = readWord(response, 'error', 128)
  const error_description = readText(response, 'error_description', 500)
  if (code === undefined && error === undefined) return undefined
  return {
    ...(code !== undefined && { code }),
    ...(state !== undefined && { state }),
    ...(iss !== undefined && { iss }),
    ...(error !== undefined && { error }),
    ...(error_description !== undefined && { error_description }),
  }
}

interface Source {
  readonly body: unknown
  readonly base: FlowStateBase
  readonly nowMs: number
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

function parseStatus(status: string, source: Source): FlowState {
  const { body, base } = source
  switch (status) {
    case 'SIGN_ON_REQUIRED':
    case 'USERNAME_PASSWORD_REQUIRED':
    case 'PASSWORD_REQUIRED':
      return { ...base, status }
    case 'DEVICE_SELECTION_REQUIRED':
    case 'PUSH_CONFIRMATION_TIMED_OUT':
    case 'ASSERTION_REQUIRED':
      return { ...base, status, devices: parseDevices(source) }
    case 'PUSH_CONFIRMATION_REQUIRED':
      return { ...base, status, devices: parseDevices(source), ...parseSelectedDevice(body) }
    case 'OTP_REQUIRED':
      return {
        ...base,
        status,
        devices: parseDevices(source),
        ...parseSelectedDevice(body),
        bypassAllowed: readMember(body, 'bypassAllowed') === true,
      }
    case 'COMPLETED':
      return { ...base, status, ...parseEnd(body) }
    case 'FAILED':
      return { ...base, status, error: parseFailure(body) }
    default:
      return parseUndriven(status, source)
  }
}

const undriven: ReadonlySet<string> = new Set<
  NotDrivenYet['status'] | ExternalAuthenticationRequired['status']
>([
  'PASSWORD_EXPIRED',
  'MUST_CHANGE_PASSWORD',
  'RECOVERY_CODE_REQUIRED',
  'VERIFICATION_CODE_REQUIRED',
  'ACCOUNT_LINKING_REQUIRED',
  'ACCOUNT_CONFIRMATION_REQUIRED',
  'PROFILE_DATA_REQUIRED',
  'AGREEMENT_CONSENT_REQUIRED',
  'DAG_USER_CODE_REQUIRED',
  'DAG_CONSENT_REQUIRED',
  'EXTERNAL_AUTHENTICATION_REQUIRED',
])

function parseUndriven(status: string, { body, base }: Source): FlowState {
  if (isUndriven(status)) return { ...base, status }
  const reported: unknown = readMember(body, 'status')
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

function isUndriven(
  status: string,
): status is NotDrivenYet['status'] | ExternalAuthenticationRequired['status'] {
  return undriven.has(status)
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

function parseSelectedDevice(body: unknown): { readonly selectedDeviceId?: string } {
  const selectedDeviceId = readWord(readMember(body, 'selectedDevice'), 'id', 64)
  return selectedDeviceId === undefined ? {} : { selectedDeviceId }
}

function parseDevices({ body, nowMs }: Source): readonly FlowDevice[] {
  return readList(readMember(body, '_embedded'), 'devices', maxDevices).flatMap((device) =>
    parseDevice(device, nowMs),
  )
}

function parseDevice(device: unknown, nowMs: number): FlowDevice[] {
  const id = readWord(device, 'id', 64)
  const type = readWord(device, 'type', 32)
  if (id === undefined || type === undefined) return []
  const destination =
    maskPhone(readText(device, 'phone', 64)) ?? maskEmail(readText(device, 'email', 256))
  const nickname = readText(device, 'nickname', 100)
  const coolDownExpiresAt = readInteger(device, 'coolDownExpiresAt', {
    least: 1,
    most: maxInstantMs,
  })
  return [
    {
      id,
      type,
      ...(destination !== undefined && { destination }),
      ...(nickname !== undefined && { nickname }),
      usable: isUsable(device) && (coolDownExpiresAt ?? 0) <= nowMs,
      ...(coolDownExpiresAt !== undefined && { coolDownExpiresAt }),
    },
  ]
}

function isUsable(device: unknown): boolean {
  const status = readMember(device, 'status')
  return (
    (status === undefined || status === 'ACTIVE') &&
    readMember(readMember(device, 'lock'), 'status') !== 'LOCKED' &&
    readMember(readMember(device, 'block'), 'status') !== 'BLOCKED'
  )
}

/** PingOne masks already; a number that comes in clear is masked here the same way. */
function maskPhone(phone: string | undefined): string | undefined {
  if (phone === undefined || phone.includes('*')) return phone
  return `*******${phone.slice(-2)}`
}

function maskEmail(email: string | undefined): string | undefined {
  if (email === undefined || email.includes('*')) return email
  const domain = /@[^@]*$/.exec(email)?.[0] ?? ''
  return `${email.slice(0, 2)}****${domain}`
}

function parseEnd(body: unknown): { readonly authorizeResponse?: AuthorizeResponse } {
  const authorizeResponse = parseAuthorizeResponse(body)
  return authorizeResponse === undefined ? {} : { authorizeResponse }
}

function parseFailure(body: unknown): { readonly code: string; readonly message?: string } {
  const error = readMember(body, 'error')
  const message = readText(error, 'message', 500)
  return {
    code: readWord(error, 'code', 64) ?? 'UNKNOWN',
    ...(message !== undefined && { message }),
  }
}

function notUnderstood(why: string, { flowId }: ParseContext): FlowError {
  return new FlowError(`PingOne's flow is not understood: ${why}.`, {
    reason: 'not_understood',
    ...(flowId !== undefined && { flowId }),
  })
}
