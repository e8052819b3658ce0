// Why PingOne did not accept an action: told by the code in the body, and only then by the HTTP status.
import type { PingOneErrorBody, PingOneErrorDetail } from '../errors.js'
import { isLimited } from '../pingone/rate-limit.js'
import type { FlowRejection } from './action.js'
import { findUsesUp, type Asked } from './own-limit.js'

/** An answer of 4xx that is no limit of the rate. */
export interface Refused {
  readonly asked: Asked
  readonly status: number
  readonly body: PingOneErrorBody
  /** Epoch milliseconds: `Retry-After`, where the details name no time. */
  readonly retryAtMs?: number
}

/** The rejection a person can put right or wait out; `undefined` when the refusal says nothing of them. */
export function buildRejection(refused: Refused): FlowRejection | undefined {
  const { body } = refused
  for (const detail of body.details) {
    const meaning = meaningOf(detail, refused)
    if (meaning !== undefined) return withFigures(detail, meaning, refused)
  }
  const meaning = meaningOf({ code: body.code }, refused)
  if (meaning !== undefined) return { code: body.code, meaning }
  if (body.code !== 'INVALID_DATA') return undefined
  const [first] = body.details
  if (!isInvalid(first, refused)) return undefined
  return first === undefined
    ? { code: body.code, meaning: 'invalid' }
    : withFigures(first, 'invalid', refused)
}

function meaningOf(
  detail: PingOneErrorDetail,
  refused: Refused,
): FlowRejection['meaning'] | undefined {
  const { asked } = refused
  switch (detail.code) {
    case 'INVALID_OTP':
      return asked === 'otp.check' ? 'wrong_otp' : undefined
    case 'QUOTA_EXCEEDED':
      return meaningOfQuota(detail, refused)
    case 'LIMIT_EXCEEDED':
      return findUsesUp(asked) === undefined ? undefined : 'message_limit'
    case 'INVALID_CREDENTIALS':
    case 'NO_PASSWORD':
      return asked === 'usernamePassword.check' ? 'wrong_credentials' : undefined
    case 'PASSWORD_LOCKED_OUT':
      return 'locked'
    case 'ACCOUNT_NOT_USABLE':
      return 'unusable_account'
    case 'NO_USABLE_DEVICES':
      return 'no_usable_devices'
    case 'INVALID_VALUE':
      return meaningOfInvalidValue(asked, detail.target)
    default:
      return undefined
  }
}

/**
 * Used-up codes and used-up messages share a code. Where codes are checked it is the codes; where a message would go
 * out, what names a way of delivery or a day's end is about messages, and what only pauses a device is about its codes.
 */
function meaningOfQuota(
  detail: PingOneErrorDetail,
  { asked, status, body }: Refused,
): FlowRejection['meaning'] | undefined {
  const usesUp = findUsesUp(asked)
  if (usesUp === undefined) return undefined
  if (usesUp === 'codes') return 'otp_quota'
  const { deliveryMethod, retryAt } = detail
  const isOfMessages = deliveryMethod !== undefined || retryAt !== undefined
  return isOfMessages || isLimited(status, body) ? 'message_limit' : 'otp_quota'
}

function meaningOfInvalidValue(
  asked: Asked,
  target: string | undefined,
): FlowRejection['meaning'] | undefined {
  if (target !== 'username' && target !== 'password') return undefined
  if (asked === 'usernamePassword.check') return 'wrong_credentials'
  return asked === 'user.lookup' && target === 'username' ? 'unknown_user' : undefined
}

/**
 * Data of the wrong form. A secret is wrong only when the answer says so, of it or of all that was sent; a name or a
 * device that PingOne does not take is not known to it, whatever its words.
 */
function isInvalid(detail: PingOneErrorDetail | undefined, { asked }: Refused): boolean {
  const isForm = detail === undefined || FORM_CODES.has(detail.code)
  const target = detail?.target
  switch (asked) {
    case 'otp.check':
      return isForm && (target === undefined || target === 'otp')
    case 'usernamePassword.check':
      return isForm && (target === undefined || CREDENTIALS.has(target))
    case 'user.lookup':
    case 'device.select':
    case 'session.reset':
      return true
    case 'authorize':
    case 'authorize with hint':
      return false
  }
}

/** PingOne's words for a value that has the wrong form, or is none. */
const FORM_CODES: ReadonlySet<string> = new Set([
  'INVALID_VALUE',
  'REQUIRED_VALUE',
  'EMPTY_VALUE',
  'OUT_OF_RANGE',
  'SIZE_LIMIT_EXCEEDED',
  'INVALID_PARAMETER',
])
const CREDENTIALS: ReadonlySet<string> = new Set(['username', 'password'])

function withFigures(
  detail: PingOneErrorDetail,
  meaning: FlowRejection['meaning'],
  { retryAtMs }: Refused,
): FlowRejection {
  const { code, target, attemptsRemaining, secondsUntilUnlock } = detail
  const waits = meaning === 'message_limit' || meaning === 'otp_quota'
  const until = detail.coolDownExpiresAt ?? detail.retryAt ?? (waits ? retryAtMs : undefined)
  return {
    code,
    meaning,
    ...(target !== undefined && { target }),
    ...(attemptsRemaining !== undefined && { attemptsRemaining }),
    ...(until !== undefined && { coolDownExpiresAt: until }),
    ...(secondsUntilUnlock !== undefined && { secondsUntilUnlock }),
  }
}
