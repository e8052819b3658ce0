// What a refused action means, by the code in the body.
import { describe, expect, it } from 'vitest'
import { buildRejection } from '../../src/flow/rejection.js'
import type { FlowAction } from '../../src/flow/action.js'
import { parseErrorBody } from '../../src/pingone/error-body.js'
import { errorBody } from './bodies.js'

function meaningOf(
  action: FlowAction['action'],
  code: string,
  detail?: Readonly<Record<string, unknown>>,
): string | undefined {
  const body = parseErrorBody(errorBody(code, detail))
  return body && buildRejection({ action, body })?.meaning
}

describe('buildRejection', () => {
  it.each([
    ['otp.check', { code: 'INVALID_OTP', target: 'otp' }, 'wrong_otp'],
    ['otp.check', { code: 'INVALID_OTP' }, 'wrong_otp'],
    ['otp.check', { code: 'QUOTA_EXCEEDED' }, 'otp_quota'],
    ['device.select', { code: 'QUOTA_EXCEEDED' }, 'otp_quota'],
    ['device.select', { code: 'LIMIT_EXCEEDED' }, 'message_limit'],
    ['user.lookup', { code: 'LIMIT_EXCEEDED' }, 'message_limit'],
    ['otp.check', { code: 'INVALID_VALUE', target: 'otp' }, 'invalid'],
    ['otp.check', { code: 'REQUIRED_VALUE', target: 'otp' }, 'invalid'],
    ['device.select', { code: 'INVALID_VALUE', target: 'device.id' }, 'invalid'],
    ['usernamePassword.check', { code: 'INVALID_CREDENTIALS' }, 'wrong_credentials'],
    ['usernamePassword.check', { code: 'NO_PASSWORD' }, 'wrong_credentials'],
    ['usernamePassword.check', { code: 'INVALID_VALUE', target: 'password' }, 'wrong_credentials'],
    ['usernamePassword.check', { code: 'INVALID_VALUE', target: 'username' }, 'wrong_credentials'],
    ['usernamePassword.check', { code: 'PASSWORD_LOCKED_OUT' }, 'locked'],
    ['usernamePassword.check', { code: 'ACCOUNT_NOT_USABLE' }, 'unusable_account'],
    ['user.lookup', { code: 'INVALID_VALUE', target: 'username' }, 'unknown_user'],
    ['user.lookup', { code: 'NO_USABLE_DEVICES' }, 'no_usable_devices'],
    ['user.lookup', { code: 'SOMETHING_NEW' }, 'invalid'],
  ] as const)('reads %s refused with %j as %s', (action, detail, meaning) => {
    expect(meaningOf(action, 'INVALID_DATA', detail)).toBe(meaning)
  })

  it('tells used-up messages from used-up codes', () => {
    const detail = { code: 'QUOTA_EXCEEDED' }
    expect(meaningOf('device.select', 'REQUEST_LIMITED', detail)).toBe('message_limit')
    expect(meaningOf('otp.check', 'REQUEST_LIMITED', detail)).toBe('otp_quota')
  })

  it('reads the top code when there is no detail', () => {
    expect(meaningOf('otp.check', 'INVALID_OTP')).toBe('wrong_otp')
    expect(meaningOf('otp.check', 'INVALID_DATA')).toBe('invalid')
  })

  it.each(['INVALID_REQUEST', 'ACCESS_FAILED', 'NOT_FOUND', 'REQUEST_FAILED', 'SOMETHING_NEW'])(
    'leaves %s to be an error',
    (code) => {
      expect(meaningOf('otp.check', code)).toBeUndefined()
      expect(meaningOf('otp.check', code, { code: 'UNHEARD_OF' })).toBeUndefined()
    },
  )

  it('takes the first detail that says something', () => {
    const body = parseErrorBody({
      code: 'INVALID_DATA',
      details: [
        { code: 'UNHEARD_OF', innerError: { attemptsRemaining: 9 } },
        { code: 'PASSWORD_LOCKED_OUT', innerError: { secondsUntilUnlock: 30 } },
      ],
    })
    expect(body && buildRejection({ action: 'usernamePassword.check', body })).toEqual({
      code: 'PASSWORD_LOCKED_OUT',
      meaning: 'locked',
      secondsUntilUnlock: 30,
    })
  })
})
