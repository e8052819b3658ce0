// Plain openid-client, which knows nothing of PingOne, signs on through the emulator's own pages.
import * as client from 'openid-client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { createAgent } from '../support/browser.js'
import { readOtp, startEmulator } from '../support/start-emulator.js'

const redirectUri = 'http://localhost:3000/callback'
let emulator: Emulator
let config: client.Configuration

beforeAll(async () => {
  emulator = await startEmulator()
  const env = emulator.env('hosted')
  config = await client.discovery(
    new URL(`${emulator.url}/${emulator.environmentId}/as`),
    env['PINGONE_CLIENT_ID'] ?? '',
    undefined,
    client.ClientSecretBasic(env['PINGONE_CLIENT_SECRET']),
    { execute: [client.allowInsecureRequests] },
  )
  client.enableNonRepudiationChecks(config)
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

describe('openid-client', () => {
  it('signs on by redirect with PKCE, state and nonce, and reads userinfo', async () => {
    const { tokens, claims } = await signOn(client.buildAuthorizationUrl)
    expect(claims).toMatchObject({ acr: 'MFA_Only', amr: ['otp'], preferred_username: 'maya' })
    const userinfo = await client.fetchUserInfo(config, tokens.access_token, claims.sub)
    expect(userinfo).toEqual({
      sub: claims.sub,
      preferred_username: 'maya',
      given_name: 'Maya',
      family_name: 'Lindqvist',
      updated_at: claims['updated_at'],
    })
  })

  it('signs on with a pushed authorization request', async () => {
    const { claims } = await signOn(client.buildAuthorizationUrlWithPAR)
    expect(claims['preferred_username']).toBe('maya')
  })

  it('refreshes, introspects and revokes', async () => {
    const { tokens } = await signOn(client.buildAuthorizationUrl)
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '')
    expect(refreshed.refresh_token).not.toBe(tokens.refresh_token)
    const active = await client.tokenIntrospection(config, refreshed.refresh_token ?? '')
    expect(active.active).toBe(true)
    await client.tokenRevocation(config, refreshed.refresh_token ?? '')
    const ended = await client.tokenIntrospection(config, refreshed.refresh_token ?? '')
    expect(ended.active).toBe(false)
  })

  it('hears why a sign-on failed', async () => {
    const url = client.buildAuthorizationUrl(config, { redirect_uri: redirectUri, scope: 'openid' })
    const agent = createAgent(emulator.url)
    const start = await agent.get(url.href, { follow: true })
    const failed = await agent.submit(start, { fields: { username: 'lars' }, follow: true })
    const back = await agent.click(failed, 'Go back to the application', { follow: false })
    await expect(
      client.authorizationCodeGrant(config, new URL(back.location ?? '')),
    ).rejects.toMatchObject({
      error: 'access_denied',
      error_description: 'The user account is locked.',
    })
  })

  it('signs off through end_session_endpoint', async () => {
    const { tokens, agent } = await signOn(client.buildAuthorizationUrl)
    const url = client.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'http://localhost:3000/',
    })
    const answer = await agent.get(url.href, { follow: false })
    expect(answer.location).toBe('http://localhost:3000/')
  })
})

type BuildUrl = (
  config: client.Configuration,
  parameters: Record<string, string>,
) => URL | Promise<URL>

/** The whole of a sign-on: redirect, two forms, redirect back, code exchange. */
async function signOn(buildUrl: BuildUrl): Promise<{
  tokens: client.TokenEndpointResponse
  claims: client.IDToken
  agent: ReturnType<typeof createAgent>
}> {
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const url = await buildUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const agent = createAgent(emulator.url)
  const start = await agent.get(url.href, { follow: true })
  const codePage = await agent.submit(start, { fields: { username: 'maya' }, follow: true })
  const otp = await readOtp(emulator, { username: 'maya' })
  const done = await agent.submit(codePage, {
    button: 'otp.check',
    fields: { otp },
    follow: false,
  })
  const back = await agent.get(done.location ?? '', { follow: false })
  const tokens = await client.authorizationCodeGrant(config, new URL(back.location ?? ''), {
    pkceCodeVerifier: verifier,
    expectedState: state,
    expectedNonce: nonce,
  })
  const claims = tokens.claims()
  if (claims === undefined) throw new Error('no ID Token')
  return { tokens, claims, agent }
}
