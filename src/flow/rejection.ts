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
  const meant = body.details.flatMap((detail) => {
    const meaning = meaningOf(detail, refused)
    return meaning === undefined ? [] : [{ detail, meaning }]
  })
  const first =
    meant.find(({ meaning }) => meaning !== 'taken') ?? findMalformed(refused) ?? meant[0]
  if (first !== undefined) return withFigures(first.detail, { meaning: first.meaning, refused })
  const meaning = meaningOf({ code: body.code }, refused)
  if (meaning !== undefined) return { code: body.code, meaning }
  if (body.code !== 'INVALID_DATA') return undefined
  const [detail] = body.details
  if (!isInvalid(detail, refused)) return undefined
  return detail === undefined
    ? { code: body.code, meaning: 'invalid' }
    : withFigures(detail, { meaning: 'invalid', refused })
}

/** Of several faults that a value is somebody's comes last: what is malformed is so for every name. */
function findMalformed(
  refused: Refused,
): { readonly detail: PingOneErrorDetail; readonly meaning: 'invalid' } | undefined {
  const { body } = refused
  const isTaken = body.details.some((each) => meaningOf(each, refused) === 'taken')
  if (!isTaken || body.code !== 'INVALID_DATA') return undefined
  const detail = body.details.find((each) => FORM_CODES.has(each.code) && isInvalid(each, refused))
  return detail === undefined ? undefined : { detail, meaning: 'invalid' }
}

function meaningOf(
  detail: PingOneErrorDetail,
  refused: Refused,
): FlowRejection['meaning'] | undefined {
  const { asked } = refused
  switch (detail.code) {
    case 'INVALID_OTP':
      if (asked === 'otp.check') return 'wrong_otp'
      return Object.values(valueMeanings[asked] ?? {}).find((each) => each === 'wrong_code')
    case 'QUOTA_EXCEEDED':
      return meaningOfQuota(detail, refused)
    case 'LIMIT_EXCEEDED':
      return findUsesUp(asked) === undefined ? undefined : 'message_limit'
    case 'INVALID_CREDENTIALS':
    case 'NO_PASSWORD':
      return asked === 'usernamePassword.check' || asked === 'password.reset'
        ? 'wrong_credentials'
        : undefined
    case 'PASSWORD_REQUIREMENTS_NOT_MET':
      return setsPassword(asked) ? 'password_requirements' : undefined
    case 'UNIQUENESS_VIOLATION':
      return profileActions.has(asked) ? 'taken' : undefined
    case 'PASSWORD_LOCKED_OUT':
      return 'locked'
    case 'ACCOUNT_NOT_USABLE':
      return 'unusable_account'
    case 'NO_USABLE_DEVICES':
      return 'no_usable_devices'
    case 'INVALID_VALUE':
    case 'CONSTRAINT_VIOLATION':
      return meaningOfValue(asked, detail)
    default:
      return undefined
  }
}

type Meaning = FlowRejection['meaning']

/** What it means that a member's value is refused: of a secret, that it is wrong. */
const valueMeanings: Readonly<Partial<Record<Asked, Readonly<Record<string, Meaning>>>>> = {
  'user.lookup': { username: 'unknown_user' },
  'usernamePassword.check': { username: 'wrong_credentials', password: 'wrong_credentials' },
  'assertion.check': { assertion: 'wrong_assertion' },
  'password.forgot': { username: 'unknown_user' },
  'password.recover': { recoveryCode: 'wrong_code', newPassword: 'password_requirements' },
  'password.reset': { currentPassword: 'wrong_credentials', newPassword: 'password_requirements' },
  'user.register': { password: 'password_requirements' },
  'user.verify': { verificationCode: 'wrong_code' },
  'deviceAuthGrant.userCode.verify': { userCode: 'wrong_code' },
}

/** Actions that write what only one user may have. */
const profileActions: ReadonlySet<Asked> = new Set<Asked>([
  'user.register',
  'user.confirm',
  'user.update',
  'form.submit',
])

function meaningOfValue(asked: Asked, detail: PingOneErrorDetail): Meaning | undefined {
  const { code, target, unsatisfiedRequirements } = detail
  if (unsatisfiedRequirements !== undefined && setsPassword(asked)) return 'password_requirements'
  const meanings = new Map(Object.entries(valueMeanings[asked] ?? {}))
  const meaning = target === undefined ? undefined : meanings.get(target)
  return code === 'INVALID_VALUE' || meaning === 'password_requirements' ? meaning : undefined
}

function setsPassword(asked: Asked): boolean {
  return Object.values(valueMeanings[asked] ?? {}).includes('password_requirements')
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

/**
 * Data of the wrong form. A secret is wrong only when the answer says so, of it or of all that was sent; a name or a
 * device that PingOne does not take is not known to it, whatever its words.
 */
function isInvalid(detail: PingOneErrorDetail | undefined, { asked }: Refused): boolean {
  const typed = typedMembers[asked]
  if (typed === 'nothing') return false
  if (typed === 'everything') return true
  const isForm = detail === undefined || FORM_CODES.has(detail.code)
  const target = detail?.target
  return isForm && (typed === 'any' || target === undefined || typed.includes(target))
}

/** The members that a person gave: with `any` of them by every name, with `everything` also for another reason. */
const typedMembers: Readonly<Record<Asked, 'nothing' | 'any' | 'everything' | readonly string[]>> =
  {
    'user.lookup': 'everything',
    'usernamePassword.check': ['username', 'password'],
    'otp.check': ['otp'],
    'device.select': 'everything',
    'assertion.check': ['assertion'],
    'cancel.push.authentication': 'nothing',
    'password.forgot': 'everything',
    'password.sendRecoveryCode': 'nothing',
    'password.recover': ['recoveryCode', 'newPassword'],
    'password.reset': ['currentPassword', 'newPassword'],
    'user.register': 'any',
    'user.verify': ['verificationCode'],
    'user.sendVerificationCode': 'nothing',
    'user.confirm': 'any',
    'user.consent': 'nothing',
    'form.submit': 'any',
    'user.update': 'any',
    'deviceAuthGrant.userCode.verify': ['userCode'],
    'deviceAuthGrant.consent': 'nothing',
    'session.reset': 'everything',
    authorize: 'nothing',
    'authorize with hint': 'nothing',
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

function withFigures(
  detail: PingOneErrorDetail,
  {
    meaning,
    refused: { retryAtMs, body },
  }: { readonly meaning: FlowRejection['meaning']; readonly refused: Refused },
): FlowRejection {
  const { code, target, attemptsRemaining, secondsUntilUnlock, unsatisfiedRequirements } = detail
  const targets = [...new Set(body.details.flatMap((each) => each.target ?? []))]
  const waits = meaning === 'message_limit' || meaning === 'otp_quota'
  const until = detail.coolDownExpiresAt ?? detail.retryAt ?? (waits ? retryAtMs : undefined)
  return {
    code,
    meaning,
    ...(target !== undefined && { target }),
    ...(targets.length > 1 && { targets }),
    ...(unsatisfiedRequirements !== undefined && { unsatisfiedRequirements }),
    ...(attemptsRemaining !== undefined && { attemptsRemaining }),
    ...(until !== undefined && { coolDownExpiresAt: until }),
    ...(secondsUntilUnlock !== undefined && { secondsUntilUnlock }),
  }
}
