// "Use an Email MFA action to authenticate users", the workflow's sign-on steps in redirect mode.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import {
  createClient,
  member,
  readOtp,
  startEmulator,
  text,
  type Answer,
  type Client,
} from './drive.js'

let emulator: Emulator
let client: Client
let flowId: string
let code: string

beforeAll(async () => {
  emulator = await startEmulator()
  client = createClient(emulator)
})
afterAll(() => emulator.close())

describe('the email workflow, step by step', () => {
  it('authorize answers 302 to the sign-on page with the flow id', async () => {
    const answer = await client.authorize({ response_mode: '', scope: 'openid' })
    expect(answer.status).toBe(302)
    const location = new URL(answer.headers.get('location') ?? '')
    expect(location.href.startsWith(`${base()}/signon/?flowId=`)).toBe(true)
    flowId = location.searchParams.get('flowId') ?? ''
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it('reading the flow shows SIGN_ON_REQUIRED and the link user.lookup', async () => {
    const answer = await client.get(`/flows/${flowId}`)
    expect(answer.body).toMatchObject({
      id: flowId,
      status: 'SIGN_ON_REQUIRED',
      resumeUrl: `${base()}/as/resume?flowId=${flowId}`,
      _links: { self: { href: `${base()}/flows/${flowId}` }, 'user.lookup': {} },
      _embedded: { application: { name: 'Alder Bank' } },
    })
    expect(lifetimeMinutes(answer)).toBeCloseTo(15, 1)
  })

  it('user.lookup sends the code to the email device and sets the session cookies', async () => {
    const answer = await client.act(flowId, 'user.lookup', { username: 'elin' })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      status: 'OTP_REQUIRED',
      _links: { 'otp.check': {}, 'device.select': {} },
      _embedded: { devices: [{ type: 'EMAIL', email: 'el****@example.com' }] },
    })
    expect([...client.cookies.keys()]).toEqual(['ST', 'ST-NO-SS'])
    expect(answer.headers.getSetCookie()[0]).toMatch(
      new RegExp(`^ST=[A-Za-z0-9_-]+; Path=/${emulator.environmentId}; Expires=.+; HttpOnly$`),
    )
  })

  it('otp.check completes the flow', async () => {
    const answer = await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'elin') })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      status: 'COMPLETED',
      _embedded: { user: { username: 'elin', name: { given: 'Elin', family: 'Lindqvist' } } },
    })
    expect(text(answer.body, 'session', 'id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(member(answer.body, '_links')).toEqual({ self: { href: `${base()}/flows/${flowId}` } })
  })

  it('resume answers 302 to the redirect URI with the code', async () => {
    const answer = await client.resume(flowId)
    expect(answer.status).toBe(302)
    const location = new URL(answer.headers.get('location') ?? '')
    expect(`${location.origin}${location.pathname}`).toBe('http://localhost:3000/callback')
    expect([...location.searchParams.keys()]).toEqual(['code'])
    code = location.searchParams.get('code') ?? ''
    expect(code).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('the token endpoint exchanges the code for tokens', async () => {
    const answer = await client.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'http://localhost:3000/callback',
    })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'openid' })
    expect(text(answer.body, 'id_token').split('.')).toHaveLength(3)
  })
})

function base(): string {
  return `${emulator.url}/${emulator.environmentId}`
}

function lifetimeMinutes({ body }: Answer): number {
  return (Date.parse(text(body, 'expiresAt')) - Date.parse(text(body, 'createdAt'))) / 60_000
}
