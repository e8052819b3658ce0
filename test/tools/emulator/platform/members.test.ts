// What was sent comes back, by POST, GET and PUT; what nobody sent is not made up.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import { startEmulator } from '../drive.js'
import { connect, type Platform } from './platform.js'

let emulator: Emulator
let platform: Platform

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
})
afterAll(() => emulator.close())

const minutes = (duration: number): object => ({ duration, timeUnit: 'MINUTES' })
const appOtp = { failure: { count: 4, coolDown: minutes(3) } }
const sentOtp = { failure: { count: 3, coolDown: minutes(1) }, lifeTime: minutes(20), otpLength: 7 }

const web = {
  enabled: true,
  name: 'web',
  type: 'WEB_APP',
  protocol: 'OPENID_CONNECT',
  grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  responseTypes: ['CODE'],
  tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
  redirectUris: ['https://app.example.test/cb'],
}

const devicePolicy = {
  name: 'everything',
  default: false,
  sms: { enabled: true, otp: sentOtp, pairingDisabled: true, promptForNicknameOnPairing: true },
  voice: { enabled: false, otp: sentOtp },
  email: { enabled: true, otp: sentOtp },
  whatsApp: { enabled: true, otp: sentOtp },
  mobile: { enabled: false, otp: appOtp, promptForNicknameOnPairing: true },
  totp: {
    enabled: true,
    otp: appOtp,
    passcodeGracePeriod: 6,
    promptForNicknameOnPairing: true,
    uriParameters: { issuer: 'Bank' },
  },
}

const contents = 'templates/strong_authentication/contents'

/** Each with every member that PingOne documents as writable and that needs nothing else. */
const bodies: readonly { readonly what: string; readonly path: string; readonly body: object }[] = [
  {
    what: 'an application',
    path: 'applications',
    body: {
      ...web,
      description: 'd',
      additionalRefreshTokenReplayProtectionEnabled: false,
      allowWildcardInRedirectUris: true,
      assignActorRoles: true,
      corsSettings: { behavior: 'ALLOW_SPECIFIC_ORIGINS', origins: ['https://a.example.test'] },
      deviceCustomVerificationUri: 'https://app.example.test/device',
      devicePathId: 'tv',
      devicePollingInterval: 5,
      deviceTimeout: 600,
      hiddenFromAppPortal: true,
      homePageUrl: 'https://app.example.test/',
      icon: { id: 'i', href: 'https://app.example.test/icon.png' },
      idpSignoff: true,
      includeX5t: true,
      initiateLoginUri: 'https://app.example.test/login',
      loginPageUrl: 'https://app.example.test/signon',
      opSessionCheckEnabled: true,
      parRequirement: 'REQUIRED',
      parTimeout: 59,
      pkceEnforcement: 'S256_REQUIRED',
      postLogoutRedirectUris: ['https://app.example.test/'],
      refreshTokenDuration: 3600,
      refreshTokenRollingDuration: 7200,
      refreshTokenRollingGracePeriodDuration: 30,
      refreshTokenType: 'JSON_WEB_TOKEN',
      requestScopesForMultipleResourcesEnabled: true,
      requireSignedRequestObject: true,
      supportUnsignedRequestObject: false,
      tags: ['PING_FED_CONNECTION_INTEGRATION'],
      targetLinkUri: 'https://app.example.test/target',
      accessControl: { group: { type: 'ANY_GROUP', groups: [{ id: 'g' }] } },
    },
  },
  {
    what: 'a population',
    path: 'populations',
    body: {
      name: 'people',
      description: 'd',
      preferredLanguage: 'de',
      alternativeIdentifiers: ['x'],
      theme: { id: 't' },
    },
  },
  {
    what: 'a group',
    path: 'groups',
    body: {
      name: 'Staff',
      description: 'd',
      externalId: 'e',
      userFilter: 'username eq "maya"',
      customData: { hello: ['world'] },
    },
  },
  {
    what: 'a user',
    path: 'users',
    body: {
      username: 'pat',
      email: 'pat@example.com',
      externalId: 'e',
      nickname: 'n',
      title: 't',
      type: 'y',
      locale: 'en-GB',
      preferredLanguage: 'en',
      timezone: 'Europe/Stockholm',
      mobilePhone: '+46705550101',
      primaryPhone: '+46705550102',
      accountId: 'a',
      photo: { href: 'https://app.example.test/pat.png' },
      name: {
        honorificPrefix: 'Dr.',
        given: 'Pat',
        middle: 'M',
        family: 'Doe',
        honorificSuffix: 'IV',
        formatted: 'Pat Doe',
      },
      address: {
        streetAddress: 's',
        locality: 'l',
        region: 'r',
        postalCode: 'p',
        countryCode: 'SE',
      },
    },
  },
  {
    what: 'a device authentication policy',
    path: 'deviceAuthenticationPolicies',
    body: {
      ...devicePolicy,
      authentication: { deviceSelection: 'ALWAYS_DISPLAY_DEVICES' },
      newDeviceNotification: 'NONE',
      notificationsPolicy: { id: 'n' },
      fido2: { enabled: true, failure: { count: 3, coolDown: minutes(2) } },
      oathToken: { enabled: true, otp: appOtp, pairingKeyLifetime: minutes(9) },
      rememberMe: { web: { enabled: true, lifeTime: { duration: 12, timeUnit: 'HOURS' } } },
      ignoreUserLock: true,
      blockDisabledUsers: true,
      blockUsersWithDisabledMfa: true,
    },
  },
  {
    what: 'a device authentication policy of an environment with PingID',
    path: 'deviceAuthenticationPolicies',
    body: {
      ...devicePolicy,
      desktop: {
        enabled: true,
        otp: appOtp,
        pairingDisabled: false,
        promptForNicknameOnPairing: true,
        pairingKeyLifetime: { duration: 48, timeUnit: 'HOURS' },
      },
      yubikey: { enabled: true, otp: appOtp, pairingKeyLifetime: minutes(30) },
    },
  },
  {
    what: 'an email',
    path: contents,
    body: {
      locale: 'en',
      deliveryMethod: 'Email',
      variant: 'v',
      subject: 's',
      body: '${otp}',
      from: { name: 'Bank', address: 'bank@example.com' },
      replyTo: { name: 'Reply', address: 'reply@example.com' },
      charset: 'iso-8859-5',
      emailContentType: 'text/plain',
    },
  },
  {
    what: 'a text message',
    path: contents,
    body: { locale: 'en', deliveryMethod: 'SMS', variant: 'v', content: '${otp}', sender: 'Bank' },
  },
  {
    what: 'a call',
    path: contents,
    body: { locale: 'en', deliveryMethod: 'Voice', variant: 'v', content: '${otp}', voice: 'Man' },
  },
  {
    what: 'a push',
    path: contents,
    body: {
      locale: 'en',
      deliveryMethod: 'Push',
      variant: 'v',
      title: 't',
      body: 'b',
      pushCategory: 'WITHOUT_BANNER_BUTTONS',
    },
  },
  {
    what: 'a resource',
    path: 'resources',
    body: {
      name: 'api',
      description: 'd',
      audience: 'https://api.example.test',
      accessTokenValiditySeconds: 600,
      introspectEndpointAuthMethod: 'CLIENT_SECRET_POST',
      applicationPermissionsSettings: { claimEnabled: true },
    },
  },
]

describe('a member that PingOne documents', () => {
  it.each(bodies)('of $what is in the answers to POST, GET and PUT', async ({ path, body }) => {
    const made = await platform.post(path, body)
    expect([made.status, made.body]).toEqual([201, expect.objectContaining(body)])
    const one = `${path}/${String(made.body['id'])}`
    expect((await platform.get(one)).body).toMatchObject(body)
    const put = await platform.put(one, body)
    expect([put.status, put.body]).toEqual([200, expect.objectContaining(body)])
  })

  it('of a scope of one’s own is in the answers, too', async () => {
    const resource = await platform.make('resources', { name: 'api' })
    const path = `resources/${resource}/scopes`
    const body = { name: 'pay', description: 'd', schemaAttributes: ['a'], mappedClaims: ['m'] }
    const made = await platform.post(path, body)
    expect(made.body).toMatchObject({ ...body, resource: { id: resource } })
    const one = `${path}/${String(made.body['id'])}`
    expect((await platform.put(one, { ...body, name: 'send' })).body).toMatchObject({
      name: 'send',
    })
    expect((await platform.remove(one)).status).toBe(204)
    expect((await platform.get(one)).status).toBe(404)
  })

  it('of a LOGIN action is in the answers, too', async () => {
    const policy = await platform.make('signOnPolicies', { name: 'p' })
    const population = await platform.make('populations', { name: 'p' })
    const body = {
      type: 'LOGIN',
      priority: 1,
      recovery: { enabled: true },
      registration: {
        enabled: true,
        population: { id: population },
        confirmIdentityProviderAttributes: true,
      },
      enforceLockoutForIdentityProviders: true,
      socialProviders: [],
      newUserProvisioning: { gateways: [] },
    }
    const made = await platform.post(`signOnPolicies/${policy}/actions`, body)
    expect([made.status, made.body]).toEqual([201, expect.objectContaining(body)])
  })
})

describe('a member that nobody sent', () => {
  it.each([
    { path: 'applications', body: web, absent: ['refreshTokenType', 'deviceTimeout', 'tags'] },
    {
      path: contents,
      body: { locale: 'en', deliveryMethod: 'Email', variant: 'v', body: '${otp}' },
      absent: ['from', 'replyTo', 'subject'],
    },
    {
      path: 'deviceAuthenticationPolicies',
      body: devicePolicy,
      absent: ['notificationsPolicy', 'desktop', 'yubikey'],
    },
    { path: 'groups', body: { name: 'g' }, absent: ['population', 'description'] },
  ])('of $path is in no answer', async ({ path, body, absent }) => {
    const made = await platform.post(path, body)
    expect(made.status).toBe(201)
    const read = await platform.get(`${path}/${String(made.body['id'])}`)
    for (const name of absent) {
      expect(made.body).not.toHaveProperty(name)
      expect(read.body).not.toHaveProperty(name)
    }
  })

  it('is the environment’s theme and language in every population, seeded ones too', async () => {
    const made = await platform.post('populations', { name: 'people' })
    const theme = { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown }
    expect(made.body).toMatchObject({ theme, preferredLanguage: 'en' })
    const { body } = await platform.get('populations')
    expect(JSON.stringify(body).match(/"theme":\{"id":"[0-9a-f-]{36}"\}/g)).toHaveLength(2)
    const id = String(made.body['id'])
    const named = { name: 'people', theme: { id: 'own' }, preferredLanguage: 'de' }
    expect((await platform.put(`populations/${id}`, named)).body).toMatchObject(named)
    const again = await platform.put(`populations/${id}`, { name: 'people' })
    expect(again.body).toMatchObject({ theme: made.body['theme'], preferredLanguage: 'en' })
  })
})
