// Passcodes: what a wrong, late or repeated code does to flow, device and account.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import {
  advanceClock,
  changeState,
  createClient,
  firstDetail,
  matching,
  member,
  openFlow,
  readOtp,
  signOn,
  startEmulator,
  text,
  wrongOtp,
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

describe('a wrong code', () => {
  it('is 400 INVALID_OTP with the attempts remaining, and the flow stays', async () => {
    const flowId = await openFlow(client, 'maya')
    const refused = await guess(flowId, 'maya')
    expect(refused.status).toBe(400)
    expect(refused.body).toEqual({
      id: matching(/^[0-9a-f-]{36}$/),
      code: 'INVALID_DATA',
      message:
        'The request could not be completed. One or more validation errors were in the request.',
      details: [
        {
          code: 'INVALID_OTP',
          target: 'otp',
          message: 'The passcode is not valid.',
          innerError: { attemptsRemaining: 2 },
        },
      ],
    })
    const flow = await client.get(`/flows/${flowId}`)
    expect(flow.body).toMatchObject({
      status: 'OTP_REQUIRED',
      _embedded: { devices: [{ userRetries: 1 }] },
    })
  })

  it('does not hinder the right one', async () => {
    const flowId = await openFlow(client, 'maya')
    await guess(flowId, 'maya')
    const done = await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    expect(done.body['status']).toBe('COMPLETED')
  })

  it('does not extend the flow', async () => {
    const flowId = await openFlow(client, 'maya')
    const before = await client.get(`/flows/${flowId}`)
    await advanceClock(emulator, 60)
    await guess(flowId, 'maya')
    const after = await client.get(`/flows/${flowId}`)
    expect(after.body['expiresAt']).toBe(before.body['expiresAt'])
  })

  it('pauses the device with the last attempt, and every later check too', async () => {
    const flowId = await openFlow(client, 'maya')
    await guess(flowId, 'maya')
    await guess(flowId, 'maya')
    const last = await guess(flowId, 'maya')
    expect(last.status).toBe(400)
    expect(firstDetail(last)).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      target: 'otp',
      message: 'The maximum number of attempts has been exceeded. Try again later.',
    })
    const untilMs = Number(member(firstDetail(last), 'innerError', 'coolDownExpiresAt'))
    expect(untilMs - Date.now()).toBeGreaterThan(100_000)
    expect(untilMs - Date.now()).toBeLessThanOrEqual(120_000)
    const right = await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    expect(firstDetail(right)).toMatchObject({ code: 'QUOTA_EXCEEDED' })
    const flow = await client.get(`/flows/${flowId}`)
    expect(flow.body).toMatchObject({
      status: 'OTP_REQUIRED',
      _embedded: { devices: [{ coolDownExpiresAt: untilMs, lock: { status: 'LOCKED' } }] },
    })
  })

  it('is counted for the device, not for the flow', async () => {
    const first = await openFlow(client, 'maya')
    await guess(first, 'maya')
    await guess(first, 'maya')
    const other = createClient(emulator)
    const second = await openFlow(other, 'maya')
    const refused = await other.act(second, 'otp.check', {
      otp: wrongOtp(await readOtp(emulator, 'maya')),
    })
    expect(firstDetail(refused)).toMatchObject({ code: 'QUOTA_EXCEEDED' })
  })

  it('is forgotten after a right one', async () => {
    const flowId = await openFlow(client, 'maya')
    await guess(flowId, 'maya')
    await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    const next = await openFlow(createClient(emulator), 'maya')
    const flow = await client.get(`/flows/${next}`)
    expect(member(flow.body, '_embedded', 'devices', 0, 'userRetries')).toBe(0)
  })

  it.each([
    { body: {}, code: 'REQUIRED_VALUE', message: 'must not be null' },
    { body: { otp: '' }, code: 'EMPTY_VALUE', message: 'must not be empty' },
    { body: { otp: 123456 }, code: 'INVALID_VALUE', message: 'must be a string' },
    { body: { otp: '12345' }, code: 'INVALID_VALUE', message: 'must be 6 to 10 digits' },
    { body: { otp: 'abcdef' }, code: 'INVALID_VALUE', message: 'must be 6 to 10 digits' },
  ])('that is malformed ($body) costs no attempt', async ({ body, code, message }) => {
    const flowId = await openFlow(client, 'maya')
    const refused = await client.act(flowId, 'otp.check', body)
    expect(refused.status).toBe(400)
    expect(firstDetail(refused)).toEqual({ code, target: 'otp', message })
    expect(member(firstDetail(await guess(flowId, 'maya')), 'innerError')).toEqual({
      attemptsRemaining: 2,
    })
  })
})

describe('a paused device', () => {
  it('leaves its user without a usable one in a new flow: FAILED in HTTP 200', async () => {
    await pause('maya')
    const opened = await client.authorize()
    const failed = await client.act(text(opened.body, 'id'), 'user.lookup', { username: 'maya' })
    expect(failed.status).toBe(200)
    expect(failed.body).toMatchObject({
      status: 'FAILED',
      error: { code: 'NO_USABLE_DEVICES', message: 'The user has no usable devices.' },
    })
  })

  it('works again after the cool-down of its policy', async () => {
    await pause('maya')
    await advanceClock(emulator, 121)
    expect((await signOn(emulator, createClient(emulator))).status).toBe(200)
  })

  it('cannot be selected, another one can', async () => {
    const opened = await client.authorize()
    const flowId = text(opened.body, 'id')
    const asked = await client.act(flowId, 'user.lookup', { username: 'sam' })
    const [sms, email] = [deviceId(asked, 0), deviceId(asked, 1)]
    await client.act(flowId, 'device.select', { device: { id: sms } })
    for (let attempt = 0; attempt < 3; attempt += 1) await guess(flowId, 'sam')
    const refused = await client.act(flowId, 'device.select', { device: { id: sms } })
    expect(refused.status).toBe(400)
    expect(firstDetail(refused)).toMatchObject({ code: 'QUOTA_EXCEEDED', target: 'device.id' })
    const other = await client.act(flowId, 'device.select', { device: { id: email } })
    expect(other.body).toMatchObject({ status: 'OTP_REQUIRED', selectedDevice: { id: email } })
  })

  it('without a cool-down takes a new code at once', async () => {
    await changeState(emulator, (environment) => {
      for (const { sms } of environment.deviceAuthenticationPolicies) {
        sms.otp = { failure: { count: 1, coolDown: { duration: 0, timeUnit: 'MINUTES' } } }
      }
    })
    const flowId = await openFlow(client, 'maya')
    const refused = await guess(flowId, 'maya')
    expect(firstDetail(refused)).toMatchObject({
      code: 'QUOTA_EXCEEDED',
      innerError: { coolDownExpiresAt: 0 },
    })
    const device = text((await client.get(`/flows/${flowId}`)).body, 'selectedDevice', 'id')
    await client.act(flowId, 'device.select', { device: { id: device } })
    const done = await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    expect(done.body['status']).toBe('COMPLETED')
  })
})

describe('a code', () => {
  it('has the length and lifetime of the device authentication policy', async () => {
    await changeState(emulator, (environment) => {
      for (const { sms } of environment.deviceAuthenticationPolicies) {
        sms.otp = { otpLength: 8, lifeTime: { duration: 90, timeUnit: 'SECONDS' } }
      }
    })
    const flowId = await openFlow(client, 'maya')
    const otp = await readOtp(emulator, 'maya')
    expect(otp).toMatch(/^[0-9]{8}$/)
    await advanceClock(emulator, 91)
    const refused = await client.act(flowId, 'otp.check', { otp })
    expect(firstDetail(refused)).toMatchObject({
      code: 'INVALID_OTP',
      message: 'The passcode is not valid.',
    })
  })

  it('is void once another one was sent to the same device', async () => {
    const flowId = await openFlow(client, 'maya')
    const old = await readOtp(emulator, 'maya')
    const device = text((await client.get(`/flows/${flowId}`)).body, 'selectedDevice', 'id')
    let fresh = old
    while (fresh === old) {
      await client.act(flowId, 'device.select', { device: { id: device } })
      fresh = await readOtp(emulator, 'maya')
    }
    const refused = await client.act(flowId, 'otp.check', { otp: old })
    expect(firstDetail(refused)).toMatchObject({ code: 'INVALID_OTP' })
    const done = await client.act(flowId, 'otp.check', { otp: fresh })
    expect(done.body['status']).toBe('COMPLETED')
  })

  it('of one flow is nothing to another', async () => {
    const first = await openFlow(client, 'maya')
    const otp = await readOtp(emulator, 'maya')
    const other = createClient(emulator)
    let second = await openFlow(other, 'maya')
    while ((await readOtp(emulator, 'maya')) === otp) second = await openFlow(other, 'maya')
    const refused = await other.act(second, 'otp.check', { otp })
    expect(firstDetail(refused)).toMatchObject({ code: 'INVALID_OTP' })
    expect((await client.act(first, 'otp.check', { otp })).body['status']).toBe('COMPLETED')
  })

  it('of a device in test mode stands in the answer and is not sent', async () => {
    await changeState(emulator, (environment) => {
      for (const device of environment.devices) device.testMode = true
    })
    const opened = await client.authorize()
    const flowId = text(opened.body, 'id')
    const asked = await client.act(flowId, 'user.lookup', { username: 'maya' })
    const messages = await (await fetch(`${emulator.inboxUrl}/messages`)).json()
    expect(messages).toEqual([])
    const done = await client.act(flowId, 'otp.check', { otp: text(asked.body, 'test', 'otp') })
    expect(done.body['status']).toBe('COMPLETED')
  })
})

describe('the account lockout of mfaSettings', () => {
  beforeEach(async () => {
    await changeState(emulator, (environment) => {
      environment.mfaSettings.lockout = { failureCount: 2, durationSeconds: 600 }
    })
  })

  it('fails the flow in HTTP 200 with PASSWORD_LOCKED_OUT', async () => {
    const flowId = await openFlow(client, 'maya')
    await guess(flowId, 'maya')
    const failed = await guess(flowId, 'maya')
    expect(failed.status).toBe(200)
    expect(failed.body).toMatchObject({
      status: 'FAILED',
      error: { code: 'PASSWORD_LOCKED_OUT', message: 'The user account is locked.' },
    })
  })

  it('keeps the account out of new flows until its time has passed', async () => {
    const flowId = await openFlow(client, 'maya')
    await guess(flowId, 'maya')
    await guess(flowId, 'maya')
    const next = createClient(emulator)
    const opened = await next.authorize()
    const failed = await next.act(text(opened.body, 'id'), 'user.lookup', { username: 'maya' })
    expect(failed.body).toMatchObject({ error: { code: 'PASSWORD_LOCKED_OUT' } })
    await advanceClock(emulator, 601)
    expect((await signOn(emulator, createClient(emulator))).status).toBe(200)
  })

  it('ends other flows of the same user at their next code', async () => {
    const other = createClient(emulator)
    const waiting = await openFlow(other, 'maya')
    const flowId = await openFlow(client, 'maya')
    await guess(flowId, 'maya')
    await guess(flowId, 'maya')
    const failed = await other.act(waiting, 'otp.check', { otp: '000000' })
    expect(failed.body).toMatchObject({ status: 'FAILED', error: { code: 'PASSWORD_LOCKED_OUT' } })
  })
})

async function guess(flowId: string, username: string): Promise<Answer> {
  return client.act(flowId, 'otp.check', { otp: wrongOtp(await readOtp(emulator, username)) })
}

async function pause(username: string): Promise<void> {
  const flowId = await openFlow(client, username)
  for (let attempt = 0; attempt < 3; attempt += 1) await guess(flowId, username)
  client = createClient(emulator)
}

function deviceId(answer: Answer, index: number): string {
  return text(answer.body, '_embedded', 'devices', index, 'id')
}
