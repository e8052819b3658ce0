// The JWKS: rotation is followed within limits, and what is not a public signing key is not a key.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exportJWK } from 'jose'
import { createJsonWebKeys, parseKeySet, selectKeys } from '../../src/oidc/json-web-keys.js'
import { createHostileProvider, createSigningKey } from '../support/hostile-provider.js'
import type { HostileProvider, RawAnswer, SigningKey } from '../support/hostile-provider.js'
import { createParty, expectRefusal, expectUpstream, signOn } from './sign-on.js'

let provider: HostileProvider
let rogue: SigningKey

beforeAll(async () => {
  provider = await createHostileProvider()
  rogue = await createSigningKey()
})
beforeEach(() => {
  provider.forge()
  provider.clearRequests()
})
afterAll(() => provider.close())

describe('a rotation is followed', () => {
  test('to a new kid, right after the first fetch', async () => {
    const party = createParty(provider)
    await signOn(party)
    await provider.rotateKey()
    expect((await signOn(party)).claims.sub).toBe(provider.sub)
    expect(provider.countRequests('/as/jwks')).toBe(2)
  })

  test('to new key material under the same kid', async () => {
    const party = createParty(provider)
    await signOn(party)
    await provider.rotateKey({ sameKid: true })
    expect((await signOn(party)).claims.sub).toBe(provider.sub)
    expect(provider.countRequests('/as/jwks')).toBe(2)
  })

  test('by many sign-ons at once with one fetch', async () => {
    const party = createParty(provider)
    await signOn(party)
    await provider.rotateKey()
    const all = await Promise.all(Array.from({ length: 20 }, () => signOn(party)))
    expect(all.every(({ claims }) => claims.sub === provider.sub)).toBe(true)
    expect(provider.countRequests('/as/jwks')).toBe(2)
  })
})

describe('refetching is limited', () => {
  test('to one in 5 seconds and three in a minute, however many bad tokens come', async () => {
    let now = 1_800_000_000
    const keys = createJsonWebKeys({
      readJwksUri: () => Promise.resolve(`${provider.issuer}/jwks`),
      fetch,
      nowSeconds: () => now,
    })
    const known = await keys.read()
    let latest = (await keys.readNewer(known)) ?? known
    const fetchedAt: number[] = []
    for (let second = 0; second <= 61; second += 1) {
      const newer = await keys.readNewer(latest)
      if (newer !== undefined) fetchedAt.push(second)
      latest = newer ?? latest
      now += 1
    }
    expect(fetchedAt).toEqual([5, 10, 60])
    expect(provider.countRequests('/as/jwks')).toBe(5)
  })

  test('but who still holds older keys gets the newer ones without a fetch', async () => {
    const keys = createJsonWebKeys({
      readJwksUri: () => Promise.resolve(`${provider.issuer}/jwks`),
      fetch,
      nowSeconds: () => 1_800_000_000,
    })
    const old = await keys.read()
    const newer = await keys.readNewer(old)
    expect(await keys.readNewer(old)).toBe(newer)
    expect(newer).not.toBe(old)
    expect(provider.countRequests('/as/jwks')).toBe(2)
  })

  test('and a good token still verifies after a flood of bad ones', async () => {
    const party = createParty(provider)
    await signOn(party)
    provider.forge({ key: rogue })
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expectRefusal(signOn(party), 'invalid_id_token', /no key in the JWKS fits/)
    }
    expect(provider.countRequests('/as/jwks')).toBe(2)
    provider.forge()
    expect((await signOn(party)).claims.sub).toBe(provider.sub)
  })
})

describe('a JWKS that cannot be read', () => {
  const answers: readonly [string, RawAnswer, RegExp][] = [
    ['500', { status: 500 }, /HTTP status 500/],
    ['HTML', { contentType: 'text/html', body: '<html>' }, /it is not JSON/],
    ['cut off', { body: '{"keys":[{"kty":"RSA"' }, /it is not JSON/],
    ['{}', { body: '{}' }, /no array named keys/],
    ['keys an object', { body: '{"keys":{}}' }, /no array named keys/],
    ['no keys', { body: '{"keys":[]}' }, /no usable public signing key/],
    ['keys that are none', { body: '{"keys":[null,1,"a",{},{"kty":7}]}' }, /no usable public/],
    ['5 MB', { body: `{"keys":[],"a":"${'a'.repeat(5_000_000)}"}` }, /too long/],
    [
      '10,000 keys',
      { body: JSON.stringify({ keys: Array(10_000).fill({}) }) },
      /more than 100 keys/,
    ],
  ]
  test.each(answers)(
    'is trouble upstream, and the next sign-on works: %s',
    async (_title, jwksAnswer, message) => {
      const party = createParty(provider)
      provider.forge({ jwksAnswer })
      const expected = { reason: 'not_understood', call: 'jwks', message }
      await expectUpstream(signOn(party), expected)
      provider.forge()
      expect((await signOn(party)).claims.sub).toBe(provider.sub)
    },
  )

  test('leaves the cached keys working, for a day', async () => {
    let now = Math.floor(Date.now() / 1000)
    const started = now
    const party = createParty(provider, { nowSeconds: () => now })
    const forgeDown = (): void =>
      provider.forge({
        jwksAnswer: { status: 503 },
        claims: (claims) => ({ ...claims, iat: now, exp: now + 60, auth_time: now }),
      })
    await signOn(party)
    forgeDown()
    now = started + 86_399
    expect((await signOn(party)).claims.sub).toBe(provider.sub)
    now = started + 86_401
    await expectUpstream(signOn(party), {
      reason: 'not_understood',
      call: 'jwks',
      message: /HTTP status 503/,
    })
  })

  test('makes an unknown kid trouble upstream, and a bad signature a refusal', async () => {
    const party = createParty(provider)
    await signOn(party)
    provider.forge({ jwksAnswer: { status: 503 }, key: rogue })
    const message = /HTTP status 503/
    await expectUpstream(signOn(party), { reason: 'not_understood', call: 'jwks', message })
    const fresh = createParty(provider)
    provider.forge()
    await signOn(fresh)
    const underOurKid = { ...rogue, jwk: { ...rogue.jwk, ...kidOf(provider.key) } }
    provider.forge({ jwksAnswer: { status: 503 }, key: underOurKid })
    await expectRefusal(signOn(fresh), 'invalid_id_token', /its signature does not verify/)
  })
})

describe('only public signing keys are kept', () => {
  test.each([
    ['a private key', async () => exportJWK((await createSigningKey()).privateKey)],
    ['a symmetric key', () => Promise.resolve({ kty: 'oct', k: 'c2VjcmV0' })],
    ['an encryption key', () => Promise.resolve({ ...rogue.jwk, use: 'enc' })],
    ['a key for wrapping', () => Promise.resolve({ ...rogue.jwk, key_ops: ['wrapKey'] })],
    ['a key whose kid is a number', () => Promise.resolve({ ...rogue.jwk, kid: 7 })],
    ['an RSA key of 1024 bits', () => Promise.resolve({ ...rogue.jwk, n: 'A'.repeat(171) })],
    ['an RSA key of 20,000 bits', () => Promise.resolve({ ...rogue.jwk, n: 'A'.repeat(3334) })],
    [
      'an RSA key with a huge exponent',
      () => Promise.resolve({ ...rogue.jwk, e: 'A'.repeat(342) }),
    ],
  ])('not %s', async (_title, makeKey) => {
    const key = await makeKey()
    expect(parseKeySet({ keys: [key, provider.key.jwk] })).toHaveLength(1)
    expect(() => parseKeySet({ keys: [key] })).toThrow('it has no usable public signing key')
  })

  test('and of them only the members a check needs', () => {
    const [key] = parseKeySet({
      keys: [{ ...rogue.jwk, x5c: ['AAAA'], x5u: 'https://evil.example' }],
    })
    expect(Object.keys(key ?? {}).sort()).toEqual(['e', 'kid', 'kty', 'n'])
  })

  test('a key is picked by alg and, when there is one, by kid', async () => {
    const ec = await createSigningKey({ alg: 'ES256', kid: 'ec' })
    const set = parseKeySet({
      keys: [{ ...rogue.jwk, kid: 'rsa' }, { ...rogue.jwk, kid: 'rs512', alg: 'RS512' }, ec.jwk],
    })
    const kids = (header: { alg: string; kid?: string }): unknown[] =>
      selectKeys(set, header).map(({ kid }) => kid)
    expect(kids({ alg: 'RS256' })).toEqual(['rsa'])
    expect(kids({ alg: 'RS512' })).toEqual(['rsa', 'rs512'])
    expect(kids({ alg: 'RS256', kid: 'rs512' })).toEqual([])
    expect(kids({ alg: 'ES256' })).toEqual(['ec'])
    expect(kids({ alg: 'ES384' })).toEqual([])
    expect(kids({ alg: 'HS256' })).toEqual([])
  })
})

function kidOf({ jwk: { kid } }: SigningKey): { kid?: string } {
  return kid === undefined ? {} : { kid }
}
