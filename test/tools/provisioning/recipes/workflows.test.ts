// The two workflows of PingOne's documentation, step by step, up to the user's device.
import { describe, expect, test } from 'vitest'
import type { Recipe } from '../../../../src/tools/provisioning/recipe.js'
import { buildRecipe } from '../../../../src/tools/provisioning/recipes/build-recipe.js'
import { emailMfa } from '../../../../src/tools/provisioning/recipes/email-mfa.js'
import { smsTransactionApproval } from '../../../../src/tools/provisioning/recipes/sms-transaction-approval.js'
import { baseUrl, find, keysOf, problemsOf, referencesOf } from '../support/recipes.js'

const testUser = {
  withTestUser: true,
  testUserPhone: '+46705550101',
  testUserEmail: 'maya@bank.example',
}

const otp = {
  lifeTime: { duration: 30, timeUnit: 'MINUTES' },
  failure: { count: 3, coolDown: { duration: 2, timeUnit: 'MINUTES' } },
  otpLength: 6,
}

const application = {
  kind: 'application',
  type: 'WEB_APP',
  fields: {
    enabled: true,
    grantTypes: ['AUTHORIZATION_CODE'],
    responseTypes: ['CODE'],
    tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
    pkceEnforcement: 'OPTIONAL',
    redirectUris: ['https://bank.example/callback'],
    supportUnsignedRequestObject: false,
  },
}

const grant = {
  kind: 'grant',
  application: 'application',
  resourceType: 'OPENID_CONNECT',
  scopes: ['profile'],
}

const assignment = {
  kind: 'signOnPolicyAssignment',
  application: 'application',
  signOnPolicy: 'sign-on-policy',
  priority: 1,
}

const mfa = {
  kind: 'signOnPolicyAction',
  signOnPolicy: 'sign-on-policy',
  type: 'MULTI_FACTOR_AUTHENTICATION',
  priority: 1,
}

describe('sms-transaction-approval', () => {
  const recipe = smsTransactionApproval({ baseUrl, ...testUser })
  const user = 'user:sms-transaction-approval-user'

  test.each([
    ['1 application', 'application', application],
    [
      '2 its secret, which becomes a variable',
      'application',
      { name: 'sms-transaction-approval-web' },
    ],
    ['3 the resource openid', 'grant', { resourceType: 'OPENID_CONNECT' }],
    ['4 its scope profile', 'grant', { scopes: ['profile'] }],
    ['5 grant', 'grant', grant],
    ['6 sign-on policy', 'sign-on-policy', { name: 'sms-transaction-approval-sign-on' }],
    [
      '7 MFA action',
      'sign-on-mfa',
      {
        ...mfa,
        deviceAuthenticationPolicy: 'device-policy',
        fields: { noDevicesMode: 'BLOCK' },
      },
    ],
    ['8 assignment', 'sign-on-assignment', assignment],
    [
      '9 words of the text message',
      'message:SMS:en',
      {
        kind: 'templateContent',
        template: 'transaction',
        deliveryMethod: 'SMS',
        locale: 'en',
        fields: {
          content:
            'Code ${otp} approves ${sum} ${currency} to ${recipient}. Not you? Do not enter or share it.',
        },
      },
    ],
    [
      '10 population',
      'population',
      {
        kind: 'population',
        name: 'sms-transaction-approval-test-users',
        fields: { description: 'Test users, kept apart from everybody else.' },
      },
    ],
    [
      '11 user',
      user,
      {
        kind: 'user',
        username: 'sms-transaction-approval-user',
        population: 'population',
        enabled: true,
        fields: { email: 'maya@bank.example', name: { given: 'Test', family: 'User' } },
      },
    ],
    [
      '12 password',
      'password:sms-transaction-approval-user',
      {
        kind: 'password',
        user,
        secretName: 'PINGONE_TEST_USER_SMS_TRANSACTION_APPROVAL_USER_PASSWORD',
      },
    ],
    ['13 MFA enabled', 'mfa:sms-transaction-approval-user', { kind: 'mfaEnabled', user }],
    [
      '14 device policy',
      'device-policy',
      {
        kind: 'deviceAuthenticationPolicy',
        name: 'sms-transaction-approval-devices',
        fields: {
          sms: { enabled: true, otp },
          email: { enabled: false },
          voice: { enabled: false },
          mobile: { enabled: false },
          totp: { enabled: false },
          authentication: { deviceSelection: 'DEFAULT_TO_FIRST' },
        },
      },
    ],
    [
      '15 device',
      'device:sms-transaction-approval-user:SMS',
      {
        kind: 'device',
        type: 'SMS',
        phone: '+46705550101',
        user,
        deviceAuthenticationPolicy: 'device-policy',
      },
    ],
  ])('step %s', (_, key, wanted) => {
    expect(find(recipe, key)).toMatchObject(wanted)
  })

  test('has the steps in the order of what refers to what', () => {
    expect(keysOf(recipe)).toEqual([
      'application',
      'grant',
      'device-policy',
      'sign-on-policy',
      'sign-on-mfa',
      'sign-on-assignment',
      'message:SMS:en',
      'population',
      'user:sms-transaction-approval-user',
      'password:sms-transaction-approval-user',
      'mfa:sms-transaction-approval-user',
      'device:sms-transaction-approval-user:SMS',
    ])
  })

  test('gives the app its client, its URL and the policy', () => {
    expect(recipe.application).toEqual({
      key: 'application',
      baseUrl: 'https://bank.example',
      mfaAcrValues: ['sms-transaction-approval-sign-on'],
    })
  })

  test('names SMS in the action with legacyFlags, and then no device policy', () => {
    const legacy = smsTransactionApproval({ baseUrl, legacyFlags: true })
    const action = find(legacy, 'sign-on-mfa')
    expect(action).toMatchObject({
      fields: { sms: { enabled: true }, email: { enabled: false }, noDevicesMode: 'BLOCK' },
    })
    expect(action).not.toHaveProperty('deviceAuthenticationPolicy')
    expect(find(recipe, 'sign-on-mfa')).not.toHaveProperty('fields.sms')
  })

  test('takes other words', () => {
    const content = 'Enter ${otp} to pay ${sum}'
    const other = smsTransactionApproval({
      baseUrl,
      approvalMessages: [{ deliveryMethod: 'SMS', content }],
    })
    expect(find(other, 'message:SMS:en')).toMatchObject({ fields: { content } })
  })
})

describe('email-mfa', () => {
  const recipe = emailMfa({
    baseUrl,
    withTestUser: true,
    testUserEmail: 'Maya@bank.example',
    prefix: 'demo',
  })
  const user = 'user:demo-user'

  test.each([
    ['1 application', 'application', { ...application, name: 'demo-web' }],
    ['2 the resource openid', 'grant', { resourceType: 'OPENID_CONNECT' }],
    ['3 its scope profile', 'grant', { scopes: ['profile'] }],
    ['4 grant', 'grant', grant],
    [
      '5 sign-on policy',
      'sign-on-policy',
      {
        kind: 'signOnPolicy',
        name: 'demo-sign-on',
        fields: { description: 'Signs users on with a code from an email.' },
      },
    ],
    ['6 MFA action', 'sign-on-mfa', { ...mfa, deviceAuthenticationPolicy: 'device-policy' }],
    ['7 assignment', 'sign-on-assignment', assignment],
    ['8 population', 'population', { kind: 'population', name: 'demo-test-users' }],
    [
      '9 user',
      user,
      { username: 'demo-user', population: 'population', fields: { email: 'Maya@bank.example' } },
    ],
    ['10 password', 'password:demo-user', { secretName: 'PINGONE_TEST_USER_DEMO_USER_PASSWORD' }],
    ['11 MFA enabled', 'mfa:demo-user', { kind: 'mfaEnabled', user }],
    [
      '12 device policy',
      'device-policy',
      {
        name: 'demo-devices',
        fields: {
          sms: { enabled: false },
          email: { enabled: true, otp },
          voice: { enabled: false },
          mobile: { enabled: false },
          totp: { enabled: false },
        },
      },
    ],
    [
      '13 device',
      'device:demo-user:EMAIL',
      {
        kind: 'device',
        type: 'EMAIL',
        email: 'Maya@bank.example',
        user,
        deviceAuthenticationPolicy: 'device-policy',
      },
    ],
  ])('step %s', (_, key, wanted) => {
    expect(find(recipe, key)).toMatchObject(wanted)
  })

  test('is MFA only, so that PingOne asks for the username', () => {
    const actions = recipe.resources.filter(({ kind }) => kind === 'signOnPolicyAction')
    expect(actions.map(({ key }) => key)).toEqual(['sign-on-mfa'])
  })

  test('names EMAIL in the action with legacyFlags', () => {
    const action = find(emailMfa({ baseUrl, legacyFlags: true }), 'sign-on-mfa')
    expect(action).toMatchObject({ fields: { sms: { enabled: false }, email: { enabled: true } } })
    expect(action).not.toHaveProperty('deviceAuthenticationPolicy')
  })

  test('can insist on PKCE', () => {
    const strict = emailMfa({ baseUrl, pkceEnforcement: 'S256_REQUIRED' })
    expect(find(strict, 'application')).toMatchObject({
      fields: { pkceEnforcement: 'S256_REQUIRED' },
    })
  })

  test('has no messages of its own', () => {
    const build = (): Recipe => buildRecipe('email-mfa', { baseUrl, approvalMessages: [] })
    expect(problemsOf(build)[0]).toMatch(/^"approvalMessages" is not known: write one of prefix, /)
  })
})

describe('every recipe', () => {
  test.each([
    smsTransactionApproval({ baseUrl, ...testUser, legacyFlags: true }),
    emailMfa({ baseUrl, withTestUser: true, testUserEmail: 'maya@bank.example' }),
  ])('$name puts a resource behind all that it refers to', (recipe) => {
    const before = new Set<string>()
    for (const resource of recipe.resources) {
      for (const reference of referencesOf(resource)) expect(before).toContain(reference)
      expect(before).not.toContain(resource.key)
      before.add(resource.key)
    }
  })
})
