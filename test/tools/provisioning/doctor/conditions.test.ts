// What the doctor says of policies whose steps have conditions: only what always runs counts.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { DiagnoseOptions } from '../../../../src/tools/provisioning/doctor/configuration.js'
import { diagnose } from '../../../../src/tools/provisioning/doctor/diagnose.js'
import { startEmulator } from '../../../support/start-emulator.js'
import { changeState, describeApp, findingOf, type Json } from '../support/doctor.js'
import { createWorker } from '../support/doctor-worker.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ baseUrls: ['http://localhost:3000'] })
})
afterEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

/** The MFA step of `Password_MFA`, behind its password. */
const secondStep = 'ac01de00-0000-4000-8000-000000000022'
/** The only step of `MFA_Only`. */
const mfaOnly = 'd0a1de00-0000-4000-8000-000000000001'

async function examine(
  members: Json,
  { policy = 'Password_MFA', ...options }: Partial<DiagnoseOptions> & { policy?: string } = {},
) {
  await changeState(emulator, ({ environment, find, list }) => {
    const step =
      policy === 'Password_MFA'
        ? find('actions', ({ id }) => id === secondStep)
        : find('actions', (action) => (action['signOnPolicy'] as Json)['id'] === mfaOnly)
    Object.assign(step, members)
    const wanted = find('signOnPolicies', ({ name }) => name === policy)['id']
    environment['signOnPolicyAssignments'] = list('signOnPolicyAssignments').filter(
      (each) => (each['signOnPolicy'] as Json)['id'] === wanted,
    )
  })
  const diagnosis = await diagnose({
    ...describeApp(emulator),
    client: createWorker(emulator),
    mfaAcrValues: [policy],
    ...options,
  })
  return (check: string) => findingOf(diagnosis, check)
}

const olderThan = (authenticator: string): Json => ({
  secondsSince: `\${session.lastSignOn.withAuthenticator.${authenticator}.at}`,
  greater: 3600,
})
const isStaff = { value: '${user.type}', equals: 'staff' }
const inOffice = { contains: '${flow.request.http.remoteIp}', ipRange: ['10.0.0.0/8'] }

describe('a condition that names the last sign-on', () => {
  it('on a second factor is met in every embedded sign-on, step-up and approval', async () => {
    const finding = await examine({ condition: olderThan('mfa') })

    expect(finding('mfa-first').verdict).toBe('pass')
    expect(finding('mfa-acr-values').verdict).toBe('pass')
  })

  it('on the password behind the password fails: it is never met', async () => {
    const finding = await examine({ condition: olderThan('pwd') })

    expect(finding('mfa-first')).toMatchObject({
      verdict: 'fail',
      evidence:
        '"Password_MFA" is used first, and never asks for one: it would only if the last password is older than 3600 s, and by then the password has just been given.',
      cure: 'Take the condition from the MFA step of "Password_MFA" (Authentication → Authentication).',
    })
    expect(finding('mfa-acr-values')).toMatchObject({
      verdict: 'fail',
      evidence:
        '"Password_MFA" has an MFA step that never runs: it would only if the last password is older than 3600 s, and by then the password has just been given.',
      cure: 'Take "Password_MFA" out of PINGONE_MFA_ACR_VALUES, or let an MFA step of it run without a condition (Authentication → Authentication).',
    })
  })

  it('beside an attribute of the user is no excuse', async () => {
    const condition = { and: [olderThan('mfa'), isStaff] }
    const finding = await examine({ condition })

    const words = 'only if the last second factor is older than 3600 s and user.type is "staff"'
    expect(finding('mfa-first')).toMatchObject({
      verdict: 'warn',
      evidence: `"Password_MFA" is used first, and asks for one ${words}.`,
    })
    expect(finding('mfa-acr-values')).toMatchObject({
      verdict: 'warn',
      evidence: `"Password_MFA" asks for a second factor ${words}. Whoever is not asked can confirm nothing.`,
      cure: 'Let an MFA step of "Password_MFA" run for everybody: without a condition, and with noDevicesMode BLOCK (Authentication → Authentication).',
    })
  })

  it('or an attribute of the user asks everybody', async () => {
    const finding = await examine({ condition: { or: [isStaff, olderThan('mfa')] } })

    expect(finding('mfa-first').verdict).toBe('pass')
    expect(finding('mfa-acr-values').verdict).toBe('pass')
  })

  it('is not known in a hosted sign-on, where the browser may have a session', async () => {
    const finding = await examine({ condition: olderThan('mfa') }, { signOn: 'hosted' })

    expect(finding('mfa-first').verdict).toBe('warn')
    expect(finding('mfa-acr-values').verdict).toBe('warn')
  })

  it('on the password is not known in a step-up, where a hint stands for it', async () => {
    const finding = await examine({ condition: olderThan('pwd') }, { policy: 'MFA_Only' })

    expect(finding('mfa-first').verdict).toBe('pass')
    expect(finding('mfa-acr-values').verdict).toBe('warn')
  })
})

describe('a condition that nobody can know', () => {
  it.each([
    [
      'MFA is enabled for the user (user.mfaEnabled)',
      { value: '${user.mfaEnabled}', equals: true },
    ],
    ['not (the IP address is in 10.0.0.0/8)', { not: inOffice }],
    [
      'the risk of the IP address is 80 to 100',
      { ipRisk: { minScore: 80, maxScore: 100 }, valid: '${flow.request.http.remoteIp}' },
    ],
    [
      'a condition the doctor does not know holds, {"deviceTrust":{"score":9}}',
      { deviceTrust: { score: 9 } },
    ],
  ])('is named: %s', async (words, condition) => {
    const finding = await examine({ condition })

    expect(finding('mfa-first')).toMatchObject({
      verdict: 'warn',
      evidence: `"Password_MFA" is used first, and asks for one only if ${words}.`,
    })
    expect(finding('mfa-acr-values').verdict).toBe('warn')
  })

  it('users without a device who pass are named, too', async () => {
    const finding = await examine({ noDevicesMode: 'BYPASS' })

    expect(finding('mfa-first')).toMatchObject({
      verdict: 'warn',
      evidence:
        '"Password_MFA" is used first, and asks for one, but not if the user has no device (noDevicesMode BYPASS).',
    })
    expect(finding('mfa-acr-values').verdict).toBe('warn')
    expect(finding('no-devices-mode').verdict).toBe('warn')
  })
})

describe('a condition on the IP address', () => {
  const cure =
    'Take the condition on the IP address from "Password_MFA" (Authentication → Authentication). PingOne sees the address of the person only in a signed request object with pi.remoteIp, and this package sends none.'

  it('sees the address of the server in an embedded sign-on', async () => {
    const finding = await examine({ condition: { or: [inOffice, olderThan('mfa')] } })

    expect(finding('mfa-first').verdict).toBe('pass')
    expect(finding('address-conditions')).toMatchObject({
      verdict: 'warn',
      evidence:
        '"Password_MFA" has a MULTI_FACTOR_AUTHENTICATION step that runs if the IP address is in 10.0.0.0/8 or the last second factor is older than 3600 s. In embedded sign-on PingOne sees the address of this server, the same for everybody.',
      cure,
    })
  })

  it('sees it in the step-ups and approvals of a hosted one', async () => {
    const finding = await examine({ condition: inOffice }, { signOn: 'hosted' })

    expect(finding('address-conditions').evidence).toContain(
      'In step-up and approval PingOne sees the address of this server',
    )
  })

  it('is seen in a shape that is not known', async () => {
    const finding = await examine({ condition: { somewhere: '${flow.request.http.remoteIp}' } })

    expect(finding('address-conditions').verdict).toBe('warn')
  })
})
