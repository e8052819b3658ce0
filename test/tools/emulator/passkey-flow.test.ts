// Passkeys in a flow: what is asked for, and that an assertion is believed only when it is right.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import type { Fido2Policy } from '../../../src/tools/emulator/mfa-resources.js'
import { verifyRegistration } from '../../../src/tools/emulator/webauthn/registration.js'
import {
  createPasskey,
  passkeyFlags,
  readByteList,
  writeAttestation,
  type Passkey,
  type PasskeySpoil,
} from '../../support/passkey.js'
import {
  createClient,
  firstDetail,
  member,
  openFlow,
  startEmulator,
  text,
  type Client,
} from './drive.js'
import { giveDevices, readCode } from './own-devices.js'
import { signJwt } from './signed-jwt.js'
import { signedRequests } from './signed-requests.js'

const rpId = 'bank.example'
const origin = 'https://bank.example'
const policyId = 'f1d0f1d0-0000-4000-8000-000000000001'

let emulator: Emulator
let client: Client
let passkey: Passkey

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.reset()
  client = createClient(emulator)
  passkey = createPasskey()
})
afterAll(() => emulator.close())

/** Maya has the passkey, and whatever other device is named. */
async function givePasskey(
  own: {
    readonly others?: readonly string[]
    readonly policy?: Partial<Fido2Policy>
    readonly spoil?: PasskeySpoil
  } = {},
): Promise<void> {
  await giveDevices(emulator, {
    types: ['FIDO2', ...(own.others ?? [])],
    change: (environment) => {
      const device = environment.devices.find(({ type }) => type === 'FIDO2')
      if (device === undefined) throw new Error('no device')
      const challenge = Buffer.alloc(32, 7)
      const userHandle = Buffer.from(device.user.id)
      const ceremony = { rpId, origin, challenge, userHandle }
      const credential = verifyRegistration(
        writeAttestation(passkey.attest(ceremony, own.spoil)),
        ceremony,
      )
      device.rp = { id: rpId, name: 'Bank' }
      device.secrets = {
        passkey: { ...credential, rpId, userHandle: userHandle.toString('base64url') },
      }
      environment.fido2Policies = [{ ...standardPolicy, ...own.policy }]
    },
  })
}

const standardPolicy: Fido2Policy = {
  id: policyId,
  name: 'Passkeys',
  default: true,
  relyingPartyId: rpId,
  attestationRequirements: 'NONE',
  authenticatorAttachment: 'BOTH',
  discoverableCredentials: 'PREFERRED',
  userVerification: { option: 'REQUIRED', enforceDuringAuthentication: true },
  backupEligibility: { allow: true, enforceDuringAuthentication: true },
}

async function open(): Promise<{ readonly flowId: string; readonly options: string }> {
  const flowId = await openFlow(client, 'maya')
  const flow = await client.get(`/flows/${flowId}`)
  return { flowId, options: text(flow.body, 'publicKeyCredentialRequestOptions') }
}

describe('the question', () => {
  it('is a text of JSON with bytes as whole numbers', async () => {
    await givePasskey()
    const { flowId, options } = await open()
    const flow = await client.get(`/flows/${flowId}`)
    expect(flow.body).toMatchObject({
      status: 'ASSERTION_REQUIRED',
      selectedDevice: { id: 'own-fido2' },
      _links: { 'assertion.check': {}, 'device.select': {} },
    })
    const asked: unknown = JSON.parse(options)
    expect(asked).toMatchObject({ rpId, userVerification: 'required', timeout: 120_000 })
    const challenge = member(asked, 'challenge')
    expect(Array.isArray(challenge) && challenge.every((each) => Number.isInteger(each))).toBe(true)
    expect(challenge).toHaveLength(32)
    const id = member(asked, 'allowCredentials', 0, 'id')
    expect(readByteList(id as number[]).toString('base64url')).toBe(passkey.id)
  })

  it('is another one in each flow', async () => {
    await givePasskey()
    const { options } = await open()
    client = createClient(emulator)
    expect((await open()).options).not.toBe(options)
  })
})

describe('the answer', () => {
  it('completes the flow', async () => {
    await givePasskey()
    const { flowId, options } = await open()
    const assertion = passkey.answerRequest(options, { origin })
    const done = await client.act(flowId, 'assertion.check', {
      origin,
      assertion,
      compatibility: 'FULL',
    })
    expect(done.body['status']).toBe('COMPLETED')
    const resumed = await client.resume(flowId)
    const token = await client.token({
      grant_type: 'authorization_code',
      code: text(resumed.body, 'authorizeResponse', 'code'),
      redirect_uri: 'http://localhost:3000/callback',
    })
    const claims = text(token.body, 'id_token').split('.')[1] ?? ''
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ amr: ['hwk'] })
  })

  const spoils: readonly (readonly [string, PasskeySpoil])[] = [
    ['a wrong signature', { signature: (bytes) => Buffer.from([...bytes].reverse()) }],
    ['another challenge', { clientData: { challenge: 'AAAA' } }],
    ['another kind of ceremony', { clientData: { type: 'webauthn.create' } }],
    ['another page', { clientData: { origin: 'https://evil.example' } }],
    ['another relying party', { rpId: 'evil.example' }],
    ['nobody there', { clear: passkeyFlags.userPresent }],
    ['nobody verified', { clear: passkeyFlags.userVerified }],
    ['another user', { userHandle: Buffer.from('somebody') }],
    ['a counter that went back', { counter: 1 }],
  ]
  it.each(spoils)('is refused with %s, and costs an attempt', async (_name, spoil) => {
    await givePasskey({ spoil: { counter: 5 } })
    const { flowId, options } = await open()
    const assertion = passkey.answerRequest(options, { origin, spoil })
    const refused = await client.act(flowId, 'assertion.check', { origin, assertion })
    expect(refused.status).toBe(400)
    expect(firstDetail(refused)).toMatchObject({
      code: 'INVALID_VALUE',
      innerError: { attemptsRemaining: 2 },
    })
    expect((await client.get(`/flows/${flowId}`)).body['status']).toBe('ASSERTION_REQUIRED')
  })

  it('is refused when the origin of the request is not that of the page', async () => {
    await givePasskey()
    const { flowId, options } = await open()
    const assertion = passkey.answerRequest(options, { origin })
    const refused = await client.act(flowId, 'assertion.check', {
      origin: 'https://evil.example',
      assertion,
    })
    expect(firstDetail(refused)).toMatchObject({ code: 'INVALID_VALUE', target: 'origin' })
  })

  it('counts once: a counter that stands still is refused', async () => {
    await givePasskey()
    const first = await open()
    const answer = passkey.answerRequest(first.options, { origin })
    await client.act(first.flowId, 'assertion.check', { origin, assertion: answer })
    client = createClient(emulator)
    const second = await open()
    const again = passkey.answerRequest(second.options, {
      origin,
      spoil: { counter: passkey.counter },
    })
    const refused = await client.act(second.flowId, 'assertion.check', { origin, assertion: again })
    expect(firstDetail(refused)).toMatchObject({ code: 'INVALID_VALUE', target: 'assertion' })
  })

  it('need not verify the person where the policy does not enforce it', async () => {
    await givePasskey({
      policy: { userVerification: { option: 'REQUIRED', enforceDuringAuthentication: false } },
    })
    const { flowId, options } = await open()
    const spoil = { clear: passkeyFlags.userVerified }
    const assertion = passkey.answerRequest(options, { origin, spoil })
    const done = await client.act(flowId, 'assertion.check', { origin, assertion })
    expect(done.body['status']).toBe('COMPLETED')
  })

  it.each([
    ['assertion', { origin }],
    ['origin', { assertion: '{}' }],
  ])('must have %s', async (target, body) => {
    await givePasskey()
    const { flowId } = await open()
    const refused = await client.act(flowId, 'assertion.check', body)
    expect(firstDetail(refused)).toMatchObject({ code: 'REQUIRED_VALUE', target })
  })

  it('costs no attempt when it is no assertion', async () => {
    await givePasskey()
    const { flowId } = await open()
    const refused = await client.act(flowId, 'assertion.check', { origin, assertion: '{}' })
    expect(firstDetail(refused)).not.toHaveProperty('innerError')
    const flow = await client.get(`/flows/${flowId}`)
    expect(member(flow.body, '_embedded', 'devices', 0, 'userRetries')).toBe(0)
  })

  it('is taken no more after the last attempt', async () => {
    await givePasskey()
    const { flowId, options } = await open()
    const spoil = { clear: passkeyFlags.userPresent }
    for (let count = 0; count < 3; count += 1) {
      const assertion = passkey.answerRequest(options, { origin, spoil })
      await client.act(flowId, 'assertion.check', { origin, assertion })
    }
    const assertion = passkey.answerRequest(options, { origin })
    const refused = await client.act(flowId, 'assertion.check', { origin, assertion })
    expect(firstDetail(refused)).toMatchObject({ code: 'QUOTA_EXCEEDED', target: 'assertion' })
    const flow = await client.get(`/flows/${flowId}`)
    expect(flow.body).not.toHaveProperty('publicKeyCredentialRequestOptions')
  })
})

describe('an approval by passkey', () => {
  it('has the challenge of the signed request', async () => {
    await givePasskey()
    const requests = signedRequests(emulator)
    const challenge = Buffer.alloc(32, 200).toString('base64url')
    const request = await signJwt(emulator, {
      ...requests.rightClaims(),
      sub: 'maya',
      'pi.webAuthn.challenge': challenge,
    })
    const opened = await requests.send({ request, acr_values: 'Transaction_Approval' })
    const options: unknown = JSON.parse(text(opened.body, 'publicKeyCredentialRequestOptions'))
    const asked = readByteList(member(options, 'challenge') as number[])
    expect(asked.toString('base64url')).toBe(challenge)
  })
})

describe('another device', () => {
  it('can be chosen instead', async () => {
    await givePasskey({ others: ['TOTP'] })
    const { flowId } = await open()
    const chosen = await client.act(flowId, 'device.select', { device: { id: 'own-totp' } })
    expect(chosen.body).toMatchObject({ status: 'OTP_REQUIRED' })
    expect(chosen.body).not.toHaveProperty('publicKeyCredentialRequestOptions')
    const done = await client.act(flowId, 'otp.check', { otp: await readCode(emulator, 'TOTP') })
    expect(done.body['status']).toBe('COMPLETED')
  })

  it('is what the hosted page offers, for it cannot ask for a passkey', async () => {
    await givePasskey({ others: ['TOTP'] })
    const opened = await client.authorize({ response_mode: 'query' })
    const path = opened.headers.get('location') ?? ''
    await client.form(path, { action: 'user.lookup', username: 'maya' })
    const page = await client.get(path)
    expect(page.text).toContain('Use Authenticator app')
    expect(page.text).not.toContain('value="own-fido2"')
  })
})
