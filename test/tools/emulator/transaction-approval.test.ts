// PingOne's workflow "Create an MFA Transaction Approval using SMS", steps 16 to 19, by plain fetch.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import {
  advanceClock,
  basic,
  createClient,
  member,
  readOtp,
  signOn,
  startEmulator,
  text,
  type Answer,
} from './drive.js'
import { issuerOf, signJwt, transaction } from './signed-jwt.js'

let emulator: Emulator
let base: string
let clientId: string

beforeAll(async () => {
  emulator = await startEmulator()
  base = `${emulator.url}/${emulator.environmentId}`
  clientId = emulator.env()['PINGONE_CLIENT_ID'] ?? ''
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

describe('steps 16 to 19 with one JWT in both parameters', () => {
  it.each(['GET', 'POST'])('approve by SMS, authorize sent by %s', async (method) => {
    const jwt = await signJwt(emulator, { 'pi.template': transaction })
    const parameters = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      response_mode: 'pi.flow',
      scope: 'profile openid',
      request: jwt,
      login_hint_token: jwt,
    })
    const authorized = await fetch(
      method === 'GET' ? `${base}/as/authorize?${parameters.toString()}` : `${base}/as/authorize`,
      method === 'GET' ? {} : { method, body: parameters },
    )
    expect(authorized.status).toBe(200)
    expect(authorized.headers.get('content-type')).toBe('application/hal+json;charset=UTF-8')
    expect(authorized.headers.get('correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
    const flow: unknown = await authorized.json()
    const flowId = text(flow, 'id')
    const device = member(flow, '_embedded', 'devices', 0)
    expect(flow).toMatchObject({
      status: 'OTP_REQUIRED',
      resumeUrl: `${base}/as/resume?flowId=${flowId}`,
      bypassAllowed: false,
      selectedDevice: { id: member(device, 'id') },
      _links: {
        'otp.check': { href: `${base}/flows/${flowId}` },
        'device.select': { href: `${base}/flows/${flowId}` },
      },
    })
    expect(device).toMatchObject({ type: 'SMS', status: 'ACTIVE', phone: '*******01' })
    const cookie = readCookie(authorized)
    expect(cookie).toMatch(/^ST=/)

    const otp = await readOtp(emulator, 'maya')
    expect(await newestText()).toBe(
      `Alder Bank: 1,000,000 USD to Charlie Parker. To approve, enter code ${otp}. ` +
        'Not you? Cancel it.',
    )

    const checked = await fetch(`${base}/flows/${flowId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/vnd.pingidentity.otp.check+json', cookie },
      body: JSON.stringify({ otp }),
    })
    expect(checked.status).toBe(200)
    expect(checked.headers.get('correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(await checked.json()).toMatchObject({
      status: 'COMPLETED',
      _embedded: { user: { username: 'maya' } },
    })

    const resumed = await fetch(`${base}/as/resume?flowId=${flowId}`, {
      headers: { cookie: readCookie(checked) },
    })
    expect(resumed.headers.get('correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
    const completed: unknown = await resumed.json()
    expect(completed).toMatchObject({ status: 'COMPLETED' })

    const granted = await fetch(`${base}/as/token`, {
      method: 'POST',
      headers: { authorization: basic(emulator.env()) },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: text(completed, 'authorizeResponse', 'code'),
      }),
    })
    expect(granted.status).toBe(200)
    expect(granted.headers.get('correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
    const tokens: unknown = await granted.json()
    const claims = decodeJwt(text(tokens, 'id_token'))
    expect(claims).toMatchObject({
      iss: issuerOf(emulator),
      aud: clientId,
      acr: 'MFA_Only',
      amr: ['otp'],
      preferred_username: 'maya',
    })
    expect(JSON.stringify(claims)).not.toContain('Charlie')
    expect(await sentCalls()).toEqual([
      [method, '/as/authorize', 200],
      ['POST', `/flows/${flowId}`, 200],
      ['GET', '/as/resume', 200],
      ['POST', '/as/token', 200],
    ])
  })
})

describe('the request log', () => {
  it('holds the parameters of an approval, each JWT whole', async () => {
    const jwt = await signJwt(emulator, { 'pi.template': transaction })
    const body = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      response_mode: 'pi.flow',
      request: jwt,
      login_hint_token: jwt,
    })
    await fetch(`${base}/as/authorize`, { method: 'POST', body })
    const requests: unknown = await (await fetch(`${emulator.inboxUrl}/requests`)).json()
    const logged: unknown = Array.isArray(requests) ? requests.at(-1) : undefined
    expect(member(logged, 'query')).toEqual({})
    const sent = new URLSearchParams(text(logged, 'body'))
    expect([...sent.keys()]).toEqual([...body.keys()])
    expect(decodeJwt(sent.get('request') ?? '')['pi.template']).toEqual(transaction)
  })
})

describe('the newer form of the workflow', () => {
  it('sends only the request and a redirect URI, which the token call then needs', async () => {
    const client = createClient(emulator)
    const opened = await client.authorize({
      scope: 'openid profile',
      request: await signJwt(emulator, {
        iat: undefined,
        exp: undefined,
        'pi.template': transaction,
      }),
    })
    expect(opened.body['status']).toBe('OTP_REQUIRED')
    const code = await approve(client, opened)
    const refused = await client.token({ grant_type: 'authorization_code', code })
    expect(refused.body['error']).toBe('invalid_grant')
  })

  it('without sub asks who it is, and then sends the same words', async () => {
    const client = createClient(emulator)
    const request = await signJwt(emulator, { sub: undefined, 'pi.template': transaction })
    const opened = await client.authorize({ request })
    expect(opened.body['status']).toBe('SIGN_ON_REQUIRED')
    expect(opened.headers.getSetCookie()).toEqual([])
    const named = await client.act(text(opened.body, 'id'), 'user.lookup', { username: 'maya' })
    expect(named.body['status']).toBe('OTP_REQUIRED')
    expect(await newestText()).toContain('1,000,000 USD to Charlie Parker')
  })

  it('needs no scope, no redirect URI and no state', async () => {
    const client = createClient(emulator)
    const jwt = await signJwt(emulator, { 'pi.template': transaction })
    const opened = await client.authorize({ scope: '', redirect_uri: '', login_hint_token: jwt })
    const code = await approve(client, opened)
    const tokens = await client.token({ grant_type: 'authorization_code', code })
    expect(tokens.status).toBe(200)
    expect(tokens.body).not.toHaveProperty('id_token')
    expect(tokens.body).not.toHaveProperty('scope')
  })
})

describe('the tokens of an approval', () => {
  it('name the policy that acr_values chose', async () => {
    const client = createClient(emulator)
    const jwt = await signJwt(emulator)
    const opened = await client.authorize({
      acr_values: 'Transaction_Approval',
      redirect_uri: '',
      login_hint_token: jwt,
    })
    const code = await approve(client, opened)
    const tokens = await client.token({ grant_type: 'authorization_code', code })
    expect(decodeJwt(text(tokens.body, 'id_token'))['acr']).toBe('Transaction_Approval')
  })

  it('carry the time of this confirmation, not of the sign-on', async () => {
    const client = createClient(emulator)
    const first = decodeJwt(text((await signOn(emulator, client)).body, 'id_token'))
    await advanceClock(emulator, 250)
    const jwt = await signJwt(emulator)
    const opened = await client.authorize({ redirect_uri: '', login_hint_token: jwt })
    const code = await approve(client, opened)
    const tokens = await client.token({ grant_type: 'authorization_code', code })
    const second = decodeJwt(text(tokens.body, 'id_token'))
    expect(Number(second['auth_time']) - Number(first['auth_time'])).toBeGreaterThanOrEqual(250)
  })
})

/** Enters the newest code of maya and answers the authorization code. */
async function approve(client: ReturnType<typeof createClient>, opened: Answer): Promise<string> {
  const flowId = text(opened.body, 'id')
  await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
  return text((await client.resume(flowId)).body, 'authorizeResponse', 'code')
}

function readCookie(response: Response): string {
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

async function newestText(): Promise<string> {
  const messages: unknown = await (await fetch(`${emulator.inboxUrl}/messages`)).json()
  return text(Array.isArray(messages) ? messages.at(-1) : undefined, 'text')
}

async function sentCalls(): Promise<readonly unknown[]> {
  const requests: unknown = await (await fetch(`${emulator.inboxUrl}/requests`)).json()
  const all: readonly unknown[] = Array.isArray(requests) ? requests : []
  return all
    .slice(-4)
    .map((request) => [
      member(request, 'method'),
      text(request, 'path').replace(`/${emulator.environmentId}`, ''),
      member(request, 'status'),
    ])
}
