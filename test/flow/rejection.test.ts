// What a refused action means, by the code in the body.
import { describe, expect, it } from 'vitest'
import { buildRejection } from '../../src/flow/rejection.js'
import type { Asked } from '../../src/flow/own-limit.js'
import { parseErrorBody } from '../../src/pingone/error-body.js'
import { errorBody } from './bodies.js'

function meaningOf(
  asked: Asked,
  code: string,
  detail?: Readonly<Record<string, unknown>>,
): string | undefined {
  const body = parseErrorBody(errorBody(code, detail))
  const status = code === 'REQUEST_LIMITED' ? 429 : 400
  return body && buildRejection({ asked, status, body })?.meaning
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

  it.each([
    ['assertion.check', { code: 'INVALID_VALUE', target: 'assertion' }, 'wrong_assertion'],
    ['assertion.check', { code: 'QUOTA_EXCEEDED' }, 'otp_quota'],
    ['assertion.check', { code: 'REQUIRED_VALUE', target: 'assertion' }, 'invalid'],
    ['password.forgot', { code: 'INVALID_VALUE', target: 'username' }, 'unknown_user'],
    ['password.forgot', { code: 'LIMIT_EXCEEDED' }, 'message_limit'],
    ['password.sendRecoveryCode', { code: 'LIMIT_EXCEEDED' }, 'message_limit'],
    ['password.recover', { code: 'INVALID_VALUE', target: 'recoveryCode' }, 'wrong_code'],
    ['password.recover', { code: 'INVALID_OTP' }, 'wrong_code'],
    ['password.recover', { code: 'INVALID_VALUE', target: 'newPassword' }, 'password_requirements'],
    ['password.recover', { code: 'REQUIRED_VALUE', target: 'newPassword' }, 'invalid'],
    ['password.recover', { code: 'PASSWORD_LOCKED_OUT' }, 'locked'],
    ['password.reset', { code: 'INVALID_CREDENTIALS' }, 'wrong_credentials'],
    ['password.reset', { code: 'INVALID_VALUE', target: 'currentPassword' }, 'wrong_credentials'],
    ['password.reset', { code: 'INVALID_VALUE', target: 'newPassword' }, 'password_requirements'],
    ['password.reset', { code: 'PASSWORD_REQUIREMENTS_NOT_MET' }, 'password_requirements'],
    [
      'password.reset',
      { code: 'CONSTRAINT_VIOLATION', target: 'newPassword' },
      'password_requirements',
    ],
    [
      'password.reset',
      { code: 'CONSTRAINT_VIOLATION', innerError: { unsatisfiedRequirements: ['history'] } },
      'password_requirements',
    ],
    ['user.register', { code: 'UNIQUENESS_VIOLATION', target: 'username' }, 'taken'],
    ['user.register', { code: 'INVALID_VALUE', target: 'password' }, 'password_requirements'],
    ['user.register', { code: 'INVALID_VALUE', target: 'email' }, 'invalid'],
    ['user.verify', { code: 'INVALID_VALUE', target: 'verificationCode' }, 'wrong_code'],
    ['user.sendVerificationCode', { code: 'LIMIT_EXCEEDED' }, 'message_limit'],
    ['user.confirm', { code: 'UNIQUENESS_VIOLATION', target: 'username' }, 'taken'],
    ['user.update', { code: 'INVALID_VALUE', target: 'mobilePhone' }, 'invalid'],
    ['form.submit', { code: 'REQUIRED_VALUE', target: 'user.nickname' }, 'invalid'],
    ['form.submit', { code: 'UNIQUENESS_VIOLATION', target: 'user.email' }, 'taken'],
    [
      'deviceAuthGrant.userCode.verify',
      { code: 'INVALID_VALUE', target: 'userCode' },
      'wrong_code',
    ],
  ] as const)('reads %s refused with %j as %s', (action, detail, meaning) => {
    expect(meaningOf(action, 'INVALID_DATA', detail)).toBe(meaning)
  })

  it.each([
    ['assertion.check', { code: 'INVALID_VALUE', target: 'origin' }],
    ['assertion.check', { code: 'INVALID_OTP' }],
    ['cancel.push.authentication', { code: 'INVALID_VALUE', target: 'reason' }],
    ['password.sendRecoveryCode', { code: 'INVALID_VALUE' }],
    ['password.recover', { code: 'INVALID_CREDENTIALS' }],
    ['password.recover', { code: 'CONSTRAINT_VIOLATION', target: 'recoveryCode' }],
    ['password.reset', { code: 'UNIQUENESS_VIOLATION' }],
    ['user.verify', { code: 'PASSWORD_REQUIREMENTS_NOT_MET' }],
    ['user.register', { code: 'CONSTRAINT_VIOLATION', target: 'population' }],
    ['user.consent', { code: 'INVALID_VALUE', target: 'accept' }],
    ['deviceAuthGrant.consent', { code: 'INVALID_VALUE', target: 'accept' }],
  ] as const)('a refusal of %s as %j says nothing of the person', (action, detail) => {
    expect(meaningOf(action, 'INVALID_DATA', detail)).toBeUndefined()
  })

  it('carries the rules that a new password breaks, and every member that was refused', () => {
    const body = parseErrorBody({
      code: 'INVALID_DATA',
      details: [
        { code: 'REQUIRED_VALUE', target: 'email' },
        {
          code: 'INVALID_VALUE',
          target: 'password',
          innerError: {
            unsatisfiedRequirements: [
              'history',
              7,
              'length',
              'x'.repeat(65),
              '<b>',
              'minCharacters',
            ],
            history: 'one of the last 6',
            failuresRemaining: 3,
          },
        },
        { code: 'REQUIRED_VALUE', target: 'email' },
      ],
    })
    const refused = { asked: 'user.register', status: 400 } as const
    expect(body && buildRejection({ ...refused, body })).toEqual({
      code: 'INVALID_VALUE',
      meaning: 'password_requirements',
      target: 'password',
      targets: ['email', 'password'],
      unsatisfiedRequirements: ['history', 'length', 'minCharacters'],
      attemptsRemaining: 3,
    })
  })

  it.each([
    [{ code: 'INVALID_VALUE', target: 'password' }, 'password_requirements'],
    [{ code: 'INVALID_VALUE', target: 'email' }, 'invalid'],
    [{ code: 'REQUIRED_VALUE', target: 'username' }, 'invalid'],
  ])('a name that is taken comes after %j, in whatever order', (other, meaning) => {
    const taken = { code: 'UNIQUENESS_VIOLATION', target: 'username' }
    for (const details of [
      [taken, other],
      [other, taken],
    ]) {
      const body = parseErrorBody({ id: 'b1c2', code: 'INVALID_DATA', message: 'no', details })
      const rejection = body && buildRejection({ asked: 'user.register', status: 400, body })
      expect(rejection?.meaning).toBe(meaning)
    }
  })

  it('carries twenty broken rules at most', () => {
    const unsatisfiedRequirements = Array.from({ length: 100 }, (_, i) => `rule${i}`)
    const detail = { code: 'INVALID_VALUE', innerError: { unsatisfiedRequirements } }
    const body = parseErrorBody(errorBody('INVALID_DATA', detail))
    const refused = { asked: 'password.reset', status: 400 } as const
    const rejection = body && buildRejection({ ...refused, body })
    expect(rejection?.unsatisfiedRequirements).toHaveLength(20)
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
    const refused = { asked: 'usernamePassword.check', status: 400 } as const
    expect(body && buildRejection({ ...refused, body })).toEqual({
      code: 'PASSWORD_LOCKED_OUT',
      meaning: 'locked',
      secondsUntilUnlock: 30,
    })
  })

  it.each([
    ['user.lookup', { code: 'INVALID_OTP' }],
    ['usernamePassword.check', { code: 'INVALID_OTP', target: 'otp' }],
    ['otp.check', { code: 'INVALID_CREDENTIALS' }],
    ['device.select', { code: 'NO_PASSWORD' }],
    ['otp.check', { code: 'UNHEARD_OF' }],
    ['otp.check', { code: 'UNHEARD_OF', target: 'otp' }],
    ['otp.check', { code: 'INVALID_VALUE', target: 'device.id' }],
    ['otp.check', { code: 'REQUIRED_VALUE', target: 'policy' }],
    ['usernamePassword.check', { code: 'UNHEARD_OF', target: 'password' }],
    ['usernamePassword.check', { code: 'REQUIRED_VALUE', target: 'device' }],
    ['usernamePassword.check', { code: 'CONSTRAINT_VIOLATION' }],
    ['authorize with hint', { code: 'INVALID_VALUE', target: 'pi.template' }],
    ['authorize with hint', { code: 'INVALID_OTP' }],
    ['session.reset', { code: 'LIMIT_EXCEEDED' }],
    ['session.reset', { code: 'QUOTA_EXCEEDED' }],
  ] as const)('a refusal of %s as %j makes no secret wrong', (asked, detail) => {
    const meaning = meaningOf(asked, 'INVALID_DATA', detail)
    expect(['wrong_otp', 'wrong_credentials', 'message_limit', 'otp_quota']).not.toContain(meaning)
    if (asked !== 'session.reset' && asked !== 'device.select' && asked !== 'user.lookup') {
      expect(meaning).toBeUndefined()
    }
  })

  const method = { innerError: { deliveryMethod: 'SMS', coolDownExpiresAt: 1_900_000_000_000 } }
  const reset = { innerError: { quotaResetTime: '2030-01-01T00:00:00Z' } }
  it.each([
    ['authorize with hint', { code: 'LIMIT_EXCEEDED', ...method }, 'message_limit'],
    ['authorize with hint', { code: 'QUOTA_EXCEEDED', ...reset }, 'message_limit'],
    [
      'authorize with hint',
      { code: 'QUOTA_EXCEEDED', innerError: { coolDownExpiresAt: 5 } },
      'otp_quota',
    ],
    ['authorize with hint', { code: 'NO_USABLE_DEVICES' }, 'no_usable_devices'],
    ['usernamePassword.check', { code: 'LIMIT_EXCEEDED', ...method }, 'message_limit'],
    ['usernamePassword.check', { code: 'QUOTA_EXCEEDED', ...reset }, 'message_limit'],
    ['device.select', { code: 'QUOTA_EXCEEDED', ...method }, 'message_limit'],
    ['device.select', { code: 'QUOTA_EXCEEDED', ...reset }, 'message_limit'],
    ['user.lookup', { code: 'QUOTA_EXCEEDED', ...reset }, 'message_limit'],
    ['otp.check', { code: 'QUOTA_EXCEEDED', ...method }, 'otp_quota'],
  ] as const)('reads a limit at %s refused with %j as %s', (asked, detail, meaning) => {
    expect(meaningOf(asked, 'INVALID_DATA', detail)).toBe(meaning)
  })

  it('takes the time from the header where the details name none', () => {
    const detail = { code: 'LIMIT_EXCEEDED', innerError: { deliveryMethod: 'SMS' } }
    const body = parseErrorBody(errorBody('REQUEST_LIMITED', detail))
    const refused = { asked: 'device.select', status: 429, retryAtMs: 1_900_000_000_000 } as const
    expect(body && buildRejection({ ...refused, body })).toEqual({
      code: 'LIMIT_EXCEEDED',
      meaning: 'message_limit',
      coolDownExpiresAt: 1_900_000_000_000,
    })
  })
})
