// The sign-on session: when an earlier sign-on stands in for a new one.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import {
  advanceClock,
  changeState,
  createClient,
  firstDetail,
  openFlow,
  readOtp,
  startEmulator,
  text,
  wrongOtp,
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

describe('a session with a password', () => {
  it('satisfies a policy whose LOGIN has no condition, without a flow', async () => {
    await signOnWithPassword()
    const answer = await client.authorize({ acr_values: 'Single_Factor', state: 'again' })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      status: 'COMPLETED',
      environment: { id: emulator.environmentId },
      authorizeResponse: { state: 'again' },
    })
    expect(await readTokenOf(text(answer.body, 'authorizeResponse', 'code'))).toMatchObject({
      acr: 'Single_Factor',
      amr: ['pwd'],
    })
  })

  it('goes straight to the application in redirect modes', async () => {
    await signOnWithPassword()
    const answer = await client.authorize({ acr_values: 'Single_Factor', response_mode: 'query' })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toMatch(/^http:\/\/localhost:3000\/callback\?code=/)
  })

  it('answers prompt=none with a code', async () => {
    await signOnWithPassword()
    const answer = await client.authorize({ acr_values: 'Single_Factor', prompt: 'none' })
    expect(text(answer.body, 'authorizeResponse', 'code')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('does not skip an MFA action without a condition: its user gets a code at once', async () => {
    await signOnWithPassword()
    const answer = await client.authorize({ acr_values: 'MFA_Only' })
    expect(answer.body).toMatchObject({ status: 'OTP_REQUIRED' })
    const done = await client.act(text(answer.body, 'id'), 'otp.check', {
      otp: await readOtp(emulator, 'maya'),
    })
    expect(done.body).toMatchObject({
      status: 'COMPLETED',
      _embedded: { user: { username: 'maya' } },
    })
  })

  it('is asked for its password alone under prompt=login', async () => {
    await signOnWithPassword()
    const answer = await client.authorize({ acr_values: 'Single_Factor', prompt: 'login' })
    expect(answer.body).toMatchObject({
      status: 'PASSWORD_REQUIRED',
      _embedded: { user: { username: 'maya' } },
    })
    const done = await client.act(text(answer.body, 'id'), 'usernamePassword.check', {
      password: 'Winter-Harbour-42',
    })
    expect(done.body['status']).toBe('COMPLETED')
  })

  it.each([
    { maxAge: '60', afterSeconds: 30, status: 'COMPLETED' },
    { maxAge: '60', afterSeconds: 61, status: 'PASSWORD_REQUIRED' },
    { maxAge: '0', afterSeconds: 0, status: 'PASSWORD_REQUIRED' },
  ])('with max_age=$maxAge after $afterSeconds s is $status', async (given) => {
    await signOnWithPassword()
    await advanceClock(emulator, given.afterSeconds)
    const answer = await client.authorize({
      acr_values: 'Single_Factor',
      max_age: given.maxAge,
    })
    expect(answer.body['status']).toBe(given.status)
  })

  it.each(['Single_Factor', 'MFA_Only'])(
    'of a user locked since then fails at %s, in HTTP 200',
    async (acrValues) => {
      await changeState(emulator, (environment) => {
        environment.mfaSettings.lockout = { failureCount: 1 }
      })
      await signOnWithPassword()
      const other = createClient(emulator)
      const flowId = await openFlow(other, 'maya')
      await other.act(flowId, 'otp.check', { otp: wrongOtp(await readOtp(emulator, 'maya')) })
      const answer = await client.authorize({ acr_values: acrValues })
      expect(answer.status).toBe(200)
      expect(answer.body).toMatchObject({
        status: 'FAILED',
        error: { code: 'PASSWORD_LOCKED_OUT', message: 'The user account is locked.' },
      })
    },
  )

  it('lives 30 days', async () => {
    await signOnWithPassword()
    await advanceClock(emulator, 30 * 86_400 + 1)
    const answer = await client.authorize({ acr_values: 'Single_Factor' })
    expect(answer.body['status']).toBe('USERNAME_PASSWORD_REQUIRED')
  })
})

describe('a condition on the last sign-on', () => {
  it.each([
    { afterSeconds: 28_000, status: 'COMPLETED' },
    { afterSeconds: 28_801, status: 'PASSWORD_REQUIRED' },
  ])('of 8 hours after $afterSeconds s leads to $status', async ({ afterSeconds, status }) => {
    const flowId = await signOnWithPassword('Remembered_MFA')
    await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    await advanceClock(emulator, afterSeconds)
    const answer = await client.authorize({ acr_values: 'Remembered_MFA' })
    expect(answer.body['status']).toBe(status)
  })

  it('makes the skipped factors count in amr, and the auth_time stay', async () => {
    const flowId = await signOnWithPassword('Remembered_MFA')
    await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    const first = await readTokenOf(
      text((await client.resume(flowId)).body, 'authorizeResponse', 'code'),
    )
    await advanceClock(emulator, 600)
    const again = await client.authorize({ acr_values: 'Remembered_MFA' })
    const second = await readTokenOf(text(again.body, 'authorizeResponse', 'code'))
    expect(second['amr']).toEqual(['pwd', 'otp', 'mfa'])
    expect(second['auth_time']).toBe(first['auth_time'])
    expect(second['sid']).toBe(first['sid'])
  })

  it('on the user decides once the user is known', async () => {
    await changeState(emulator, (environment) => {
      for (const action of environment.actions) {
        if (action.type === 'MULTI_FACTOR_AUTHENTICATION') {
          action.condition = { not: { value: '${user.username}', equals: 'maya' } }
        }
      }
    })
    const flowId = text((await client.authorize({ acr_values: 'Password_MFA' })).body, 'id')
    const done = await client.act(flowId, 'usernamePassword.check', {
      username: 'maya',
      password: 'Winter-Harbour-42',
    })
    expect(done.body['status']).toBe('COMPLETED')
  })
})

describe('prompt=none without a session that suffices', () => {
  it('is 400 LOGIN_REQUIRED for pi.flow', async () => {
    const answer = await client.authorize({ prompt: 'none' })
    expect(answer.status).toBe(400)
    expect(firstDetail(answer)).toEqual({
      code: 'LOGIN_REQUIRED',
      target: 'prompt',
      message: 'The user has to sign on, and the prompt parameter does not allow it.',
    })
  })

  it('is login_required at the redirect URI, and sends no code to anybody', async () => {
    await signOnWithPassword()
    const answer = await client.authorize({ prompt: 'none', response_mode: 'query', state: 's' })
    const location = new URL(answer.headers.get('location') ?? '')
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      error: 'login_required',
      state: 's',
    })
    expect(await (await fetch(`${emulator.inboxUrl}/messages`)).json()).toEqual([])
  })
})

async function signOnWithPassword(acrValues = 'Single_Factor'): Promise<string> {
  const flowId = text((await client.authorize({ acr_values: acrValues })).body, 'id')
  await client.act(flowId, 'usernamePassword.check', {
    username: 'maya',
    password: 'Winter-Harbour-42',
  })
  return flowId
}

async function readTokenOf(code: string): Promise<Record<string, unknown>> {
  const answer = await client.token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: 'http://localhost:3000/callback',
  })
  return decodeJwt(text(answer.body, 'id_token'))
}
