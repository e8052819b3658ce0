// What belongs to somebody else, to another flow or to the past opens nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import type { EnvironmentState } from '../../../src/tools/emulator/resources.js'
import { verifyRegistration } from '../../../src/tools/emulator/webauthn/registration.js'
import { createPasskey, writeAttestation, type Passkey } from '../../support/passkey.js'
import {
  advanceClock,
  changeState,
  createClient,
  firstDetail,
  member,
  openFlow,
  readOtp,
  startEmulator,
  text,
  type Answer,
  type Client,
} from './drive.js'
import { answerPush, giveDevices } from './own-devices.js'

const origin = 'https://bank.example'
const rpId = 'bank.example'
const newPassword = 'Summer-Meadow-77'
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

async function open(policy: string): Promise<string> {
  return text((await client.authorize({ acr_values: policy })).body, 'id')
}

async function statusOf(flowId: string): Promise<unknown> {
  return (await client.get(`/flows/${flowId}`)).body['status']
}

/** Maya and sam have a passkey each, of pages of the same site. */
async function givePasskeys(): Promise<Readonly<Record<'maya' | 'sam', Passkey>>> {
  const passkeys = { maya: createPasskey(), sam: createPasskey() }
  await giveDevices(emulator, {
    types: ['FIDO2'],
    change: ({ devices, users }) => {
      const [own] = devices.filter(({ type }) => type === 'FIDO2')
      if (own === undefined) throw new Error('no device')
      for (const name of ['maya', 'sam'] as const) {
        const id = users.find(({ username }) => username === name)?.id ?? ''
        const userHandle = Buffer.from(id)
        const ceremony = { rpId, origin, challenge: Buffer.alloc(32, 7), userHandle }
        const made = writeAttestation(passkeys[name].attest(ceremony))
        const credential = verifyRegistration(made, ceremony)
        const passkey = { ...credential, rpId, userHandle: userHandle.toString('base64url') }
        const device = { ...own, id: `${name}-key`, user: { id }, rp: { id: rpId, name: 'Bank' } }
        devices.unshift({ ...device, secrets: { passkey } })
      }
      devices.splice(devices.indexOf(own), 1)
    },
  })
  return passkeys
}

async function askPasskey(username: string): Promise<{ flowId: string; options: string }> {
  const flowId = await openFlow(client, username)
  const flow = await client.get(`/flows/${flowId}`)
  return { flowId, options: text(flow.body, 'publicKeyCredentialRequestOptions') }
}

function assert(flowId: string, assertion: string): Promise<Answer> {
  return client.act(flowId, 'assertion.check', { origin, assertion })
}

/** Policies let people register and recover; maya and sam have passwords of their own. */
async function letIn(): Promise<void> {
  await changeState(emulator, ({ actions, users }) => {
    for (const action of actions) {
      if (action.type !== 'LOGIN') continue
      Object.assign(action, { recovery: { enabled: true }, registration: { enabled: true } })
    }
    for (const user of users) user.password = { value: `Password-of-${user.username}-1` }
  })
}

async function register(username: string): Promise<Answer> {
  const flowId = await open('Single_Factor')
  const body = { username, email: `${username}@example.org`, password: newPassword }
  return client.act(flowId, 'user.register', body)
}

async function forget(username: string): Promise<string> {
  const flowId = await open('Single_Factor')
  await client.act(flowId, 'password.forgot', { username })
  return flowId
}

/** Single_Factor is of another service. */
function handOver(environment: EnvironmentState): void {
  const policy = environment.signOnPolicies.find(({ name }) => name === 'Single_Factor')
  environment.identityProviders = [{ id: 'ex', name: 'Ex', type: 'GOOGLE', enabled: true }]
  for (const action of environment.actions) {
    if (action.signOnPolicy.id !== policy?.id) continue
    const members = { type: 'IDENTITY_PROVIDER', identityProvider: { id: 'ex' } }
    Object.assign(action, members)
  }
}

describe('an assertion', () => {
  it('by the passkey of another user is refused', async () => {
    const { sam } = await givePasskeys()
    const { flowId, options } = await askPasskey('maya')
    const refused = await assert(flowId, sam.answerRequest(options, { origin }))
    expect(firstDetail(refused)).toMatchObject({ code: 'INVALID_VALUE', target: 'assertion' })
    expect(await statusOf(flowId)).toBe('ASSERTION_REQUIRED')
  })

  it('for another flow of the same user is refused', async () => {
    const { maya } = await givePasskeys()
    const first = await askPasskey('maya')
    client = createClient(emulator)
    const second = await askPasskey('maya')
    const refused = await assert(second.flowId, maya.answerRequest(first.options, { origin }))
    expect(firstDetail(refused)).toMatchObject({ code: 'INVALID_VALUE', target: 'assertion' })
  })

  it('that has been accepted counts in no other flow, and not twice in its own', async () => {
    const { maya } = await givePasskeys()
    const first = await askPasskey('maya')
    const assertion = maya.answerRequest(first.options, { origin })
    expect((await assert(first.flowId, assertion)).body['status']).toBe('COMPLETED')
    expect((await assert(first.flowId, assertion)).body['code']).toBe('INVALID_REQUEST')
    client = createClient(emulator)
    const second = await askPasskey('maya')
    expect((await assert(second.flowId, assertion)).status).toBe(400)
    expect(await statusOf(second.flowId)).toBe('ASSERTION_REQUIRED')
  })

  it('whose answer was lost has completed the flow, which says so when it is read', async () => {
    const { maya } = await givePasskeys()
    const { flowId, options } = await askPasskey('maya')
    const fault = { endpoint: 'flow', action: 'assertion.check', kind: 'reset-after', nth: 1 }
    await fetch(`${emulator.inboxUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    })
    await expect(assert(flowId, maya.answerRequest(options, { origin }))).rejects.toThrow()
    const flow = await client.get(`/flows/${flowId}`)
    expect([flow.status, flow.body]).toEqual([
      200,
      expect.objectContaining({
        status: 'COMPLETED',
        resumeUrl: `${emulator.url}/${emulator.environmentId}/as/resume?flowId=${flowId}`,
      }),
    ])
    // The cookie that goes with it was in the answer that got lost.
    expect((await client.resume(flowId)).status).toBe(404)
  })
})

describe('a push', () => {
  it('that another user approves leaves the flow waiting', async () => {
    await giveDevices(emulator, {
      types: ['MOBILE'],
      change: ({ devices, users }) => {
        const [phone] = devices
        const sam = users.find(({ username }) => username === 'sam')
        if (phone === undefined || sam === undefined) throw new Error('no seed')
        devices.unshift({ ...phone, id: 'phone-of-sam', user: { id: sam.id } })
      },
    })
    const flowId = await openFlow(client, 'maya')
    const other = createClient(emulator)
    const flowOfSam = await openFlow(other, 'sam')
    expect((await answerPush(emulator, { how: 'approve' })).status).toBe(200)
    expect(await statusOf(flowOfSam)).toBe('COMPLETED')
    expect(await statusOf(flowId)).toBe('PUSH_CONFIRMATION_REQUIRED')
  })
})

describe('a mailed code', () => {
  it('that verifies the address of another user is refused', async () => {
    await letIn()
    await register('first')
    const verificationCode = await readOtp(emulator, 'first')
    client = createClient(emulator)
    const flowId = text((await register('second')).body, 'id')
    const refused = await client.act(flowId, 'user.verify', { verificationCode })
    expect(firstDetail(refused)).toMatchObject({ target: 'verificationCode' })
    expect(await statusOf(flowId)).toBe('VERIFICATION_CODE_REQUIRED')
  })

  it('recovers one password, once, and that of nobody else', async () => {
    await letIn()
    const ofMaya = client
    const flowId = await forget('maya')
    const recoveryCode = await readOtp(emulator, 'maya')
    const body = { recoveryCode, newPassword }
    client = createClient(emulator)
    const refused = await client.act(await forget('sam'), 'password.recover', body)
    expect(firstDetail(refused)).toMatchObject({ target: 'recoveryCode' })
    const done = await ofMaya.act(flowId, 'password.recover', body)
    expect(done.body['status']).toBe('COMPLETED')
    client = createClient(emulator)
    const again = await client.act(await forget('maya'), 'password.recover', body)
    expect(firstDetail(again)).toMatchObject({ target: 'recoveryCode' })
  })
})

describe('a name', () => {
  it.each(['maya', 'MAYA'])('that is taken is not registered: %s', async (username) => {
    await letIn()
    const refused = await register(username)
    expect(firstDetail(refused)).toMatchObject({ code: 'UNIQUENESS_VIOLATION', target: 'username' })
  })
})

describe('an account', () => {
  it.each([
    ['another name with its own password', 'sam', 'Password-of-sam-1', 'INVALID_VALUE'],
    ['the password of another account', 'maya', 'Password-of-sam-1', 'INVALID_CREDENTIALS'],
  ])('is not linked by %s', async (_how, username, password, code) => {
    await letIn()
    await changeState(emulator, handOver)
    const flowId = await open('Single_Factor')
    const query = new URLSearchParams({ providerId: 'ex', flowId }).toString()
    await client.form(`/rp/authenticate?${query}`, { email: 'maya@example.com' })
    const refused = await client.act(flowId, 'usernamePassword.check', { username, password })
    expect(firstDetail(refused)).toMatchObject({ code, target: 'username' })
    expect(await statusOf(flowId)).toBe('ACCOUNT_LINKING_REQUIRED')
  })
})

describe('a consent', () => {
  it('is to the words that were shown, and newer ones are asked about', async () => {
    await letIn()
    await changeState(emulator, addTerms)
    const flowId = await open('Single_Factor')
    const body = { username: 'maya', password: 'Password-of-maya-1' }
    const asked = await client.act(flowId, 'usernamePassword.check', body)
    expect(text(asked.body, '_embedded', 'agreement', 'text')).toBe('Be kind.')
    await advanceClock(emulator, 120)
    const read = await client.get(`/flows/${flowId}`)
    expect(text(read.body, '_embedded', 'agreement', 'text')).toBe('Be kind.')
    const next = await client.act(flowId, 'user.consent', { accept: true })
    expect(next.body['status']).toBe('AGREEMENT_CONSENT_REQUIRED')
    expect(text(next.body, '_embedded', 'agreement', 'text')).toBe('Be kinder.')
    const done = await client.act(flowId, 'user.consent', { accept: true })
    expect(done.body['status']).toBe('COMPLETED')
  })
})

function addTerms(environment: EnvironmentState): void {
  const agreement = { id: 'terms' }
  const language = { id: 'en' }
  const policy = environment.signOnPolicies.find(({ name }) => name === 'Single_Factor')
  const action = { id: 'added', type: 'AGREEMENT', priority: 2, agreement }
  environment.actions.push({ ...action, signOnPolicy: { id: policy?.id ?? '' } })
  environment.agreements = [{ ...agreement, name: 'Terms', enabled: true }]
  environment.agreementLanguages = [
    { ...language, agreement, locale: 'en', displayName: 'Terms of use', enabled: true },
  ]
  const members = {
    agreement,
    language,
    contentType: 'text/plain',
    requireReconsent: true,
  } as const
  const [past, soon] = [-60_000, 60_000].map((ms) => new Date(Date.now() + ms).toISOString())
  environment.agreementRevisions = [
    { ...members, id: 'en-1', effectiveAt: past ?? '', text: 'Be kind.' },
    { ...members, id: 'en-2', effectiveAt: soon ?? '', text: 'Be kinder.' },
  ]
}

describe('a body', () => {
  it.each(['assertion.check', 'user.register', 'user.lookup'])(
    'of more than 64 KiB is not read: %s',
    async (action) => {
      const flowId = await open('MFA_Only')
      const refused = await client.act(flowId, action, { username: 'x'.repeat(70_000) })
      expect([refused.status, member(refused.body, 'code')]).toEqual([413, 'INVALID_REQUEST'])
      expect(await statusOf(flowId)).toBe('SIGN_ON_REQUIRED')
    },
  )
})
