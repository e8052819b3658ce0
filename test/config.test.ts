// resolveConfig: what an app leaves out gets a safe default, and what it gets wrong is named, all at once.
import { generateKeyPairSync } from 'node:crypto'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { resolveConfig, type Config, type PingOneMfaOptions } from '../src/config.js'
import { ConfigError, type ConfigProblem } from '../src/errors.js'
import { limitDefaults } from '../src/limits/table.js'
import { shippedTags } from '../src/models/texts/language.js'
import { memoryStateStore } from '../src/state/memory-store.js'
import type { StateStore } from '../src/state/state-store.js'
import { defaultViews } from '../src/views/default-views.js'

const environmentId = '5c9d1e2f-7a3b-4c8d-9e0f-1a2b3c4d5e6f'
const secret = 'canary-secret-0123456789-abcdefghijklmnop'
const minimal = { environmentId, clientId: 'bank', clientSecret: secret } as const
const secretless = { environmentId, clientId: 'bank' } as const
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** A store as another package may bring it. */
const foreignStore: StateStore = {
  create: () => Promise.resolve(true),
  read: () => Promise.resolve(undefined),
  replace: () => Promise.resolve(true),
  take: () => Promise.resolve(undefined),
}

function resolve(options: PingOneMfaOptions, environment: NodeJS.ProcessEnv = {}): Config {
  return resolveConfig({ ...minimal, ...options }, environment)
}

/** The error of options that TypeScript would not let through, as JavaScript does. */
function refuse(options: unknown, environment: NodeJS.ProcessEnv = {}): ConfigError {
  try {
    Reflect.apply(resolveConfig, undefined, [options, environment])
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('accepted')
}

function problemsOf(options: object, environment?: NodeJS.ProcessEnv): readonly ConfigProblem[] {
  return refuse({ ...minimal, ...options }, environment).problems
}

function messageOf(options: object, environment?: NodeJS.ProcessEnv): string {
  return refuse({ ...minimal, ...options }, environment).message
}

describe('defaults', () => {
  test('three values are enough outside production', () => {
    const config = resolveConfig(minimal, {})
    expect(config).toMatchObject({
      name: 'default',
      production: false,
      environmentId,
      clientId: 'bank',
      clientAuthentication: 'client_secret_basic',
      authOrigin: 'https://auth.pingone.com',
      environmentBaseUrl: `https://auth.pingone.com/${environmentId}`,
      issuer: `https://auth.pingone.com/${environmentId}/as`,
      baseUrl: 'http://localhost:3000',
      baseOrigin: 'http://localhost:3000',
      basePath: '',
      secure: false,
      paths: { login: '/login', callback: '/callback', logout: '/logout', home: '/' },
      redirectUri: 'http://localhost:3000/callback',
      signOn: 'embedded',
      responseMode: 'query',
      pushedAuthorizationRequests: false,
      scope: 'openid profile',
      acrValues: [],
      mfaAcrValues: [],
      approvalAcrValues: [],
      userinfo: false,
      keepSessionData: true,
      brand: { name: 'localhost' },
      revealUserState: false,
      decoyStep: 'otp',
      allowSilentSignOn: false,
      fetch: globalThis.fetch,
      hooks: {},
    })
    expect(config.clientSecret).toBe(secret)
    expect(Object.keys(config.views)).toEqual(expect.arrayContaining(['username', 'otp', 'error']))
  })

  test('lifetimes, limits and time limits are the documented ones', () => {
    expect(resolveConfig(minimal, {})).toMatchObject({
      absoluteLifetimeSeconds: 28_800,
      pendingLifetimeSeconds: 600,
      clockToleranceSeconds: 60,
      throttle: {
        otpChecksPerFlow: 3,
        otpChecksPerConfirmation: 5,
        resendAfterSeconds: 30,
        resendsPerFlow: 3,
        lockedPauseMinutes: 30,
        limits: limitDefaults,
        sharedAddresses: [],
        knownBrowserSeconds: 7_776_000,
        whenLimited: 'hosted',
      },
      timeouts: { upstreamMs: 5000, requestMs: 10_000, storeMs: 2000 },
    })
  })

  test('approvals have their times and limits', () => {
    expect(resolve({}).approval).toEqual({
      formActionOrigins: [],
      executeWithinSeconds: 600,
      keepSeconds: 86_400,
      openPerUser: 3,
    })
    const given = { formActionOrigins: ['https://receipts.bank.example'], openPerUser: 1 }
    expect(resolve({ approval: given }).approval).toMatchObject(given)
  })

  test.each([
    [{ executeWithinSeconds: 9 }, 'approval.executeWithinSeconds', 'from 10 to 3600'],
    [{ keepSeconds: 600 }, 'approval.keepSeconds', 'from 7200 to 2592000'],
    [{ openPerUser: 0 }, 'approval.openPerUser', 'from 1 to 100'],
    [{ formActionOrigins: ['https://a.example/path'] }, 'approval.formActionOrigins', 'origins'],
    [{ openPerUsers: 1 }, 'approval.openPerUsers', 'openPerUser'],
  ])('an approval option that cannot be is named: %j', (approval, option, words) => {
    const [problem] = refuse({ ...minimal, approval }).problems
    expect(problem?.option).toBe(option)
    expect(problem?.problem).toContain(words)
  })

  test('one throttle or timeout given leaves the others at their defaults', () => {
    const config = resolve({ throttle: { otpChecksPerFlow: 1 }, timeouts: { storeMs: 500 } })
    expect(config.throttle).toMatchObject({ otpChecksPerFlow: 1, resendsPerFlow: 3 })
    expect(config.timeouts).toEqual({ upstreamMs: 5000, requestMs: 10_000, storeMs: 500 })
  })

  test('two configurations share no store', () => {
    expect(resolveConfig(minimal, {}).stateStore).not.toBe(resolveConfig(minimal, {}).stateStore)
  })
})

describe('environment variables', () => {
  const environment = {
    PINGONE_ENVIRONMENT_ID: environmentId,
    PINGONE_REGION: 'eu',
    PINGONE_CLIENT_ID: 'from-environment',
    PINGONE_CLIENT_SECRET: ` ${secret}\n`,
    PINGONE_MFA_ACR_VALUES: 'Multi_Factor  MFA_Only',
    BASE_URL: 'https://bank.example/app/',
  }

  test('stand in for the options that are left out', () => {
    const config = resolveConfig(undefined, environment)
    expect(config).toMatchObject({
      clientId: 'from-environment',
      authOrigin: 'https://auth.pingone.eu',
      mfaAcrValues: ['Multi_Factor', 'MFA_Only'],
      baseUrl: 'https://bank.example/app',
      baseOrigin: 'https://bank.example',
      basePath: '/app',
      secure: true,
      redirectUri: 'https://bank.example/app/callback',
      brand: { name: 'bank.example' },
    })
    expect(config.clientSecret).toBe(secret)
  })

  test('yield to what is written in code', () => {
    expect(resolveConfig({ clientId: 'written' }, environment).clientId).toBe('written')
  })

  test('a member that is undefined counts as left out', () => {
    const options: object = { clientId: undefined }
    expect(resolveConfig(options, environment).clientId).toBe('from-environment')
  })

  test('an empty variable counts as not set', () => {
    expect(messageOf({ clientId: undefined }, { PINGONE_CLIENT_ID: '  ' })).toBe(
      'clientId [PINGONE_CLIENT_ID]: is missing: write the client id of your PingOne application',
    )
  })

  test('BASE_URL=/ counts as not set: Vitest puts it into every environment', () => {
    expect(resolve({}, { BASE_URL: '/' }).baseUrl).toBe('http://localhost:3000')
    expect(messageOf({ stateStore: foreignStore }, { BASE_URL: '/', NODE_ENV: 'production' })).toBe(
      'baseUrl [BASE_URL]: is missing: in production write the public URL, such as https://bank.example; a Host header is never trusted',
    )
    expect(messageOf({ baseUrl: '/' })).toContain('must be a full URL')
  })

  test('PORT makes the base URL outside production', () => {
    expect(resolve({}, { PORT: '8080' }).baseUrl).toBe('http://localhost:8080')
    expect(messageOf({}, { PORT: '/run/app.sock' })).toBe(
      'baseUrl [BASE_URL]: is missing, and PORT is no port number to make one from: write BASE_URL',
    )
    expect(resolve({ baseUrl: 'http://localhost:1' }, { PORT: 'x' }).basePath).toBe('')
  })

  test.each([
    ['PINGONE_CLIENTID', { clientId: undefined }, 'clientId', 'PINGONE_CLIENT_ID'],
    ['PINGONE_CLIENT_SECERT', { clientSecret: undefined }, 'clientSecret', 'PINGONE_CLIENT_SECRET'],
    ['PINGONE_MFA_ACR_VALUE', {}, 'mfaAcrValues', 'PINGONE_MFA_ACR_VALUES'],
    ['PINGONE_REGOIN', {}, 'region', 'PINGONE_REGION'],
  ])('%s is named as a misspelling', (name, options, option, meant) => {
    expect(problemsOf(options, { [name]: 'x' })).toContainEqual({
      option,
      environment: name,
      problem: `is no variable of this package: did you mean ${meant}?`,
    })
  })

  test('a variable of the app’s own is left alone, also one for a second client', () => {
    expect(() =>
      resolve(
        {},
        {
          PINGONE_CLIENT_ID_2: 'x',
          PINGONE_TEST_USER: 'x',
          PINGONE_WORKER_CLIENT_ID: 'x',
          PINGONE_API_BASE_URL: 'x',
          PINGONE_REGOIN: ' ',
        },
      ),
    ).not.toThrow()
  })
})

describe('unknown options', () => {
  test.each([
    ['clientID', 'clientId'],
    ['client_secret', 'clientSecret'],
    ['environmetId', 'environmentId'],
    ['statestore', 'stateStore'],
    ['onEvents', 'onEvent'],
  ])('%s is refused with a suggestion', (name, meant) => {
    expect(messageOf({ [name]: 'x' })).toBe(`${name}: is not an option: did you mean ${meant}?`)
  })

  test.each([
    [{ throttle: { otpCheckPerFlow: 1 } }, 'throttle.otpCheckPerFlow', 'otpChecksPerFlow'],
    [
      { throttle: { limits: { 'secret-users': 1 } } },
      'throttle.limits.secret-users',
      'secret-user',
    ],
    [{ timeouts: { storeMS: 1 } }, 'timeouts.storeMS', 'storeMs'],
    [{ paths: { calback: '/x' } }, 'paths.calback', 'callback'],
    [{ brand: { name: 'A', acent: '#000000' } }, 'brand.acent', 'accent'],
    [{ views: { ...defaultViews(), opt: () => '' } }, 'views.opt', 'otp'],
  ])('a nested one is refused by its dotted path: %j', (options, path, meant) => {
    expect(messageOf(options)).toBe(`${path}: is not an option: did you mean ${meant}?`)
  })

  test('one that resembles nothing is refused without a guess', () => {
    expect(messageOf({ wallpaper: true })).toBe('wallpaper: is not an option')
  })

  test('hooks are told by their own names', () => {
    const afterSignOn = (): void => undefined
    expect(resolve({ afterSignOn }).hooks).toEqual({ afterSignOn })
    expect(messageOf({ hooks: { afterSignOn } })).toBe(
      'hooks: is not an option: write afterSignOn, beforeApproval, afterApproval and onError as options of their own',
    )
  })

  test('what stands on Object.prototype is not an option', () => {
    const polluted = Object.create({ revealUserState: true }) as PingOneMfaOptions
    expect(resolveConfig(Object.assign(polluted, minimal), {}).revealUserState).toBe(false)
    expect(refuse(Object.create(minimal)).problems.map(({ option }) => option)).toEqual([
      'environmentId',
      'clientId',
      'clientSecret',
    ])
  })

  test.each([['a string'], [[]], [() => undefined], [null]])('%j is no set of options', (value) => {
    expect(refuse(value, { ...environmentOf(minimal) }).message).toBe('options: must be an object')
  })
})

function environmentOf(options: typeof minimal): NodeJS.ProcessEnv {
  return {
    PINGONE_ENVIRONMENT_ID: options.environmentId,
    PINGONE_CLIENT_ID: options.clientId,
    PINGONE_CLIENT_SECRET: options.clientSecret,
  }
}

describe('every problem at once', () => {
  test('one error lists them all, each with path, variable and what to write', () => {
    const error = refuse({ environmentId: 'x', paths: { login: 'login' } }, {})
    expect(error.code).toBe('ERR_PINGONE_CONFIG')
    expect(error.status).toBe(500)
    expect(error.message.split('\n')).toEqual([
      'paths.login: must start with / and have letters, digits, hyphens, dots and underscores between its slashes, such as /login',
      'environmentId [PINGONE_ENVIRONMENT_ID]: must be a UUID, as PingOne shows it in the environment’s settings',
      'clientId [PINGONE_CLIENT_ID]: is missing: write the client id of your PingOne application',
      'clientSecret [PINGONE_CLIENT_SECRET]: is missing: client_secret_basic needs the secret of your application',
    ])
    expect(error.option).toBe('paths.login')
    expect(Object.isFrozen(error.problems)).toBe(true)
  })

  test('nothing given at all names what is needed', () => {
    expect(refuse(undefined, {}).problems.map(({ option }) => option)).toEqual([
      'environmentId',
      'clientId',
      'clientSecret',
    ])
  })
})

describe('the client', () => {
  test.each(['client_secret_basic', 'client_secret_post', 'client_secret_jwt'] as const)(
    '%s needs the secret',
    (clientAuthentication) => {
      expect(refuse({ ...secretless, clientAuthentication }).message).toBe(
        `clientSecret [PINGONE_CLIENT_SECRET]: is missing: ${clientAuthentication} needs the secret of your application`,
      )
    },
  )

  test('client_secret_jwt needs a secret of 32 bytes', () => {
    const clientAuthentication = 'client_secret_jwt'
    expect(messageOf({ clientAuthentication, clientSecret: 'x'.repeat(31) })).toBe(
      'clientSecret [PINGONE_CLIENT_SECRET]: is shorter than 32 bytes: client_secret_jwt signs with HS256, which needs 32; ask PingOne for a new secret',
    )
    expect(resolve({ clientAuthentication, clientSecret: 'x'.repeat(32) }).clientSecret).toBe(
      'x'.repeat(32),
    )
  })

  test('none refuses a secret, also one from the environment', () => {
    const problem =
      'clientSecret [PINGONE_CLIENT_SECRET]: is given although clientAuthentication is none: take it away, or choose a method that uses it'
    expect(messageOf({ clientAuthentication: 'none' })).toBe(problem)
    expect(
      refuse({ ...secretless, clientAuthentication: 'none' }, { PINGONE_CLIENT_SECRET: secret })
        .message,
    ).toBe(problem)
    expect(
      resolveConfig({ ...secretless, clientAuthentication: 'none' }, {}).clientSecret,
    ).toBeUndefined()
  })

  test('private_key_jwt needs a private key', () => {
    const options = { ...secretless, clientAuthentication: 'private_key_jwt' } as const
    expect(refuse(options).message).toBe(
      'clientKey: is missing: private_key_jwt signs with it; give a private key',
    )
    const config = resolveConfig({ ...options, clientKey: rsa.privateKey }, {})
    expect(config.clientKey).toBe(rsa.privateKey)
  })

  test('a private JWK and a CryptoKey are keys too', async () => {
    const jwk = ec.privateKey.export({ format: 'jwk' })
    const options = { clientAuthentication: 'private_key_jwt' } as const
    expect(resolve({ ...options, clientKey: jwk }).clientKey).toEqual(jwk)
    const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify'])
    if (!('privateKey' in pair)) throw new Error('no key pair')
    expect(resolve({ ...options, clientKey: pair.privateKey }).clientKey).toBe(pair.privateKey)
  })

  test.each([
    ['a public key', rsa.publicKey],
    ['a public JWK', ec.publicKey.export({ format: 'jwk' })],
    ['a JWK that is broken', { kty: 'RSA', n: 'AQAB', e: 'AQAB', d: 'AQAB' }],
    ['a symmetric JWK', { kty: 'oct', k: 'c2VjcmV0', d: 'x' }],
    ['a PEM text', rsa.privateKey.export({ type: 'pkcs8', format: 'pem' })],
  ])('%s is no private key', (_, clientKey) => {
    const error = refuse({ ...minimal, clientAuthentication: 'private_key_jwt', clientKey })
    expect(error.message).toBe(
      'clientKey: must be a private key: a CryptoKey, a KeyObject or a JWK with its "d"',
    )
  })

  test('a key that no method uses is refused', () => {
    expect(messageOf({ clientKey: rsa.privateKey })).toBe(
      'clientKey: is given although clientAuthentication is client_secret_basic: write private_key_jwt, or take the key away',
    )
  })

  test('an RSA key of 1024 bits, and a request object key that is not RSA, are refused', () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
    expect(messageOf({ clientAuthentication: 'private_key_jwt', clientKey: weak })).toBe(
      'clientKey: has 1024 bits: an RSA key needs 2048 or more',
    )
    expect(messageOf({ requestObjectKey: ec.privateKey })).toBe(
      'requestObjectKey: must be a private key of one of these kinds: RSA (RS256), RSA (RS384), RSA (RS512)',
    )
  })

  test.each([
    ['a P-256 key', ec.privateKey],
    ['an RSA key', rsa.privateKey],
    ['an Ed25519 key', generateKeyPairSync('ed25519').privateKey],
    ['a JWK', { ...ec.privateKey.export({ format: 'jwk' }), kid: 'evidence-1', alg: 'ES256' }],
  ])('evidence can be signed by %s', (_, evidenceKey) => {
    expect(resolve({ evidenceKey }).evidenceKey).toEqual(evidenceKey)
  })

  const kinds =
    'must be a private key of one of these kinds: EC P-256 (ES256), Ed25519 (EdDSA), RSA (RS256)'
  const notPrivate = 'must be a private key: a CryptoKey, a KeyObject or a JWK with its "d"'
  test.each([
    ['a P-384 key', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, kinds],
    ['an X25519 key', generateKeyPairSync('x25519').privateKey, kinds],
    ['an RSA-PSS key', generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey, kinds],
    ['a JWK for RS384', { ...rsa.privateKey.export({ format: 'jwk' }), alg: 'RS384' }, kinds],
    [
      'an RSA key of 1024 bits',
      generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey,
      'has 1024 bits: an RSA key needs 2048 or more',
    ],
    ['a public key', ec.publicKey, notPrivate],
    ['a secret', 'evidence', notPrivate],
  ])('evidence cannot be signed by %s', (_, evidenceKey, problem) => {
    expect(problemsOf({ evidenceKey })).toEqual([{ option: 'evidenceKey', problem }])
  })

  test('an unknown method is refused with the choices', () => {
    expect(messageOf({ clientAuthentication: 'basic' })).toBe(
      'clientAuthentication: "basic" must be client_secret_basic, client_secret_post, client_secret_jwt, private_key_jwt or none',
    )
  })
})

describe('where PingOne is', () => {
  test.each(['not-a-uuid', `${environmentId}0`, `{${environmentId}}`])(
    'environment id %s is no UUID',
    (value) => {
      expect(messageOf({ environmentId: value })).toBe(
        'environmentId [PINGONE_ENVIRONMENT_ID]: must be a UUID, as PingOne shows it in the environment’s settings',
      )
    },
  )

  test('an unknown region is refused with the nearest', () => {
    expect(messageOf({ region: 'EU' })).toBe(
      'region [PINGONE_REGION]: must be com, eu, ca, asia, com.au or sg; did you mean eu?',
    )
    expect(messageOf({ region: 'mars' })).toBe(
      'region [PINGONE_REGION]: must be com, eu, ca, asia, com.au or sg',
    )
  })

  test('a custom domain carries no environment id', () => {
    expect(resolve({ customDomain: 'Auth.Bank.example', region: 'eu' })).toMatchObject({
      environmentBaseUrl: 'https://auth.bank.example',
      issuer: 'https://auth.bank.example/as',
    })
  })

  test.each(['https://auth.bank.example', 'auth.bank.example/x', 'auth.bank.example:8443', 'bank'])(
    'custom domain %s is no host name alone',
    (customDomain) => {
      expect(messageOf({ customDomain })).toBe(
        'customDomain [PINGONE_CUSTOM_DOMAIN]: must be a host name alone, such as auth.example.com: no scheme, port or path',
      )
    },
  )

  test('an override may be plain http to loopback', () => {
    expect(resolve({ authBaseUrl: 'http://127.0.0.1:9400/' }).issuer).toBe(
      `http://127.0.0.1:9400/${environmentId}/as`,
    )
  })

  test('an override and a custom domain exclude each other unless only one is in code', () => {
    const authBaseUrl = 'https://gateway.example'
    const customDomain = 'auth.bank.example'
    expect(messageOf({ authBaseUrl, customDomain })).toBe(
      'authBaseUrl [PINGONE_AUTH_BASE_URL]: and customDomain exclude each other: give one of them',
    )
    expect(resolve({ authBaseUrl }, { PINGONE_CUSTOM_DOMAIN: customDomain }).authOrigin).toBe(
      authBaseUrl,
    )
    expect(resolve({ customDomain }, { PINGONE_AUTH_BASE_URL: authBaseUrl }).authOrigin).toBe(
      `https://${customDomain}`,
    )
  })
})

describe('URLs', () => {
  const cases: readonly (readonly [url: string, problem: string])[] = [
    ['bank.example', 'must be a full URL, such as https://bank.example'],
    ['ftp://bank.example', 'must be a full URL, such as https://bank.example'],
    ['https:bank.example', 'must be a full URL, such as https://bank.example'],
    ['https://bank.example?x', 'must not have a query or a fragment'],
    ['https://bank.example/#', 'must not have a query or a fragment'],
    ['https://bank.example/a b', 'must not have white space in it'],
    ['https://maya:canary@bank.example', 'must not have a user name or a password'],
    ['http://bank.example', httpProblem()],
    ['http://localhost.bank.example', httpProblem()],
    ['http://10.0.0.1', httpProblem()],
    ['http://127.0.0.1.bank.example', httpProblem()],
  ]
  function httpProblem(): string {
    return 'is plain http: write https; http is for localhost, 127.0.0.1 and [::1] only'
  }

  test.each(cases)('base URL %s is refused', (baseUrl, problem) => {
    expect(messageOf({ baseUrl })).toBe(`baseUrl [BASE_URL]: ${problem}`)
  })

  test.each(cases)('auth base URL %s is refused', (authBaseUrl, problem) => {
    expect(messageOf({ authBaseUrl })).toBe(`authBaseUrl [PINGONE_AUTH_BASE_URL]: ${problem}`)
  })

  test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'plain http to %s is for development',
    (baseUrl) => {
      expect(resolve({ baseUrl })).toMatchObject({ baseUrl, secure: false })
    },
  )
})

describe('paths', () => {
  test('stand below the path of the base URL', () => {
    const config = resolve({
      baseUrl: 'https://bank.example/app',
      paths: { callback: '/auth/callback', home: '/start' },
    })
    expect(config.redirectUri).toBe('https://bank.example/app/auth/callback')
    expect(config.paths).toEqual({
      login: '/login',
      callback: '/auth/callback',
      logout: '/logout',
      home: '/start',
    })
  })

  test.each([
    'login',
    '/',
    '//evil.example',
    '/a/../b',
    '/a/',
    '/:id',
    '/a*',
    '/a?x',
    '/é',
    '/a b',
  ])('login path %s is refused', (login) => {
    expect(messageOf({ paths: { login, home: '/home' } })).toBe(
      'paths.login: must start with / and have letters, digits, hyphens, dots and underscores between its slashes, such as /login',
    )
  })

  test('two routes in one place are refused, whatever their case', () => {
    expect(messageOf({ paths: { callback: '/Login' } })).toBe(
      'paths.callback: is the same path as paths.login',
    )
    expect(messageOf({ paths: { home: '/logout' } })).toBe(
      'paths.home: is the same path as paths.logout',
    )
    expect(messageOf({ paths: { callback: '/login/flow/back' } })).toBe(
      'paths.callback: lies among the pages below paths.login',
    )
  })
})

describe('production', () => {
  const production = { NODE_ENV: 'production' }
  const ready = { baseUrl: 'https://bank.example', stateStore: foreignStore }

  test('starts with a public URL and a shared store', () => {
    expect(resolve(ready, production)).toMatchObject({ production: true, secure: true })
  })

  test('needs the public URL and the store', () => {
    const error = refuse(minimal, { ...production, PORT: '3000' })
    expect(error.problems).toEqual([
      {
        option: 'stateStore',
        problem:
          'is missing: in production write redisStateStore(client), or, if there will only ever be one process, memoryStateStore({ allowInProduction: true })',
      },
      {
        option: 'baseUrl',
        environment: 'BASE_URL',
        problem:
          'is missing: in production write the public URL, such as https://bank.example; a Host header is never trusted',
      },
    ])
  })

  test('refuses the memory of one process unless that is said', () => {
    expect(messageOf({ ...ready, stateStore: memoryStateStore() }, production)).toBe(
      'stateStore: keeps records in the memory of one process: in production write redisStateStore(client), or, if there will only ever be one process, memoryStateStore({ allowInProduction: true })',
    )
    const stateStore = memoryStateStore({ allowInProduction: true })
    expect(resolve({ ...ready, stateStore }, production).stateStore).toBe(stateStore)
  })
})

describe('a PingOne on this very machine', () => {
  const production = { NODE_ENV: 'production' }
  const ready = { baseUrl: 'https://bank.example', stateStore: foreignStore }
  const problem =
    'is this very machine: in production name PingOne’s host, or write allowLoopbackInProduction: true for a gateway beside the app'
  const refused = `authBaseUrl [PINGONE_AUTH_BASE_URL]: ${problem}`
  const here = [
    'http://localhost:8031',
    'https://localhost',
    'https://LOCALHOST./x',
    'http://pingone.localhost:8031',
    'http://127.0.0.1:8031',
    'http://127.1:8031',
    'https://2130706433',
    'https://0x7f.0.0.1',
    'http://127.255.255.254',
    'http://[::1]:8031',
    'https://[0:0:0:0:0:0:0:1]',
    'https://[::ffff:127.0.0.1]',
    'https://[::ffff:7f12:3]',
    'https://0.0.0.0:8031',
    'https://[::]',
    'https://[::ffff:0.0.0.0]',
  ]
  const elsewhere = [
    'https://auth.pingone.eu',
    'https://gateway.bank.example',
    'https://localhost.bank.example',
    'https://127.0.0.1.bank.example',
    'https://notlocalhost',
    'https://128.0.0.1',
    'https://10.0.0.1',
    'https://[::2]',
    'https://[::ffff:128.0.0.1]',
    'https://[2001:db8::7f00:1]',
  ]

  test.each(here)('%s is refused in production', (authBaseUrl) => {
    expect(messageOf({ ...ready, authBaseUrl }, production)).toBe(refused)
    const variable = { ...production, PINGONE_AUTH_BASE_URL: authBaseUrl }
    expect(messageOf(ready, variable)).toBe(refused)
  })

  test.each(here)('%s is taken elsewhere, and where it is allowed', (authBaseUrl) => {
    expect(resolve({ ...ready, authBaseUrl }).production).toBe(false)
    const allowed = { ...ready, authBaseUrl, allowLoopbackInProduction: true }
    expect(resolve(allowed, production).production).toBe(true)
    const variable = { ...production, PINGONE_ALLOW_LOOPBACK_IN_PRODUCTION: 'true' }
    expect(resolve({ ...ready, authBaseUrl }, variable).production).toBe(true)
  })

  test.each(elsewhere)('%s is another machine', (authBaseUrl) => {
    expect(resolve({ ...ready, authBaseUrl }, production).production).toBe(true)
  })

  test('is no custom domain either', () => {
    expect(messageOf({ ...ready, customDomain: 'auth.localhost' }, production)).toBe(
      `customDomain [PINGONE_CUSTOM_DOMAIN]: ${problem}`,
    )
  })

  test('is not allowed by what only looks like a yes', () => {
    const authBaseUrl = 'http://localhost:8031'
    const here = { ...ready, authBaseUrl }
    expect(messageOf(here, { ...production, PINGONE_ALLOW_LOOPBACK_IN_PRODUCTION: 'false' })).toBe(
      refused,
    )
    const name = 'allowLoopbackInProduction'
    expect(messageOf(here, { ...production, PINGONE_ALLOW_LOOPBACK_IN_PRODUCTION: 'yes' })).toBe(
      `${name} [PINGONE_ALLOW_LOOPBACK_IN_PRODUCTION]: must be true or false\n${refused}`,
    )
    const text = { ...here, [name]: 'true' as unknown as boolean }
    expect(messageOf(text, production)).toBe(
      `${name} [PINGONE_ALLOW_LOOPBACK_IN_PRODUCTION]: must be true or false\n${refused}`,
    )
    const variable = { ...production, PINGONE_ALLOW_LOOPBACK_IN_PRODUCTION: 'true' }
    expect(messageOf({ ...here, [name]: false }, variable)).toBe(refused)
  })
})

describe('what belongs together', () => {
  test('responseMode and pushed requests are for hosted sign-on', () => {
    expect(messageOf({ responseMode: 'query', pushedAuthorizationRequests: true })).toBe(
      [
        "responseMode: is for hosted sign-on only: take it away, or write signOn: 'hosted'",
        "pushedAuthorizationRequests: is for hosted sign-on only: take it away, or write signOn: 'hosted'",
      ].join('\n'),
    )
    expect(
      resolve({ signOn: 'hosted', responseMode: 'form_post', pushedAuthorizationRequests: true }),
    ).toMatchObject({ responseMode: 'form_post', pushedAuthorizationRequests: true })
  })

  test('a scope without openid is refused', () => {
    expect(messageOf({ scope: 'profile' })).toBe(
      'scope: must have openid among its words: without it there is no ID Token',
    )
    expect(resolve({ scope: 'openid  email' }).scope).toBe('openid email')
  })

  test('the time for all calls is no shorter than the time for one', () => {
    expect(messageOf({ timeouts: { upstreamMs: 5000, requestMs: 4999 } })).toBe(
      'timeouts: has a requestMs shorter than upstreamMs: a call could never take its time',
    )
  })
})

describe('values', () => {
  test.each([
    ['throttle.otpChecksPerFlow', 'times, from 1 to 1000000'],
    ['throttle.resendAfterSeconds', 'seconds, from 1 to 3600'],
    ['timeouts.storeMs', 'milliseconds, from 1 to 120000'],
  ])('%s is a positive whole number', (path, range) => {
    const [option = '', member = ''] = path.split('.')
    for (const [value, shown] of [
      [0, '0'],
      [-1, '-1'],
      [1.5, '1.5'],
      [NaN, 'NaN'],
      [Infinity, 'Infinity'],
      ['3', '"3"'],
      [null, 'null'],
      [{}, 'a value of type object'],
    ] as const) {
      expect(messageOf({ [option]: { [member]: value } })).toBe(
        `${path}: ${shown} must be a whole number of ${range}`,
      )
    }
  })

  test.each([
    ['absoluteLifetimeSeconds', 59],
    ['pendingLifetimeSeconds', 3601],
    ['clockToleranceSeconds', 301],
  ])('%s of %d is out of bounds', (option, value) => {
    expect(messageOf({ [option]: value })).toContain(
      `${option}: ${String(value)} must be a whole number of seconds, from`,
    )
  })

  test.each(['userinfo', 'revealUserState', 'allowSilentSignOn', 'pushedAuthorizationRequests'])(
    '%s takes no word for true or false',
    (option) => {
      expect(messageOf({ [option]: 'false' })).toBe(`${option}: must be true or false`)
    },
  )

  test.each(['afterSignOn', 'onError', 'onEvent', 'fetch'])('%s is a function', (option) => {
    expect(messageOf({ [option]: {} })).toBe(`${option}: must be a function`)
  })

  test.each(['', 'Bank', 'bank_1', 'a'.repeat(33), 'ä'])('"%s" is no name', (name) => {
    expect(messageOf({ name })).toMatch(/^name: (?:must be 1 to 32 small letters|is empty)/)
  })

  test.each([[['a b']], [[1]], [['']], [{}], ['"'], [' ']])('%j is no list of words', (value) => {
    expect(messageOf({ acrValues: value })).toBe(
      'acrValues: must be a list of words without spaces, or one string of them',
    )
  })

  test('lists of words may be one string', () => {
    expect(resolve({ acrValues: 'MFA_Only Multi_Factor' }).acrValues).toEqual([
      'MFA_Only',
      'Multi_Factor',
    ])
    expect(resolve({ keepSessionData: ['basket'] }).keepSessionData).toEqual(['basket'])
    expect(resolve({ keepSessionData: false }).keepSessionData).toBe(false)
    expect(resolve({ userClaims: ['email'] }).userClaims).toEqual(['email'])
  })

  test('a store lacks no function', () => {
    expect(messageOf({ stateStore: { ...foreignStore, take: undefined } })).toBe(
      'stateStore: must have the functions create, read, replace and take',
    )
  })

  test('views lack no step', () => {
    const { otp, locked, ...rest } = defaultViews()
    expect([otp, locked]).toHaveLength(2)
    expect(messageOf({ views: { ...rest, locked: 'locked.html' } })).toBe(
      [
        'views.locked: must be a function from the page model to HTML',
        'views.otp: is missing: spread defaultViews() and replace the pages you draw yourself',
      ].join('\n'),
    )
    const mine = (): string => '<p>mine</p>'
    expect(resolve({ views: { ...defaultViews(), otp: mine } }).views.otp).toBe(mine)
  })

  test('a brand has a name, and an accent of six digits', () => {
    expect(messageOf({ brand: { accent: '#000000' } })).toBe(
      'brand.name: must be a text that is not empty',
    )
    const problems = problemsOf({ brand: { name: 'Alder Bank', accent: 'red' } })
    expect(problems.map(({ option }) => option)).toEqual(['brand.accent'])
    expect(resolve({ brand: { name: 'Alder Bank', accent: '#0F5B46' } }).brand).toEqual({
      name: 'Alder Bank',
      accent: '#0F5B46',
    })
  })
})

describe('the configuration', () => {
  test('is frozen, with everything of ours in it', () => {
    const config = resolve({ acrValues: ['a'], keepSessionData: ['b'], userClaims: ['c'] })
    const parts = [
      config,
      config.paths,
      config.throttle,
      config.throttle.limits,
      config.throttle.limits['start-own'],
      config.throttle.limits['start-overall'],
      config.throttle.sharedAddresses,
      config.timeouts,
      config.views,
      config.brand,
      config.hooks,
      config.acrValues,
      config.mfaAcrValues,
      config.approvalAcrValues,
      config.keepSessionData,
      config.userClaims,
    ]
    expect(parts.map((part) => Object.isFrozen(part))).toEqual(parts.map(() => true))
  })

  test('does not follow what the app changes later', () => {
    const options = { acrValues: ['a'], paths: { login: '/in' }, views: { ...defaultViews() } }
    const config = resolve(options)
    const { otp } = config.views
    options.acrValues.push('b')
    options.paths.login = '/out'
    options.views.otp = () => ''
    expect(config.acrValues).toEqual(['a'])
    expect(config.paths.login).toBe('/in')
    expect(config.views.otp).toBe(otp)
    expect(Object.isFrozen(options.acrValues)).toBe(false)
  })

  test('shows no secret when printed, serialised or listed', () => {
    const jwk = rsa.privateKey.export({ format: 'jwk' })
    const config = resolve({
      clientAuthentication: 'private_key_jwt',
      clientKey: jwk,
      evidenceKey: jwk,
      requestObjectKey: jwk,
      stateStore: Object.assign({ password: secret }, foreignStore),
    })
    const printed = inspect(config, { depth: null }) + JSON.stringify(config)
    expect(printed).not.toContain(secret)
    expect(printed).not.toContain(jwk.d)
    expect(Object.keys(config)).not.toContain('clientSecret')
    expect(config.clientSecret).toBe(secret)
  })

  test('no secret and no URL that may carry one is in a message', () => {
    const error = refuse(
      {
        environmentId,
        clientId: 'bank',
        clientSecret: `${secret}\u0000`,
        clientAuthentication: 'none',
        clientKey: { kty: 'RSA', d: secret },
        baseUrl: `https://maya:${secret}@bank.example`,
        authBaseUrl: `http://bank.example/?${secret}`,
      },
      { PINGONE_CLIENT_SECRT: secret },
    )
    expect(inspect(error, { depth: null })).not.toContain('canary')
    expect(error.problems.length).toBeGreaterThan(4)
  })
})

describe('languages', () => {
  test('is English alone unless the app names more', () => {
    expect(resolve({}).languages).toMatchObject({ chosen: [{ lang: 'en' }], isNamed: false })
    expect(resolve({ languages: 'all' }).languages.chosen.map(({ lang }) => lang)).toEqual(
      shippedTags,
    )
  })

  test.each([
    ['a language that nobody has texts for', { languages: ['fi'] }, 'languages', 'can have en, de'],
    ['no language', { languages: [] }, 'languages', "must be 'all' or a list"],
    ['a language twice', { languages: ['en', 'en'] }, 'languages', 'each once'],
    ['a locale that is no function', { locale: 'de' }, 'locale', 'must be a function'],
    ['texts that are none', { texts: 'de' }, 'texts', 'must be an object'],
    ['a tag that is none', { texts: { de_AT: {} } }, 'texts.de_AT', 'is no BCP 47 tag'],
    ['a text that nobody has', { texts: { de: { foo: 'x' } } }, 'texts.de.foo', 'no text we have'],
    [
      'a text without its parameter',
      { texts: { en: { otp_lead_email: 'Look' } } },
      'texts.en.otp_lead_email',
      'lacks the parameter {mask}',
    ],
    [
      'a plural without a form',
      { texts: { ar: { wait_minutes: { by: 'n', other: '{n}' } } } },
      'texts.ar.wait_minutes.few',
      'is missing',
    ],
  ])('refuses %s', (_what, options, option, problem) => {
    expect(problemsOf(options)).toContainEqual(
      expect.objectContaining({ option, problem: expect.stringContaining(problem) as string }),
    )
  })
})

describe('registration', () => {
  test.each([
    [undefined, undefined],
    [false, undefined],
    [true, { askUsername: false }],
    [{}, { askUsername: false }],
    [{ askUsername: true }, { askUsername: true }],
  ])('%j counts as %j', (registration, counts) => {
    expect(resolve(registration === undefined ? {} : { registration }).registration).toEqual(counts)
  })

  test.each(['true', 1, [], () => true])('%j is refused', (registration) => {
    expect(problemsOf({ registration })).toEqual([
      { option: 'registration', problem: 'must be true, false or { askUsername: true }' },
    ])
  })

  test('a member that is none, or no flag, is refused by its path', () => {
    expect(problemsOf({ registration: { askUserName: true } })[0]?.option).toBe(
      'registration.askUserName',
    )
    expect(problemsOf({ registration: { askUsername: 'yes' } })[0]?.option).toBe(
      'registration.askUsername',
    )
  })
})
