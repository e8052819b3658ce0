// What is sent to the token endpoint, and every answer of it that is not one.
import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createPingOneFetch } from '../../src/pingone/http.js'
import { createHostileProvider } from '../support/hostile-provider.js'
import type { HostileProvider, RawAnswer } from '../support/hostile-provider.js'
import { authorize, createParty, expectRefusal, expectUpstream, signOn } from './sign-on.js'

const html: RawAnswer = { contentType: 'text/html', body: '<h1>Gateway</h1>' }
let provider: HostileProvider

beforeAll(async () => {
  provider = await createHostileProvider()
})
beforeEach(() => {
  provider.forge()
  provider.clearRequests()
})
afterAll(() => provider.close())

describe('the token request', () => {
  test('carries code, verifier and redirect_uri, and the client in the header', async () => {
    const tokens = await signOn(createParty(provider))
    const sent = provider.requests.find(({ path }) => path.endsWith('/as/token'))
    const names = [...new URLSearchParams(sent?.body).keys()].sort()
    expect(names).toEqual(['code', 'code_verifier', 'grant_type', 'redirect_uri'])
    expect(sent?.headers.authorization).toMatch(/^Basic /)
    expect(tokens).toMatchObject({ scope: 'openid profile' })
    expect(tokens.refreshToken).toEqual(expect.any(String))
  })

  test('takes 5 calls at most: discovery, authorize, token, keys, and nothing twice', async () => {
    const party = createParty(provider)
    await signOn(party)
    await signOn(party)
    expect(provider.countRequests('/openid-configuration')).toBe(1)
    expect(provider.countRequests('/as/jwks')).toBe(1)
    expect(provider.countRequests('/as/token')).toBe(2)
  })
})

describe('a token response that is not one is refused', () => {
  const refused: readonly [string, Record<string, unknown>, RegExp][] = [
    ['no id_token', { id_token: undefined }, /it has no id_token/],
    ['id_token is an object', { id_token: {} }, /its id_token is not a string/],
    ['no access_token', { access_token: undefined }, /it has no access_token/],
    [
      'access_token with a line break',
      { access_token: 'a\r\nb' },
      /its access_token is not usable/,
    ],
    ['access_token is empty', { access_token: '' }, /its access_token is not usable/],
    ['access_token is a number', { access_token: 1 }, /its access_token is not usable/],
    ['token_type mac', { token_type: 'mac' }, /its token_type is not Bearer/],
    ['token_type DPoP', { token_type: 'DPoP' }, /its token_type is not Bearer/],
    ['no token_type', { token_type: undefined }, /its token_type is not Bearer/],
    ['refresh_token is an array', { refresh_token: ['a'] }, /its refresh_token is not usable/],
    ['scope is an array', { scope: ['openid'] }, /its scope is not usable/],
  ]
  test.each(refused)('%s', async (_title, tokenResponse, message) => {
    provider.forge({ tokenResponse })
    await expectRefusal(signOn(createParty(provider)), 'invalid_token_response', message)
  })

  const unreadable: readonly [string, RawAnswer, RegExp][] = [
    ['HTML', html, /the body is refused: it is not JSON/],
    ['empty', { body: '' }, /it is not JSON/],
    ['cut off', { body: '{"access_token":"a' }, /it is not JSON/],
    ['an array', { body: '[]' }, /not a JSON object/],
    ['null', { body: 'null' }, /not a JSON object/],
    ['with a member twice', { body: '{"id_token":"a","id_token":"b"}' }, /same member twice/],
    ['with __proto__', { body: '{"__proto__":{"a":1}}' }, /a member named __proto__/],
    [
      'nested 100,000 deep',
      { body: `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}` },
      /too deep/,
    ],
    ['5 MB', { body: `{"a":"${'a'.repeat(5_000_000)}"}` }, /too long/],
  ]
  test.each(unreadable)('%s', async (_title, tokenAnswer, message) => {
    provider.forge({ tokenAnswer })
    const expected = { reason: 'not_understood', call: 'token', message } as const
    await expectUpstream(signOn(createParty(provider)), expected)
  })
})

describe('a token response is read safely', () => {
  const now = 1_800_000_000
  test.each([
    [3600, now + 3600],
    ['3600', now + 3600],
    [0, now],
    [59.9, now + 59],
    [undefined, undefined],
    ['abc', undefined],
    [-1, undefined],
    [1e12, undefined],
    [null, undefined],
    [[3600], undefined],
  ])('expires_in %j means %j', async (expiresIn, expected) => {
    provider.forge({
      claims: { iat: now, exp: now + 3600, auth_time: now },
      tokenResponse: { expires_in: expiresIn },
    })
    const tokens = await signOn(createParty(provider, { nowSeconds: () => now }))
    expect(tokens.accessTokenExpiresAtSeconds).toBe(expected)
  })

  test('token_type bEARER is Bearer', async () => {
    provider.forge({ tokenResponse: { token_type: 'bEARER' } })
    expect((await signOn(createParty(provider))).claims.sub).toBe(provider.sub)
  })

  test('another scope than asked for is the scope that counts', async () => {
    provider.forge({ tokenResponse: { scope: 'openid' } })
    expect((await signOn(createParty(provider))).scope).toBe('openid')
  })
})

describe('what the token endpoint refuses', () => {
  const mismatch =
    /client authentication that is configured .* does not match the application's token endpoint auth method/

  test.each([
    ['as a body', { status: 401, body: '{"error":"invalid_client"}' }],
    [
      'as a challenge',
      { status: 401, body: '{}', headers: { 'www-authenticate': 'Basic realm="p1"' } },
    ],
  ])('a wrong client authentication is told in words, %s', async (_title, tokenAnswer) => {
    provider.forge({ tokenAnswer })
    await expectRefusal(signOn(createParty(provider)), 'invalid_client', mismatch)
  })

  test('its description is kept, with the correlation id', async () => {
    const error_description =
      'Request denied: Unsupported authentication method (Correlation ID: 6f1b1d0e-2c59-4a0f-8a52-0d5a1f0c1a11)'
    const body = JSON.stringify({ error: 'invalid_client', error_description })
    provider.forge({ tokenAnswer: { status: 401, body } })
    const error: unknown = await signOn(createParty(provider)).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ error: 'invalid_client', error_description })
  })

  test('an unknown error is unknown_error', async () => {
    provider.forge({ tokenAnswer: { status: 400, body: '{"error":"<b>"}' } })
    await expectRefusal(signOn(createParty(provider)), 'unknown_error', /with unknown_error\./)
  })

  test('no secret of the call is in the error, even when PingOne echoes it', async () => {
    const party = createParty(provider)
    const request = await party.buildAuthorizationRequest({ scope: 'openid' })
    const response = await authorize(request)
    const secrets = [response['code'], request.checks.codeVerifier, provider.clientSecret]
    const basic = Buffer.from(`${provider.clientId}:${provider.clientSecret}`).toString('base64')
    const error_description = [...secrets, `Basic ${basic}`, 'eyJhbGciOiJIUzI1NiJ9.e30.AAAA'].join(
      ' ',
    )
    const body = JSON.stringify({ error: 'invalid_grant', error_description })
    provider.forge({ tokenAnswer: { status: 400, body } })
    const error: unknown = await party
      .exchangeCode({ response, checks: request.checks })
      .catch((reason: unknown) => reason)
    const printed = `${inspect(error, { depth: 9, showHidden: true })}${JSON.stringify(error)}`
    expect(error).toMatchObject({ error: 'invalid_grant' })
    for (const secret of [...secrets, basic, 'eyJhbGciOiJIUzI1NiJ9']) {
      expect(printed).not.toContain(secret)
    }
  })

  const upstream: readonly [string, RawAnswer, string][] = [
    ['500', { status: 500 }, 'server_error'],
    ['503 with HTML', { status: 503, ...html }, 'server_error'],
    ['429', { status: 429, headers: { 'retry-after': '2' } }, 'rate_limited'],
    ['400 with HTML', { status: 400, ...html }, 'not_understood'],
    ['404 with JSON that is no error', { status: 404, body: '{}' }, 'not_understood'],
    ['204', { status: 204, body: '' }, 'not_understood'],
    ['302', { status: 302, headers: { location: 'https://evil.example/' } }, 'redirected'],
  ]
  test.each(upstream)('%s is trouble upstream', async (_title, tokenAnswer, reason) => {
    provider.forge({ tokenAnswer })
    await expectUpstream(signOn(createParty(provider)), { reason, call: 'token', message: /token/ })
    expect(provider.countRequests('/as/token')).toBe(1)
  })

  test('an error of the bounded fetch passes through as it is', async () => {
    const party = createParty(provider, {
      fetch: createPingOneFetch({ origin: provider.url, timeoutMs: 5000 }),
    })
    provider.forge({ tokenAnswer: { status: 429, headers: { 'retry-after': '7' } } })
    const error: unknown = await signOn(party).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ reason: 'rate_limited', call: 'token', retryAfterSeconds: 7 })
  })

  test('a connection that breaks is trouble upstream', async () => {
    const broken: typeof fetch = (input, init) =>
      typeof input === 'string' && input.endsWith('/as/token')
        ? Promise.reject(new TypeError('fetch failed'))
        : fetch(input, init)
    const attempt = signOn(createParty(provider, { fetch: broken }))
    await expectUpstream(attempt, { reason: 'unreachable', call: 'token', message: /token/ })
  })
})
