// A flow whose user a signed parameter names: what is left to do, for whom, and bound to what.
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from '../../../src/tools/emulator/index.js'
import type { EnvironmentState } from '../../../src/tools/emulator/resources.js'
import {
  changeState,
  createClient,
  member,
  openFlow,
  readOtp,
  signOn,
  text,
  wrongOtp,
  type Answer,
  type Client,
} from './drive.js'
import { signJwt } from './signed-jwt.js'

let emulator: Emulator
let client: Client

beforeAll(async () => {
  emulator = await createEmulator()
})
beforeEach(() => {
  emulator.reset()
  client = createClient(emulator)
})
afterAll(() => emulator.close())

describe('what is left to do', () => {
  it.each(['MFA_Only', 'Multi_Factor', 'Password_MFA', 'Identifier_First', 'Remembered_MFA'])(
    'is the MFA of %s alone',
    async (policy) => {
      const opened = await authorize('maya', { acr_values: policy })
      expect(opened.body['status']).toBe('OTP_REQUIRED')
      expect(await finish(opened)).toMatchObject({ acr: policy, amr: ['otp'] })
    },
  )

  it('is choosing a device where the policy asks', async () => {
    const opened = await authorize('sam')
    expect(opened.body['status']).toBe('DEVICE_SELECTION_REQUIRED')
    expect(opened.body['_embedded']).not.toHaveProperty('user')
  })

  it('is nothing under a policy without MFA: no factor is in the token', async () => {
    const opened = await authorize('maya', { acr_values: 'Single_Factor' })
    expect(opened.body).toMatchObject({ status: 'COMPLETED' })
    const claims = await exchange(text(opened.body, 'authorizeResponse', 'code'))
    expect(claims).toMatchObject({ acr: 'Single_Factor', amr: [] })
    expect(Number(claims['auth_time'])).toBeGreaterThan(Date.now() / 1000 - 60)
  })

  it.each([{ prompt: 'login' }, { max_age: '0' }])('with %o is still MFA only', async (asked) => {
    const opened = await authorize('maya', { acr_values: 'Multi_Factor', ...asked })
    expect(opened.body['status']).toBe('OTP_REQUIRED')
  })

  it('with prompt=none is refused', async () => {
    const opened = await authorize('maya', { prompt: 'none' })
    expect(opened.body['details']).toMatchObject([{ code: 'LOGIN_REQUIRED' }])
  })

  it('works in a browser, too, on the page for the code', async () => {
    const opened = await authorize('maya', { response_mode: 'query' })
    const page = await client.get(opened.headers.get('location') ?? '')
    expect(page.text).toContain('Enter the code')
  })
})

describe('a user who cannot', () => {
  it.each([
    { username: 'lars', code: 'PASSWORD_LOCKED_OUT' },
    { username: 'ines', code: 'ACCOUNT_NOT_USABLE' },
    { username: 'noor', code: 'NO_USABLE_DEVICES' },
  ])('is FAILED in HTTP 200 with $code', async ({ username, code }) => {
    const opened = await authorize(username)
    expect(opened.status).toBe(200)
    expect(opened.body).toMatchObject({ status: 'FAILED', error: { code } })
    const resumed = await client.resume(text(opened.body, 'id'))
    expect(resumed.body).toMatchObject({ status: 'FAILED', error: { code } })
  })

  it('has MFA switched off: NO_USABLE_DEVICES', async () => {
    await changeState(emulator, (environment) => {
      for (const user of environment.users) user.mfaEnabled = false
    })
    expect((await authorize('maya')).body).toMatchObject({ error: { code: 'NO_USABLE_DEVICES' } })
  })

  it('stays out whatever the policy, also without MFA', async () => {
    const opened = await authorize('ines', { acr_values: 'Single_Factor' })
    expect(opened.body).toMatchObject({ status: 'FAILED', error: { code: 'ACCOUNT_NOT_USABLE' } })
  })
})

describe('noDevicesMode BYPASS', () => {
  beforeEach(() => changeState(emulator, bypass))

  it('lets a signed hint through without a device, and no factor is in the token', async () => {
    const opened = await authorize('noor')
    expect(opened.body['status']).toBe('COMPLETED')
    expect(await exchange(text(opened.body, 'authorizeResponse', 'code'))).toMatchObject({
      acr: 'MFA_Only',
      amr: [],
    })
  })

  it('needs the signature: a name that was typed fails', async () => {
    const flowId = await openFlow(client, 'noor')
    expect((await client.get(`/flows/${flowId}`)).body['error']).toMatchObject({
      code: 'NO_USABLE_DEVICES',
    })
  })

  it('lets nobody through whose device is paused by wrong codes', async () => {
    const opened = await authorize('maya')
    const otp = wrongOtp(await readOtp(emulator, 'maya'))
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await client.act(text(opened.body, 'id'), 'otp.check', { otp })
    }
    expect((await authorize('maya')).body).toMatchObject({ error: { code: 'NO_USABLE_DEVICES' } })
  })

  it('leaves a locked user out', async () => {
    expect((await authorize('lars')).body).toMatchObject({ error: { code: 'PASSWORD_LOCKED_OUT' } })
  })
})

describe('the ST cookie', () => {
  it('comes with authorize, and POST and resume need it', async () => {
    const opened = await authorize('maya')
    expect(opened.headers.getSetCookie().map((line) => line.split('=')[0])).toEqual([
      'ST',
      'ST-NO-SS',
    ])
    const flowId = text(opened.body, 'id')
    const otp = await readOtp(emulator, 'maya')
    const stranger = createClient(emulator)
    expect((await stranger.act(flowId, 'otp.check', { otp })).status).toBe(404)
    expect((await stranger.resume(flowId)).status).toBe(404)
    expect((await client.act(flowId, 'otp.check', { otp })).status).toBe(200)
  })

  it('of another flow of the same user is refused, before and after COMPLETED', async () => {
    const flowId = text((await authorize('maya')).body, 'id')
    const otp = await readOtp(emulator, 'maya')
    const other = createClient(emulator)
    await authorize('maya', {}, other)
    expect((await other.act(flowId, 'otp.check', { otp })).status).toBe(404)
    await client.act(flowId, 'otp.check', { otp })
    const refused = await other.resume(flowId)
    expect([refused.status, refused.body['code']]).toEqual([404, 'NOT_FOUND'])
    expect((await client.resume(flowId)).status).toBe(200)
  })

  it('of a flow still under way is not taken over by the next', async () => {
    const first = text((await authorize('maya')).body, 'id')
    const before = client.cookies.get('ST')
    await authorize('maya')
    expect(client.cookies.get('ST')).not.toBe(before)
    expect((await client.act(first, 'device.select', {})).status).toBe(404)
  })
})

describe('a sign-on that the browser has', () => {
  it('of the same user skips no MFA, and goes on in its session', async () => {
    const before = decodeJwt(text((await signOn(emulator, client)).body, 'id_token'))
    const opened = await authorize('maya')
    expect(opened.body['status']).toBe('OTP_REQUIRED')
    expect((await finish(opened))['sid']).toBe(before['sid'])
  })

  it('of the same user skips what the condition of an action lets it skip', async () => {
    await signOn(emulator, client)
    const opened = await authorize('maya', { acr_values: 'Remembered_MFA' })
    expect(opened.body['status']).toBe('COMPLETED')
  })

  it('of another user counts for nothing and is left alone', async () => {
    await signOn(emulator, client, 'elin')
    const elin = client.cookies.get('ST') ?? ''
    const opened = await authorize('maya', { acr_values: 'Remembered_MFA' })
    expect(opened.body['status']).toBe('OTP_REQUIRED')
    expect(client.cookies.get('ST')).not.toBe(elin)
    const flowId = text(opened.body, 'id')
    const otp = await readOtp(emulator, 'maya')
    const still = createClient(emulator)
    still.cookies.set('ST', elin)
    expect((await still.act(flowId, 'otp.check', { otp })).status).toBe(404)
    expect((await still.resume(flowId)).status).toBe(404)
    const later = await still.authorize()
    expect(later.body['status']).toBe('OTP_REQUIRED')
    expect(later.body).toMatchObject({ _embedded: { devices: [{ type: 'EMAIL' }] } })
  })

  it('left its own code, which the new flow does not take', async () => {
    const first = await openFlow(createClient(emulator), 'maya')
    const otp = await readOtp(emulator, 'maya')
    const opened = await authorize('maya')
    const answer = await client.act(text(opened.body, 'id'), 'otp.check', { otp })
    expect(answer.body['details']).toMatchObject([{ code: 'INVALID_OTP' }])
    expect(first).not.toBe(text(opened.body, 'id'))
  })
})

describe('session.reset', () => {
  it('forgets the hint, sends nothing, and makes the code worthless', async () => {
    const opened = await authorize('maya')
    const otp = await readOtp(emulator, 'maya')
    const reset = await client.act(text(opened.body, 'id'), 'session.reset', {})
    expect(reset.body['status']).toBe('SIGN_ON_REQUIRED')
    expect(client.cookies.get('ST')).toBeUndefined()
    expect(await listStatuses()).toEqual(['replaced'])
    const late = await client.act(text(opened.body, 'id'), 'otp.check', { otp })
    expect([late.status, late.body['code']]).toEqual([400, 'INVALID_REQUEST'])
  })
})

async function authorize(
  sub: string,
  parameters: Record<string, string> = {},
  by = client,
): Promise<Answer> {
  return by.authorize({ login_hint_token: await signJwt(emulator, { sub }), ...parameters })
}

/** Enters the code of maya; the claims of the ID Token. */
async function finish(opened: Answer): Promise<Record<string, unknown>> {
  const flowId = text(opened.body, 'id')
  await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
  return exchange(text((await client.resume(flowId)).body, 'authorizeResponse', 'code'))
}

async function exchange(code: string): Promise<Record<string, unknown>> {
  const tokens = await client.token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: 'http://localhost:3000/callback',
  })
  return decodeJwt(text(tokens.body, 'id_token'))
}

async function listStatuses(): Promise<readonly unknown[]> {
  const messages: unknown = await (await fetch(`${emulator.inboxUrl}/messages`)).json()
  return Array.isArray(messages) ? messages.map((message) => member(message, 'status')) : []
}

function bypass(environment: EnvironmentState): void {
  for (const action of environment.actions) {
    if (action.type === 'MULTI_FACTOR_AUTHENTICATION') action.noDevicesMode = 'BYPASS'
  }
}
