// What express-app wants, resource by resource.
import { describe, expect, test } from 'vitest'
import { expressApp } from '../../../../src/tools/provisioning/recipes/express-app.js'
import { baseUrl, find, keysOf, problemsOf, withoutReasons } from '../support/recipes.js'

const otp = {
  lifeTime: { duration: 10, timeUnit: 'MINUTES' },
  failure: { count: 3, coolDown: { duration: 2, timeUnit: 'MINUTES' } },
  otpLength: 6,
}

const noDevice = { noDevicesMode: 'BLOCK' }

describe('express-app', () => {
  test('wants exactly this of an app with nothing said but its URL', () => {
    const recipe = expressApp({ baseUrl })
    expect(recipe).toMatchObject({
      name: 'express-app',
      prefix: 'express-app',
      summary:
        'What an Express app needs to sign users on with MFA and to have transactions approved.',
      application: {
        key: 'application',
        baseUrl: 'https://bank.example',
        mfaAcrValues: ['express-app-approval', 'express-app-sign-on'],
      },
    })
    expect(withoutReasons(recipe)).toEqual([
      {
        kind: 'application',
        key: 'application',
        name: 'express-app-web',
        type: 'WEB_APP',
        fields: {
          enabled: true,
          grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
          responseTypes: ['CODE'],
          tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
          pkceEnforcement: 'S256_REQUIRED',
          redirectUris: ['https://bank.example/callback'],
          postLogoutRedirectUris: ['https://bank.example/logout'],
          supportUnsignedRequestObject: false,
        },
      },
      {
        kind: 'grant',
        key: 'grant',
        application: 'application',
        resourceType: 'OPENID_CONNECT',
        scopes: ['profile', 'email'],
      },
      {
        kind: 'deviceAuthenticationPolicy',
        key: 'device-policy',
        name: 'express-app-devices',
        fields: {
          sms: { enabled: true, otp },
          email: { enabled: true, otp },
          voice: { enabled: false },
          whatsApp: { enabled: false },
          mobile: { enabled: false },
          totp: { enabled: false },
          oathToken: { enabled: false },
          fido2: { enabled: false },
          authentication: { deviceSelection: 'DEFAULT_TO_FIRST' },
        },
      },
      {
        kind: 'signOnPolicy',
        key: 'sign-on-policy',
        name: 'express-app-sign-on',
        fields: { description: 'Signs users on with a code.' },
      },
      {
        kind: 'signOnPolicyAction',
        key: 'sign-on-mfa',
        signOnPolicy: 'sign-on-policy',
        type: 'MULTI_FACTOR_AUTHENTICATION',
        priority: 1,
        deviceAuthenticationPolicy: 'device-policy',
        fields: noDevice,
      },
      {
        kind: 'signOnPolicyAssignment',
        key: 'sign-on-assignment',
        application: 'application',
        signOnPolicy: 'sign-on-policy',
        priority: 1,
      },
      {
        kind: 'signOnPolicy',
        key: 'approval-policy',
        name: 'express-app-approval',
        fields: { description: 'Has a signed-on user approve one transaction with a code.' },
      },
      {
        kind: 'signOnPolicyAction',
        key: 'approval-mfa',
        signOnPolicy: 'approval-policy',
        type: 'MULTI_FACTOR_AUTHENTICATION',
        priority: 1,
        deviceAuthenticationPolicy: 'device-policy',
        fields: noDevice,
      },
      {
        kind: 'signOnPolicyAssignment',
        key: 'approval-assignment',
        application: 'application',
        signOnPolicy: 'approval-policy',
        priority: 2,
      },
      {
        kind: 'templateContent',
        key: 'message:SMS:en',
        template: 'transaction',
        deliveryMethod: 'SMS',
        locale: 'en',
        fields: {
          content:
            'Code ${otp} approves ${sum} ${currency} to ${recipient}. Not you? Do not enter or share it.',
        },
      },
      {
        kind: 'templateContent',
        key: 'message:Email:en',
        template: 'transaction',
        deliveryMethod: 'Email',
        locale: 'en',
        fields: {
          subject: 'Approve ${sum} ${currency} to ${recipient}',
          body: 'Your code is ${otp}. It approves ${sum} ${currency} to ${recipient}, and nothing else.\n\nIf you did not ask for this, do not enter the code and do not share it.\n',
          emailContentType: 'text/plain',
        },
      },
    ])
  })

  test('says of each resource why, in a sentence', () => {
    for (const { key, why } of expressApp({
      baseUrl,
      signOn: 'password-and-code',
      registration: true,
      deviceTypes: ['SMS', 'EMAIL', 'VOICE', 'WHATSAPP', 'TOTP', 'MOBILE', 'FIDO2'],
      androidPackageName: 'example.bank.app',
      mfaSettings: { users: { mfaEnabled: true } },
      withTestUser: true,
      testUserPhone: '+46705550101',
      testUserEmail: 'maya@bank.example',
    }).resources) {
      expect(why, key).toMatch(/^[A-Z].{20,120}\.$/)
    }
  })

  test('puts a password before the code of a sign-on, never before an approval', () => {
    const recipe = expressApp({ baseUrl, signOn: 'password-and-code' })
    expect(find(recipe, 'sign-on-login')).toMatchObject({
      kind: 'signOnPolicyAction',
      signOnPolicy: 'sign-on-policy',
      type: 'LOGIN',
      priority: 1,
      fields: {},
    })
    expect(find(recipe, 'sign-on-mfa')).toMatchObject({ priority: 2, fields: noDevice })
    expect(find(recipe, 'approval-mfa')).toMatchObject({ priority: 1, fields: noDevice })
    expect(keysOf(recipe)).not.toContain('approval-login')
    expect(find(recipe, 'sign-on-policy')).toMatchObject({
      fields: { description: 'Signs users on with a password and a code.' },
    })
  })

  test('gives every name its prefix', () => {
    const recipe = expressApp({
      baseUrl,
      prefix: 'bank.staging_2',
      withTestUser: true,
      testUserPhone: '+46705550101',
      testUserEmail: 'maya@bank.example',
    })
    const names = recipe.resources.flatMap((each) => ('name' in each ? [each.name] : []))
    expect(names).toEqual([
      'bank.staging_2-web',
      'bank.staging_2-devices',
      'bank.staging_2-sign-on',
      'bank.staging_2-approval',
      'bank.staging_2-test-users',
    ])
    expect(recipe.prefix).toBe('bank.staging_2')
  })

  test.each([
    ['https://bank.example/', 'https://bank.example'],
    ['https://Bank.Example:443/bank/', 'https://bank.example/bank'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('takes %s as the app at %s', (given, base) => {
    const recipe = expressApp({ baseUrl: given })
    expect(recipe.application?.baseUrl).toBe(base)
    expect(find(recipe, 'application')).toMatchObject({
      fields: { redirectUris: [`${base}/callback`], postLogoutRedirectUris: [`${base}/logout`] },
    })
  })

  test('follows the paths, scopes and numbers it is given', () => {
    const recipe = expressApp({
      baseUrl,
      prefix: 'Alder',
      applicationName: 'Alder Bank',
      callbackPath: '/auth/back',
      logoutPath: '/auth/out',
      scopes: ['profile', 'phone'],
      deviceTypes: ['EMAIL'],
      deviceSelection: 'PROMPT_TO_SELECT',
      otpLifetimeMinutes: 5,
      otpFailures: 7,
      otpCoolDownMinutes: 30,
      otpLength: 8,
    })
    expect(find(recipe, 'application')).toMatchObject({
      name: 'Alder Bank',
      fields: {
        redirectUris: ['https://bank.example/auth/back'],
        postLogoutRedirectUris: ['https://bank.example/auth/out'],
      },
    })
    expect(find(recipe, 'grant')).toMatchObject({ scopes: ['profile', 'phone'] })
    expect(find(recipe, 'device-policy')).toMatchObject({
      fields: {
        sms: { enabled: false },
        email: {
          enabled: true,
          otp: {
            lifeTime: { duration: 5, timeUnit: 'MINUTES' },
            failure: { count: 7, coolDown: { duration: 30, timeUnit: 'MINUTES' } },
            otpLength: 8,
          },
        },
        authentication: { deviceSelection: 'PROMPT_TO_SELECT' },
      },
    })
    expect(keysOf(recipe).filter((key) => key.startsWith('message:'))).toEqual(['message:Email:en'])
  })

  test('leaves the MFA settings alone unless they are given', () => {
    expect(keysOf(expressApp({ baseUrl }))).not.toContain('mfa-settings')
    const settings = { lockout: { failureCount: 6 } }
    expect(find(expressApp({ baseUrl, mfaSettings: settings }), 'mfa-settings')).toMatchObject({
      kind: 'mfaSettings',
      fields: { lockout: { failureCount: 6 } },
    })
    expect(problemsOf(() => expressApp({ baseUrl, mfaSettings: {} }))).toEqual([
      'mfaSettings: no setting is given: write at least one of pairing, lockout, phoneExtensions, users',
    ])
  })

  test('does not hand out what it was given', () => {
    const scopes = ['profile']
    const recipe = expressApp({ baseUrl, scopes })
    scopes.push('address')
    expect(find(recipe, 'grant')).toMatchObject({ scopes: ['profile'] })
  })
})
