// FIDO2 policies, and passkeys that are paired by an attestation which is really verified.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../../src/tools/emulator/index.js'
import { createPasskey, passkeyFlags, readByteList } from '../../../support/passkey.js'
import { advanceClock, startEmulator, text } from '../drive.js'
import {
  connect,
  detailsOf,
  itemsOf,
  vendor,
  type Platform,
  type PlatformAnswer,
} from './platform.js'

const fido2Policy = {
  name: 'Bank passkeys',
  deviceDisplayName: 'Bank passkey',
  relyingPartyId: 'bank.example',
  attestationRequirements: 'NONE',
  authenticatorAttachment: 'PLATFORM',
  discoverableCredentials: 'REQUIRED',
  userVerification: { option: 'REQUIRED', enforceDuringAuthentication: true },
  backupEligibility: { allow: false, enforceDuringAuthentication: true },
  mdsAuthenticatorsRequirements: { option: 'NONE', enforceDuringAuthentication: false },
  userDisplayNameAttributes: { attributes: [{ name: 'email' }, { name: 'username' }] },
  publicKeyCredentialHints: ['CLIENT_DEVICE', 'HYBRID'],
  userPresenceTimeout: { duration: 90, timeUnit: 'SECONDS' },
}
const off = { enabled: false }
const devicePolicy = {
  name: 'fido',
  default: false,
  sms: off,
  email: off,
  voice: off,
  mobile: off,
  totp: off,
}
const rp = { id: 'bank.example', name: 'Bank' }
const origin = 'https://www.bank.example'

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

describe('a FIDO2 policy', () => {
  it('is made, read, replaced and removed', async () => {
    const made = await platform.post('fido2Policies', fido2Policy)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ ...fido2Policy, default: false })
    const path = `fido2Policies/${text(made.body, 'id')}`
    expect((await platform.get(path)).body).toEqual(made.body)
    const { publicKeyCredentialHints: _hints, ...others } = fido2Policy
    const replaced = await platform.put(path, { ...others, name: 'Other' })
    expect(replaced.body).toMatchObject({ name: 'Other' })
    expect(replaced.body).not.toHaveProperty('publicKeyCredentialHints')
    expect((await platform.remove(path)).status).toBe(204)
    expect((await platform.get(path)).status).toBe(404)
  })

  it('is there from the beginning, and goes only when another one is the default', async () => {
    const [first] = itemsOf(await platform.get('fido2Policies'), 'fido2Policies')
    expect(first).toMatchObject({ name: 'Passkeys', default: true })
    const path = `fido2Policies/${text(first, 'id')}`
    expect(detailsOf(await platform.remove(path))).toEqual([
      ['CONSTRAINT_VIOLATION', 'default', 'Cannot remove default FIDO2 policy'],
    ])
    await platform.make('fido2Policies', { ...fido2Policy, default: true })
    expect((await platform.get(path)).body['default']).toBe(false)
    expect((await platform.remove(path)).status).toBe(204)
    expect(itemsOf(await platform.get('fido2Policies'), 'fido2Policies')).toHaveLength(1)
  })

  it('that a device authentication policy names stays', async () => {
    const id = await platform.make('fido2Policies', fido2Policy)
    const fido2 = { enabled: true, fido2PolicyId: id }
    await platform.make('deviceAuthenticationPolicies', { ...devicePolicy, fido2 })
    expect((await platform.remove(`fido2Policies/${id}`)).status).toBe(400)
  })

  it.each([
    [{ name: undefined }, 'REQUIRED_VALUE', 'name'],
    [{ relyingPartyId: 'https://bank.example' }, 'INVALID_VALUE', 'relyingPartyId'],
    [{ relyingPartyId: 'Bank.example' }, 'INVALID_VALUE', 'relyingPartyId'],
    [
      { userVerification: { option: 'REQUIRED' } },
      'REQUIRED_VALUE',
      'userVerification.enforceDuringAuthentication',
    ],
    [{ publicKeyCredentialHints: [] }, 'INVALID_VALUE', 'publicKeyCredentialHints'],
    [
      { userPresenceTimeout: { duration: 11, timeUnit: 'MINUTES' } },
      'OUT_OF_RANGE',
      'userPresenceTimeout.duration',
    ],
    [
      { userDisplayNameAttributes: { attributes: [{ name: 'email' }] } },
      'INVALID_VALUE',
      'userDisplayNameAttributes.attributes',
    ],
    [
      { mdsAuthenticatorsRequirements: { option: 'GLOBAL', enforceDuringAuthentication: true } },
      'INVALID_VALUE',
      'mdsAuthenticatorsRequirements.option',
    ],
  ])('with %j is refused', async (change, code, target) => {
    const answer = await platform.post('fido2Policies', { ...fido2Policy, ...change })
    expect(answer.status).toBe(400)
    expect(detailsOf(answer)).toEqual([[code, target, expect.any(String)]])
  })
})

describe('a device authentication policy', () => {
  it('keeps what it says of FIDO2 when nothing is said of it any more', async () => {
    const fido2 = {
      enabled: true,
      failure: { count: 2, coolDown: { duration: 3, timeUnit: 'MINUTES' } },
    }
    const id = await platform.make('deviceAuthenticationPolicies', { ...devicePolicy, fido2 })
    const path = `deviceAuthenticationPolicies/${id}`
    expect((await platform.put(path, devicePolicy)).body['fido2']).toEqual(fido2)
    const changed = await platform.put(path, { ...devicePolicy, fido2: { enabled: false } })
    expect(changed.body['fido2']).toEqual({ enabled: false })
  })

  it.each([
    [{ fido2PolicyId: 'unknown' }, 'INVALID_VALUE', 'fido2.fido2PolicyId'],
    [{ failure: { count: 8 } }, 'OUT_OF_RANGE', 'fido2.failure.count'],
    [
      { failure: { coolDown: { duration: 1, timeUnit: 'MINUTES' } } },
      'OUT_OF_RANGE',
      'fido2.failure.coolDown.duration',
    ],
  ])('is refused with fido2 %j', async (change, code, target) => {
    const body = { ...devicePolicy, fido2: { enabled: true, ...change } }
    const answer = await platform.post('deviceAuthenticationPolicies', body)
    expect(detailsOf(answer)).toEqual([[code, target, expect.any(String)]])
  })
})

describe('a passkey', () => {
  it('is asked for by its FIDO2 policy', async () => {
    const { options, user } = readOptions(await create())
    expect(options).toMatchObject({
      rp,
      user: { name: 'pat', displayName: 'pat' },
      timeout: 90_000,
      excludeCredentials: [],
      authenticatorSelection: {
        authenticatorAttachment: 'platform',
        residentKey: 'required',
        userVerification: 'required',
      },
      attestation: 'none',
      hints: ['client-device', 'hybrid'],
    })
    expect(devices).toContain(user)
  })

  it('is active after its attestation, and shows nothing of its keys', async () => {
    const { body } = await create()
    expect(body).toMatchObject({ type: 'FIDO2', status: 'ACTIVATION_REQUIRED', rp })
    const path = `${devices}/${text(body, 'id')}`
    const passkey = createPasskey()
    const activated = await activate(body, passkey)
    expect(activated.status).toBe(200)
    expect(activated.body).toMatchObject({ status: 'ACTIVE', rp })
    expect(activated.body).not.toHaveProperty('publicKeyCredentialCreationOptions')
    expect(activated.body).not.toHaveProperty('_links.activate')
    expect(JSON.stringify((await platform.get(path)).body)).not.toContain(passkey.id)
    const state: unknown = await (await fetch(`${emulator.inboxUrl}/state`)).json()
    expect(JSON.stringify(state)).toContain(passkey.id)
  })

  it('is paired once: its id is excluded, and refused when it comes all the same', async () => {
    const passkey = createPasskey()
    await activate((await create()).body, passkey)
    const second = await create()
    const { options } = readOptions(second)
    const [excluded] = options.excludeCredentials
    expect(readByteList(excluded?.id ?? []).toString('base64url')).toBe(passkey.id)
    expect(detailsOf(await activate(second.body, passkey))).toEqual([
      ['CONSTRAINT_VIOLATION', 'attestation', 'is of a passkey that is paired already'],
    ])
  })

  it.each([
    ['another origin', { origin: 'https://evil.example' }, 'origin'],
    ['another challenge', { clientData: { challenge: 'AAAA' } }, 'attestation'],
    ['a person who was not verified', { clear: passkeyFlags.userVerified }, 'attestation'],
  ])('with %s is refused, and can be tried again', async (_name, change, target) => {
    const { body } = await create()
    const passkey = createPasskey()
    const { origin: page = origin, ...spoil } = { origin: undefined, ...change }
    const refused = await activate(body, passkey, { origin: page, spoil })
    expect([refused.status, detailsOf(refused)]).toEqual([
      400,
      [['INVALID_VALUE', target, expect.any(String)]],
    ])
    expect((await activate(body, passkey)).body['status']).toBe('ACTIVE')
  })

  it('that is synced needs a policy that lets it', async () => {
    const { body } = await create()
    const spoil = { set: passkeyFlags.backupEligible }
    expect(detailsOf(await activate(body, createPasskey(), { origin, spoil }))).toEqual([
      ['CONSTRAINT_VIOLATION', 'attestation', expect.stringContaining('synced')],
    ])
  })

  it('is worth nothing after half an hour', async () => {
    const { body } = await create()
    await advanceClock(emulator, 31 * 60)
    const answer = await activate(body, createPasskey())
    expect(detailsOf(answer)).toEqual([['CONSTRAINT_VIOLATION', 'attestation', 'comes too late']])
  })

  it.each([
    [{ rp: undefined }, 'REQUIRED_VALUE', 'rp'],
    [{ rp: { id: 'bank.example' } }, 'REQUIRED_VALUE', 'rp.name'],
    [{ status: 'ACTIVE' }, 'INVALID_VALUE', 'status'],
  ])('with %j is not made', async (change, code, target) => {
    const answer = await create(change)
    expect(detailsOf(answer)).toEqual([[code, target, expect.any(String)]])
  })
})

async function create(change: object = {}): Promise<PlatformAnswer> {
  const fido2PolicyId = await platform.make('fido2Policies', fido2Policy)
  const policy = { ...devicePolicy, fido2: { enabled: true, fido2PolicyId } }
  const id = await platform.make('deviceAuthenticationPolicies', policy)
  return platform.post(devices, { type: 'FIDO2', rp, policy: { id }, ...change })
}

function activate(
  device: Record<string, unknown>,
  passkey: ReturnType<typeof createPasskey>,
  page: Parameters<typeof passkey.answerCreation>[1] = { origin },
): Promise<PlatformAnswer> {
  const options = text(device, 'publicKeyCredentialCreationOptions')
  const attestation = passkey.answerCreation(options, page)
  const path = `${devices}/${text(device, 'id')}`
  return platform.post(path, { origin, attestation }, vendor('device.activate'))
}

interface Options {
  readonly user: { readonly id: readonly number[] }
  readonly excludeCredentials: readonly { readonly id: readonly number[] }[]
}

function readOptions({ body }: PlatformAnswer): { options: Options; user: string } {
  const options = JSON.parse(text(body, 'publicKeyCredentialCreationOptions')) as Options
  return { options, user: readByteList(options.user.id).toString() }
}
