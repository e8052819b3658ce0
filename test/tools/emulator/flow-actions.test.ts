// Flow actions: which media types, statuses and bodies a flow takes, and what it answers otherwise.
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
  startEmulator,
  text,
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

const notFound = {
  code: 'NOT_FOUND',
  message: 'The request could not be completed. The requested resource was not found.',
}

describe('the media type of a POST', () => {
  it.each(['application/x-www-form-urlencoded', 'application/json', 'text/plain'])(
    '%s falls to a protected operation: 401 ACCESS_FAILED',
    async (type) => {
      const flowId = text((await client.authorize()).body, 'id')
      const answer = await client.post(`/flows/${flowId}`, '{}', { 'content-type': type })
      expect(answer.status).toBe(401)
      expect(answer.body).toMatchObject({
        code: 'ACCESS_FAILED',
        message: 'The request could not be completed. You do not have access to this resource.',
        details: [{ code: 'INVALID_TOKEN', target: 'Authentication Credentials' }],
      })
    },
  )

  it('that nobody knows is 415 INVALID_REQUEST', async () => {
    const flowId = text((await client.authorize()).body, 'id')
    const answer = await client.act(flowId, 'otp.guess', {})
    expect(answer.status).toBe(415)
    expect(answer.body).toMatchObject({
      code: 'INVALID_REQUEST',
      message:
        'The request could not be completed. The media type application/vnd.pingidentity.otp.guess+json is not supported.',
    })
  })

  it('that PingOne has and the emulator has not is 501, naming it', async () => {
    const flowId = text((await client.authorize()).body, 'id')
    const answer = await client.act(flowId, 'user.acceptInvite', {})
    expect(answer.status).toBe(501)
    expect(answer.body['message']).toBe(
      'The emulator does not implement the flow action user.acceptInvite.',
    )
  })

  it('may carry a charset', async () => {
    const flowId = text((await client.authorize()).body, 'id')
    const answer = await client.post(`/flows/${flowId}`, '{"username":"maya"}', {
      'content-type': 'application/vnd.pingidentity.user.lookup+json; charset=utf-8',
    })
    expect(answer.body['status']).toBe('OTP_REQUIRED')
  })
})

describe('a POST on a flow', () => {
  it('is 400 INVALID_REQUEST when the status does not allow the action', async () => {
    const flowId = text((await client.authorize()).body, 'id')
    const answer = await client.act(flowId, 'otp.check', { otp: '123456' })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      code: 'INVALID_REQUEST',
      message:
        'The request could not be completed. otp.check is not allowed while the flow is SIGN_ON_REQUIRED.',
    })
  })

  it.each(['{', '[]', '"maya"'])('is 400 INVALID_REQUEST when its body is %s', async (body) => {
    const flowId = text((await client.authorize()).body, 'id')
    const answer = await client.post(`/flows/${flowId}`, body, {
      'content-type': 'application/vnd.pingidentity.user.lookup+json',
    })
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({
      code: 'INVALID_REQUEST',
      message: 'The request could not be completed. The body is not a JSON object.',
    })
  })

  it('of more than 64 KiB is 413', async () => {
    const flowId = text((await client.authorize()).body, 'id')
    const answer = await client.act(flowId, 'user.lookup', { username: 'm'.repeat(70_000) })
    expect(answer.status).toBe(413)
    expect(answer.body['message']).toBe('The request body is larger than 64 KiB.')
  })

  it('to an unknown flow is 404 NOT_FOUND', async () => {
    const answer = await client.act('00000000-0000-4000-8000-000000000000', 'user.lookup', {})
    expect(answer.status).toBe(404)
    expect(answer.body).toEqual({ id: matching(/./), ...notFound })
  })

  it('to a flow of another environment is 404 NOT_FOUND', async () => {
    const flowId = text((await client.authorize()).body, 'id')
    const url = `${emulator.url}/11111111-1111-4111-8111-111111111111/flows/${flowId}`
    const answer = await client.get(url)
    expect(answer.status).toBe(404)
    expect(answer.body).toMatchObject(notFound)
  })
})

describe('user.lookup', () => {
  it('without a name says so and stays', async () => {
    const flowId = text((await client.authorize()).body, 'id')
    const answer = await client.act(flowId, 'user.lookup', {})
    expect(answer.status).toBe(400)
    expect(firstDetail(answer)).toEqual({
      code: 'REQUIRED_VALUE',
      target: 'username',
      message: 'must not be null',
    })
  })

  it('of a name that nobody has is 400 INVALID_VALUE under an MFA-only policy', async () => {
    const flowId = text((await client.authorize()).body, 'id')
    const answer = await client.act(flowId, 'user.lookup', { username: 'nobody' })
    expect(answer.status).toBe(400)
    expect(firstDetail(answer)).toEqual({
      code: 'INVALID_VALUE',
      target: 'username',
      message: 'does not name a user',
    })
    expect((await client.get(`/flows/${flowId}`)).body['status']).toBe('SIGN_ON_REQUIRED')
    expect(client.cookies.size).toBe(0)
  })

  it('knows no case', async () => {
    const flowId = await openFlow(client, 'MAYA')
    expect((await client.get(`/flows/${flowId}`)).body['status']).toBe('OTP_REQUIRED')
  })

  it.each([
    { username: 'lars', code: 'PASSWORD_LOCKED_OUT', message: 'The user account is locked.' },
    { username: 'ines', code: 'ACCOUNT_NOT_USABLE', message: 'The user account is disabled.' },
    { username: 'noor', code: 'NO_USABLE_DEVICES', message: 'The user has no usable devices.' },
  ])('of $username fails the flow in HTTP 200 with $code', async ({ username, code, message }) => {
    const flowId = text((await client.authorize({ state: 's' })).body, 'id')
    const answer = await client.act(flowId, 'user.lookup', { username })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ status: 'FAILED', error: { code, message } })
    expect(member(answer.body, '_links')).toHaveProperty('self')
    const resumed = await client.resume(flowId)
    expect(resumed.body).toEqual({
      environment: { id: emulator.environmentId },
      status: 'FAILED',
      error: { code, message },
    })
  })

  it('of a user whose MFA is off finds no usable device', async () => {
    await changeState(emulator, (environment) => {
      for (const user of environment.users) user.mfaEnabled = false
    })
    const flowId = await openFlow(client, 'maya')
    expect((await client.get(`/flows/${flowId}`)).body).toMatchObject({
      status: 'FAILED',
      error: { code: 'NO_USABLE_DEVICES' },
    })
  })
})

describe('device selection', () => {
  it('is asked of a user with two devices', async () => {
    const flowId = await openFlow(client, 'sam')
    const flow = await client.get(`/flows/${flowId}`)
    expect(flow.body).toMatchObject({
      status: 'DEVICE_SELECTION_REQUIRED',
      _links: { 'device.select': {} },
      _embedded: {
        devices: [
          { type: 'SMS', phone: '*******23' },
          { type: 'EMAIL', email: 'sa****@example.com' },
        ],
      },
    })
    expect(flow.body).not.toHaveProperty('selectedDevice')
  })

  it('sends the code to the device that was selected', async () => {
    const flowId = await openFlow(client, 'sam')
    const flow = await client.get(`/flows/${flowId}`)
    const id = text(flow.body, '_embedded', 'devices', 1, 'id')
    const answer = await client.act(flowId, 'device.select', {
      device: { id },
      compatibility: 'FULL',
    })
    expect(answer.body).toMatchObject({ status: 'OTP_REQUIRED', selectedDevice: { id } })
    const done = await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'sam') })
    expect(done.body['status']).toBe('COMPLETED')
  })

  it.each([
    { body: {}, code: 'REQUIRED_VALUE', message: 'must not be null' },
    {
      body: { device: { id: 'de01de00-0000-4000-8000-000000000101' } },
      code: 'INVALID_VALUE',
      message: 'does not name a usable device of the user',
    },
  ])('of $body is refused', async ({ body, code, message }) => {
    const flowId = await openFlow(client, 'sam')
    const answer = await client.act(flowId, 'device.select', body)
    expect(answer.status).toBe(400)
    expect(firstDetail(answer)).toEqual({ code, target: 'device.id', message })
  })

  it.each([
    { deviceSelection: 'DEFAULT_TO_FIRST', username: 'sam', status: 'OTP_REQUIRED' },
    { deviceSelection: 'PROMPT_TO_SELECT', username: 'maya', status: 'OTP_REQUIRED' },
    {
      deviceSelection: 'ALWAYS_DISPLAY_DEVICES',
      username: 'maya',
      status: 'DEVICE_SELECTION_REQUIRED',
    },
  ] as const)('$deviceSelection leads $username to $status', async (given) => {
    await changeState(emulator, (environment) => {
      for (const policy of environment.deviceAuthenticationPolicies) {
        policy.authentication = { deviceSelection: given.deviceSelection }
      }
    })
    const flowId = await openFlow(client, given.username)
    expect((await client.get(`/flows/${flowId}`)).body['status']).toBe(given.status)
  })

  it('shows only the methods that the device authentication policy enables', async () => {
    await changeState(emulator, (environment) => {
      for (const policy of environment.deviceAuthenticationPolicies) policy.sms.enabled = false
    })
    const flowId = await openFlow(client, 'sam')
    const flow = await client.get(`/flows/${flowId}`)
    expect(flow.body).toMatchObject({
      status: 'OTP_REQUIRED',
      _embedded: { devices: [{ type: 'EMAIL' }] },
    })
  })

  it('goes by the flags of an action without a policy of its own', async () => {
    await changeState(emulator, (environment) => {
      for (const action of environment.actions) {
        delete action.deviceAuthenticationPolicy
        Object.assign(action, { sms: { enabled: false }, email: { enabled: true } })
      }
    })
    const flowId = await openFlow(client, 'sam')
    const flow = await client.get(`/flows/${flowId}`)
    expect(member(flow.body, '_embedded', 'devices')).toMatchObject([{ type: 'EMAIL' }])
  })

  it('leaves blocked and inactive devices out', async () => {
    await changeState(emulator, (environment) => {
      const [sms, email] = environment.devices.filter(({ user }) => user.id.endsWith('03'))
      if (sms !== undefined) sms.block = { status: 'BLOCKED' }
      if (email !== undefined) email.status = 'ACTIVATION_REQUIRED'
    })
    const flowId = await openFlow(client, 'sam')
    expect((await client.get(`/flows/${flowId}`)).body).toMatchObject({
      status: 'FAILED',
      error: { code: 'NO_USABLE_DEVICES' },
    })
  })

  it('of a type the emulator cannot reach is 501, naming it', async () => {
    await changeState(emulator, (environment) => {
      for (const device of environment.devices) device.type = 'TOTP'
      for (const policy of environment.deviceAuthenticationPolicies) {
        policy.totp = { enabled: true }
      }
    })
    const flowId = text((await client.authorize()).body, 'id')
    const answer = await client.act(flowId, 'user.lookup', { username: 'maya' })
    expect(answer.status).toBe(501)
    expect(answer.body['message']).toBe(
      'The emulator does not implement sign-on with a device of type TOTP.',
    )
  })
})

describe('session.reset', () => {
  it('forgets the user and goes back to the first step', async () => {
    const flowId = await openFlow(client, 'maya')
    const otp = await readOtp(emulator, 'maya')
    const answer = await client.act(flowId, 'session.reset', {})
    expect(answer.body).toMatchObject({ id: flowId, status: 'SIGN_ON_REQUIRED' })
    expect(client.cookies.size).toBe(0)
    await client.act(flowId, 'user.lookup', { username: 'elin' })
    const refused = await client.act(flowId, 'otp.check', { otp })
    expect(firstDetail(refused)).toMatchObject({ code: 'INVALID_OTP' })
  })

  it('comes too late for a completed flow', async () => {
    const flowId = await openFlow(client, 'maya')
    await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    const answer = await client.act(flowId, 'session.reset', {})
    expect(answer.status).toBe(400)
    expect(answer.body['code']).toBe('INVALID_REQUEST')
  })
})

describe('the lifetime of a flow', () => {
  it('is 15 minutes from its latest action', async () => {
    const flowId = text((await client.authorize()).body, 'id')
    await advanceClock(emulator, 14 * 60)
    await client.act(flowId, 'user.lookup', { username: 'maya' })
    await advanceClock(emulator, 14 * 60)
    expect((await client.get(`/flows/${flowId}`)).status).toBe(200)
    await advanceClock(emulator, 61)
    const answer = await client.get(`/flows/${flowId}`)
    expect(answer.status).toBe(404)
    expect(answer.body).toMatchObject(notFound)
    expect((await client.resume(flowId)).status).toBe(404)
  })

  it('is not extended by reading', async () => {
    const flowId = text((await client.authorize()).body, 'id')
    await advanceClock(emulator, 14 * 60)
    await client.get(`/flows/${flowId}`)
    await advanceClock(emulator, 61)
    expect((await client.get(`/flows/${flowId}`)).status).toBe(404)
  })
})
