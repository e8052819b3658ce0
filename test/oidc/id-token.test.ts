// The one verifier, by way of the relying party: every forged ID Token is refused, every honest one accepted.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PingOneError } from '../../src/errors.js'
import { createIdTokenVerifier } from '../../src/oidc/id-token.js'
import type { RelyingParty } from '../../src/oidc/relying-party.js'
import { createForgingKeys, listForgeries } from '../support/forgeries.js'
import type { ForgingKeys } from '../support/forgeries.js'
import { createHostileProvider } from '../support/hostile-provider.js'
import type { Forgery, HostileProvider } from '../support/hostile-provider.js'
import { createParty, expectRefusal, signOn } from './sign-on.js'

const now = 1_800_000_000
let provider: HostileProvider
let keys: ForgingKeys

beforeAll(async () => {
  provider = await createHostileProvider()
  keys = await createForgingKeys()
})
beforeEach(() => {
  provider.forge()
})
afterAll(() => provider.close())

function createPartyAt(nowSeconds = now): RelyingParty {
  return createParty(provider, { nowSeconds: () => nowSeconds })
}

/** The forgery on top of claims that are honest at `now`. */
function forgeAtNow(forgery: Forgery): void {
  const { claims = {} } = forgery
  provider.forge({
    ...forgery,
    claims: (honest) => {
      const current = { ...honest, iat: now, exp: now + 3600, auth_time: now }
      return typeof claims === 'function' ? claims(current) : { ...current, ...claims }
    },
  })
}

describe('a forged ID Token is refused', () => {
  test.each(listForgeries())('$title', async ({ forge, refusal }) => {
    forgeAtNow(forge({ provider, now, keys }))
    const error: unknown = await signOn(createPartyAt()).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(PingOneError)
    expect(error).toHaveProperty('message', expect.stringMatching(refusal))
    expect(error).toHaveProperty(
      'code',
      expect.stringMatching(/^ERR_PINGONE_(AUTHORIZATION|UPSTREAM)$/),
    )
  })
})

describe('an honest ID Token is accepted', () => {
  const accepted: readonly [string, (provider: HostileProvider) => Forgery][] = [
    ['as PingOne makes it', () => ({})],
    ['with aud as an array of one', ({ clientId }) => ({ claims: { aud: [clientId] } })],
    ['with azp', ({ clientId }) => ({ claims: { azp: clientId } })],
    [
      'with a second audience and azp',
      ({ clientId }) => ({ claims: { aud: [clientId, 'other'], azp: clientId } }),
    ],
    ['without kid, one key in the JWKS', () => ({ header: { kid: undefined } })],
    [
      'without kid, two keys in the JWKS',
      () => ({
        header: { kid: undefined },
        jwks: (published) => ({ keys: [keys.rogue.jwk, ...published] }),
      }),
    ],
    ['with typ JWT', () => ({ header: { typ: 'JWT' } })],
    ['with x5t', () => ({ header: { x5t: 'AAAA' } })],
    ['without acr and amr', () => ({ claims: { acr: undefined, amr: undefined } })],
    ['with claims nobody knows', () => ({ claims: { constructor: 'x', 'p1.region': 'NA' } })],
    ['that expired 59 seconds ago', () => ({ claims: { exp: now - 59 } })],
    ['with iat 60 seconds ahead', () => ({ claims: { iat: now + 60 } })],
    ['with iat 600 seconds ago', () => ({ claims: { iat: now - 600 } })],
    ['with nbf 60 seconds ahead', () => ({ claims: { nbf: now + 60 } })],
    ['with auth_time 60 seconds ahead', () => ({ claims: { auth_time: now + 60 } })],
    ['with a sub of 255 characters', () => ({ claims: { sub: 's'.repeat(255) } })],
  ]
  test.each(accepted)('%s', async (_title, forge) => {
    forgeAtNow(forge(provider))
    const { claims } = await signOn(createPartyAt())
    expect(claims.iss).toBe(provider.issuer)
  })

  test('with at_hash of the access token', async () => {
    forgeAtNow({
      claims: (claims) => ({ ...claims, at_hash: hashHalf('opaque-access-token') }),
      tokenResponse: { access_token: 'opaque-access-token' },
    })
    expect((await signOn(createPartyAt())).accessToken).toBe('opaque-access-token')
  })

  test('its claims cannot be changed afterwards', async () => {
    const { claims } = await signOn(createParty(provider))
    expect(Object.isFrozen(claims)).toBe(true)
  })
})

describe('the tolerance ends to the second', () => {
  const refused: readonly [string, Record<string, number>, RegExp][] = [
    ['exp 60 seconds ago', { exp: now - 60 }, /it expired 60 s ago/],
    ['exp 61 seconds ago', { exp: now - 61 }, /it expired 61 s ago/],
    ['iat 61 seconds ahead', { iat: now + 61 }, /iat is 61 s in the future/],
    ['iat 601 seconds ago', { iat: now - 601 }, /iat is 601 s ago, more than 600 s/],
    ['nbf 61 seconds ahead', { nbf: now + 61 }, /nbf is 61 s in the future/],
    ['auth_time 61 seconds ahead', { auth_time: now + 61 }, /auth_time is 61 s in the future/],
  ]
  test.each(refused)('%s is refused', async (_title, claims, message) => {
    forgeAtNow({ claims })
    await expectRefusal(signOn(createPartyAt()), 'invalid_id_token', message)
  })
})

describe('max_age', () => {
  const refused: readonly [string, number | undefined, number, RegExp][] = [
    ['auth_time missing', undefined, 300, /auth_time is missing though max_age was sent/],
    ['auth_time 361 s ago, max_age 300', now - 361, 300, /361 s ago, more than max_age 300 s/],
    ['auth_time 61 s ago, max_age 0', now - 61, 0, /61 s ago, more than max_age 0 s/],
  ]
  test.each(refused)('%s is refused', async (_title, authTime, maxAgeSeconds, message) => {
    forgeAtNow({ claims: { auth_time: authTime } })
    await expectRefusal(signOn(createPartyAt(), { maxAgeSeconds }), 'invalid_id_token', message)
  })

  test.each([
    [now - 360, 300],
    [now, 0],
  ])('auth_time %d is accepted for max_age %d', async (authTime, maxAgeSeconds) => {
    forgeAtNow({ claims: { auth_time: authTime } })
    const { claims } = await signOn(createPartyAt(), { maxAgeSeconds })
    expect(claims.auth_time).toBe(authTime)
  })
})

describe('the configured algorithms', () => {
  test('ES256 is accepted when it is configured, and RS256 then is not', async () => {
    const options = { idTokenSigningAlgorithms: ['ES256'] }
    provider.forge({ key: keys.es256, jwks: () => ({ keys: [keys.es256.jwk] }) })
    expect((await signOn(createParty(provider, options))).claims.sub).toBe(provider.sub)
    provider.forge()
    const message = /its alg is not one of the configured ES256/
    await expectRefusal(signOn(createParty(provider, options)), 'invalid_id_token', message)
  })

  test.each([[[]], [['none']], [['RS256', 'HS256']], [['rs256']]])(
    '%j cannot be configured',
    (idTokenSigningAlgorithms) => {
      expect(() => createParty(provider, { idTokenSigningAlgorithms })).toThrow(
        'idTokenSigningAlgorithms must name asymmetric JWS algorithms, e.g. RS256',
      )
    },
  )
})

describe('hostile sizes cost little', () => {
  test.each([
    ['a JWE with p2c of two billion', 'eyJhbGciOiJQQkVTMi1IUzI1NiJ9.AAAA.AAAA.AAAA.AAAA'],
    ['a megabyte of dots', '.'.repeat(1_000_000)],
    ['a megabyte of letters', 'A'.repeat(1_000_000)],
    ['16 KiB of braces', `AAAA.${Buffer.from('{'.repeat(12_000)).toString('base64url')}.AAAA`],
  ])('%s is refused in less than 50 ms of processor time', async (_title, token) => {
    const verify = createIdTokenVerifier({
      issuer: provider.issuer,
      clientId: provider.clientId,
      algorithms: ['RS256'],
      clockToleranceSeconds: 60,
      maxAgeSeconds: 600,
      jsonWebKeys: { read: () => Promise.resolve([]), readNewer: () => Promise.resolve(undefined) },
      nowSeconds: () => now,
    })
    const before = process.cpuUsage()
    await expectRefusal(verify(token, {}), 'invalid_id_token', /The ID Token was refused/)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(50)
  })
})

function hashHalf(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')
}
