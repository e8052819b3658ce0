// Endpoints that take a token: userinfo, introspection, revocation.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { seedIds } from '../../../src/tools/emulator/seed.js'
import {
  advanceClock,
  basic,
  changeState,
  createClient,
  signOn,
  startEmulator,
  text,
  type Answer,
  type Client,
} from './drive.js'

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

describe('userinfo', () => {
  it.each(['GET', 'POST'])('answers %s with the claims of the scopes', async (method) => {
    const token = await accessToken({ scope: 'openid email' })
    const headers = { authorization: `Bearer ${token}` }
    const answer =
      method === 'GET'
        ? await client.get('/as/userinfo', headers)
        : await client.post('/as/userinfo', '', headers)
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      sub: 'c0a1de00-0000-4000-8000-000000000001',
      email: 'maya@example.com',
    })
  })

  it('takes the token in a form, too', async () => {
    const answer = await client.form('/as/userinfo', { access_token: await accessToken() })
    expect(answer.body['preferred_username']).toBe('maya')
  })

  it('without a token is 401 with a bare challenge', async () => {
    const answer = await client.get('/as/userinfo')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  it.each([
    { name: 'an expired token', make: expiredToken },
    { name: 'an altered token', make: async () => `${(await accessToken()).slice(0, -4)}AAAA` },
    {
      name: 'an ID Token',
      make: async () => text((await signOn(emulator, client)).body, 'id_token'),
    },
    { name: 'no token at all', make: () => Promise.resolve('nonsense') },
  ])('with $name is 401 invalid_token', async ({ make }) => {
    const authorization = `Bearer ${await make()}`
    const answer = await client.get('/as/userinfo', { authorization })
    expect(answer.status).toBe(401)
    expect(answer.body['error']).toBe('invalid_token')
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
  })

  it('without the scope openid is 403 insufficient_scope', async () => {
    const authorization = `Bearer ${await accessToken({ scope: 'profile' })}`
    const answer = await client.get('/as/userinfo', { authorization })
    expect(answer.status).toBe(403)
    expect(answer.body['error']).toBe('insufficient_scope')
  })
})

describe('introspection', () => {
  it('tells an application the claims of an access token', async () => {
    const answer = await introspect(await accessToken())
    expect(answer.body).toMatchObject({
      active: true,
      client_id: seedIds.embedded,
      scope: 'openid profile',
      token_type: 'Bearer',
    })
  })

  it('tells a refresh token only to the client it was issued to', async () => {
    const token = text((await signOn(emulator, client)).body, 'refresh_token')
    expect((await introspect(token)).body).toMatchObject({
      active: true,
      client_id: seedIds.embedded,
    })
    const other = await createClient(emulator).form(
      '/as/introspect',
      { token },
      { authorization: basic(emulator.env('hosted')) },
    )
    expect(other.body).toEqual({ active: false })
  })

  it.each([
    { name: 'nonsense', make: () => Promise.resolve('nonsense') },
    { name: 'an expired token', make: expiredToken },
  ])('calls $name inactive', async ({ make }) => {
    expect((await introspect(await make())).body).toEqual({ active: false })
  })

  it('without client authentication is 401', async () => {
    const answer = await client.form('/as/introspect', { token: 'x' })
    expect(answer.status).toBe(401)
    expect(answer.body['error']).toBe('invalid_client')
  })

  it('tells a resource with its own secret what is meant for it, and no more', async () => {
    await addPayments()
    const payments = encode('r1:resource-secret')
    const token = await accessToken({ scope: 'pay' })
    const own = await client.form('/as/introspect', { token }, { authorization: payments })
    expect(own.body).toMatchObject({ active: true, aud: ['https://payments.example'] })
    const foreign = await client.form(
      '/as/introspect',
      { token: await accessToken() },
      { authorization: payments },
    )
    expect(foreign.body).toEqual({ active: false })
  })
})

describe('revocation', () => {
  it('ends a refresh token and leaves the session', async () => {
    const tokens = await signOn(emulator, client)
    const token = text(tokens.body, 'refresh_token')
    expect((await revoke(token)).status).toBe(200)
    expect((await introspect(token)).body).toEqual({ active: false })
    expect((await client.authorize()).body['status']).toBe('OTP_REQUIRED')
  })

  it('ends a token for a custom resource, not one for the platform API', async () => {
    await addPayments()
    const custom = await accessToken({ scope: 'pay' })
    await revoke(custom)
    expect((await introspect(custom)).body).toEqual({ active: false })
    const platform = await accessToken()
    expect((await revoke(platform)).status).toBe(200)
    expect((await introspect(platform)).body).toMatchObject({ active: true })
  })

  it('answers 200 for what it does not know', async () => {
    expect((await revoke('nonsense')).status).toBe(200)
  })
})

async function accessToken(parameters: Record<string, string> = {}): Promise<string> {
  const own = createClient(emulator)
  return text((await signOn(emulator, own, 'maya', parameters)).body, 'access_token')
}

async function expiredToken(): Promise<string> {
  const token = await accessToken()
  await advanceClock(emulator, 3601)
  return token
}

function introspect(token: string): Promise<Answer> {
  return client.form('/as/introspect', { token }, { authorization: basic(emulator.env()) })
}

function revoke(token: string): Promise<Answer> {
  return client.form('/as/revoke', { token }, { authorization: basic(emulator.env()) })
}

async function addPayments(): Promise<void> {
  await changeState(emulator, (environment) => {
    environment.resources.push({
      id: 'r1',
      name: 'Payments',
      type: 'CUSTOM',
      audience: 'https://payments.example',
      secret: 'resource-secret',
    })
    environment.scopes.push({ id: 's1', name: 'pay', resource: { id: 'r1' } })
    environment.grants.push({
      id: 'g1',
      application: { id: seedIds.embedded },
      resource: { id: 'r1' },
      scopes: [{ id: 's1' }],
    })
  })
}

function encode(pair: string): string {
  return `Basic ${Buffer.from(pair).toString('base64')}`
}
