// What passkeys, pushes, authenticator apps and WhatsApp make of express-app.
import { describe, expect, test } from 'vitest'
import type { ExpressAppParameters } from '../../../../src/tools/provisioning/recipes/parameters.js'
import { expressApp } from '../../../../src/tools/provisioning/recipes/express-app.js'
import { baseUrl, find, keysOf, problemsOf } from '../support/recipes.js'

const failure = { count: 3, coolDown: { duration: 2, timeUnit: 'MINUTES' } }

function refuse(parameters: Partial<ExpressAppParameters>): readonly string[] {
  return problemsOf(() => expressApp({ baseUrl, ...parameters }))
}

describe('passkeys', () => {
  test('belong to the host of the app, verify the person, and need no attestation', () => {
    const recipe = expressApp({ baseUrl: 'https://www.bank.example/app', deviceTypes: ['FIDO2'] })
    expect(find(recipe, 'fido2-policy')).toMatchObject({
      kind: 'fido2Policy',
      name: 'express-app-passkeys',
      fields: {
        relyingPartyId: 'www.bank.example',
        attestationRequirements: 'NONE',
        userVerification: { option: 'REQUIRED', enforceDuringAuthentication: true },
      },
    })
    expect(find(recipe, 'device-policy')).toMatchObject({
      fido2Policy: 'fido2-policy',
      fields: { fido2: { enabled: true, failure }, sms: { enabled: false } },
    })
    const keys = keysOf(recipe)
    expect(keys.indexOf('fido2-policy')).toBeLessThan(keys.indexOf('device-policy'))
  })

  test.each([
    ['https://www.bank.example', 'bank.example'],
    ['https://a.b.bank.example', 'b.bank.example'],
    ['http://localhost:3000', 'localhost'],
  ])('of the app at %s may belong to %s', (url, relyingPartyId) => {
    const recipe = expressApp({ baseUrl: url, deviceTypes: ['FIDO2'], relyingPartyId })
    expect(find(recipe, 'fido2-policy')).toMatchObject({ fields: { relyingPartyId } })
  })

  test.each([
    ['https://www.bank.example', 'bank.test'],
    ['https://www.bank.example', 'ww.bank.example'],
    ['https://www.bank.example', 'login.www.bank.example'],
    ['https://www.bank.example', 'example'],
    ['https://evilbank.example', 'bank.example'],
    ['http://127.0.0.1:3000', '0.0.1'],
  ])('of the app at %s never belong to %s', (url, relyingPartyId) => {
    const problems = refuse({ baseUrl: url, deviceTypes: ['FIDO2'], relyingPartyId })
    expect(problems).toEqual([expect.stringMatching(/^relyingPartyId: does not fit /)])
  })

  test('need a host with a name', () => {
    expect(refuse({ baseUrl: 'http://127.0.0.1:3000', deviceTypes: ['FIDO2'] })).toEqual([
      'baseUrl: must have a name with FIDO2, for example localhost: browsers take no passkeys for 127.0.0.1',
    ])
    expect(() => expressApp({ baseUrl: 'http://127.0.0.1:3000' })).not.toThrow()
  })
})

describe('push', () => {
  const parameters = { baseUrl, deviceTypes: ['MOBILE'], iosBundleId: 'example.bank.app' } as const

  test('goes to one native application, with numbers to choose and a limit', () => {
    const recipe = expressApp({ ...parameters, androidPackageName: 'example.bank' })
    expect(find(recipe, 'mobile-application')).toMatchObject({
      kind: 'application',
      type: 'NATIVE_APP',
      name: 'express-app-mobile',
      fields: { mobile: { bundleId: 'example.bank.app', packageName: 'example.bank' } },
    })
    expect(find(recipe, 'device-policy')).toMatchObject({
      mobileApplication: {
        application: 'mobile-application',
        fields: {
          push: { enabled: true, numberMatching: { enabled: true } },
          otp: { enabled: true },
          pushTimeout: { duration: 40, timeUnit: 'SECONDS' },
          pushLimit: { count: 5 },
        },
      },
      fields: { mobile: { enabled: true, otp: { failure } } },
    })
    const keys = keysOf(recipe)
    expect(keys.indexOf('mobile-application')).toBeLessThan(keys.indexOf('device-policy'))
  })

  test('is nobody’s way to sign on by the native application', () => {
    const application = find(expressApp(parameters), 'mobile-application')
    expect(application).toMatchObject({
      fields: { tokenEndpointAuthMethod: 'NONE', pkceEnforcement: 'S256_REQUIRED' },
    })
    expect(application).not.toHaveProperty('fields.redirectUris')
  })

  test('follows its parameters', () => {
    const recipe = expressApp({
      ...parameters,
      withoutNumberMatching: true,
      pushTimeoutSeconds: 150,
      pushLimit: 1,
    })
    expect(find(recipe, 'device-policy')).toMatchObject({
      mobileApplication: {
        fields: {
          push: { numberMatching: { enabled: false } },
          pushTimeout: { duration: 150 },
          pushLimit: { count: 1 },
        },
      },
    })
  })

  test('shows what is approved, without a code', () => {
    expect(find(expressApp(parameters), 'message:Push:en')).toMatchObject({
      deliveryMethod: 'Push',
      fields: { title: 'Approve ${sum} ${currency}', body: 'To ${recipient}. Not you? Deny it.' },
    })
    const own = { deliveryMethod: 'Push', title: 'Pay ${sum}', body: 'To ${recipient}' } as const
    const recipe = expressApp({ ...parameters, approvalMessages: [own] })
    expect(find(recipe, 'message:Push:en')).toMatchObject({
      fields: { title: 'Pay ${sum}', body: 'To ${recipient}' },
    })
  })

  test.each([
    ['t'.repeat(201), 'b', 'approvalMessages[0].title: is longer than 200 characters'],
    ['t', 'b'.repeat(401), 'approvalMessages[0].body: is longer than 400 characters'],
    ['${sum', 'b', 'approvalMessages[0].title: has a ${ that begins no variable'],
  ])('%#: words that PingOne would not take are refused', (title, body, problem) => {
    const problems = refuse({ approvalMessages: [{ deliveryMethod: 'Push', title, body }] })
    expect(problems).toEqual([expect.stringContaining(problem)])
  })

  test('needs the name of an app', () => {
    expect(refuse({ deviceTypes: ['MOBILE'] })).toEqual([
      'iosBundleId: is missing: MOBILE needs iosBundleId or androidPackageName, the name of the app on the phone',
    ])
    expect(refuse({ deviceTypes: ['MOBILE'], androidPackageName: 'bank app' })).toEqual([
      'androidPackageName: is no name of an app: write a name such as example.bank.app',
    ])
    expect(refuse({ ...parameters, pushTimeoutSeconds: 39 })).toEqual([
      'pushTimeoutSeconds: must be a whole number from 40 to 150',
    ])
  })
})

describe('the other methods', () => {
  test('are what the policy says of them', () => {
    const recipe = expressApp({
      baseUrl,
      deviceTypes: ['WHATSAPP', 'TOTP', 'OATH_TOKEN'],
      totpGracePeriods: 4,
    })
    expect(find(recipe, 'device-policy')).toMatchObject({
      fields: {
        sms: { enabled: false },
        whatsApp: { enabled: true, otp: { failure, otpLength: 6 } },
        totp: { enabled: true, otp: { failure }, passcodeGracePeriod: 4 },
        oathToken: { enabled: true, otp: { failure } },
        mobile: { enabled: false },
        fido2: { enabled: false },
      },
    })
    expect(keysOf(recipe).filter((key) => key.startsWith('message:'))).toEqual([])
  })

  test('pause a device for two minutes at least', () => {
    expect(refuse({ deviceTypes: ['SMS', 'TOTP', 'FIDO2'], otpCoolDownMinutes: 1 })).toEqual([
      'otpCoolDownMinutes: must be 2 to 30 minutes with TOTP and FIDO2',
    ])
    expect(() => expressApp({ baseUrl, otpCoolDownMinutes: 0 })).not.toThrow()
  })

  test.each([
    ['relyingPartyId', 'bank.example', 'FIDO2'],
    ['totpGracePeriods', 2, 'TOTP'],
    ['iosBundleId', 'example.bank.app', 'MOBILE'],
    ['pushLimit', 5, 'MOBILE'],
    ['withoutNumberMatching', false, 'MOBILE'],
  ])('%s without its method is refused', (name, value, type) => {
    expect(refuse({ [name]: value })).toEqual([
      `${name}: is for ${type}, which deviceTypes does not have`,
    ])
  })

  test('a test user has the devices that receive codes, and no other', () => {
    const recipe = expressApp({
      baseUrl,
      deviceTypes: ['EMAIL', 'WHATSAPP', 'TOTP', 'FIDO2'],
      withTestUser: true,
      testUserPhone: '+46705550101',
      testUserEmail: 'maya@bank.example',
    })
    expect(keysOf(recipe).filter((key) => key.startsWith('device:'))).toEqual([
      'device:express-app-user:EMAIL',
      'device:express-app-user:WHATSAPP',
    ])
  })
})

describe('a password', () => {
  const signOn = 'password-and-code'

  test('can be recovered, and people can register, when the recipe is told so', () => {
    const recipe = expressApp({ baseUrl, signOn, passwordRecovery: true, registration: true })
    expect(find(recipe, 'sign-on-login')).toMatchObject({
      registrationPopulation: 'registered-users',
      fields: { recovery: { enabled: true }, registration: { enabled: true } },
    })
    expect(find(recipe, 'registered-users')).toMatchObject({
      kind: 'population',
      name: 'express-app-registered',
    })
  })

  test('is left as somebody set it up when nothing is said', () => {
    const recipe = expressApp({ baseUrl, signOn })
    expect(find(recipe, 'sign-on-login')).toMatchObject({ fields: {} })
    expect(keysOf(recipe)).not.toContain('registered-users')
    const off = expressApp({ baseUrl, signOn, registration: false })
    expect(find(off, 'sign-on-login')).toMatchObject({
      fields: { registration: { enabled: false } },
    })
    expect(keysOf(off)).not.toContain('registered-users')
  })

  test('is needed for both', () => {
    expect(refuse({ passwordRecovery: true, registration: true })).toEqual([
      "passwordRecovery: needs signOn 'password-and-code', where there is a password",
      "registration: needs signOn 'password-and-code', where there is a password",
    ])
  })
})

describe('terms', () => {
  const agreementId = '6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'
  const signOn = 'password-and-code'

  test('are asked for behind the password and the code, and nowhere else', () => {
    const recipe = expressApp({ baseUrl, signOn, agreementId })
    expect(find(recipe, 'sign-on-terms')).toMatchObject({
      kind: 'signOnPolicyAction',
      signOnPolicy: 'sign-on-policy',
      type: 'AGREEMENT',
      priority: 3,
      fields: { agreement: { id: agreementId } },
    })
    expect(keysOf(recipe)).not.toContain('approval-terms')
    expect(keysOf(expressApp({ baseUrl, signOn }))).not.toContain('sign-on-terms')
  })

  test('need a password before them, and an id', () => {
    expect(refuse({ agreementId })).toEqual([
      "agreementId: needs signOn 'password-and-code': terms follow a password",
    ])
    expect(refuse({ signOn, agreementId: 'Terms of use' })).toEqual([
      'agreementId: is no id: write the id of an agreement, such as 6f1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
    ])
  })
})
