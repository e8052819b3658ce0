// Whether a sign-on satisfies a guard: a missing fact is never enough.
import { describe, expect, test } from 'vitest'
import { isAcrMet, isMfaMet } from '../../src/oidc/assurance.js'
import type { Assurance, MfaRequirement } from '../../src/oidc/assurance.js'

const now = 1_800_000_000

describe('acr', () => {
  test.each<[string | undefined, string[] | undefined, boolean]>([
    ['Multi_Factor', ['Multi_Factor'], true],
    ['Multi_Factor', ['Push_Only', 'Multi_Factor'], true],
    ['Single_Factor', ['Multi_Factor'], false],
    ['multi_factor', ['Multi_Factor'], false],
    [undefined, ['Multi_Factor'], false],
    [undefined, undefined, true],
    [undefined, [], true],
  ])('%s is one of %j: %s', (acr, acrValues, met) => {
    expect(isAcrMet(acr, acrValues)).toBe(met)
  })
})

describe('a sign-on is enough when', () => {
  test.each<[string, Assurance, MfaRequirement]>([
    ['amr names a second factor', { amr: ['pwd', 'otp'] }, {}],
    ['amr names one of the methods asked', { amr: ['face'] }, { methods: ['face', 'hwk'] }],
    ['acr is the one asked and there is no amr', { acr: 'MFA' }, { acrValues: ['MFA'] }],
    ['both are met', { acr: 'MFA', amr: ['mfa'] }, { acrValues: ['MFA'] }],
    ['it is as old as allowed', { amr: ['otp'], authTime: now - 300 }, { maxAgeSeconds: 300 }],
    ['it is of this second', { amr: ['otp'], authTime: now }, { maxAgeSeconds: 0 }],
    ['any age will do and auth_time is missing', { amr: ['sms'] }, {}],
  ])('%s', (_title, assurance, requirement) => {
    expect(isMfaMet(assurance, { requirement, nowSeconds: now })).toEqual({ met: true })
  })
})

describe('a sign-on is not enough when', () => {
  test.each<[string, Assurance, MfaRequirement, string]>([
    ['nothing is known', {}, {}, 'amr_missing'],
    ['amr names a password only', { amr: ['pwd'] }, {}, 'amr_unmet'],
    ['amr is empty', { amr: [] }, {}, 'amr_unmet'],
    [
      'amr is empty though acr is met',
      { acr: 'MFA', amr: [] },
      { acrValues: ['MFA'] },
      'amr_unmet',
    ],
    ['amr is in other letters', { amr: ['OTP'] }, {}, 'amr_unmet'],
    ['amr names another method than asked', { amr: ['otp'] }, { methods: ['hwk'] }, 'amr_unmet'],
    ['no method is allowed', { amr: ['otp'] }, { methods: [] }, 'amr_unmet'],
    ['acr is missing', { amr: ['otp'] }, { acrValues: ['MFA'] }, 'acr_missing'],
    ['acr is another', { acr: 'Single', amr: ['otp'] }, { acrValues: ['MFA'] }, 'acr_unmet'],
    ['auth_time is missing', { amr: ['otp'] }, { maxAgeSeconds: 300 }, 'auth_time_missing'],
    [
      'it is a second too old',
      { amr: ['otp'], authTime: now - 301 },
      { maxAgeSeconds: 300 },
      'too_old',
    ],
    [
      'it is a second too old for 0',
      { amr: ['otp'], authTime: now - 1 },
      { maxAgeSeconds: 0 },
      'too_old',
    ],
    [
      'auth_time is not a number',
      { amr: ['otp'], authTime: NaN },
      { maxAgeSeconds: 300 },
      'too_old',
    ],
    [
      'the age asked is not a number',
      { amr: ['otp'], authTime: now },
      { maxAgeSeconds: NaN },
      'too_old',
    ],
  ])('%s', (_title, assurance, requirement, reason) => {
    expect(isMfaMet(assurance, { requirement, nowSeconds: now })).toEqual({ met: false, reason })
  })
})
