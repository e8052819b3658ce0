// Native applications: push credentials, what policies say of them, pairing keys, and phones that use one.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import { pairPhone } from '../../../../src/tools/emulator/platform/pair-phone.js'
import { pushSettingsOf } from '../../../../src/tools/emulator/platform/push-settings.js'
import type { Device, EnvironmentState } from '../../../../src/tools/emulator/resources.js'
import { advanceClock, changeState, startEmulator, text } from '../drive.js'
import { connect, detailsOf, itemsOf, type Platform } from './platform.js'

const off = { enabled: false }
const nativeApp = {
  name: 'Bank app',
  enabled: true,
  type: 'NATIVE_APP',
  protocol: 'OPENID_CONNECT',
  grantTypes: ['CLIENT_CREDENTIALS'],
  tokenEndpointAuthMethod: 'CLIENT_SECRET_BASIC',
  mobile: { packageName: 'example.bank', push: { numberMatching: { type: 'ENTER_MANUALLY' } } },
}
const fcm = { type: 'FCM_HTTP_V1', googleServiceAccountCredentials: '{}' }

let emulator: Emulator
let platform: Platform
let user: string
let app: string

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
  user = await platform.make('users', { username: 'pat', email: 'pat@example.test' })
  app = await platform.make('applications', nativeApp)
})
afterAll(() => emulator.close())

describe('a native application', () => {
  it('says how phones know it', async () => {
    const { body } = await platform.get(`applications/${app}`)
    expect(body['mobile']).toEqual({
      passcodeRefreshDuration: { duration: 30, timeUnit: 'SECONDS' },
      integrityDetection: { mode: 'DISABLED' },
      ...nativeApp.mobile,
    })
  })

  it.each([
    [{ packageName: 1 }, 'INVALID_VALUE', 'mobile.packageName'],
    [{ passcodeGracePeriod: 11 }, 'OUT_OF_RANGE', 'mobile.passcodeGracePeriod'],
    [
      { passcodeRefreshDuration: { duration: 61, timeUnit: 'SECONDS' } },
      'OUT_OF_RANGE',
      'mobile.passcodeRefreshDuration.duration',
    ],
    [
      { push: { numberMatching: { type: 'GUESS' } } },
      'INVALID_VALUE',
      'mobile.push.numberMatching.type',
    ],
  ])('with %j is refused', async (mobile, code, target) => {
    const answer = await platform.post('applications', { ...nativeApp, mobile })
    expect(detailsOf(answer)).toEqual([[code, target, expect.any(String)]])
  })
})

describe('push credentials', () => {
  it('are made, listed, replaced and removed, and never shown', async () => {
    const path = `applications/${app}/pushCredentials`
    const made = await platform.post(path, { ...fcm, googleServiceAccountCredentials: 'secret!' })
    expect(made.status).toBe(201)
    const one = `${path}/${text(made.body, 'id')}`
    const apns = { type: 'APNS', key: 'secret!', teamId: 'team', token: 'secret!' }
    const replaced = await platform.put(one, apns)
    expect(replaced.body).toMatchObject({ id: made.body['id'], type: 'APNS' })
    const list = await platform.get(path)
    expect(itemsOf(list, 'pushCredentials')).toEqual([replaced.body])
    const state = await (await fetch(`${emulator.inboxUrl}/state`)).text()
    expect(JSON.stringify([made.body, replaced.body]) + state).not.toContain('secret!')
    expect((await platform.remove(one)).status).toBe(204)
    expect((await platform.get(one)).status).toBe(404)
  })

  it.each([
    [{}, 'REQUIRED_VALUE', 'type'],
    [{ type: 'MAIL' }, 'INVALID_VALUE', 'type'],
    [{ type: 'FCM_HTTP_V1' }, 'REQUIRED_VALUE', 'googleServiceAccountCredentials'],
    [{ type: 'HMS', clientId: 'a' }, 'REQUIRED_VALUE', 'clientSecret'],
  ])('of %j are refused', async (body, code, target) => {
    const answer = await platform.post(`applications/${app}/pushCredentials`, body)
    expect(detailsOf(answer)).toEqual([[code, target, expect.any(String)]])
  })

  it('belong to native applications alone, and go with theirs', async () => {
    const other = { ...nativeApp, type: 'SERVICE', mobile: undefined }
    const service = await platform.make('applications', other)
    expect((await platform.post(`applications/${service}/pushCredentials`, fcm)).status).toBe(400)
    await platform.make(`applications/${app}/pushCredentials`, fcm)
    await platform.remove(`applications/${app}`)
    const { environments } = await readState()
    expect(environments[0]?.pushCredentials).toEqual([])
  })
})

describe('what a policy says of a native application', () => {
  it('comes back as it was said', async () => {
    const application = {
      id: app,
      push: { enabled: true, numberMatching: { enabled: true } },
      otp: { enabled: true },
      pushTimeout: { duration: 120, timeUnit: 'SECONDS' },
      pushLimit: {
        count: 3,
        lockDuration: { duration: 20, timeUnit: 'MINUTES' },
        timePeriod: { duration: 90, timeUnit: 'SECONDS' },
      },
      newRequestDurationConfiguration: {
        deviceTimeout: { duration: 20, timeUnit: 'SECONDS' },
        totalTimeout: { duration: 60, timeUnit: 'SECONDS' },
      },
      pairingKeyLifetime: { duration: 2, timeUnit: 'HOURS' },
      pairingDisabled: false,
      deviceAuthorization: { enabled: true, extraVerification: 'permissive' },
    }
    const id = await makePolicy(application)
    const { body } = await platform.get(`deviceAuthenticationPolicies/${id}`)
    expect(body['mobile']).toMatchObject({ enabled: true, applications: [application] })
  })

  it.each([
    [
      { pushTimeout: { duration: 39, timeUnit: 'SECONDS' } },
      'OUT_OF_RANGE',
      'pushTimeout.duration',
    ],
    [
      { pushTimeout: { duration: 1, timeUnit: 'MINUTES' } },
      'INVALID_VALUE',
      'pushTimeout.timeUnit',
    ],
    [{ pushLimit: { count: 51 } }, 'OUT_OF_RANGE', 'pushLimit.count'],
    [
      { pushLimit: { lockDuration: { duration: 121, timeUnit: 'MINUTES' } } },
      'OUT_OF_RANGE',
      'pushLimit.lockDuration.duration',
    ],
    [
      { pairingKeyLifetime: { duration: 49, timeUnit: 'HOURS' } },
      'OUT_OF_RANGE',
      'pairingKeyLifetime.duration',
    ],
    [{ push: { enabled: 'yes' } }, 'INVALID_VALUE', 'push.enabled'],
    [
      { push: { enabled: true, numberMatching: {} } },
      'REQUIRED_VALUE',
      'push.numberMatching.enabled',
    ],
    [
      {
        newRequestDurationConfiguration: {
          deviceTimeout: { duration: 50, timeUnit: 'SECONDS' },
          totalTimeout: { duration: 60, timeUnit: 'SECONDS' },
        },
      },
      'INVALID_VALUE',
      'newRequestDurationConfiguration.totalTimeout.duration',
    ],
  ])('is refused with %j', async (change, code, target) => {
    const answer = await platform.post(
      'deviceAuthenticationPolicies',
      policyWith({ id: app, ...change }),
    )
    const at = `mobile.applications[0].${target}`
    expect(detailsOf(answer)).toEqual([[code, at, expect.any(String)]])
  })

  it('is what a flow goes by, with PingOne’s defaults', async () => {
    await makePushable()
    const device = await pair(await makeKey({}))
    const settings = async (): Promise<unknown> => {
      const [environment] = (await readState()).environments
      if (environment === undefined) throw new Error('there is no environment')
      const policy = environment.deviceAuthenticationPolicies.at(-1)
      return pushSettingsOf(environment, { device, policy })
    }
    const minutes = (count: number): number => count * 60_000
    expect(await settings()).toEqual({
      isPushEnabled: true,
      isOtpEnabled: true,
      numberMatching: undefined,
      timeoutMs: 40_000,
      limit: { count: 5, periodMs: minutes(10), lockMs: minutes(30) },
    })
    await makePolicy({
      id: app,
      push: { enabled: true, numberMatching: { enabled: true } },
      otp: { enabled: false },
      pushTimeout: { duration: 60, timeUnit: 'SECONDS' },
      pushLimit: { count: 1, timePeriod: { duration: 1, timeUnit: 'MINUTES' } },
    })
    expect(await settings()).toEqual({
      isPushEnabled: true,
      isOtpEnabled: false,
      numberMatching: 'ENTER_MANUALLY',
      timeoutMs: 60_000,
      limit: { count: 1, periodMs: minutes(1), lockMs: minutes(30) },
    })
    for (const { id } of await readCredentials()) {
      await platform.remove(`applications/${app}/pushCredentials/${id}`)
    }
    expect(await settings()).toMatchObject({ isPushEnabled: false, isOtpEnabled: false })
  })
})

describe('a pairing key', () => {
  it('is for the applications that were named, or for all', async () => {
    const policy = await makePushable()
    const all = await platform.post(keys(), { policy: { id: policy } })
    expect(all.status).toBe(201)
    expect(all.body).toMatchObject({
      status: 'UNCLAIMED',
      user: { id: user },
      applications: [{ id: app }],
      policy: { id: policy },
      code: expect.stringMatching(/^[A-Z2-9]{16}$/) as string,
    })
    expect((await platform.get(`${keys()}/${text(all.body, 'id')}`)).body).toEqual(all.body)
    const named = { applications: [{ id: app }], policy: { id: policy } }
    expect((await platform.post(keys(), named)).status).toBe(201)
    const unknown = { applications: [{ id: 'unknown' }], policy: { id: policy } }
    expect(detailsOf(await platform.post(keys(), unknown))).toEqual([
      ['INVALID_VALUE', 'applications[0].id', expect.any(String)],
    ])
  })

  it('has twelve digits where the settings say so', async () => {
    const policy = await makePushable()
    const pairing = { maxAllowedDevices: 5, pairingKeyFormat: 'NUMERIC' }
    await platform.put('mfaSettings', { pairing })
    const { body } = await platform.post(keys(), { policy: { id: policy } })
    expect(body['code']).toMatch(/^\d{12}$/)
  })

  it('needs an application that phones can be paired with', async () => {
    const policy = { id: await makePolicy({ id: app, push: { enabled: true } }) }
    const refused = [['INVALID_VALUE', 'applications', expect.any(String)]]
    expect(detailsOf(await platform.post(keys(), { policy }))).toEqual(refused)
    await platform.make(`applications/${app}/pushCredentials`, fcm)
    expect((await platform.post(keys(), { policy })).status).toBe(201)
    expect(detailsOf(await platform.post(keys(), {}))).toEqual(refused)
    const closed = { id: await makePolicy({ id: app, pairingDisabled: true }) }
    expect(detailsOf(await platform.post(keys(), { policy: closed }))).toEqual(refused)
  })

  it('lives as long as the shortest of its applications says', async () => {
    await makePushable()
    const other = await platform.make('applications', { ...nativeApp, name: 'Other' })
    await platform.make(`applications/${other}/pushCredentials`, fcm)
    const lifetime = (duration: number): object => ({
      pairingKeyLifetime: { duration, timeUnit: 'MINUTES' },
    })
    const policy = await makePolicy({ id: app, ...lifetime(30) }, { id: other, ...lifetime(3) })
    const { body } = await platform.post(keys(), { policy: { id: policy } })
    const span = Date.parse(text(body, 'expiresAt')) - Date.parse(text(body, 'createdAt'))
    expect(span).toBe(180_000)
  })

  it('is one of twenty valid ones at most', async () => {
    const policy = { id: await makePushable() }
    for (let count = 0; count < 20; count += 1) await platform.make(keys(), { policy })
    const refused = await platform.post(keys(), { policy })
    expect(refused.body).toMatchObject({
      code: 'REQUEST_FAILED',
      details: [{ code: 'LIMIT_EXCEEDED', innerError: { maximumAllowed: 20 } }],
    })
    await advanceClock(emulator, 11 * 60)
    expect((await platform.post(keys(), { policy })).status).toBe(201)
  })

  it('can be taken back', async () => {
    const key = await makeKey({})
    const path = `${keys()}/${text(key, 'id')}`
    expect((await platform.remove(path)).status).toBe(204)
    expect((await platform.get(path)).status).toBe(404)
    await expect(pair(key)).rejects.toThrow('One or more validation errors')
  })

  it('of another user is not found', async () => {
    const key = await makeKey({})
    const other = await platform.make('users', { username: 'sam', email: 'sam@example.test' })
    const path = `users/${other}/pairingKeys/${text(key, 'id')}`
    expect((await platform.get(path)).status).toBe(404)
  })
})

describe('a phone', () => {
  it('with a pairing key becomes a device, and the key is used up', async () => {
    const key = await makeKey({})
    const device = await pair(key)
    const shown = await platform.get(`users/${user}/devices/${device.id}`)
    expect(shown.body).toMatchObject({
      type: 'MOBILE',
      status: 'ACTIVE',
      application: { id: app },
      model: { name: 'Simulated phone' },
    })
    expect(shown.body).not.toHaveProperty('secrets')
    expect(device.secrets?.otpSecret).toMatch(/^[A-Z2-7]{32}$/)
    const used = await platform.get(`${keys()}/${text(key, 'id')}`)
    expect(used.body['status']).toBe('CLAIMED')
    await expect(pair(key)).rejects.toThrow('One or more validation errors')
  })

  it('may write its key as people do', async () => {
    const key = await makeKey({})
    const code = text(key, 'code')
      .toLowerCase()
      .replaceAll(/(.{4})(?=.)/g, '$1-')
    expect((await pair({ ...key, code })).type).toBe('MOBILE')
  })

  it('comes too late when the key has expired', async () => {
    const key = await makeKey({})
    const nowMs = Date.parse(text(key, 'expiresAt'))
    await expect(pair(key, nowMs)).rejects.toThrow('One or more validation errors')
    expect((await pair(key, nowMs - 1)).type).toBe('MOBILE')
  })

  it('of a user with too many devices is refused, and the key says why', async () => {
    const key = await makeKey({})
    await platform.put('mfaSettings', {
      pairing: { maxAllowedDevices: 1, pairingKeyFormat: 'ALPHANUMERIC' },
    })
    await platform.make(`users/${user}/devices`, { type: 'EMAIL', email: 'pat@example.test' })
    await expect(pair(key)).rejects.toThrow('There was an issue processing the request.')
    const { body } = await platform.get(`${keys()}/${text(key, 'id')}`)
    expect(body).toMatchObject({
      status: 'FAILED',
      error: { code: 'LIMIT_EXCEEDED', message: 'Maximum allowed devices has been reached' },
    })
  })
})

const keys = (): string => `users/${user}/pairingKeys`

function policyWith(...applications: readonly object[]): object {
  const methods = { sms: off, email: { enabled: true }, voice: off, totp: off }
  return { name: 'push', default: false, ...methods, mobile: { enabled: true, applications } }
}

function makePolicy(...applications: readonly object[]): Promise<string> {
  return platform.make('deviceAuthenticationPolicies', policyWith(...applications))
}

/** A policy with push, and what push needs. */
async function makePushable(): Promise<string> {
  await platform.make(`applications/${app}/pushCredentials`, fcm)
  return makePolicy({ id: app, push: { enabled: true } })
}

async function makeKey(members: object): Promise<Record<string, unknown>> {
  const policy = { id: await makePushable() }
  const made = await platform.post(keys(), { policy, ...members })
  expect(made.status).toBe(201)
  return made.body
}

/** What the inbox does for the phone in it. */
async function pair(key: Record<string, unknown>, nowMs = Date.now()): Promise<Device> {
  let device: Device | undefined
  let failure: unknown
  await changeState(emulator, (environment) => {
    try {
      device = pairPhone(environment, { code: text(key, 'code'), nowMs })
    } catch (error) {
      failure = error
    }
  })
  if (device === undefined) throw failure
  return device
}

async function readCredentials(): Promise<NonNullable<EnvironmentState['pushCredentials']>> {
  return (await readState()).environments[0]?.pushCredentials ?? []
}

async function readState(): Promise<{ environments: EnvironmentState[] }> {
  const answer = await fetch(`${emulator.inboxUrl}/state`)
  return (await answer.json()) as { environments: EnvironmentState[] }
}
