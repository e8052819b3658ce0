// Messages come as often, and as soon, as the notification policy lets them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import type { CoolDown } from '../../../src/tools/emulator/mfa-resources.js'
import {
  advanceClock,
  changeState,
  createClient,
  firstDetail,
  openFlow,
  readOtp,
  startEmulator,
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

const seconds = (duration: number): CoolDown['periods'][number] => ({
  duration,
  timeUnit: 'SECONDS',
})

async function limit(sms: Partial<CoolDown>, policyId?: string): Promise<void> {
  await changeState(emulator, (environment) => {
    const coolDown = { enabled: true, periods: [], resendLimit: 10, ...sms }
    environment.notificationPolicies = [
      { id: 'cool', name: 'Cool', default: true, cooldownConfiguration: { sms: coolDown } },
      { id: 'free', name: 'Free' },
    ]
    if (policyId === undefined) return
    for (const policy of environment.deviceAuthenticationPolicies) {
      policy.notificationsPolicy = { id: policyId }
    }
  })
}

async function again(flowId: string): Promise<Answer> {
  const { body } = await client.get(`/flows/${flowId}`)
  return client.act(flowId, 'device.select', { device: body['selectedDevice'] })
}

describe('a message once more', () => {
  it('waits as long as its number says, and the last period for all later ones', async () => {
    await limit({ periods: [seconds(10), seconds(30)] })
    const flowId = await openFlow(client, 'maya')
    for (const wait of [10, 30, 30]) {
      await advanceClock(emulator, wait - 2)
      const early = await again(flowId)
      expect(early.status).toBe(429)
      expect(firstDetail(early)).toMatchObject({
        code: 'LIMIT_EXCEEDED',
        innerError: { deliveryMethod: 'SMS' },
      })
      expect(Number(early.headers.get('retry-after'))).toBeLessThanOrEqual(2)
      await advanceClock(emulator, 2)
      expect((await again(flowId)).status).toBe(200)
    }
  })

  it('beyond the limit is none for 30 minutes, in other flows either', async () => {
    await limit({ resendLimit: 1 })
    const flowId = await openFlow(client, 'maya')
    expect((await again(flowId)).status).toBe(200)
    const blocked = await again(flowId)
    expect(blocked.headers.get('retry-after')).toBe('1800')
    await advanceClock(emulator, 600)
    client = createClient(emulator)
    const opened = await client.authorize()
    const next = String(opened.body['id'])
    const refused = await client.act(next, 'user.lookup', { username: 'maya' })
    expect(refused.status).toBe(429)
    expect((await client.get(`/flows/${next}`)).body['status']).toBe('SIGN_ON_REQUIRED')
    await advanceClock(emulator, 1200)
    client = createClient(emulator)
    expect((await again(await openFlow(client, 'maya'))).status).toBe(200)
  })

  it('that is refused leaves the code that was sent', async () => {
    await limit({ resendLimit: 0 })
    const flowId = await openFlow(client, 'maya')
    await again(flowId)
    const otp = await readOtp(emulator, 'maya')
    expect((await client.act(flowId, 'otp.check', { otp })).body['status']).toBe('COMPLETED')
  })

  it('is not limited by a policy that says nothing of its method, or is off', async () => {
    for (const [coolDown, policyId] of [
      [{ resendLimit: 0 }, 'free'],
      [{ resendLimit: 0, enabled: false }, undefined],
    ] as const) {
      await limit(coolDown, policyId)
      client = createClient(emulator)
      expect((await again(await openFlow(client, 'maya'))).status).toBe(200)
    }
  })

  it.each([
    ['by number', {}, 429],
    ['by user', { groupBy: 'USER_ID' as const }, 200],
  ])('to a number that two people share is counted %s', async (_how, group, status) => {
    await limit({ resendLimit: 0, ...group })
    await changeState(emulator, ({ devices }) => {
      for (const device of devices) if (device.type === 'SMS') device.phone = '+46705550199'
    })
    await openFlow(client, 'maya')
    client = createClient(emulator)
    const opened = await client.authorize()
    const flowId = String(opened.body['id'])
    const other = await client.act(flowId, 'user.lookup', { username: 'petra' })
    expect(other.status).toBe(status)
  })
})
