// The emulator held to PingOne's documented bodies: each fixture's situation is brought about.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import {
  changeState,
  createClient,
  openFlow,
  readOtp,
  text,
  wrongOtp,
  type Answer,
  type Client,
} from '../tools/emulator/drive.js'
import { signJwt, transaction } from '../tools/emulator/signed-jwt.js'
import { otherSituations } from './emulator-others.js'
import { notShown, stepSituations, type Parts } from './emulator-steps.js'
import { listFixtures, readFixture } from './fixtures.js'

const deviceGrant =
  'people of the device grant sign on at pages of PingOne, and no embedded flow leads there'

/** What the emulator does not do, and why. */
const notEmulated: Readonly<Record<string, string>> = {
  'authorize-davinci': 'flow policies of DaVinci answer in a form of their own, which is no flow',
  'dag-consent-completed': deviceGrant,
  'dag-user-code-verify-consent-required': deviceGrant,
  'dag-user-code-verify-wrong-code': deviceGrant,
  'read-flow-dag-user-code-required': deviceGrant,
}

const password = 'Winter-Harbour-42'
let emulator: Emulator
let client: Client

/** Brings each fixture's situation about and answers the call it shows. */
const situations: Readonly<Record<string, (parts: Parts) => Promise<Answer>>> = {
  ...stepSituations,
  ...otherSituations,
  'authorize-completed': async () => {
    await signOnWithPassword()
    return client.authorize({ acr_values: 'Single_Factor', state: 's' })
  },
  'authorize-failed': async () => {
    await signOnWithPassword()
    await pauseDeviceOfMaya()
    return client.authorize()
  },
  'authorize-hint-refused': async () =>
    client.authorize({
      login_hint_token: await signJwt(emulator, { aud: 'https://other.example' }),
    }),
  'authorize-mfa-only': async () => client.authorize({ login_hint_token: await signJwt(emulator) }),
  'authorize-transaction-approval': async () => {
    const jwt = await signJwt(emulator, { 'pi.template': transaction })
    return client.authorize({ request: jwt, login_hint_token: jwt })
  },
  'authorize-redirect': () => client.authorize({ response_mode: '' }),
  'authorize-unknown-client': () => client.authorize({ client_id: 'unknown' }),
  'device-select-otp-required': async () => {
    const flowId = await openFlow(client, 'maya')
    const { body } = await client.get(`/flows/${flowId}`)
    return client.act(flowId, 'device.select', { device: body['selectedDevice'] })
  },
  discovery: () => client.get('/as/.well-known/openid-configuration'),
  'flow-not-found': () => client.get('/flows/unknown'),
  'otp-check-completed': async () => {
    const flowId = await openFlow(client, 'maya')
    return client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
  },
  'otp-check-invalid-otp': async () => guess(await openFlow(client, 'maya')),
  'otp-check-not-allowed': async () =>
    client.act(await open('MFA_Only'), 'otp.check', { otp: '123456' }),
  'otp-check-quota-exceeded': async () => {
    const flowId = await openFlow(client, 'maya')
    await guess(flowId)
    await guess(flowId)
    return guess(flowId)
  },
  'otp-check-without-vendor-type': async () =>
    client.form(`/flows/${await openFlow(client, 'maya')}`, { otp: '123456' }),
  'read-flow-sign-on-required': async () => client.get(`/flows/${await open('MFA_Only')}`),
  'resume-failed': async () => client.resume(await openFlow(client, 'noor')),
  'resume-pi-flow': async () => {
    const flowId = await openFlow(client, 'maya', { state: 's' })
    await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    return client.resume(flowId)
  },
  'resume-redirect': async () => {
    const opened = await client.authorize({ response_mode: 'query', state: 's' })
    const location = new URL(opened.headers.get('location') ?? '')
    const flowId = location.searchParams.get('flowId') ?? ''
    await client.act(flowId, 'user.lookup', { username: 'maya' })
    await client.act(flowId, 'otp.check', { otp: await readOtp(emulator, 'maya') })
    return client.resume(flowId)
  },
  'user-lookup-otp-required': async () =>
    client.act(await open('MFA_Only'), 'user.lookup', { username: 'maya' }),
  'user-lookup-unknown-user': async () =>
    client.act(await open('MFA_Only'), 'user.lookup', { username: 'nobody' }),
  'username-password-check-completed': signOnWithPassword,
  'username-password-check-failed-locked': async () => {
    await lockMayaByState()
    return checkPassword(password)
  },
  'username-password-check-locked-out': async () => {
    await lockMayaByState()
    return checkPassword('wrong')
  },
  'username-password-check-invalid-credentials': () => checkPassword('wrong'),
}

beforeAll(async () => {
  emulator = await createEmulator()
})
beforeEach(() => {
  emulator.reset()
  client = createClient(emulator)
})
afterAll(() => emulator.close())

describe('the emulator answers as PingOne documents', () => {
  it('every situation, but for those that have a reason', () => {
    const brought = Object.keys(situations)
    expect([...brought, ...Object.keys(notEmulated)].toSorted()).toEqual(listFixtures())
    for (const reason of Object.values(notEmulated)) expect(reason).toMatch(/^\w+( \S+){6,}$/)
  })

  it.each(listFixtures().filter((name) => !(name in notEmulated)))('%s', async (name) => {
    const bringAbout = situations[name]
    if (bringAbout === undefined) throw new Error(`no situation for the fixture ${name}`)
    const { response } = readFixture(name, emulator.url)
    const answer = await bringAbout({ emulator, client })
    expect(answer.status).toBe(response.status)
    for (const header of Object.keys(response.headers)) {
      expect([header, answer.headers.has(header)]).toEqual([header, true])
    }
    const contentType = response.headers['content-type']
    if (contentType !== undefined) expect(answer.headers.get('content-type')).toBe(contentType)
    const differences = findDifferences(response.body, answer.body, 'body')
    expect(differences.toSorted()).toEqual((notShown[name] ?? []).toSorted())
  })
})

/** Paths of members that are missing, of another type, or of another value where words matter. */
function findDifferences(expected: unknown, actual: unknown, path: string): readonly string[] {
  if (expected === undefined) return []
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [path]
    const [expectedItems, items]: (readonly unknown[])[] = [expected, actual]
    return (expectedItems ?? []).flatMap((item, index) =>
      findDifferences(item, items?.[index], `${path}[${String(index)}]`),
    )
  }
  if (typeof expected === 'object' && expected !== null) {
    const members = typeof actual === 'object' && actual !== null ? actual : {}
    return Object.entries(expected).flatMap(([name, value]) =>
      findDifferences(value, Reflect.get(members, name), `${path}.${name}`),
    )
  }
  const isWord = /\.(code|status|target)$/.test(path) && !path.includes('authorizeResponse')
  if (isWord) return expected === actual ? [] : [path]
  return typeof expected === typeof actual ? [] : [path]
}

async function open(acrValues: string): Promise<string> {
  return text((await client.authorize({ acr_values: acrValues })).body, 'id')
}

async function guess(flowId: string): Promise<Answer> {
  return client.act(flowId, 'otp.check', { otp: wrongOtp(await readOtp(emulator, 'maya')) })
}

async function checkPassword(value: string): Promise<Answer> {
  const body = { username: 'maya', password: value }
  return client.act(await open('Single_Factor'), 'usernamePassword.check', body)
}

function signOnWithPassword(): Promise<Answer> {
  return checkPassword(password)
}

/** By wrong codes in another browser: the first one's session lives on. */
async function pauseDeviceOfMaya(): Promise<void> {
  const other = createClient(emulator)
  const flowId = await openFlow(other, 'maya')
  const otp = wrongOtp(await readOtp(emulator, 'maya'))
  for (let attempt = 0; attempt < 3; attempt += 1) await other.act(flowId, 'otp.check', { otp })
}

async function lockMayaByState(): Promise<void> {
  await changeState(emulator, (environment) => {
    for (const user of environment.users) {
      user.account = {
        canAuthenticate: false,
        status: 'LOCKED',
        unlockAt: new Date(Date.now() + 300_000).toISOString(),
      }
    }
  })
}
