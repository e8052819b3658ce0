// Discovery: this issuer only, its own origin only, fetched late and refreshed off the request path.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDiscovery } from '../../src/oidc/discovery.js'
import { createHostileProvider } from '../support/hostile-provider.js'
import type { HostileProvider, RawAnswer } from '../support/hostile-provider.js'
import { expectUpstream, signOn, createParty } from './sign-on.js'

let provider: HostileProvider
let now = 1_800_000_000

beforeAll(async () => {
  provider = await createHostileProvider()
})
beforeEach(() => {
  provider.forge()
  provider.clearRequests()
})
afterAll(() => provider.close())

function createReader(): ReturnType<typeof createDiscovery> {
  return createDiscovery({ issuer: provider.issuer, fetch, nowSeconds: () => now })
}

function countFetches(): number {
  return provider.countRequests('/openid-configuration')
}

test('nothing is fetched before the first use, then once for an hour', async () => {
  const readMetadata = createReader()
  expect(countFetches()).toBe(0)
  await Promise.all([readMetadata(), readMetadata(), readMetadata()])
  now += 3599
  expect((await readMetadata()).token_endpoint).toBe(`${provider.issuer}/token`)
  expect(countFetches()).toBe(1)
})

test('a failure is not kept', async () => {
  provider.forge({ discoveryAnswer: { status: 503 } })
  const readMetadata = createReader()
  const down = { reason: 'not_understood', call: 'discovery', message: /HTTP status 503/ }
  await expectUpstream(readMetadata(), down)
  provider.forge()
  expect((await readMetadata()).issuer).toBe(provider.issuer)
})

test('after an hour the old document answers while a new one is fetched', async () => {
  const readMetadata = createReader()
  await readMetadata()
  provider.forge({ discovery: { token_endpoint: `${provider.issuer}/token2` } })
  now += 3600
  expect((await readMetadata()).token_endpoint).toBe(`${provider.issuer}/token`)
  await expect
    .poll(async () => (await readMetadata()).token_endpoint)
    .toBe(`${provider.issuer}/token2`)
  expect(countFetches()).toBe(2)
})

test('a refresh that fails leaves the old document in use, for a day', async () => {
  const readMetadata = createReader()
  await readMetadata()
  provider.forge({ discoveryAnswer: { status: 500 } })
  now += 3600
  expect((await readMetadata()).issuer).toBe(provider.issuer)
  await expect.poll(countFetches).toBe(2)
  now += 82_799
  expect((await readMetadata()).issuer).toBe(provider.issuer)
  await expect.poll(countFetches).toBe(3)
  now += 1
  await expect(readMetadata()).rejects.toThrow('HTTP status 500')
})

test('a refresh that fails is tried again after 5 seconds, not with every request', async () => {
  const readMetadata = createReader()
  await readMetadata()
  provider.forge({ discoveryAnswer: { status: 500 } })
  now += 3600
  await readMetadata()
  await expect.poll(countFetches).toBe(2)
  now += 4
  await Promise.all(Array.from({ length: 20 }, readMetadata))
  await fetch(provider.url)
  expect(countFetches()).toBe(2)
  now += 1
  await readMetadata()
  await expect.poll(countFetches).toBe(3)
})

describe('a document that cannot be trusted is refused', () => {
  const foreign = /names a \w+ that is not on the issuer's own origin; it is not used/
  const unusable = /has no usable \w+/
  const otherIssuer = /names another issuer: check environmentId, region, customDomain/
  const documents: readonly [string, Record<string, unknown>, string, RegExp][] = [
    ['another issuer', { issuer: 'https://evil.example/as' }, 'not_understood', otherIssuer],
    ['no issuer', { issuer: undefined }, 'not_understood', otherIssuer],
    [
      'token_endpoint elsewhere',
      { token_endpoint: 'https://evil.example/t' },
      'foreign_host',
      foreign,
    ],
    ['jwks_uri elsewhere', { jwks_uri: 'https://evil.example/k' }, 'foreign_host', foreign],
    [
      'authorization_endpoint elsewhere',
      { authorization_endpoint: 'https://evil.example/' },
      'foreign_host',
      foreign,
    ],
    [
      'userinfo_endpoint elsewhere',
      { userinfo_endpoint: 'https://evil.example/' },
      'foreign_host',
      foreign,
    ],
    [
      'end_session_endpoint elsewhere',
      { end_session_endpoint: 'https://evil.example/' },
      'foreign_host',
      foreign,
    ],
    [
      'an endpoint by script',
      { end_session_endpoint: 'javascript:alert(1)' },
      'foreign_host',
      foreign,
    ],
    ['an endpoint on another port', { jwks_uri: 'http://127.0.0.1:1/' }, 'foreign_host', foreign],
    ['no token_endpoint', { token_endpoint: undefined }, 'not_understood', unusable],
    ['a relative token_endpoint', { token_endpoint: '/token' }, 'not_understood', unusable],
    ['jwks_uri an array', { jwks_uri: ['x'] }, 'not_understood', unusable],
  ]
  test.each(documents)('%s', async (_title, discovery, reason, message) => {
    provider.forge({ discovery })
    await expectUpstream(createReader()(), { reason, call: 'discovery', message })
  })

  test.each([
    ['a user', (issuer: string) => issuer.replace('//', '//user:secret@')],
    ['a fragment', (issuer: string) => `${issuer}#part`],
  ])('an endpoint on the right origin, but with %s', async (_title, write) => {
    provider.forge({ discovery: { jwks_uri: write(`${provider.issuer}/jwks`) } })
    const expected = { reason: 'foreign_host', call: 'discovery', message: foreign }
    await expectUpstream(createReader()(), expected)
  })

  test('an issuer that differs by a trailing slash only', async () => {
    provider.forge({ discovery: { issuer: `${provider.issuer}/` } })
    await expect(createReader()()).rejects.toThrow(otherIssuer)
  })

  const answers: readonly [string, RawAnswer, RegExp][] = [
    ['404', { status: 404 }, /HTTP status 404/],
    ['302', { status: 302, headers: { location: 'https://evil.example' } }, /HTTP status 302/],
    ['HTML', { contentType: 'text/html', body: '<html>' }, /it is not JSON/],
    ['null', { body: 'null' }, /not a JSON object/],
    ['a member twice', { body: '{"issuer":"a","issuer":"b"}' }, /same member twice/],
    ['1 MB', { body: `{"a":"${'a'.repeat(1_000_000)}"}` }, /too long/],
  ]
  test.each(answers)('%s', async (_title, discoveryAnswer, message) => {
    provider.forge({ discoveryAnswer })
    await expectUpstream(createReader()(), { reason: 'not_understood', call: 'discovery', message })
  })
})

test('an unreachable issuer is unreachable, and the first sign-on after works', async () => {
  let down = true
  const flaky: typeof fetch = (input, init) =>
    down ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init)
  const party = createParty(provider, { fetch: flaky })
  const message = /could not be reached for discovery/
  await expectUpstream(signOn(party), { reason: 'unreachable', call: 'discovery', message })
  down = false
  expect((await signOn(party)).claims.sub).toBe(provider.sub)
})
