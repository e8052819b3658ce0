// The relying party's verbs against a provider that can lie in every answer.
import { createHash } from 'node:crypto'
import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createHostileProvider } from '../support/hostile-provider.js'
import type { HostileProvider } from '../support/hostile-provider.js'
import {
  authorize,
  createParty,
  expectRefusal,
  expectUpstream,
  redirectUri,
  signOn,
} from './sign-on.js'

let provider: HostileProvider

beforeAll(async () => {
  provider = await createHostileProvider()
})
beforeEach(() => {
  provider.forge()
  provider.clearRequests()
})
afterAll(() => provider.close())

describe('the authorization request', () => {
  test('always carries PKCE S256, state, nonce and redirect_uri, also with pi.flow', async () => {
    const party = createParty(provider)
    const request = await party.buildAuthorizationRequest({
      scope: 'openid profile',
      responseMode: 'pi.flow',
    })
    const { state, nonce, codeVerifier } = request.checks
    expect(request.endpoint).toBe(`${provider.issuer}/authorize`)
    expect(request.parameters).toEqual({
      client_id: provider.clientId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid profile',
      state,
      nonce,
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
      response_mode: 'pi.flow',
    })
    expect(Object.fromEntries(new URL(request.url).searchParams)).toEqual(request.parameters)
    expect(request.url).not.toContain(codeVerifier)
  })

  test('carries what it is given, max_age 0 included', async () => {
    const { parameters, checks } = await createParty(provider).buildAuthorizationRequest({
      scope: 'openid',
      state: 'handle.random',
      nonce: 'random.digest',
      acrValues: ['Push_Only', 'Multi_Factor'],
      loginHint: 'mary',
      maxAgeSeconds: 0,
      prompt: 'login',
    })
    expect(parameters).toMatchObject({
      state: 'handle.random',
      nonce: 'random.digest',
      acr_values: 'Push_Only Multi_Factor',
      login_hint: 'mary',
      max_age: '0',
      prompt: 'login',
    })
    expect(checks).toMatchObject({ state: 'handle.random', nonce: 'random.digest' })
  })

  test('carries the signed request and login hint of an approval, and neither without one', async () => {
    const party = createParty(provider)
    const { parameters } = await party.buildAuthorizationRequest({
      scope: 'openid',
      request: 'header.request.signature',
      loginHintToken: 'header.hint.signature',
    })
    expect(parameters).toMatchObject({
      request: 'header.request.signature',
      login_hint_token: 'header.hint.signature',
    })
    const plain = await party.buildAuthorizationRequest({ scope: 'openid' })
    expect(Object.keys(plain.parameters)).not.toContain('request')
    expect(Object.keys(plain.parameters)).not.toContain('login_hint_token')
  })

  test('is never made of the same random values twice', async () => {
    const party = createParty(provider)
    const requests = await Promise.all(
      Array.from({ length: 1000 }, () => party.buildAuthorizationRequest({ scope: 'openid' })),
    )
    const values = requests.flatMap(({ checks }) => [
      checks.state,
      checks.nonce,
      checks.codeVerifier,
    ])
    expect(new Set(values).size).toBe(3000)
    expect(values.every((value) => /^[A-Za-z0-9_-]{43}$/.test(value))).toBe(true)
    expect(provider.countRequests('/openid-configuration')).toBe(1)
  })

  test('needs the scope openid', async () => {
    await expect(
      createParty(provider).buildAuthorizationRequest({ scope: 'profile' }),
    ).rejects.toThrow(new TypeError('scope must contain openid'))
  })

  test('can be pushed: the browser then sees a reference only', async () => {
    const party = createParty(provider)
    const request = await party.buildAuthorizationRequest({ scope: 'openid' })
    const url = await party.pushAuthorizationRequest(request)
    expect([...new URL(url).searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
    const response = await authorize({ ...request, url })
    const tokens = await party.exchangeCode({ response, checks: request.checks })
    expect(tokens.claims.sub).toBe(provider.sub)
  })

  test('cannot be pushed where PingOne names no endpoint for it', async () => {
    provider.forge({ discovery: { pushed_authorization_request_endpoint: undefined } })
    const party = createParty(provider)
    const request = await party.buildAuthorizationRequest({ scope: 'openid' })
    await expectUpstream(party.pushAuthorizationRequest(request), {
      reason: 'not_understood',
      call: 'par',
      message: /has no pushed_authorization_request_endpoint/,
    })
  })

  test.each(['request', 'login_hint_token'])(
    'that PingOne refuses does not repeat the %s it echoes',
    async (name) => {
      const description = `bad ${name} header.canary.signature`
      const body = JSON.stringify({ error: 'invalid_request', error_description: description })
      provider.forge({ parAnswer: { status: 400, body } })
      const party = createParty(provider)
      const input = name === 'request' ? 'request' : 'loginHintToken'
      const request = await party.buildAuthorizationRequest({
        scope: 'openid',
        [input]: 'header.canary.signature',
      })
      const error: unknown = await party.pushAuthorizationRequest(request).catch((e: unknown) => e)
      expect(error).toMatchObject({ error: 'invalid_request' })
      expect(inspect(error, { depth: null, showHidden: true })).not.toContain('canary')
    },
  )

  test('that PingOne refuses to take keeps the reason', async () => {
    const body = '{"error":"invalid_request_object"}'
    provider.forge({ parAnswer: { status: 400, body } })
    const party = createParty(provider)
    const request = await party.buildAuthorizationRequest({ scope: 'openid' })
    const message = /par endpoint answered with invalid_request_object/
    await expectRefusal(party.pushAuthorizationRequest(request), 'invalid_request_object', message)
  })
})

describe('the Correlation-Id of the token response', () => {
  function answerWith(correlationId: string): typeof fetch {
    return async (input, init) => {
      const answer = await fetch(input, init)
      const response = new Response(answer.body, answer)
      response.headers.set('correlation-id', correlationId)
      return response
    }
  }

  test.each(['7a0e3f', 'x'.repeat(100), '!~'])('%s is kept', async (correlationId) => {
    const answer = answerWith(correlationId)
    const tokens = await signOn(createParty(provider, { fetch: answer }))
    expect(tokens.correlationId).toBe(correlationId)
  })

  test.each(['', 'x'.repeat(101), 'a b', 'caf\u00e9', 'a\tb'])(
    '%j is left out',
    async (correlationId) => {
      const answer = answerWith(correlationId)
      const tokens = await signOn(createParty(provider, { fetch: answer }))
      expect(tokens).not.toHaveProperty('correlationId')
    },
  )

  test('may be absent', async () => {
    expect(await signOn(createParty(provider))).not.toHaveProperty('correlationId')
  })
})

describe('a refresh', () => {
  test('brings new tokens, and an ID Token of the same person', async () => {
    const party = createParty(provider)
    const { refreshToken = '', claims, accessToken } = await signOn(party)
    const refreshed = await party.refreshTokens({ refreshToken, sub: claims.sub })
    expect(refreshed.claims?.sub).toBe(claims.sub)
    expect(refreshed.accessToken).not.toBe(accessToken)
    expect(refreshed.refreshToken).not.toBe(refreshToken)
  })

  test('may bring no ID Token', async () => {
    const party = createParty(provider)
    const { refreshToken = '', claims } = await signOn(party)
    provider.forge({ tokenResponse: { id_token: undefined } })
    const refreshed = await party.refreshTokens({ refreshToken, sub: claims.sub })
    expect(refreshed).not.toHaveProperty('idToken')
  })

  test.each([
    ['another sub', { sub: 'somebody-else' }, /sub is another user/],
    ['another iss', { iss: 'https://evil.example' }, /iss is not the configured issuer/],
    ['another aud', { aud: 'other-client' }, /aud is not this client/],
  ])('with an ID Token of %s is refused', async (_title, members, message) => {
    const party = createParty(provider)
    const { refreshToken = '', claims } = await signOn(party)
    provider.forge({ claims: members })
    const attempt = party.refreshTokens({ refreshToken, sub: claims.sub })
    await expectRefusal(attempt, 'invalid_id_token', message)
  })

  test('with a spent refresh token is invalid_grant, without the token in the error', async () => {
    const party = createParty(provider)
    const { refreshToken = '', claims } = await signOn(party)
    const input = { refreshToken, sub: claims.sub }
    await party.refreshTokens(input)
    const error: unknown = await party.refreshTokens(input).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ error: 'invalid_grant' })
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(refreshToken)
  })
})

describe('options that cannot be used are a TypeError', () => {
  test.each([
    'http://auth.pingone.eu/as',
    'ftp://127.0.0.1/as',
    'https://user:pass@auth.pingone.eu/as',
    'https://auth.pingone.eu/as?x=1',
    'not a URL',
  ])('issuer %s', (issuer) => {
    expect(() => createParty(provider, { issuer })).toThrow(
      new TypeError('issuer must be an https URL, or http on loopback'),
    )
  })

  test.each([
    'https://bank.example',
    'https://bank.example/cb?x=1',
    'https://bank.example/#',
    '/cb',
  ])('redirectUri %s', (uri) => {
    expect(() => createParty(provider, { redirectUri: uri })).toThrow(
      new TypeError('redirectUri must be a normalized URL without query and fragment'),
    )
  })
})
