// Devices that make their codes themselves: authenticator apps, hardware tokens, phones without push.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { totpAt } from '../../../src/tools/emulator/totp.js'
import {
  advanceClock,
  createClient,
  firstDetail,
  openFlow,
  startEmulator,
  type Client,
} from './drive.js'
import { giveDevices, otpSecret, readCode } from './own-devices.js'

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

const pushOff = { push: { enabled: false } }

describe.each(['TOTP', 'OATH_TOKEN', 'MOBILE'])('a device of the type %s', (type) => {
  it('is OTP_REQUIRED, and nothing is sent', async () => {
    await giveDevices(emulator, { types: [type], app: pushOff })
    const flowId = await openFlow(client, 'maya')
    const flow = await client.get(`/flows/${flowId}`)
    expect(flow.body).toMatchObject({
      status: 'OTP_REQUIRED',
      selectedDevice: { id: `own-${type.toLowerCase()}` },
      _embedded: { devices: [{ type }] },
      _links: { 'otp.check': {}, 'device.select': {} },
    })
    expect(JSON.stringify(flow.body)).not.toContain(otpSecret)
    expect(await (await fetch(`${emulator.inboxUrl}/messages`)).json()).toEqual([])
  })

  it('signs on with the code that it shows, as a code', async () => {
    await giveDevices(emulator, { types: [type], app: pushOff })
    const flowId = await openFlow(client, 'maya')
    const done = await client.act(flowId, 'otp.check', { otp: await readCode(emulator, type) })
    expect(done.body['status']).toBe('COMPLETED')
  })

  it('takes a code once', async () => {
    await giveDevices(emulator, { types: [type], app: pushOff })
    const otp = await readCode(emulator, type)
    await client.act(await openFlow(client, 'maya'), 'otp.check', { otp })
    const other = createClient(emulator)
    const again = await other.act(await openFlow(other, 'maya'), 'otp.check', { otp })
    expect(firstDetail(again)).toMatchObject({ code: 'INVALID_OTP', target: 'otp' })
  })

  it('is paused after as many wrong codes as its method allows', async () => {
    await giveDevices(emulator, { types: [type], app: pushOff })
    const flowId = await openFlow(client, 'maya')
    const otp = totpAt(otpSecret, 0)
    const codes = []
    for (let count = 0; count < 3; count += 1) {
      codes.push(firstDetail(await client.act(flowId, 'otp.check', { otp })))
    }
    expect(codes).toMatchObject([
      { code: 'INVALID_OTP', innerError: { attemptsRemaining: 2 } },
      { code: 'INVALID_OTP', innerError: { attemptsRemaining: 1 } },
      { code: 'QUOTA_EXCEEDED' },
    ])
  })
})

describe('the grace period', () => {
  it.each([
    [1, 30, true],
    [1, 90, false],
    [undefined, 150, true],
    [undefined, 210, false],
  ])('of %s periods: a code of %s seconds ago is right: %s', async (graceSteps, ago, isRight) => {
    await giveDevices(emulator, {
      types: ['TOTP'],
      ...(graceSteps === undefined ? {} : { graceSteps }),
    })
    const otp = await readCode(emulator, 'TOTP')
    await advanceClock(emulator, ago)
    const flowId = await openFlow(client, 'maya')
    const answer = await client.act(flowId, 'otp.check', { otp })
    expect(answer.status).toBe(isRight ? 200 : 400)
  })
})

describe('a device without a secret', () => {
  it('is an honest 501', async () => {
    await giveDevices(emulator, {
      types: ['TOTP'],
      change: ({ devices }) => {
        for (const device of devices) delete device.secrets
      },
    })
    const opened = await client.authorize()
    const answer = await client.act(String(opened.body['id']), 'user.lookup', { username: 'maya' })
    expect(answer.status).toBe(501)
  })
})

describe('another device', () => {
  it('can be chosen beside an app, and its message is sent', async () => {
    await giveDevices(emulator, { types: ['TOTP', 'SMS'] })
    const flowId = await openFlow(client, 'maya')
    const sms = 'de01de00-0000-4000-8000-000000000101'
    const chosen = await client.act(flowId, 'device.select', { device: { id: sms } })
    expect(chosen.body).toMatchObject({ status: 'OTP_REQUIRED', selectedDevice: { id: sms } })
    const wrong = await client.act(flowId, 'otp.check', { otp: await readCode(emulator, 'TOTP') })
    expect(firstDetail(wrong)).toMatchObject({ code: 'INVALID_OTP' })
  })
})
