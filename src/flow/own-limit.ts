// The limit of one person in an answer of PingOne: only where it is evident, for everything else is the rate of calls.
import type { PingOneErrorBody, PingOneErrorDetail } from '../errors.js'
import { isLimitDetail, isMessageQuota, namesDevice } from '../pingone/rate-limit.js'
import type { FlowAction } from './action.js'

/** What is asked of PingOne: an action, or an authorization request with or without a person in it. */
export type Asked = FlowAction['action'] | 'authorize' | 'authorize with hint'

/** What one person may have used up by a call: messages where it sends one, codes where it checks one. */
export type UsesUp = 'messages' | 'messages at once' | 'codes'

/** What can be used up by a call; `undefined`: nothing, a limit is then the rate of calls. */
export function findUsesUp(asked: Asked): UsesUp | undefined {
  return usesUp[asked]
}

/** A step that goes on to a device can send a message, whatever it asked itself. */
const usesUp: Readonly<Record<Asked, UsesUp | undefined>> = {
  'user.lookup': 'messages',
  'usernamePassword.check': 'messages',
  'otp.check': 'codes',
  'device.select': 'messages',
  'assertion.check': 'codes',
  'cancel.push.authentication': undefined,
  'password.forgot': 'messages',
  'password.sendRecoveryCode': 'messages',
  'password.recover': 'messages',
  'password.reset': 'messages',
  'user.register': 'messages',
  'user.verify': 'messages',
  'user.sendVerificationCode': 'messages',
  'user.confirm': 'messages',
  'user.consent': 'messages',
  'form.submit': 'messages',
  'user.update': 'messages',
  'deviceAuthGrant.userCode.verify': undefined,
  'deviceAuthGrant.consent': undefined,
  'session.reset': undefined,
  authorize: undefined,
  'authorize with hint': 'messages at once',
}

/** The detail that shows a limit of the person, in an answer that some limit refused. */
export function findOwnLimit(
  body: PingOneErrorBody | undefined,
  usesUp: UsesUp | undefined,
): PingOneErrorDetail | undefined {
  return body?.details.filter(isLimitDetail).find((detail) => {
    switch (usesUp) {
      case 'messages':
        return namesDevice(detail)
      case 'messages at once':
        return namesDevice(detail) || isMessageQuota(detail)
      case 'codes':
        return detail.code === 'QUOTA_EXCEEDED' && detail.coolDownExpiresAt !== undefined
      case undefined:
        return false
    }
  })
}
