// Device authentication policies and devices: pairing, order, locks and limits.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import { totpAt } from '../../../../src/tools/emulator/totp.js'
import { advanceClock, matching, member, readOtp, startEmulator, text, wrongOtp } from '../drive.js'
import { connect, detailsOf, itemsOf, vendor, type Platform } from './platform.js'

const policyBody = {
  name: 'demo-dap',
  default: false,
  sms: { enabled: true },
  email: { enabled: true },
  voice: { enabled: true },
  mobile: { enabled: false },
  totp: { enabled: true },
}

let emulator: Emulator
let platform: Platform
let user: string
let devices: string
let policy: { id: string }

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
  user = await platform.make('users', { username: 'pat', email: 'pat@example.test' })
  devices = `users/${user}/devices`
  policy = { id: await platform.make('deviceAuthenticationPolicies', policyBody) }
})
afterAll(() => emulator.close())

describe('a device authentication policy', () => {
  it('comes back with defaults filled in', async () => {
    const { body } = await platform.get(`deviceAuthenticationPolicies/${policy.id}`)
    const minutes = (duration: number): unknown => ({ duration, timeUnit: 'MINUTES' })
    const offline = {
      enabled: true,
      otp: {
        failure: { count: 3, coolDown: minutes(0) },
        lifeTime: minutes(30),
        otpLength: 6,
      },
    }
    const app = (enabled: boolean): unknown => ({
      enabled,
      otp: { failure: { count: 3, coolDown: minutes(2) } },
    })
    expect(body).toEqual({
      _links: {
        self: { href: `${platform.base}/deviceAuthenticationPolicies/${policy.id}` },
        environment: { href: platform.base },
      },
      id: policy.id,
      environment: { id: emulator.environmentId },
      name: 'demo-dap',
      authentication: { deviceSelection: 'DEFAULT_TO_FIRST' },
      newDeviceNotification: 'EMAIL_THEN_SMS',
      sms: offline,
      email: offline,
      voice: offline,
      mobile: app(false),
      totp: app(true),
      oathToken: app(false),
      rememberMe: { web: { enabled: false, lifeTime: { duration: 30, timeUnit: 'DAYS' } } },
      ignoreUserLock: false,
      blockDisabledUsers: false,
      blockUsersWithDisabledMfa: false,
      forSignOnPolicy: false,
      default: false,
      createdAt: matching(/Z$/),
      updatedAt: matching(/Z$/),
    })
  })

  it.each<[Record<string, unknown>, ...(readonly [string, string])[]]>([
    [{ sms: undefined, totp: undefined }, ['REQUIRED_VALUE', 'sms'], ['REQUIRED_VALUE', 'totp']],
    [
      { name: undefined, default: undefined },
      ['REQUIRED_VALUE', 'name'],
      ['REQUIRED_VALUE', 'default'],
    ],
    [{ email: {} }, ['REQUIRED_VALUE', 'email.enabled']],
    [{ mobile: 'no' }, ['INVALID_VALUE', 'mobile']],
    [sms({ otpLength: 5 }), ['OUT_OF_RANGE', 'sms.otp.otpLength']],
    [sms({ failure: { count: 8 } }), ['OUT_OF_RANGE', 'sms.otp.failure.count']],
    [
      sms({ lifeTime: { duration: 121, timeUnit: 'MINUTES' } }),
      ['OUT_OF_RANGE', 'sms.otp.lifeTime.duration'],
    ],
    [
      sms({ lifeTime: { duration: 1, timeUnit: 'HOURS' } }),
      ['INVALID_VALUE', 'sms.otp.lifeTime.timeUnit'],
    ],
    [
      sms({ failure: { coolDown: { duration: 1801, timeUnit: 'SECONDS' } } }),
      ['OUT_OF_RANGE', 'sms.otp.failure.coolDown.duration'],
    ],
    [
      {
        totp: {
          enabled: true,
          otp: { failure: { coolDown: { duration: 1, timeUnit: 'MINUTES' } } },
        },
      },
      ['OUT_OF_RANGE', 'totp.otp.failure.coolDown.duration'],
    ],
    [
      { totp: { enabled: true, passcodeGracePeriod: 11 } },
      ['OUT_OF_RANGE', 'totp.passcodeGracePeriod'],
    ],
    [
      { authentication: { deviceSelection: 'RANDOM' } },
      ['INVALID_VALUE', 'authentication.deviceSelection'],
    ],
    [
      { rememberMe: { web: { enabled: true, lifeTime: { duration: 91, timeUnit: 'DAYS' } } } },
      ['OUT_OF_RANGE', 'rememberMe.web.lifeTime.duration'],
    ],
    [
      { mobile: { enabled: true, applications: [{ id: 'x' }] } },
      ['INVALID_VALUE', 'mobile.applications[0].id'],
    ],
  ])('with %j is refused', async (wrong, ...violations) => {
    const body = { ...policyBody, ...wrong }
    const answer = await platform.post('deviceAuthenticationPolicies', body)
    expect(answer.status).toBe(400)
    expect(detailsOf(answer)).toHaveLength(violations.length)
    for (const violation of violations) {
      expect(detailsOf(answer)).toContainEqual([...violation, matching(/./)])
    }
  })

  it('is one default; the default and one in use cannot be deleted', async () => {
    const path = `deviceAuthenticationPolicies/${policy.id}`
    const signOnPolicy = await platform.make('signOnPolicies', { name: 'demo' })
    await platform.make(`signOnPolicies/${signOnPolicy}/actions`, {
      priority: 1,
      type: 'MULTI_FACTOR_AUTHENTICATION',
      deviceAuthenticationPolicy: policy,
    })
    const used = await platform.remove(path)
    expect(used.status).toBe(409)
    expect(detailsOf(used)).toMatchObject([['INVALID_VALUE', 'signOnPolicies', {}]])
    await platform.put(path, { ...policyBody, default: true })
    const all = await platform.get('deviceAuthenticationPolicies')
    expect(
      itemsOf(all, 'deviceAuthenticationPolicies').map((each) => member(each, 'default')),
    ).toEqual([false, true])
    expect(detailsOf(await platform.put(path, policyBody))).toMatchObject([
      ['CONSTRAINT_VIOLATION', 'default', {}],
    ])
    expect(detailsOf(await platform.remove(path))).toEqual([
      ['CONSTRAINT_VIOLATION', 'default', 'Cannot remove default device authentication policy'],
    ])
  })

  it('takes an application of any type as long as nothing is pushed to it', async () => {
    const id = await platform.make('applications', {
      name: 'web',
      type: 'WEB_APP',
      protocol: 'OPENID_CONNECT',
      grantTypes: ['AUTHORIZATION_CODE'],
      responseTypes: ['CODE'],
    })
    const mobile = (enabled: boolean): unknown => ({
      ...policyBody,
      mobile: { enabled: true, applications: [{ id, push: { enabled } }] },
    })
    expect((await platform.post('deviceAuthenticationPolicies', mobile(false))).status).toBe(201)
    expect((await platform.post('deviceAuthenticationPolicies', mobile(true))).status).toBe(400)
  })
})

describe('a device', () => {
  it('of the example page comes back field for field', async () => {
    const { status, body } = await platform.post(devices, {
      type: 'SMS',
      phone: '+1.5125201234',
      policy,
    })
    expect(status).toBe(201)
    expect(body).toEqual({
      _links: {
        self: { href: `${platform.base}/${devices}/${text(body, 'id')}` },
        environment: { href: platform.base },
        user: { href: `${platform.base}/users/${user}` },
      },
      id: matching(/^[0-9a-f-]{36}$/),
      environment: { id: emulator.environmentId },
      user: { id: user },
      type: 'SMS',
      status: 'ACTIVE',
      createdAt: matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: matching(/Z$/),
      phone: '+1.5125201234',
    })
  })

  it.each(['+1.5125201234', '+15125201234', '+1.512.520.1234', '+1 (512) 520-1234'])(
    'may have the phone %s, which comes back as it was',
    async (phone) => {
      expect((await platform.post(devices, { type: 'SMS', phone, policy })).body['phone']).toBe(
        phone,
      )
    },
  )

  it.each([
    [{}, 'REQUIRED_VALUE', 'type'],
    [{ type: 'PIGEON' }, 'INVALID_VALUE', 'type'],
    [{ type: 'MOBILE' }, 'INVALID_VALUE', 'type'],
    [{ type: 'SMS' }, 'REQUIRED_VALUE', 'phone'],
    [{ type: 'SMS', phone: '5125201234' }, 'INVALID_VALUE', 'phone'],
    [{ type: 'SMS', phone: '+1' }, 'INVALID_VALUE', 'phone'],
    [{ type: 'SMS', phone: '+0123456789' }, 'INVALID_VALUE', 'phone'],
    [{ type: 'SMS', phone: '+15125551234 ' }, 'INVALID_VALUE', 'phone'],
    [{ type: 'SMS', phone: '+1512555123-' }, 'INVALID_VALUE', 'phone'],
    [{ type: 'VOICE', phone: '+0123456789' }, 'INVALID_VALUE', 'phone'],
    [{ type: 'VOICE', phone: '15125551234 ' }, 'INVALID_VALUE', 'phone'],
    [{ type: 'EMAIL' }, 'REQUIRED_VALUE', 'email'],
    [{ type: 'EMAIL', email: 'x' }, 'INVALID_VALUE', 'email'],
    [{ type: 'EMAIL', email: 'x@y.test', status: 'READY' }, 'INVALID_VALUE', 'status'],
    [{ type: 'VOICE', phone: '15125551234', extension: '12' }, 'INVALID_VALUE', 'extension'],
    [{ type: 'WHATSAPP', phone: '+15125551234' }, 'INVALID_VALUE', 'type'],
    [{ type: 'TOTP', testMode: true }, 'INVALID_VALUE', 'testMode'],
    [
      { type: 'EMAIL', email: 'x@y.test', notification: { message: 'x' } },
      'INVALID_VALUE',
      'notification',
    ],
    [
      { type: 'EMAIL', email: 'x@y.test', nickname: 'x'.repeat(101) },
      'SIZE_LIMIT_EXCEEDED',
      'nickname',
    ],
  ])('%j is refused', async (body, code, target) => {
    const answer = await platform.post(devices, { ...body, policy })
    expect(answer.status).toBe(400)
    expect(detailsOf(answer)).toEqual([[code, target, matching(/./)]])
  })

  it.each([
    [{ id: 'x' }, 'policy.id', 'does not name a device authentication policy'],
    [
      { id: 'x', type: 'DEFAULT' },
      'policy',
      "policy must contain either 'id' or 'type'. valid 'type'=[DEFAULT]",
    ],
    [{}, 'policy', "policy must contain either 'id' or 'type'. valid 'type'=[DEFAULT]"],
  ])('with the policy %j is refused', async (wrong, target, message) => {
    const body = { type: 'EMAIL', email: 'x@y.test', policy: wrong }
    expect(detailsOf(await platform.post(devices, body))).toContainEqual([
      'INVALID_VALUE',
      target,
      message,
    ])
  })

  it('is refused where its policy has the method off, or pairing disabled', async () => {
    const phone = { type: 'SMS', phone: '+15125551234' }
    expect(detailsOf(await platform.post(devices, phone))).toEqual([
      ['INVALID_VALUE', 'type', 'is not enabled in the device authentication policy'],
    ])
    const path = `deviceAuthenticationPolicies/${policy.id}`
    await platform.put(path, { ...policyBody, sms: { enabled: true, pairingDisabled: true } })
    expect(detailsOf(await platform.post(devices, { ...phone, policy }))).toEqual([
      ['INVALID_VALUE', 'type', 'cannot be paired under the device authentication policy'],
    ])
  })

  it('is the last one at the limit of the MFA settings', async () => {
    await platform.put('mfaSettings', { pairing: { maxAllowedDevices: 1 } })
    await platform.make(devices, { type: 'EMAIL', email: 'x@y.test' })
    const more = await platform.post(devices, { type: 'EMAIL', email: 'z@y.test' })
    expect(more.status).toBe(400)
    expect(more.body).toMatchObject({
      code: 'REQUEST_FAILED',
      message: 'The request could not be completed. There was an issue processing the request.',
      details: [
        {
          code: 'LIMIT_EXCEEDED',
          message: 'Maximum allowed devices has been reached',
          innerError: { maximumAllowed: 1 },
        },
      ],
    })
  })

  it.each(['PLATFORM', 'SECURITY_KEY'])('%s is 501', async (type) => {
    const answer = await platform.post(devices, { type, policy })
    expect(answer.status).toBe(501)
    expect(answer.body['message']).toBe(
      `The emulator does not implement devices of the type ${type}.`,
    )
  })
})

describe('pairing', () => {
  it('sends a code, counts wrong ones, sends again, and activates by the right one', async () => {
    const made = await platform.post(devices, pending({ type: 'SMS', phone: '+15125551234' }))
    expect(made.body).toMatchObject({ status: 'ACTIVATION_REQUIRED', _links: { activate: {} } })
    const path = `${devices}/${text(made.body, 'id')}`
    const first = await readOtp(emulator, 'pat')
    const wrong = await platform.post(path, { otp: wrongOtp(first) }, vendor('device.activate'))
    expect(wrong.body).toMatchObject({
      code: 'INVALID_DATA',
      details: [{ code: 'INVALID_OTP', target: 'otp', innerError: { attemptsRemaining: 2 } }],
    })
    await platform.call('POST', path, undefined, {
      'content-type': vendor('device.sendActivationCode'),
    })
    const second = await readOtp(emulator, 'pat')
    const right = await platform.post(path, { otp: second }, vendor('device.activate'))
    expect(right.status).toBe(200)
    expect(right.body['status']).toBe('ACTIVE')
    const again = await platform.post(path, { otp: second }, vendor('device.activate'))
    expect(detailsOf(again)).toMatchObject([['CONSTRAINT_VIOLATION', 'status', {}]])
  })

  it('is worded by the request, or by the environment’s own content', async () => {
    const email = { type: 'EMAIL', email: 'pat@example.test' }
    const message = 'Type ${OTP} to add this'
    await platform.make(devices, { ...pending(email), notification: { message } })
    expect(await newestText()).toMatch(/^Type \d{6} to add this$/)
    await platform.make('templates/device_pairing/contents', {
      locale: 'en',
      deliveryMethod: 'Email',
      variant: 'short',
      subject: 'Code',
      body: 'For ${reason}: ${otp}',
      emailContentType: 'text/plain',
    })
    const template = { variant: 'short', variables: { reason: 'banking' } }
    await platform.make(devices, { ...pending(email), notification: { template } })
    expect(await newestText()).toMatch(/^For banking: \d{6}$/)
  })

  it('in test mode shows the code instead of sending it', async () => {
    const body = { ...pending({ type: 'SMS', phone: '+15125551234' }), testMode: true }
    const made = await platform.post(devices, body)
    const otp = text(made.body, 'test', 'otp')
    const path = `${devices}/${text(made.body, 'id')}`
    expect((await platform.post(path, { otp }, vendor('device.activate'))).status).toBe(200)
    expect(await (await fetch(`${emulator.inboxUrl}/messages`)).json()).toEqual([])
  })

  it('of an authenticator app shows a secret, and takes its codes', async () => {
    const { body } = await platform.post(devices, { type: 'TOTP', policy })
    const secret = text(body, 'properties', 'secret')
    expect(text(body, 'properties', 'keyUri')).toContain(`secret=${secret}`)
    const path = `${devices}/${text(body, 'id')}`
    const otp = totpAt(secret, Date.now())
    const wrong = await platform.post(path, { otp: wrongOtp(otp) }, vendor('device.activate'))
    expect(wrong.status).toBe(400)
    const right = await platform.post(path, { otp }, vendor('device.activate'))
    expect(right.body['status']).toBe('ACTIVE')
    expect(right.body).not.toHaveProperty('properties')
  })

  it('that nobody finishes is forgotten after a day', async () => {
    await platform.make(devices, pending({ type: 'SMS', phone: '+15125551234' }))
    await advanceClock(emulator, 24 * 3600)
    platform = await connect(emulator)
    expect(itemsOf(await platform.get(devices), 'devices')).toEqual([])
  })
})

describe('a list of devices', () => {
  it('has the default one first, those that wait last, and is filtered and reordered', async () => {
    const waiting = await platform.make(devices, pending({ type: 'SMS', phone: '+15125551234' }))
    const one = await platform.make(devices, { type: 'EMAIL', email: 'x@y.test' })
    const two = await platform.make(devices, { type: 'VOICE', phone: '15125551234', policy })
    expect(await idsOf(devices)).toEqual([one, two, waiting])
    expect(await idsOf(`${devices}?filter=type%20eq%20%22VOICE%22`)).toEqual([two])
    const reordered = await platform.post(
      devices,
      { order: [{ id: two }, { id: one }] },
      vendor('devices.reorder'),
    )
    expect(reordered.status).toBe(200)
    const listed = await platform.get(`${devices}?expand=order`)
    expect(listed.body['order']).toEqual([{ id: two }, { id: one }])
    expect(await idsOf(devices)).toEqual([two, one, waiting])
    const removed = await platform.call('DELETE', devices, undefined, {
      'content-type': vendor('devices.order.remove'),
    })
    expect(removed.status).toBe(204)
    expect((await platform.get(`${devices}?expand=order`)).body['order']).toEqual([])
    const wrong = await platform.post(
      devices,
      { order: [{ id: waiting }] },
      vendor('devices.reorder'),
    )
    expect(detailsOf(wrong)).toMatchObject([['INVALID_VALUE', 'order[0].id', {}]])
  })
})

describe('what a device is told to do', () => {
  it('block, unblock and unlock show in it; a nickname comes and goes', async () => {
    const path = `${devices}/${await platform.make(devices, { type: 'EMAIL', email: 'x@y.test' })}`
    const tell = async (name: string): Promise<unknown> =>
      (await platform.call('POST', path, undefined, { 'content-type': vendor(`device.${name}`) }))
        .body
    expect(await tell('block')).toMatchObject({
      block: { status: 'BLOCKED', blockedAt: matching(/Z$/) },
    })
    expect(await tell('unblock')).toMatchObject({ block: { status: 'UNBLOCKED' } })
    expect(await tell('unlock')).toMatchObject({ lock: { status: 'UNLOCKED' } })
    const named = await platform.put(`${path}/nickname`, { nickname: 'Work' })
    expect(named.body['nickname']).toBe('Work')
    expect((await platform.put(`${path}/nickname`, { nickname: '' })).body).not.toHaveProperty(
      'nickname',
    )
    expect((await platform.put(`${path}/logs`, { status: 'PENDING' })).status).toBe(501)
    expect((await platform.put(path, {})).status).toBe(405)
    expect((await platform.remove(path)).status).toBe(204)
    expect((await platform.get(path)).status).toBe(404)
  })
})

function pending(body: Record<string, unknown>): Record<string, unknown> {
  return { ...body, policy, status: 'ACTIVATION_REQUIRED' }
}

function sms(otp: unknown): Record<string, unknown> {
  return { sms: { enabled: true, otp } }
}

async function idsOf(path: string): Promise<unknown[]> {
  return itemsOf(await platform.get(path), 'devices').map((each) => member(each, 'id'))
}

async function newestText(): Promise<unknown> {
  const messages: unknown = await (await fetch(`${emulator.inboxUrl}/messages`)).json()
  return member(Array.isArray(messages) ? messages.at(-1) : undefined, 'text')
}
