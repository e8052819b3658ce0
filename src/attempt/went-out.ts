// What one call to PingOne did, as far as its answer tells: what a budget keeps or gets back hangs on it. Pure.
import { FlowError, UpstreamError } from '../errors.js'
import type { FlowRejection } from '../flow/action.js'
import type { FlowStep } from '../flow/client.js'
import type { FlowState } from '../flow/state.js'
import { isCodeSent } from '../models/code-devices.js'
import type { DrivenAction } from './driven-action.js'

/** What was asked: an action, or the start of a flow for the person whom a hint names. */
export type AskedOf = DrivenAction['action'] | 'confirmation'

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

/** What a call did that has no answer of a flow: it failed, or was refused without a word of the person. */
export function readFailure(asked: AskedOf, error: unknown): WentOut {
  if (error instanceof FlowError && error.rejection !== undefined) {
    return readRejection(asked, error.rejection.meaning)
  }
  return didNothing(error)
    ? { message: 'none', secret: isSecret(asked) ? 'unheard' : 'none' }
    : { message: canSend(asked) ? 'unknown' : 'none', secret: isSecret(asked) ? 'unknown' : 'none' }
}

/**
 * What a call did whose answer was lost, by the one read of its flow: a flow that went on did what was asked of it, and
 * of one that stayed only a lookup is known not to have happened.
 */
export function readReconciled(asked: AskedOf, before: FlowState, read: FlowState): WentOut {
  if (read.status !== before.status) return readStep(asked, { flow: { state: read, cookies: [] } })
  if (asked === 'user.lookup') return { message: 'none', secret: 'none' }
  return {
    message: asked === 'device.select' ? 'unknown' : 'none',
    secret: isSecret(asked) ? 'unknown' : 'none',
  }
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

/** What PingOne says of other actions than ours: it did not look at what was sent. */
const FOREIGN: ReadonlySet<string> = new Set<FlowRejection['meaning']>([
  'wrong_code',
  'wrong_assertion',
  'password_requirements',
  'taken',
])

function readRejection(asked: AskedOf, meaning: FlowRejection['meaning']): WentOut {
  const isOfMessages = meaning === 'message_limit' || meaning === 'otp_quota'
  const message = canSend(asked) && isOfMessages ? 'refused' : 'none'
  const isForeign = FOREIGN.has(meaning)
  switch (asked) {
    case 'usernamePassword.check': {
      if (isOfMessages || meaning === 'no_usable_devices') return { message, secret: 'right' }
      return { message, secret: isForeign || meaning === 'wrong_otp' ? 'unheard' : 'wrong' }
    }
    case 'otp.check': {
      const isOther = ['message_limit', 'wrong_credentials', 'unknown_user'].includes(meaning)
      return { message, secret: isForeign || isOther ? 'unheard' : 'wrong' }
    }
    case 'user.lookup':
    case 'device.select':
    case 'session.reset':
    case 'confirmation':
      return { message, secret: 'none' }
  }
}

/** The policy sends when it comes to a device; the same code page after a code may be the next factor's. */
function readMessage(asked: AskedOf, state: FlowState): WentOut['message'] {
  if (state.status === 'PUSH_CONFIRMATION_REQUIRED')
    return asked === 'session.reset' ? 'none' : 'sent'
  if (state.status !== 'OTP_REQUIRED' || asked === 'session.reset') return 'none'
  const type = state.devices.find(({ id }) => id === state.selectedDeviceId)?.type
  if (!isCodeSent(type)) return 'none'
  return asked === 'otp.check' ? 'unknown' : 'sent'
}

function readSecret(asked: AskedOf, { status, ...state }: FlowState): WentOut['secret'] {
  if (!isSecret(asked)) return 'none'
  if (status !== 'FAILED')
    return status === 'OTP_REQUIRED' && asked === 'otp.check' ? 'unknown' : 'right'
  // A lock outranks what was typed; a missing device comes after a password was right.
  const code = 'error' in state ? state.error.code : ''
  if (asked === 'otp.check') return 'wrong'
  return code === 'PASSWORD_LOCKED_OUT' || code === 'ACCOUNT_NOT_USABLE' ? 'wrong' : 'right'
}

function isSecret(asked: AskedOf): boolean {
  return asked === 'otp.check' || asked === 'usernamePassword.check'
}

function canSend(asked: AskedOf): boolean {
  return asked !== 'otp.check' && asked !== 'session.reset'
}
