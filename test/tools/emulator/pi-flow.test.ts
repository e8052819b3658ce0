// Sign-on through pi.flow, end to end: authorize, lookup, passcode, resume, token, verified ID Token.
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { createClient, member, pkcePair, readOtp, startEmulator, text } from './drive.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

describe('pi.flow with the policy MFA_Only', () => {
  it.each([
    { username: 'maya', type: 'SMS', destination: { phone: '*******01' } },
    { username: 'elin', type: 'EMAIL', destination: { email: 'el****@example.com' } },
  ])('signs $username on with an $type code', async ({ username, type, destination }) => {
    const client = createClient(emulator)
    const pkce = pkcePair()
    const opened = await client.authorize({
      state: 'a-state',
      nonce: 'a-nonce',
      code_challenge: pkce.challenge,
      code_challenge_method: 'S256',
    })
    expect(opened.status).toBe(200)
    expect(opened.headers.get('content-type')).toBe('application/hal+json;charset=UTF-8')
    expect(opened.headers.get('correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(opened.headers.getSetCookie()).toEqual([])
    expect(opened.body['status']).toBe('SIGN_ON_REQUIRED')
    const flowId = text(opened.body, 'id')
    expect(member(opened.body, '_links', 'user.lookup', 'href')).toBe(
      `${emulator.url}/${emulator.environmentId}/flows/${flowId}`,
    )

    const asked = await client.act(flowId, 'user.lookup', { username })
    expect(asked.status).toBe(200)
    expect(asked.body).toMatchObject({
      status: 'OTP_REQUIRED',
      bypassAllowed: false,
      _embedded: { devices: [{ type, status: 'ACTIVE', userRetries: 0, ...destination }] },
    })
    expect(member(asked.body, 'selectedDevice', 'id')).toBe(
      member(asked.body, '_embedded', 'devices', 0, 'id'),
    )

    const done = await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, username) })
    expect(done.body).toMatchObject({
      status: 'COMPLETED',
      _embedded: { user: { username }, application: { name: 'Alder Bank' } },
    })
    expect(done.body).not.toHaveProperty('authorizeResponse')

    const resumed = await client.resume(flowId)
    expect(resumed.body).toMatchObject({
      status: 'COMPLETED',
      session: { id: member(done.body, 'session', 'id') },
      environment: { id: emulator.environmentId },
      authorizeResponse: { state: 'a-state' },
    })

    const tokens = await client.token({
      grant_type: 'authorization_code',
      code: text(resumed.body, 'authorizeResponse', 'code'),
      redirect_uri: 'http://localhost:3000/callback',
      code_verifier: pkce.verifier,
    })
    expect(tokens.body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'openid profile',
    })
    const issuer = `${emulator.url}/${emulator.environmentId}/as`
    const { payload, protectedHeader } = await jwtVerify(
      text(tokens.body, 'id_token'),
      createRemoteJWKSet(new URL(`${issuer}/jwks`)),
      { issuer, audience: emulator.env()['PINGONE_CLIENT_ID'] ?? '', algorithms: ['RS256'] },
    )
    expect(protectedHeader.kid).toBe('default')
    expect(payload).toMatchObject({
      acr: 'MFA_Only',
      amr: ['otp'],
      nonce: 'a-nonce',
      preferred_username: username,
      env: emulator.environmentId,
      'p1.region': 'NA',
    })
  })
})
