// The authorization response: refused before a code is worth a call.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseAuthorizationResponse } from '../../src/oidc/authorization-response.js'
import { createHostileProvider } from '../support/hostile-provider.js'
import type { HostileProvider } from '../support/hostile-provider.js'
import { authorize, createParty, expectRefusal, signOn } from './sign-on.js'

const invalid = 'invalid_authorization_response'
let provider: HostileProvider

beforeAll(async () => {
  provider = await createHostileProvider()
})
beforeEach(() => {
  provider.forge()
  provider.clearRequests()
})
afterAll(() => provider.close())

describe('a response that does not fit is refused without a token request', () => {
  const noState = /it has no usable state/
  const otherState = /its state is not the one of this authorization request/
  const noCode = /it has no usable code/
  const tampered: readonly [string, Record<string, string | undefined>, RegExp][] = [
    ['another state', { state: 'another' }, otherState],
    ['no state', { state: undefined }, noState],
    ['an empty state', { state: '' }, otherState],
    ['a state of 100 KB', { state: 's'.repeat(100_000) }, noState],
    ['code and error', { error: 'access_denied' }, /it carries both code and error/],
    ['no code', { code: undefined }, noCode],
    ['an empty code', { code: '' }, noCode],
    ['a code of 100 KB', { code: 'c'.repeat(100_000) }, noCode],
    ['a code with a line break', { code: 'a\r\nb' }, noCode],
    ['a code with NUL', { code: 'a\u0000b' }, noCode],
    ['another iss', { iss: 'https://auth.pingone.eu/as' }, /its iss is not the configured issuer/],
    ['an empty iss', { iss: '' }, /its iss is not the configured issuer/],
    ['a JARM response', { response: 'eyJ.eyJ.AAA' }, /it carries response, never asked for/],
    ['an id_token', { id_token: 'eyJ.eyJ.AAA' }, /it carries id_token, never asked for/],
    ['an access_token', { access_token: 'token' }, /it carries access_token, never asked for/],
  ]
  test.each(tampered)('%s', async (_title, members, message) => {
    const party = createParty(provider)
    const request = await party.buildAuthorizationRequest({ scope: 'openid' })
    const response = replace(await authorize(request), members)
    await expectRefusal(party.exchangeCode({ response, checks: request.checks }), invalid, message)
    expect(provider.countRequests('/as/token')).toBe(0)
  })

  test('the nonce or the verifier in place of the state', async () => {
    const party = createParty(provider)
    const { checks } = await party.buildAuthorizationRequest({ scope: 'openid' })
    for (const state of [checks.nonce, checks.codeVerifier]) {
      const attempt = party.exchangeCode({ response: { code: 'code', state }, checks })
      await expectRefusal(attempt, invalid, otherState)
    }
    expect(provider.countRequests('/as/token')).toBe(0)
  })

  test('the response of another attempt', async () => {
    const party = createParty(provider)
    const victim = await party.buildAuthorizationRequest({ scope: 'openid' })
    const attacker = await party.buildAuthorizationRequest({ scope: 'openid' })
    const response = await authorize(attacker)
    await expectRefusal(
      party.exchangeCode({ response, checks: victim.checks }),
      invalid,
      otherState,
    )
    expect(provider.countRequests('/as/token')).toBe(0)
  })

  test('no iss though discovery announces one', async () => {
    provider.forge({ discovery: { authorization_response_iss_parameter_supported: true } })
    await expectRefusal(signOn(createParty(provider)), invalid, /it has no iss though PingOne/)
    expect(provider.countRequests('/as/token')).toBe(0)
  })
})

test('an iss that is ours is accepted, announced or not', async () => {
  const authorizationResponse = { iss: provider.issuer }
  provider.forge({ authorizationResponse })
  expect((await signOn(createParty(provider))).claims.sub).toBe(provider.sub)
  const discovery = { authorization_response_iss_parameter_supported: true }
  provider.forge({ authorizationResponse, discovery })
  expect((await signOn(createParty(provider))).claims.sub).toBe(provider.sub)
})

describe('parameters that are not single strings are refused', () => {
  const rules = { state: 'state', issuer: 'https://issuer.example', issRequired: false }
  test.each([
    [{ code: ['a', 'b'], state: 'state' }, /no usable code/],
    [{ code: { a: 'b' }, state: 'state' }, /no usable code/],
    [{ code: 'a', state: ['state', 'state'] }, /no usable state/],
    [{ code: 'a', state: { a: 'state' } }, /no usable state/],
    [{ code: 'a', state: 'state', iss: ['https://issuer.example'] }, /its iss is not/],
    [
      { error: ['access_denied', 'server_error'], code: 'a', state: 'state' },
      /both code and error/,
    ],
  ])('%j', (response, message) => {
    expect(() => parseAuthorizationResponse(response, rules)).toThrow(message)
  })
})

describe("PingOne's own error keeps its code", () => {
  test.each([
    'access_denied',
    'login_required',
    'consent_required',
    'interaction_required',
    'temporarily_unavailable',
    'server_error',
    'invalid_request',
    'invalid_request_object',
    'unauthorized_client',
    'unsupported_response_type',
    'invalid_scope',
  ])('%s', async (error) => {
    provider.forge({ authorizationResponse: { code: undefined, error } })
    const message = new RegExp(`answered the authorization request with ${error}\\.`)
    await expectRefusal(signOn(createParty(provider)), error, message)
    expect(provider.countRequests('/as/token')).toBe(0)
  })

  test.each(['<script>', 'ACCESS_DENIED', '', 'constructor'])(
    '%j is unknown_error',
    async (error) => {
      provider.forge({ authorizationResponse: { code: undefined, error } })
      await expectRefusal(signOn(createParty(provider)), 'unknown_error', /with unknown_error\./)
    },
  )

  test('an error with a foreign state is not taken as PingOne’s word', async () => {
    provider.forge({
      authorizationResponse: { code: undefined, error: 'access_denied', state: 'x' },
    })
    await expectRefusal(signOn(createParty(provider)), invalid, /its state is not the one/)
  })

  test('its description is one short line and stays out of the message', async () => {
    const error_description = `No\r\n\u001b[31m entry ${'x y '.repeat(200)}`
    provider.forge({
      authorizationResponse: { code: undefined, error: 'access_denied', error_description },
    })
    const error: unknown = await signOn(createParty(provider)).catch((reason: unknown) => reason)
    expect(error).toHaveProperty('error_description', expect.stringMatching(/^No \[31m entry x y/))
    expect(error).toHaveProperty('error_description.length', 200)
    expect(error).not.toHaveProperty('message', expect.stringContaining('entry'))
  })
})

test('a response of one environment is refused by the other', async () => {
  const other = await createHostileProvider()
  try {
    const party = createParty(provider)
    const elsewhere = createParty(other)
    const request = await party.buildAuthorizationRequest({ scope: 'openid' })
    const foreign = await elsewhere.buildAuthorizationRequest({ scope: 'openid' })
    const response = await authorize(foreign)
    const { checks } = request
    await expectRefusal(party.exchangeCode({ response, checks }), invalid, /its state is not/)
    const withOurState = { ...response, state: checks.state, iss: other.issuer }
    await expectRefusal(
      party.exchangeCode({ response: withOurState, checks }),
      invalid,
      /its iss is not the configured issuer/,
    )
    expect(provider.countRequests('/as/token') + other.countRequests('/as/token')).toBe(0)
  } finally {
    await other.close()
  }
})

test('a response that is replayed is refused by PingOne', async () => {
  const party = createParty(provider)
  const request = await party.buildAuthorizationRequest({ scope: 'openid' })
  const input = { response: await authorize(request), checks: request.checks }
  await party.exchangeCode(input)
  await expectRefusal(party.exchangeCode(input), 'invalid_grant', /answered with invalid_grant\./)
})

function replace(
  response: Readonly<Record<string, string>>,
  members: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const replaced: Record<string, string> = {}
  for (const [name, value] of Object.entries({ ...response, ...members })) {
    if (value !== undefined) replaced[name] = value
  }
  return replaced
}
