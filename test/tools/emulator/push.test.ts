// Push: a question on a phone, with and without a number to match, answered, denied, late and cancelled.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import type { TemplateContent } from '../../../src/tools/emulator/resources.js'
import {
  advanceClock,
  changeState,
  createClient,
  firstDetail,
  matching,
  member,
  openFlow,
  startEmulator,
  text,
  type Client,
} from './drive.js'
import { answerPush, giveDevices, nativeApp, readCode, readPushes } from './own-devices.js'
import { signJwt } from './signed-jwt.js'
import { signedRequests } from './signed-requests.js'

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

const withNumbers = { push: { enabled: true, numberMatching: { enabled: true } } }
const readFlow = async (flowId: string): Promise<Record<string, unknown>> =>
  (await client.get(`/flows/${flowId}`)).body

describe('a push', () => {
  it('waits for the phone, and shows the devices', async () => {
    await giveDevices(emulator, { types: ['MOBILE'] })
    const flowId = await openFlow(client, 'maya')
    expect(await readFlow(flowId)).toMatchObject({
      status: 'PUSH_CONFIRMATION_REQUIRED',
      selectedDevice: { id: 'own-mobile' },
      _embedded: { devices: [{ type: 'MOBILE' }] },
      _links: { 'device.select': {}, 'cancel.push.authentication': {} },
    })
    expect(await readFlow(flowId)).not.toHaveProperty('numberMatching')
    expect(await readPushes(emulator)).toEqual([
      {
        id: matching(/^[0-9a-f-]{36}$/),
        environmentId: emulator.environmentId,
        user: expect.objectContaining({ username: 'maya' }) as unknown,
        deviceId: 'own-mobile',
        flowId,
        applicationName: 'Alder Bank',
        template: 'strong_authentication',
        locale: 'en',
        text: matching(/Alder Bank/),
        sentAt: matching(/Z$/),
        expiresAt: matching(/Z$/),
        status: 'waiting',
      },
    ])
  })

  it('completes the flow when it is approved, and the browser keeps its session', async () => {
    await giveDevices(emulator, { types: ['MOBILE'] })
    const flowId = await openFlow(client, 'maya')
    const { status, body } = await answerPush(emulator, { how: 'approve' })
    expect([status, member(body, 'status')]).toEqual([200, 'approved'])
    expect((await readFlow(flowId))['status']).toBe('COMPLETED')
    const resumed = await client.resume(flowId)
    const token = await client.token({
      grant_type: 'authorization_code',
      code: text(resumed.body, 'authorizeResponse', 'code'),
      redirect_uri: 'http://localhost:3000/callback',
    })
    const claims = text(token.body, 'id_token').split('.')[1] ?? ''
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ amr: ['swk'] })
  })

  it('fails the flow when it is denied', async () => {
    await giveDevices(emulator, { types: ['MOBILE'] })
    const flowId = await openFlow(client, 'maya')
    await answerPush(emulator, { how: 'deny', body: { reason: 'FRAUD' } })
    expect(await readFlow(flowId)).toMatchObject({
      status: 'FAILED',
      error: { code: 'PUSH_CONFIRMATION_REJECTED' },
    })
    expect(await readPushes(emulator)).toMatchObject([{ status: 'denied', reason: 'FRAUD' }])
  })

  it('goes back to the devices when it is denied and a test asks for that', async () => {
    await giveDevices(emulator, { types: ['MOBILE'] })
    const flowId = await openFlow(client, 'maya')
    await answerPush(emulator, { how: 'deny', body: { then: 'DEVICE_SELECTION_REQUIRED' } })
    expect((await readFlow(flowId))['status']).toBe('DEVICE_SELECTION_REQUIRED')
  })

  it('is answered once', async () => {
    await giveDevices(emulator, { types: ['MOBILE'] })
    const flowId = await openFlow(client, 'maya')
    await answerPush(emulator, { how: 'deny' })
    expect((await answerPush(emulator, { how: 'approve' })).status).toBe(400)
    expect((await readFlow(flowId))['status']).toBe('FAILED')
  })
})

describe('number matching', () => {
  it('shows the number in the flow, and three of them on the phone', async () => {
    await giveDevices(emulator, { types: ['MOBILE'], app: withNumbers })
    const flow = await readFlow(await openFlow(client, 'maya'))
    const [push] = await readPushes(emulator)
    expect(member(push, 'numbers')).toHaveLength(3)
    expect(member(push, 'numbers')).toContain(text(flow, 'numberMatching', 'number'))
    expect(push).not.toHaveProperty('number')
  })

  it('completes by the number that the flow shows', async () => {
    await giveDevices(emulator, { types: ['MOBILE'], app: withNumbers })
    const flowId = await openFlow(client, 'maya')
    const number = text(await readFlow(flowId), 'numberMatching', 'number')
    await answerPush(emulator, { how: 'approve', body: { number } })
    expect((await readFlow(flowId))['status']).toBe('COMPLETED')
  })

  it('is a denial by any other number, and no answer without one', async () => {
    await giveDevices(emulator, { types: ['MOBILE'], app: withNumbers })
    const flowId = await openFlow(client, 'maya')
    const number = text(await readFlow(flowId), 'numberMatching', 'number')
    const numbers = member((await readPushes(emulator))[0], 'numbers')
    const other = [0, 1, 2].map((index) => member(numbers, index)).find((each) => each !== number)
    expect((await answerPush(emulator, { how: 'approve' })).status).toBe(400)
    expect((await answerPush(emulator, { how: 'approve', body: { number: '1' } })).status).toBe(400)
    expect((await readFlow(flowId))['status']).toBe('PUSH_CONFIRMATION_REQUIRED')
    await answerPush(emulator, { how: 'approve', body: { number: other } })
    expect((await readFlow(flowId))['status']).toBe('FAILED')
  })
})

describe('a push that nobody answers', () => {
  it('times out after the time of its policy, and can be sent again', async () => {
    await giveDevices(emulator, {
      types: ['MOBILE'],
      app: { pushTimeout: { duration: 60, timeUnit: 'SECONDS' } },
    })
    const flowId = await openFlow(client, 'maya')
    await advanceClock(emulator, 45)
    expect((await readFlow(flowId))['status']).toBe('PUSH_CONFIRMATION_REQUIRED')
    await advanceClock(emulator, 20)
    const late = await readFlow(flowId)
    expect(late).toMatchObject({
      status: 'PUSH_CONFIRMATION_TIMED_OUT',
      _links: { 'device.select': {} },
      _embedded: { devices: [{ id: 'own-mobile' }] },
    })
    expect(late['_links']).not.toHaveProperty(['cancel.push.authentication'])
    expect((await answerPush(emulator, { how: 'approve' })).status).toBe(400)
    const again = await client.act(flowId, 'device.select', { device: { id: 'own-mobile' } })
    expect(again.body['status']).toBe('PUSH_CONFIRMATION_REQUIRED')
    expect(await readPushes(emulator)).toMatchObject([
      { status: 'timed-out' },
      { status: 'waiting' },
    ])
  })

  it('lasts 40 seconds by default', async () => {
    await giveDevices(emulator, { types: ['MOBILE'] })
    const flowId = await openFlow(client, 'maya')
    await advanceClock(emulator, 41)
    expect((await readFlow(flowId))['status']).toBe('PUSH_CONFIRMATION_TIMED_OUT')
  })
})

describe('another device', () => {
  it('can be asked for: the phone drops its question', async () => {
    await giveDevices(emulator, { types: ['MOBILE', 'TOTP'] })
    const flowId = await openFlow(client, 'maya')
    const answer = await client.act(flowId, 'cancel.push.authentication', {
      reason: 'CHANGE_DEVICE',
    })
    expect(answer.body['status']).toBe('DEVICE_SELECTION_REQUIRED')
    expect(await readPushes(emulator)).toMatchObject([{ status: 'cancelled' }])
    expect((await answerPush(emulator, { how: 'approve' })).status).toBe(400)
    await client.act(flowId, 'device.select', { device: { id: 'own-totp' } })
    const done = await client.act(flowId, 'otp.check', { otp: await readCode(emulator, 'TOTP') })
    expect(done.body['status']).toBe('COMPLETED')
  })

  it.each([
    [{}, 'REQUIRED_VALUE'],
    [{ reason: 'BORED' }, 'INVALID_VALUE'],
  ])('cannot be asked for with %j', async (body, code) => {
    await giveDevices(emulator, { types: ['MOBILE'] })
    const flowId = await openFlow(client, 'maya')
    const answer = await client.act(flowId, 'cancel.push.authentication', body)
    expect(firstDetail(answer)).toMatchObject({ code, target: 'reason' })
    expect((await readFlow(flowId))['status']).toBe('PUSH_CONFIRMATION_REQUIRED')
  })

  it.each(['device.select', 'session.reset'])('chosen at once by %s cancels, too', async (name) => {
    await giveDevices(emulator, { types: ['MOBILE', 'TOTP'] })
    const flowId = await openFlow(client, 'maya')
    await client.act(flowId, name, { device: { id: 'own-totp' } })
    expect(await readPushes(emulator)).toMatchObject([{ status: 'cancelled' }])
  })
})

describe('too many pushes', () => {
  const app = {
    otp: { enabled: false },
    pushLimit: {
      count: 2,
      timePeriod: { duration: 10, timeUnit: 'MINUTES' },
      lockDuration: { duration: 5, timeUnit: 'MINUTES' },
    },
  } as const
  const ignoreTwo = async (): Promise<string> => {
    const flowId = await openFlow(client, 'maya')
    await advanceClock(emulator, 41)
    await client.act(flowId, 'device.select', { device: { id: 'own-mobile' } })
    await advanceClock(emulator, 41)
    return flowId
  }

  it('in a row without an answer: none is sent for the time of the policy', async () => {
    await giveDevices(emulator, { types: ['MOBILE'], app })
    const flowId = await ignoreTwo()
    const third = await client.act(flowId, 'device.select', { device: { id: 'own-mobile' } })
    expect(firstDetail(third)).toMatchObject({ code: 'QUOTA_EXCEEDED', target: 'device.id' })
    expect(await readPushes(emulator)).toHaveLength(2)
    await advanceClock(emulator, 301)
    const later = await client.act(flowId, 'device.select', { device: { id: 'own-mobile' } })
    expect(later.body['status']).toBe('PUSH_CONFIRMATION_REQUIRED')
  })

  it('leave the code of the app, where the policy has it', async () => {
    await giveDevices(emulator, { types: ['MOBILE'], app: { ...app, otp: { enabled: true } } })
    const flowId = await ignoreTwo()
    const third = await client.act(flowId, 'device.select', { device: { id: 'own-mobile' } })
    expect(third.body['status']).toBe('OTP_REQUIRED')
  })

  it('are counted from the last one that was approved', async () => {
    await giveDevices(emulator, { types: ['MOBILE'], app })
    await openFlow(client, 'maya')
    await advanceClock(emulator, 41)
    client = createClient(emulator)
    await openFlow(client, 'maya')
    await answerPush(emulator, { how: 'approve' })
    client = createClient(emulator)
    await openFlow(client, 'maya')
    await advanceClock(emulator, 41)
    client = createClient(emulator)
    const flow = await readFlow(await openFlow(client, 'maya'))
    expect(flow['status']).toBe('PUSH_CONFIRMATION_REQUIRED')
  })
})

describe('denials', () => {
  it('pause the device like wrong codes', async () => {
    await giveDevices(emulator, { types: ['MOBILE'] })
    for (let count = 0; count < 3; count += 1) {
      await openFlow(createClient(emulator), 'maya')
      await answerPush(emulator, { how: 'deny' })
    }
    const flow = await readFlow(await openFlow(client, 'maya'))
    expect(flow).toMatchObject({ status: 'FAILED', error: { code: 'NO_USABLE_DEVICES' } })
  })
})

describe('an approval by push', () => {
  it('shows the words of pi.template, and hands pi.clientContext to the app', async () => {
    await giveDevices(emulator, {
      types: ['MOBILE'],
      change: (environment) => {
        const own = { title: 'Pay ${recipient}?', body: '${sum} ${currency} to ${recipient} <b>' }
        const isPlain = ({ deliveryMethod, variant }: TemplateContent): boolean =>
          deliveryMethod === 'Push' && variant === undefined
        environment.contents.filter(isPlain).forEach((content) => Object.assign(content, own))
      },
    })
    const requests = signedRequests(emulator)
    const variables = { sum: '1,000', currency: 'USD', recipient: 'Charlie & Sons' }
    const request = await signJwt(emulator, {
      ...requests.rightClaims(),
      sub: 'maya',
      'pi.template': { name: 'transaction', variables },
      'pi.clientContext': { 'alert.color': 'red' },
    })
    const opened = await requests.send({ request, acr_values: 'Transaction_Approval' })
    expect(opened.body['status']).toBe('PUSH_CONFIRMATION_REQUIRED')
    expect(await readPushes(emulator)).toMatchObject([
      {
        template: 'transaction',
        title: 'Pay Charlie & Sons?',
        text: '1,000 USD to Charlie & Sons <b>',
        clientContext: { 'alert.color': 'red' },
      },
    ])
  })
})

describe('a phone whose application the policy does not know', () => {
  it('cannot be used', async () => {
    await giveDevices(emulator, {
      types: ['MOBILE'],
      app: { id: `${nativeApp.slice(0, -1)}b` },
    })
    const flow = await readFlow(await openFlow(client, 'maya'))
    expect(flow).toMatchObject({ status: 'FAILED', error: { code: 'NO_USABLE_DEVICES' } })
  })
})

describe('the inbox', () => {
  it('has the question with its buttons, and takes the answer of its form', async () => {
    await giveDevices(emulator, { types: ['MOBILE'], app: withNumbers })
    const flowId = await openFlow(client, 'maya')
    const number = text(await readFlow(flowId), 'numberMatching', 'number')
    const page = await (await fetch(emulator.inboxUrl)).text()
    const action = /action="([^"]*\/approve)"/.exec(page)?.[1] ?? ''
    expect(page).toContain(`name="number" value="${number}"`)
    const answer = await fetch(new URL(action, emulator.url), {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html' },
      body: new URLSearchParams({ number }),
    })
    expect(answer.status).toBe(303)
    expect((await readFlow(flowId))['status']).toBe('COMPLETED')
  })

  it('shows the codes of apps', async () => {
    await giveDevices(emulator, { types: ['TOTP'] })
    const page = await (await fetch(emulator.inboxUrl)).text()
    expect(page).toContain(`<mark>${await readCode(emulator, 'TOTP')}</mark>`)
  })
})

describe('hosted sign-on', () => {
  it('shows the number, checks on request, and goes on when the phone has answered', async () => {
    await giveDevices(emulator, { types: ['MOBILE'], app: withNumbers })
    const opened = await client.authorize({ response_mode: 'query' })
    const path = new URL(opened.headers.get('location') ?? '').href
    await client.form(path, { action: 'user.lookup', username: 'maya' })
    const page = await client.get(path)
    const number = /<strong>(\d\d)<\/strong>/.exec(page.text)?.[1] ?? ''
    expect(page.text).toContain('Check now')
    await answerPush(emulator, { how: 'approve', body: { number } })
    const next = await client.get(path)
    expect(next.headers.get('location')).toContain('/as/resume?flowId=')
    const resumed = await client.get(next.headers.get('location') ?? '')
    expect(resumed.headers.get('location')).toContain('code=')
  })
})

describe('the state', () => {
  it('forgets pushes when it is replaced', async () => {
    await giveDevices(emulator, { types: ['MOBILE'] })
    await openFlow(client, 'maya')
    await changeState(emulator, () => undefined)
    expect(await readPushes(emulator)).toEqual([])
  })
})
