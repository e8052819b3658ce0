// PingOne's two documented workflows as recipes: made on an empty environment, then signed on and approved with.
import type { Emulator } from 'express-pingone-mfa/emulator'
import {
  createPlatformClient,
  diagnose,
  emailMfa,
  readWorkerEnvironment,
  smsTransactionApproval,
  type TestUser,
} from 'express-pingone-mfa/provisioning'
import { createEmulator } from 'express-pingone-mfa/emulator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { approveAsApi, payment, startBank, type Bank } from '../support/bank.js'
import { createAgent } from '../support/browser.js'
import { provision, type Provisioned } from '../support/provision.js'
import { signOn } from '../support/sign-on.js'
import { readMessages } from '../support/start-emulator.js'

const maya: TestUser = {
  username: 'maya',
  given: 'Maya',
  family: 'Lindqvist',
  email: 'maya@example.com',
  phone: '+46705550101',
  devices: ['SMS'],
}
let emulator: Emulator
let bank: Bank | undefined

beforeEach(async () => {
  emulator = await createEmulator({ port: 0, seed: 'empty' })
})
afterEach(async () => {
  await bank?.close()
  await emulator.close()
})

/** The bank needs its address before it starts: the recipe registers the port that it will listen on. */
async function startProvisioned(
  build: (baseUrl: string) => Parameters<typeof provision>[1],
): Promise<Provisioned> {
  const probe = await startBank({ emulator: await createEmulator({ port: 0 }) })
  await probe.close()
  await probe.emulator.close()
  const provisioned = await provision(emulator, build(probe.baseUrl))
  bank = await startBank({ emulator, port: probe.port, options: provisioned.connection })
  return provisioned
}

describe('Create an MFA transaction approval using SMS', () => {
  test.each([false, true])(
    'approves what the text message says (legacy flags: %s)',
    async (legacyFlags) => {
      await startProvisioned((baseUrl) =>
        smsTransactionApproval({ baseUrl, legacyFlags, withTestUser: true, testUsers: [maya] }),
      )
      const agent = createAgent(bank?.baseUrl ?? '')
      await signOn(agent, { emulator, username: 'maya' })
      const asked = await approveAsApi(agent, { emulator, username: 'maya' })
      const paid = await agent.api('/pay', {
        method: 'POST',
        body: payment,
        headers: { approval: asked.id },
      })
      expect(paid.status).toBe(200)
      expect(bank?.executed).toHaveLength(1)
      const [, message] = await readMessages(emulator, { username: 'maya' })
      expect(message).toMatchObject({ deviceType: 'SMS', destination: '+46705550101' })
      expect(message?.text).toMatch(/^Code \d{6} approves 1,250\.00 EUR to Charlie Parker\./)
    },
  )
})

describe('Use an Email MFA action to authenticate users', () => {
  test('signs on by a name and the code of an email, with the policy as acr', async () => {
    await startProvisioned((baseUrl) =>
      emailMfa({
        baseUrl,
        withTestUser: true,
        testUsers: [{ ...maya, devices: ['EMAIL'] }],
      }),
    )
    const agent = createAgent(bank?.baseUrl ?? '')
    const account = await signOn(agent, { emulator, username: 'maya' })
    expect(account.json).toMatchObject({ path: '/account', acr: 'email-mfa-sign-on', amr: ['otp'] })
    expect(await readMessages(emulator, { username: 'maya' })).toMatchObject([
      { deviceType: 'EMAIL', destination: 'maya@example.com' },
    ])
  })

  test('leaves nothing for the doctor but what the workflow itself leaves open', async () => {
    const { connection } = await startProvisioned((baseUrl) => emailMfa({ baseUrl }))
    const { environmentId = '', authBaseUrl = '', clientId = '', clientSecret = '' } = connection
    const diagnosis = await diagnose({
      environmentId,
      authBaseUrl,
      clientId,
      clientSecret,
      baseUrl: bank?.baseUrl ?? '',
      client: createPlatformClient(readWorkerEnvironment(emulator.env('worker'))),
    })
    const open = diagnosis.findings.filter(
      ({ verdict }) => verdict === 'fail' || verdict === 'warn',
    )
    expect(diagnosis.isHealthy).toBe(true)
    expect(open.map(({ check }) => check)).toEqual(['pkce', 'account-lockout', 'approval-template'])
  })
})
