// Policies with one method only: whatever has a page for its code is right.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { DiagnoseOptions } from '../../../../src/tools/provisioning/doctor/configuration.js'
import { diagnose } from '../../../../src/tools/provisioning/doctor/diagnose.js'
import { startEmulator } from '../../../support/start-emulator.js'
import { changeState, describeApp, findingOf } from '../support/doctor.js'
import { createWorker } from '../support/doctor-worker.js'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ baseUrls: ['http://localhost:3000'] })
})
afterEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

const methods = ['sms', 'email', 'voice', 'whatsApp', 'totp', 'oathToken', 'mobile', 'fido2']

async function examineWith(only: string | undefined, options: Partial<DiagnoseOptions> = {}) {
  await changeState(emulator, ({ list }) => {
    for (const policy of list('deviceAuthenticationPolicies')) {
      for (const method of methods) policy[method] = { enabled: method === only }
    }
  })
  const client = createWorker(emulator)
  const diagnosis = await diagnose({ ...describeApp(emulator), client, ...options })
  return (check: string) => findingOf(diagnosis, check)
}

describe('a policy with one method', () => {
  it.each([
    ['whatsApp', 'WhatsApp 6 digits, 1800 s, 3 tries, then a pause of 0 s'],
    ['totp', 'authenticator app 6 digits, 3 tries, then a pause of 120 s'],
    ['oathToken', 'hardware token 6 digits, 3 tries, then a pause of 120 s'],
    ['voice', 'voice 6 digits, 1800 s, 3 tries, then a pause of 0 s'],
  ])('%s lets people in, and its codes are looked at', async (method, numbers) => {
    const finding = await examineWith(method)

    expect(finding('mfa-methods').verdict).toBe('pass')
    expect(finding('otp-settings')).toMatchObject({ verdict: 'pass' })
    expect(finding('otp-settings').evidence).toContain(`": ${numbers}.`)
  })

  it.each(['fido2', 'mobile'])(
    '%s lets people in, and no empty numbers are told',
    async (method) => {
      const finding = await examineWith(method)

      expect(finding('mfa-methods').verdict).toBe('pass')
      expect(finding('otp-settings')).toMatchObject({
        verdict: 'skipped',
        evidence: 'not looked at: no MFA policy in use has codes',
      })
    },
  )

  it('whatsApp needs a message of its own for approvals', async () => {
    const finding = await examineWith('whatsApp', { approvalVariables: ['sum'] })

    expect(finding('approval-template').evidence).toContain('WhatsApp')
  })
})
