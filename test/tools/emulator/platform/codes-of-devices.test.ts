// Devices whose codes nobody sends: authenticator apps by their secret, hardware tokens by their number.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import { totpAt } from '../../../../src/tools/emulator/totp.js'
import { changeState, member, startEmulator, text } from '../drive.js'
import { connect, detailsOf, vendor, type Platform, type PlatformAnswer } from './platform.js'

const off = { enabled: false }
const on = { enabled: true }
const tokenSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const stepMs = 30_000

let emulator: Emulator
let platform: Platform
let devices: string

beforeAll(async () => {
  emulator = await startEmulator({ seed: 'empty' })
})
beforeEach(async () => {
  emulator.reset()
  platform = await connect(emulator)
  const user = await platform.make('users', { username: 'pat', email: 'pat@example.test' })
  devices = `users/${user}/devices`
})
afterAll(() => emulator.close())

describe('an authenticator app', () => {
  it('shows its secret where the pages of PingOne read it, and where it is documented', async () => {
    const { body } = await pair({})
    const secret = text(body, 'secret')
    expect(member(body, 'properties', 'secret')).toBe(secret)
    expect(member(body, 'properties', 'keyUri')).toBe(text(body, 'keyUri'))
    const uri = new URL(text(body, 'keyUri'))
    expect(uri.searchParams.get('secret')).toBe(secret)
    expect(uri.searchParams.get('issuer')).toBe('Empty (emulator)')
  })

  it('is called as the policy says', async () => {
    const { body } = await pair({ uriParameters: { issuer: 'Alder Bank', image: 'a.png' } })
    const uri = new URL(text(body, 'keyUri'))
    expect(uri.pathname).toBe('/Alder%20Bank:pat')
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      issuer: 'Alder Bank',
      image: 'a.png',
    })
  })

  it.each([
    [undefined, 5, 7],
    [1, 1, 3],
    [10, 10, 12],
  ])('with a grace period of %s takes codes %i steps off, not %i', async (grace, near, far) => {
    const period = grace === undefined ? {} : { passcodeGracePeriod: grace }
    const { body } = await pair(period)
    const codeAt = (steps: number): string =>
      totpAt(text(body, 'secret'), Date.now() + steps * stepMs)
    expect((await activate(body, codeAt(far))).status).toBe(400)
    // A step may have passed meanwhile; never two.
    expect((await activate(body, codeAt(-near + 1))).body['status']).toBe('ACTIVE')
  })

  it('keeps its secret for sign-ons, and shows it no more', async () => {
    const { body } = await pair({})
    const secret = text(body, 'secret')
    const active = await activate(body, totpAt(secret, Date.now()))
    expect(JSON.stringify(active.body)).not.toContain(secret)
    const state = await (await fetch(`${emulator.inboxUrl}/state`)).text()
    expect(state).toContain(secret)
  })

  it('is sent no code', async () => {
    const { body } = await pair({})
    const path = `${devices}/${text(body, 'id')}`
    const answer = await platform.post(path, {}, vendor('device.sendActivationCode'))
    expect(detailsOf(answer)).toEqual([
      ['CONSTRAINT_VIOLATION', 'type', 'is none that a code is sent to'],
    ])
  })

  it.each([
    [{ passcodeGracePeriod: 0 }, 'OUT_OF_RANGE', 'totp.passcodeGracePeriod'],
    [{ passcodeGracePeriod: 11 }, 'OUT_OF_RANGE', 'totp.passcodeGracePeriod'],
    [{ uriParameters: { issuer: 1 } }, 'INVALID_VALUE', 'totp.uriParameters.issuer'],
  ])('has no policy with %j', async (change, code, target) => {
    const answer = await platform.post('deviceAuthenticationPolicies', policyWith(change))
    expect(detailsOf(answer)).toEqual([[code, target, expect.any(String)]])
  })
})

describe('an OATH token', () => {
  beforeEach(async () => {
    await changeState(emulator, (environment) => {
      environment.oathTokens = [{ id: 'token', serialNumber: '2308', secret: tokenSecret }]
    })
  })

  it('is paired by its serial number, and active after a code of it', async () => {
    const made = await create({ serialNumber: '2308' })
    expect(made.body).toMatchObject({
      type: 'OATH_TOKEN',
      status: 'ACTIVATION_REQUIRED',
      serialNumber: '2308',
    })
    expect(JSON.stringify(made.body)).not.toContain(tokenSecret)
    const code = totpAt(tokenSecret, Date.now())
    expect((await activate(made.body, code)).body['status']).toBe('ACTIVE')
  })

  it('belongs to one user', async () => {
    await create({ serialNumber: '2308' })
    const again = await create({ serialNumber: '2308' })
    expect(detailsOf(again)).toEqual([
      ['INVALID_VALUE', 'serialNumber', 'names an OATH token that is paired already'],
    ])
  })

  it.each([
    [{}, 'REQUIRED_VALUE'],
    [{ serialNumber: '9' }, 'INVALID_VALUE'],
  ])('of %j is refused', async (body, code) => {
    expect(detailsOf(await create(body))).toEqual([[code, 'serialNumber', expect.any(String)]])
  })
})

function policyWith(totp: object): object {
  const methods = { sms: off, email: off, voice: off, mobile: off }
  return { name: 'codes', default: false, ...methods, totp: { ...on, ...totp }, oathToken: on }
}

async function pair(totp: object): Promise<PlatformAnswer> {
  const id = await platform.make('deviceAuthenticationPolicies', policyWith(totp))
  return platform.post(devices, { type: 'TOTP', policy: { id } })
}

async function create(body: object): Promise<PlatformAnswer> {
  const id = await platform.make('deviceAuthenticationPolicies', policyWith({}))
  return platform.post(devices, { type: 'OATH_TOKEN', policy: { id }, ...body })
}

function activate(device: Record<string, unknown>, otp: string): Promise<PlatformAnswer> {
  return platform.post(`${devices}/${text(device, 'id')}`, { otp }, vendor('device.activate'))
}
