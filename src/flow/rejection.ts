// Why PingOne did not accept an action: told by the code in the body, and only then by the HTTP status.
import type { PingOneErrorBody, PingOneErrorDetail } from '../errors.js'
import type { FlowAction, FlowRejection } from './action.js'

/** An answer of 4xx to an action. */
export interface RefusedAction {
  readonly action: FlowAction['action']
  readonly body: PingOneErrorBody
}

/** The rejection a person can put right, or `undefined` when the refusal is no matter of what was typed. */
export function buildRejection(refused: RefusedAction): FlowRejection | undefined {
  const { body } = refused
  for (const detail of body.details) {
    const meaning = meaningOf(detail, refused)
    if (meaning !== undefined) return withFigures(detail, meaning)
  }
  const meaning = meaningOf({ code: body.code }, refused)
  if (meaning !== undefined) return { code: body.code, meaning }
  if (body.code !== 'INVALID_DATA') return undefined
  const [first] = body.details
  return first === undefined
    ? { code: body.code, meaning: 'invalid' }
    : withFigures(first, 'invalid')
}

function meaningOf(
  { code, target }: Pick<PingOneErrorDetail, 'code' | 'target'>,
  { action, body }: RefusedAction,
): FlowRejection['meaning'] | undefined {
  switch (code) {
    case 'INVALID_OTP':
      return 'wrong_otp'
    case 'QUOTA_EXCEEDED':
      return isOtpQuota(action, body) ? 'otp_quota' : 'message_limit'
    case 'LIMIT_EXCEEDED':
      return 'message_limit'
    case 'INVALID_CREDENTIALS':
    case 'NO_PASSWORD':
      return 'wrong_credentials'
    case 'PASSWORD_LOCKED_OUT':
      return 'locked'
    case 'ACCOUNT_NOT_USABLE':
      return 'unusable_account'
    case 'NO_USABLE_DEVICES':
      return 'no_usable_devices'
    case 'INVALID_VALUE':
      return meaningOfInvalidValue(action, target)
    default:
      return undefined
  }
}

/** Used-up codes and used-up messages share a code: only sending can use up messages. */
function isOtpQuota(action: FlowAction['action'], body: PingOneErrorBody): boolean {
  return action === 'otp.check' || body.code !== 'REQUEST_LIMITED'
}

function meaningOfInvalidValue(
  action: FlowAction['action'],
  target: string | undefined,
): FlowRejection['meaning'] | undefined {
  if (target !== 'username' && target !== 'password') return undefined
  if (action === 'usernamePassword.check') return 'wrong_credentials'
  return action === 'user.lookup' ? 'unknown_user' : undefined
}

function withFigures(detail: PingOneErrorDetail, meaning: FlowRejection['meaning']): FlowRejection {
  const { code, target, attemptsRemaining, coolDownExpiresAt, secondsUntilUnlock } = detail
  return {
    code,
    meaning,
    ...(target !== undefined && { target }),
    ...(attemptsRemaining !== undefined && { attemptsRemaining }),
    ...(coolDownExpiresAt !== undefined && { coolDownExpiresAt }),
    ...(secondsUntilUnlock !== undefined && { secondsUntilUnlock }),
  }
}
