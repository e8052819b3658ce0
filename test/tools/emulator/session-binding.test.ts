// The ST cookie: when it is set, what is bound to it, and when it changes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { createClient, openFlow, readOtp, startEmulator, text, type Client } from './drive.js'

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

describe('before the user is known', () => {
  it('authorize sets no cookie, and a POST is taken without one', async () => {
    const opened = await client.authorize()
    expect(opened.headers.getSetCookie()).toEqual([])
    const answer = await createClient(emulator).act(text(opened.body, 'id'), 'user.lookup', {
      username: 'maya',
    })
    expect(answer.status).toBe(200)
  })
})

describe('once the user is known', () => {
  it('ST and ST-NO-SS are set with the path of the environment, HttpOnly, without Secure', async () => {
    const flowId = text((await client.authorize()).body, 'id')
    const answer = await client.act(flowId, 'user.lookup', { username: 'maya' })
    const cookies = answer.headers.getSetCookie()
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['ST', 'ST-NO-SS'])
    for (const cookie of cookies) {
      expect(cookie).toContain(`; Path=/${emulator.environmentId};`)
      expect(cookie).toContain('; HttpOnly')
      expect(cookie).not.toContain('Secure')
    }
  })

  it('a POST without the cookie is 404, a GET is not', async () => {
    const flowId = await openFlow(client, 'maya')
    const stranger = createClient(emulator)
    const otp = await readOtp(emulator, 'maya')
    const refused = await stranger.act(flowId, 'otp.check', { otp })
    expect(refused.status).toBe(404)
    expect(refused.body['code']).toBe('NOT_FOUND')
    expect((await stranger.get(`/flows/${flowId}`)).body['status']).toBe('OTP_REQUIRED')
    expect((await client.act(flowId, 'otp.check', { otp })).body['status']).toBe('COMPLETED')
  })

  it("a POST with another flow's cookie is 404", async () => {
    const flowId = await openFlow(client, 'maya')
    const other = createClient(emulator)
    await openFlow(other, 'elin')
    expect((await other.act(flowId, 'device.select', {})).status).toBe(404)
  })

  it('resume without the cookie is 404 and does not use the flow up', async () => {
    const flowId = await openFlow(client, 'maya')
    await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    const refused = await createClient(emulator).resume(flowId)
    expect(refused.status).toBe(404)
    expect((await client.resume(flowId)).status).toBe(200)
  })

  it('ST-NO-SS alone is enough', async () => {
    const flowId = await openFlow(client, 'maya')
    client.cookies.delete('ST')
    const done = await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    expect(done.body['status']).toBe('COMPLETED')
  })
})

describe('at COMPLETED', () => {
  it('ST is a new one and the old one is dead', async () => {
    const flowId = await openFlow(client, 'maya')
    const before = client.cookies.get('ST') ?? ''
    await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    expect(client.cookies.get('ST')).not.toBe(before)
    const old = createClient(emulator)
    old.cookies.set('ST', before)
    expect((await old.resume(flowId)).status).toBe(404)
  })
})

describe('resume', () => {
  it('works once', async () => {
    const flowId = await openFlow(client, 'maya')
    await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    expect((await client.resume(flowId)).status).toBe(200)
    const again = await client.resume(flowId)
    expect(again.status).toBe(404)
    expect(again.body['code']).toBe('NOT_FOUND')
    expect((await client.get(`/flows/${flowId}`)).status).toBe(404)
  })

  it('before the end shows a pi.flow as it is', async () => {
    const flowId = await openFlow(client, 'maya')
    const answer = await client.resume(flowId)
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ id: flowId, status: 'OTP_REQUIRED' })
  })

  it('before the end sends a browser back to the sign-on page', async () => {
    const opened = await client.authorize({ response_mode: 'query' })
    const location = opened.headers.get('location') ?? ''
    const flowId = new URL(location).searchParams.get('flowId') ?? ''
    const answer = await client.resume(flowId)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, location])
  })

  it('without a flow id says so', async () => {
    const answer = await client.get('/as/resume')
    expect(answer.status).toBe(400)
    expect(answer.body['details']).toEqual([
      { code: 'REQUIRED_VALUE', target: 'flowId', message: 'must not be null' },
    ])
  })

  it('ignores an Authorization header, as flows do', async () => {
    const flowId = text((await client.authorize()).body, 'id')
    const answer = await client.post(`/flows/${flowId}`, '{"username":"maya"}', {
      'content-type': 'application/vnd.pingidentity.user.lookup+json',
      authorization: 'Bearer nonsense',
    })
    expect(answer.status).toBe(200)
  })
})
