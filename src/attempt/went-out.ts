// What one call to PingOne did, as far as its answer tells: what a budget keeps or gets back hangs on it. Pure.
import { FlowError, UpstreamError } from '../errors.js'
import type { FlowAction, FlowRejection } from '../flow/action.js'
import type { FlowStep } from '../flow/client.js'
import type { FlowState } from '../flow/state.js'
import { findStepAt, natureOf } from '../steps/index.js'

/** What was asked: an action, or the start of a flow for the person whom a hint names. */
export type AskedOf = FlowAction['action'] | 'confirmation'

/** What a call did. */
export interface WentOut {
  /**
   * A message to the person. `none`: certainly no one was sent. `refused`: PingOne would not send it. `sent`: one went
   * out, or a code page says so. `unknown`: it may have.
   */
  readonly message: 'none' | 'refused' | 'sent' | 'unknown'
  /**
   * The password or code of the call. `none`: it had none. `unheard`: PingOne did not look at it. `unknown`: nobody can
   * tell. A secret whose answer has to stay hidden counts as `wrong`.
   */
  readonly secret: 'none' | 'unheard' | 'right' | 'wrong' | 'unknown'
}

/** What a step did, by PingOne's answer to it. */
export function readStep(asked: AskedOf, { flow, rejection }: FlowStep): WentOut {
  if (rejection !== undefined) return readRejection(asked, rejection.meaning)
  return { message: readMessage(asked, flow.state), secret: readSecret(asked, flow.state) }
}

/** Calls that only read or announce: whatever becomes of them, nobody is sent a code and none is tried. */
const HARMLESS: ReadonlySet<string> = new Set(['discovery', 'jwks', 'par'])

/** PingOne certainly did nothing: it was not reached, limits the rate, or refused what was asked as a whole. */
export function didNothing(error: unknown): boolean {
  if (error instanceof UpstreamError) {
    if (HARMLESS.has(error.call)) return true
    return error.reached === 'no' || error.reason === 'rate_limited'
  }
  return (
    error instanceof FlowError &&
    ['refused', 'expired', 'action_not_offered'].includes(error.reason)
  )
}

function readRejection(asked: AskedOf, meaning: FlowRejection['meaning']): WentOut {
  const isOfMessages = meaning === 'message_limit' || meaning === 'otp_quota'
  const message = canSend(asked) && isOfMessages ? 'refused' : 'none'
  if (!isSecret(asked)) return { message, secret: 'none' }
  if (isOfOthers(asked, meaning)) return { message, secret: 'unheard' }
  const isAfter = !provesAuthenticator(asked) && (isOfMessages || meaning === 'no_usable_devices')
  return { message, secret: isAfter ? 'right' : 'wrong' }
}

/** What PingOne says of other actions than this one: it did not look at what was sent. */
function isOfOthers(asked: AskedOf, meaning: FlowRejection['meaning']): boolean {
  switch (meaning) {
    case 'message_limit':
    case 'unknown_user':
      return provesAuthenticator(asked)
    case 'wrong_otp':
    case 'wrong_assertion':
    case 'wrong_credentials':
    case 'wrong_code':
    case 'password_requirements':
    case 'taken':
      return asked === 'confirmation' || natureOf(asked).refusedAs !== meaning
    default:
      return false
  }
}

/** The policy sends when it comes to a device; the same code page after a code may be the next factor's. */
function readMessage(asked: AskedOf, state: FlowState): WentOut['message'] {
  if (asked === 'session.reset') return 'none'
  const isPush = state.status === 'PUSH_CONFIRMATION_REQUIRED'
  if (!isPush && findStepAt(state.status)?.sendsTo?.(findType(state)) !== true) return 'none'
  return provesAuthenticator(asked) ? 'unknown' : 'sent'
}

function findType(state: FlowState): string | undefined {
  if (!('selectedDeviceId' in state)) return undefined
  return state.devices.find(({ id }) => id === state.selectedDeviceId)?.type
}

function readSecret(asked: AskedOf, { status, ...state }: FlowState): WentOut['secret'] {
  if (!isSecret(asked)) return 'none'
  if (status !== 'FAILED') {
    const isStill = provesAuthenticator(asked) && findStepAt(status)?.phase === 'authenticator'
    return isStill ? 'unknown' : 'right'
  }
  if (provesAuthenticator(asked)) return 'wrong'
  // A lock outranks what was typed; a missing device comes after a password was right.
  const code = 'error' in state ? state.error.code : ''
  return code === 'PASSWORD_LOCKED_OUT' || code === 'ACCOUNT_NOT_USABLE' ? 'wrong' : 'right'
}

function isSecret(asked: AskedOf): boolean {
  return asked !== 'confirmation' && natureOf(asked).counts === 'secret'
}

function provesAuthenticator(asked: AskedOf): boolean {
  return asked !== 'confirmation' && natureOf(asked).proves === 'authenticator'
}

function canSend(asked: AskedOf): boolean {
  return asked !== 'session.reset' && !provesAuthenticator(asked)
}
