// What the platform API changes is what the next sign-on meets.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import {
  advanceClock,
  createClient,
  firstDetail,
  member,
  openFlow,
  readOtp,
  signOn,
  startEmulator,
  text,
  wrongOtp,
  type Answer,
  type Client,
} from '../drive.js'
import { connect, itemsOf, vendor, type Platform } from './platform.js'

let emulator: Emulator
let platform: Platform
let client: Client

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
  client = createClient(emulator)
})
afterAll(() => emulator.close())

describe('the device authentication policy', () => {
  it('with SMS off leaves no usable device to who has SMS alone', async () => {
    await changePolicy({ sms: { enabled: false } })
    expect(await lookUp('maya')).toMatchObject({
      status: 'FAILED',
      error: { code: 'NO_USABLE_DEVICES' },
    })
    expect((await signOn(emulator, createClient(emulator), 'elin')).status).toBe(200)
  })

  it('says how long a code lives', async () => {
    await changePolicy({
      sms: { enabled: true, otp: { lifeTime: { duration: 60, timeUnit: 'SECONDS' } } },
    })
    const flowId = await openFlow(client, 'maya')
    await advanceClock(emulator, 61)
    const late = await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    expect(firstDetail(late)).toMatchObject({ code: 'INVALID_OTP' })
  })

  it('says how long a code is, and how many wrong ones pause the device', async () => {
    await changePolicy({
      sms: {
        enabled: true,
        otp: {
          otpLength: 8,
          failure: { count: 1, coolDown: { duration: 5, timeUnit: 'MINUTES' } },
        },
      },
    })
    const flowId = await openFlow(client, 'maya')
    const otp = await readOtp(emulator, 'maya')
    expect(otp).toMatch(/^\d{8}$/)
    const wrong = await client.act(flowId, 'otp.check', { otp: wrongOtp(otp) })
    expect(firstDetail(wrong)).toMatchObject({ code: 'QUOTA_EXCEEDED' })
  })

  it('says who chooses among several devices', async () => {
    await changePolicy({ authentication: { deviceSelection: 'DEFAULT_TO_FIRST' } })
    expect(await lookUp('sam')).toMatchObject({ status: 'OTP_REQUIRED' })
  })
})

describe('the MFA settings', () => {
  it('with a lower failure count lock the account sooner, and unlocking lets it in', async () => {
    await platform.put('mfaSettings', { lockout: { failureCount: 1 } })
    const flowId = await openFlow(client, 'maya')
    const otp = wrongOtp(await readOtp(emulator, 'maya'))
    const locked = await client.act(flowId, 'otp.check', { otp })
    expect(locked.body).toMatchObject({ status: 'FAILED', error: { code: 'PASSWORD_LOCKED_OUT' } })
    const maya = await userId('maya')
    expect((await platform.get(`users/${maya}`)).body).toMatchObject({
      account: { canAuthenticate: false, status: 'LOCKED' },
    })
    await tell(`users/${maya}`, 'account.unlock')
    expect((await signOn(emulator, createClient(emulator))).status).toBe(200)
  })

  it('without lockout lock nobody out', async () => {
    await platform.put('mfaSettings', {})
    await changePolicy({ sms: { enabled: true, otp: { failure: { count: 7 } } } })
    const flowId = await openFlow(client, 'maya')
    const otp = wrongOtp(await readOtp(emulator, 'maya'))
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      expect(firstDetail(await client.act(flowId, 'otp.check', { otp }))).toMatchObject({
        code: 'INVALID_OTP',
      })
    }
  })
})

describe('a device', () => {
  it('that is deleted takes no more codes, also in a flow under way', async () => {
    const flowId = await openFlow(client, 'maya')
    const { user, device } = await firstDevice('maya')
    expect((await platform.remove(`users/${user}/devices/${device}`)).status).toBe(204)
    const answer = await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    expect(answer.body).toMatchObject({ error: { code: 'NO_USABLE_DEVICES' } })
    expect(await lookUp('maya')).toMatchObject({ error: { code: 'NO_USABLE_DEVICES' } })
  })

  it('that is made can be signed on with', async () => {
    const user = await userId('noor')
    await platform.make(`users/${user}/devices`, { type: 'EMAIL', email: 'noor@example.com' })
    expect((await signOn(emulator, client, 'noor')).status).toBe(200)
  })

  it('that waits to be activated cannot be signed on with', async () => {
    const user = await userId('noor')
    await platform.make(`users/${user}/devices`, {
      type: 'EMAIL',
      email: 'noor@example.com',
      status: 'ACTIVATION_REQUIRED',
    })
    expect(await lookUp('noor')).toMatchObject({ error: { code: 'NO_USABLE_DEVICES' } })
  })

  it('that is blocked cannot be used until it is unblocked', async () => {
    const { user, device } = await firstDevice('maya')
    await tell(`users/${user}/devices/${device}`, 'device.block')
    expect(await lookUp('maya')).toMatchObject({ error: { code: 'NO_USABLE_DEVICES' } })
    await tell(`users/${user}/devices/${device}`, 'device.unblock')
    expect(await lookUp('maya')).toMatchObject({ status: 'OTP_REQUIRED' })
  })

  it('that is paused is free when it is unlocked, and its count begins anew', async () => {
    const { user, device } = await firstDevice('maya')
    const flowId = await openFlow(client, 'maya')
    const guess = async (flow: string): Promise<Answer> =>
      client.act(flow, 'otp.check', { otp: wrongOtp(await readOtp(emulator, 'maya')) })
    await guess(flowId)
    await guess(flowId)
    await tell(`users/${user}/devices/${device}`, 'device.unlock')
    expect(firstDetail(await guess(flowId))).toMatchObject({
      code: 'INVALID_OTP',
      innerError: { attemptsRemaining: 2 },
    })
    await guess(flowId)
    await tell(`users/${user}`, 'account.unlock')
    expect(firstDetail(await guess(flowId))).toMatchObject({ code: 'QUOTA_EXCEEDED' })
    expect(await lookUp('maya')).toMatchObject({ error: { code: 'NO_USABLE_DEVICES' } })
    await tell(`users/${user}/devices/${device}`, 'device.unlock')
    expect((await signOn(emulator, createClient(emulator))).status).toBe(200)
  })

  it('that comes first in the order is the one that is used', async () => {
    await changePolicy({ authentication: { deviceSelection: 'DEFAULT_TO_FIRST' } })
    const user = await userId('sam')
    const own = itemsOf(await platform.get(`users/${user}/devices`), 'devices')
    const order = own.toReversed().map((device) => ({ id: member(device, 'id') }))
    await platform.post(`users/${user}/devices`, { order }, vendor('devices.reorder'))
    expect(await lookUp('sam')).toMatchObject({ selectedDevice: order[0] })
  })
})

describe('a user', () => {
  it('that is disabled, or has MFA off, does not sign on', async () => {
    const user = await userId('maya')
    await platform.put(`users/${user}/enabled`, { enabled: false })
    expect(await lookUp('maya')).toMatchObject({ error: { code: 'ACCOUNT_NOT_USABLE' } })
    await platform.put(`users/${user}/enabled`, { enabled: true })
    await platform.put(`users/${user}/mfaEnabled`, { mfaEnabled: false })
    expect(await lookUp('maya')).toMatchObject({ error: { code: 'NO_USABLE_DEVICES' } })
  })

  it('signs on with the password that was set last', async () => {
    const user = await userId('elin')
    const body = { value: 'Spring-Meadow-7', forceChange: false }
    await platform.put(`users/${user}/password`, body, vendor('password.set'))
    const opened = await client.authorize({ acr_values: 'Single_Factor' })
    const answer = await client.act(text(opened.body, 'id'), 'usernamePassword.check', {
      username: 'elin',
      password: 'Spring-Meadow-7',
    })
    expect(answer.body['status']).toBe('COMPLETED')
  })
})

describe('a sign-on policy', () => {
  it('that is assigned first is the one a request gets', async () => {
    const application = emulator.env()['PINGONE_CLIENT_ID'] ?? ''
    const assignments = `applications/${application}/signOnPolicyAssignments`
    const all = itemsOf(await platform.get(assignments), 'signOnPolicyAssignments')
    const policies = itemsOf(await platform.get('signOnPolicies'), 'signOnPolicies')
    const single = policies.find((each) => member(each, 'name') === 'Single_Factor')
    for (const each of all) {
      const isSingle = member(each, 'signOnPolicy', 'id') === member(single, 'id')
      if (!isSingle) await platform.remove(`${assignments}/${text(each, 'id')}`)
    }
    const opened = await client.authorize()
    expect(opened.body['status']).toBe('USERNAME_PASSWORD_REQUIRED')
  })
})

async function userId(username: string): Promise<string> {
  const filter = encodeURIComponent(`username eq "${username}"`)
  return text(itemsOf(await platform.get(`users?filter=${filter}`), 'users')[0], 'id')
}

async function firstDevice(username: string): Promise<{ user: string; device: string }> {
  const user = await userId(username)
  const [device] = itemsOf(await platform.get(`users/${user}/devices`), 'devices')
  return { user, device: text(device, 'id') }
}

async function tell(path: string, action: string): Promise<void> {
  const answer = await platform.call('POST', path, undefined, { 'content-type': vendor(action) })
  expect(answer.status).toBe(200)
}

/** Reads the default policy, puts it back with changes. */
async function changePolicy(changes: Record<string, unknown>): Promise<void> {
  const [policy] = itemsOf(
    await platform.get('deviceAuthenticationPolicies'),
    'deviceAuthenticationPolicies',
  )
  const body = { ...Object(policy), ...changes } as Record<string, unknown>
  const path = `deviceAuthenticationPolicies/${text(policy, 'id')}`
  const answer = await platform.put(path, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}

/** What a new browser gets when it names the user. */
async function lookUp(username: string): Promise<unknown> {
  const other = createClient(emulator)
  const opened = await other.authorize()
  return (await other.act(text(opened.body, 'id'), 'user.lookup', { username })).body
}
