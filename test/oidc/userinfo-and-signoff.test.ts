// Userinfo is believed for the person who signed on; signoff is sent once, with the sign-on's own cookies.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createHostileProvider } from '../support/hostile-provider.js'
import type { HostileProvider, RawAnswer } from '../support/hostile-provider.js'
import { createParty, expectRefusal, expectUpstream } from './sign-on.js'

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

describe('userinfo', () => {
  test('is believed when its sub is the one of the ID Token', async () => {
    const userinfo = await createParty(provider).fetchUserinfo({
      accessToken: 'access-token',
      sub: provider.sub,
    })
    expect(userinfo).toEqual({ sub: provider.sub, email: 'mary@example.com' })
    expect(provider.requests.at(-1)?.headers.authorization).toBe('Bearer access-token')
    expect(provider.requests.at(-1)?.query).toEqual({})
  })

  test.each([
    ['another sub', { userinfo: { sub: 'somebody-else' } }],
    ['no sub', { userinfo: { sub: undefined } }],
    ['a numeric sub', { userinfo: { sub: 1 } }],
  ])('with %s is refused', async (_title, forgery) => {
    provider.forge(forgery)
    await expectRefusal(
      fetchUserinfo(),
      'invalid_userinfo',
      /its sub is not the one of the ID Token/,
    )
  })

  test('that refuses the access token is a refusal', async () => {
    provider.forge({ userinfoAnswer: { status: 401 } })
    await expectRefusal(fetchUserinfo(), 'invalid_userinfo', /did not accept the access token/)
  })

  test('where there is none is a refusal', async () => {
    provider.forge({ discovery: { userinfo_endpoint: undefined } })
    await expectRefusal(fetchUserinfo(), 'invalid_userinfo', /names no userinfo_endpoint/)
  })

  test.each([
    ['HTML', html],
    ['a JWT', { contentType: 'application/jwt', body: 'eyJhbGciOiJub25lIn0.e30.' }],
    ['10 MB', { body: `{"sub":"${'a'.repeat(10_000_000)}"}` }],
    ['500', { status: 500 }],
  ])('that answers %s is trouble upstream', async (_title, userinfoAnswer) => {
    provider.forge({ userinfoAnswer })
    await expectUpstream(fetchUserinfo(), {
      reason: 'not_understood',
      call: 'userinfo',
      message: /userinfo/,
    })
  })

  function fetchUserinfo(): Promise<unknown> {
    return createParty(provider).fetchUserinfo({ accessToken: 'access-token', sub: provider.sub })
  }
})

describe('signoff', () => {
  test('the URL carries hint, return address and state', async () => {
    const url = new URL(
      await createParty(provider).buildSignoffUrl({
        idTokenHint: 'hint',
        postLogoutRedirectUri: 'https://bank.example/',
        state: 'state',
      }),
    )
    expect(`${url.origin}${url.pathname}`).toBe(`${provider.issuer}/signoff`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: provider.clientId,
      id_token_hint: 'hint',
      post_logout_redirect_uri: 'https://bank.example/',
      state: 'state',
    })
  })

  test('from the server sends the cookies of the sign-on and follows no redirect', async () => {
    await createParty(provider).signOff({
      idTokenHint: 'hint',
      cookies: [
        { name: 'ST', value: 'session-token' },
        { name: 'ST-NO-SS', value: 'twin' },
        { name: 'evil', value: 'a\r\nX-Evil: 1' },
        { name: 'evil; x', value: 'a' },
        { name: 'evil', value: 'a; b=c' },
      ],
    })
    expect(provider.requests.at(-1)?.headers.cookie).toBe('ST=session-token; ST-NO-SS=twin')
    expect(provider.requests.at(-1)?.query).toMatchObject({ id_token_hint: 'hint' })
    expect(provider.countRequests('/as/signoff')).toBe(1)
  })

  test('that PingOne refuses is told once', async () => {
    provider.forge({ signoffAnswer: { status: 400 } })
    const attempt = createParty(provider).signOff({ idTokenHint: 'hint', cookies: [] })
    await expectUpstream(attempt, {
      reason: 'not_understood',
      call: 'signoff',
      message: /answered signoff with HTTP status 400/,
    })
    expect(provider.countRequests('/as/signoff')).toBe(1)
  })

  test('where PingOne names no endpoint is told', async () => {
    provider.forge({ discovery: { end_session_endpoint: undefined } })
    await expectUpstream(createParty(provider).buildSignoffUrl({}), {
      reason: 'not_understood',
      call: 'signoff',
      message: /has no end_session_endpoint/,
    })
  })
})
