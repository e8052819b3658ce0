// The token endpoint: codes, client credentials, and the claims of every token.
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { seedIds } from '../../../src/tools/emulator/seed.js'
import {
  advanceClock,
  anyNumber,
  changeState,
  containing,
  createClient,
  matching,
  openFlow,
  readOtp,
  signOn,
  startEmulator,
  text,
  type Answer,
  type Client,
} from './drive.js'

const redirectUri = 'http://localhost:3000/callback'
let emulator: Emulator
let client: Client

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.reset()
  client = createClient(emulator)
})
afterAll(() => emulator.close())

describe('an authorization code', () => {
  it('works once', async () => {
    const code = await obtainCode()
    expect((await exchange(code)).status).toBe(200)
    await expectInvalidGrant(exchange(code), 'The authorization code is unknown, expired or used')
  })

  it('brought a second time takes back what it gave, refreshed or not', async () => {
    const code = await obtainCode()
    const first = await exchange(code)
    const value = text(first.body, 'refresh_token')
    const next = await client.token({ grant_type: 'refresh_token', refresh_token: value })
    const tokens = [first, next].map((answer) => text(answer.body, 'access_token'))
    expect(await statusesOf(tokens)).toEqual([200, 200])
    expect((await exchange(code)).status).toBe(400)
    expect(await statusesOf(tokens)).toEqual([401, 401])
    const again = text(next.body, 'refresh_token')
    const late = await client.token({ grant_type: 'refresh_token', refresh_token: again })
    expect(late.body['error']).toBe('invalid_grant')
  })

  it('brought a second time leaves what other codes gave', async () => {
    const other = await exchange(await obtainCode())
    const code = await obtainCode()
    await exchange(code)
    await exchange(code)
    expect(await statusesOf([text(other.body, 'access_token')])).toEqual([200])
  })

  it('brought many times at once gives no token that lives', async () => {
    const code = await obtainCode()
    const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(code)))
    const tokens = answers.flatMap(({ status, body }) =>
      status === 200 ? [text(body, 'access_token')] : [],
    )
    expect(tokens.length).toBeLessThan(2)
    expect(await statusesOf(tokens)).toEqual(tokens.map(() => 401))
  })

  it('is gone after a failed try, too', async () => {
    const code = await obtainCode()
    await expectInvalidGrant(
      exchange(code, { redirect_uri: `${redirectUri}/other` }),
      'redirect_uri is not the one of the authorization request',
    )
    expect((await exchange(code)).status).toBe(400)
  })

  it('lives ten minutes', async () => {
    const code = await obtainCode()
    await advanceClock(emulator, 599)
    expect((await exchange(code)).status).toBe(200)
    const late = await obtainCode()
    await advanceClock(emulator, 601)
    await expectInvalidGrant(exchange(late), 'The authorization code is unknown, expired or used')
  })

  it('of another client is refused', async () => {
    const code = await obtainCode()
    await expectInvalidGrant(
      createClient(emulator, 'hosted').token(codeGrant(code)),
      'The authorization code was issued to another client',
    )
  })

  it('needs its redirect_uri only when the authorization request had one', async () => {
    const withUri = await obtainCode()
    expect((await exchange(withUri, { redirect_uri: '' })).status).toBe(400)
    const without = await obtainCode({ redirect_uri: '' })
    expect((await exchange(without, { redirect_uri: '' })).status).toBe(200)
    const sent = await obtainCode({ redirect_uri: '' })
    expect((await exchange(sent)).status).toBe(400)
  })

  it('takes no verifier when there was no challenge', async () => {
    await expectInvalidGrant(
      exchange(await obtainCode(), { code_verifier: 'v'.repeat(43) }),
      'code_verifier was sent, and the authorization request had no challenge',
    )
  })

  it('ignores a scope, as PingOne does', async () => {
    const answer = await exchange(await obtainCode(), { scope: 'everything' })
    expect(answer.body['scope']).toBe('openid profile')
  })
})

describe('the tokens of a sign-on', () => {
  it('carry the documented claims', async () => {
    const answer = await signOn(emulator, client, 'maya', {
      scope: 'openid profile email phone',
      nonce: 'n-1',
    })
    const accessToken = text(answer.body, 'access_token')
    const now = Math.floor(Date.now() / 1000)
    const id = decodeJwt(text(answer.body, 'id_token'))
    expect(id).toEqual({
      iss: `${emulator.url}/${emulator.environmentId}/as`,
      sub: 'c0a1de00-0000-4000-8000-000000000001',
      aud: seedIds.embedded,
      iat: anyNumber(),
      exp: (id.iat ?? 0) + 3600,
      acr: 'MFA_Only',
      amr: ['otp'],
      auth_time: anyNumber(),
      nonce: 'n-1',
      at_hash: createHash('sha256')
        .update(accessToken)
        .digest()
        .subarray(0, 16)
        .toString('base64url'),
      sid: matching(/./),
      env: emulator.environmentId,
      org: matching(/./),
      'p1.region': 'NA',
      preferred_username: 'maya',
      given_name: 'Maya',
      family_name: 'Lindqvist',
      updated_at: 1767607200,
      email: 'maya@example.com',
      phone_number: '+46705550101',
    })
    expect(Math.abs(Number(id['auth_time']) - now)).toBeLessThan(10)
    expect(decodeProtectedHeader(accessToken)).toEqual({ alg: 'RS256', kid: 'default' })
    expect(decodeJwt(accessToken)).toMatchObject({
      client_id: seedIds.embedded,
      sub: id.sub,
      aud: ['https://api.pingone.com'],
      scope: 'openid profile email phone',
      sid: id['sid'],
      acr: 'MFA_Only',
      auth_time: id['auth_time'],
      env: emulator.environmentId,
      org: id['org'],
    })
  })

  it('never make up a name, and show one that is there', async () => {
    const before = await signOn(emulator, client)
    expect(decodeJwt(text(before.body, 'id_token'))).not.toHaveProperty('name')
    await changeState(emulator, (environment) => {
      for (const user of environment.users) user.name = { formatted: 'M. Lindqvist' }
    })
    const after = await signOn(emulator, createClient(emulator))
    expect(decodeJwt(text(after.body, 'id_token'))['name']).toBe('M. Lindqvist')
  })

  it('have no ID Token when no scope was asked for', async () => {
    const answer = await signOn(emulator, client, 'maya', { scope: '' })
    expect(Object.keys(answer.body)).toEqual([
      'access_token',
      'token_type',
      'expires_in',
      'refresh_token',
    ])
  })

  it('leave scopes out that were not granted', async () => {
    const answer = await signOn(emulator, client, 'maya', { scope: 'openid admin:all' })
    expect(answer.body['scope']).toBe('openid')
  })

  it('are for the audience of a custom resource when its scopes were granted', async () => {
    await changeState(emulator, (environment) => {
      environment.resources.push({
        id: 'r1',
        name: 'Payments',
        type: 'CUSTOM',
        audience: 'https://payments.example',
        accessTokenValiditySeconds: 300,
      })
      environment.scopes.push({ id: 's1', name: 'pay', resource: { id: 'r1' } })
      environment.grants.push({
        id: 'g1',
        application: { id: seedIds.embedded },
        resource: { id: 'r1' },
        scopes: [{ id: 's1' }],
      })
    })
    const answer = await signOn(emulator, client, 'maya', { scope: 'openid pay' })
    expect(answer.body['expires_in']).toBe(300)
    const claims = decodeJwt(text(answer.body, 'access_token'))
    expect(claims.aud).toEqual(['https://payments.example'])
    expect(claims).not.toHaveProperty('env')
  })

  it('have typ at+jwt when the application says so', async () => {
    await changeState(emulator, (environment) => {
      for (const application of environment.applications) application.includeTyp = true
    })
    const answer = await signOn(emulator, client)
    expect(decodeProtectedHeader(text(answer.body, 'access_token')).typ).toBe('at+jwt')
  })
})

describe('client_credentials', () => {
  it('gives a worker a token for the platform API, without sub and scope', async () => {
    const answer = await askAsWorker()
    expect(answer.status).toBe(200)
    expect(Object.keys(answer.body)).toEqual(['access_token', 'token_type', 'expires_in'])
    const claims = decodeJwt(text(answer.body, 'access_token'))
    expect(claims).toMatchObject({
      client_id: seedIds.worker,
      aud: ['https://api.pingone.com'],
      env: emulator.environmentId,
    })
    expect(claims).not.toHaveProperty('sub')
    expect(claims).not.toHaveProperty('scope')
  })

  it('is not for an application without that grant type', async () => {
    const answer = await client.token({ grant_type: 'client_credentials' })
    expect(answer.status).toBe(400)
    expect(answer.body['error']).toBe('unauthorized_client')
  })

  it('with a scope that was not granted is invalid_scope', async () => {
    const answer = await askAsWorker({ scope: 'p1:everything' })
    expect(answer.status).toBe(400)
    expect(answer.body['error_description']).toMatch(/^At least one scope must be granted/)
  })
})

describe('another grant type', () => {
  it.each([
    { grantType: 'password', status: 400, found: { error: 'unsupported_grant_type' } },
    {
      grantType: 'urn:ietf:params:oauth:grant-type:device_code',
      status: 501,
      found: { code: 'NOT_IMPLEMENTED' },
    },
  ])('$grantType is $status', async ({ grantType, status, found }) => {
    const answer = await client.token({ grant_type: grantType })
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject(found)
  })

  it('missing is invalid_request', async () => {
    const answer = await client.token({})
    expect(answer.body).toMatchObject({
      error: 'invalid_request',
      error_description: containing('grant_type is missing'),
    })
  })
})

async function obtainCode(parameters: Record<string, string> = {}): Promise<string> {
  const own = createClient(emulator)
  const flowId = await openFlow(own, 'maya', parameters)
  await own.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
  return text((await own.resume(flowId)).body, 'authorizeResponse', 'code')
}

/** What userinfo says to each. */
async function statusesOf(tokens: readonly string[]): Promise<readonly number[]> {
  const answers = await Promise.all(
    tokens.map((token) => client.get('/as/userinfo', { authorization: `Bearer ${token}` })),
  )
  return answers.map(({ status }) => status)
}

function codeGrant(code: string): Record<string, string> {
  return { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
}

function exchange(code: string, change: Record<string, string> = {}): Promise<Answer> {
  const fields = Object.entries({ ...codeGrant(code), ...change })
  return client.token(Object.fromEntries(fields.filter(([, value]) => value !== '')))
}

async function askAsWorker(fields: Record<string, string> = {}): Promise<Answer> {
  const state: unknown = await (await fetch(`${emulator.inboxUrl}/state`)).json()
  const secret = text(state, 'environments', 0, 'applications', 2, 'secret')
  const authorization = `Basic ${Buffer.from(`${seedIds.worker}:${secret}`).toString('base64')}`
  return client.form(
    '/as/token',
    { grant_type: 'client_credentials', ...fields },
    { authorization },
  )
}

async function expectInvalidGrant(asked: Promise<Answer>, description: string): Promise<void> {
  const answer = await asked
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({
    error: 'invalid_grant',
    error_description: containing(description),
  })
}
