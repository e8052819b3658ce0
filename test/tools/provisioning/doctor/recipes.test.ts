// What a recipe sets up is healthy in the eyes of the doctor.
import { afterEach, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import { apply } from '../../../../src/tools/provisioning/apply.js'
import { diagnose } from '../../../../src/tools/provisioning/doctor/diagnose.js'
import { readDiagnoseEnvironment } from '../../../../src/tools/provisioning/doctor/diagnose-environment.js'
import type { DiagnoseOptions } from '../../../../src/tools/provisioning/doctor/configuration.js'
import type { Diagnosis } from '../../../../src/tools/provisioning/doctor/diagnosis.js'
import { createMemoryInventory } from '../../../../src/tools/provisioning/inventory/inventory.js'
import { createPlatformClient } from '../../../../src/tools/provisioning/platform/create-platform-client.js'
import { readWorkerEnvironment } from '../../../../src/tools/provisioning/platform/worker-environment.js'
import type { Recipe } from '../../../../src/tools/provisioning/recipe.js'
import { emailMfa } from '../../../../src/tools/provisioning/recipes/email-mfa.js'
import { expressApp } from '../../../../src/tools/provisioning/recipes/express-app.js'
import { smsTransactionApproval } from '../../../../src/tools/provisioning/recipes/sms-transaction-approval.js'

let emulator: Emulator | undefined

afterEach(async () => {
  await emulator?.close()
})

/** Applies the recipe to an empty environment, and examines it with the variables it wrote. */
async function applyAndDiagnose(
  recipe: Recipe,
  options: Partial<DiagnoseOptions> = {},
): Promise<Diagnosis> {
  emulator = await createEmulator({ port: 0, seed: 'empty' })
  const worker = emulator.env('worker')
  const variables: Record<string, string> = {}
  await apply(recipe, {
    client: createPlatformClient(readWorkerEnvironment(worker)),
    inventory: createMemoryInventory(),
    secrets: {
      read: (name) => variables[name],
      write: (more) => {
        Object.assign(variables, more)
        return Promise.resolve()
      },
    },
    confirm: () => true,
  })
  return diagnose({ ...readDiagnoseEnvironment({ ...worker, ...variables }), ...options })
}

const baseUrl = 'http://localhost:3000'

describe('after a recipe', () => {
  // Left to others: the MFA settings of the whole environment, and acrValues in the code of the app.
  it.each<[string, Recipe, readonly string[]]>([
    ['express-app by code', expressApp({ baseUrl }), ['account-lockout']],
    [
      'express-app by password and code',
      expressApp({ baseUrl, signOn: 'password-and-code' }),
      ['mfa-first', 'account-lockout'],
    ],
    [
      'express-app with passkeys and push behind a password',
      expressApp({
        baseUrl,
        signOn: 'password-and-code',
        deviceTypes: ['EMAIL', 'TOTP', 'MOBILE', 'FIDO2'],
        iosBundleId: 'example.bank.app',
      }),
      ['mfa-first', 'push-first', 'account-lockout'],
    ],
    ['sms-transaction-approval', smsTransactionApproval({ baseUrl }), ['pkce', 'account-lockout']],
    ['email-mfa', emailMfa({ baseUrl }), ['pkce', 'account-lockout', 'approval-template']],
  ])('%s everything passes but what it leaves to others', async (_name, recipe, warnings) => {
    const { findings, counts } = await applyAndDiagnose(recipe)

    expect(counts).toMatchObject({ fail: 0, skipped: 0 })
    const warned = findings.filter(({ verdict }) => verdict === 'warn')
    expect(warned.map(({ check }) => check)).toEqual(warnings)
  })

  it('passkeys and push behind a password pass once acrValues names the policy with the password', async () => {
    const recipe = expressApp({
      baseUrl,
      signOn: 'password-and-code',
      deviceTypes: ['EMAIL', 'MOBILE', 'FIDO2'],
      iosBundleId: 'example.bank.app',
    })
    const { findings } = await applyAndDiagnose(recipe, { acrValues: ['express-app-sign-on'] })

    const warned = findings.filter(({ verdict }) => verdict !== 'pass')
    expect(warned.map(({ check }) => check)).toEqual(['account-lockout'])
  })

  it('push without a password is warned about', async () => {
    const { findings } = await applyAndDiagnose(
      expressApp({ baseUrl, deviceTypes: ['MOBILE'], iosBundleId: 'example.bank.app' }),
    )

    expect(findings.find(({ check }) => check === 'push-first')).toMatchObject({
      verdict: 'warn',
      evidence: expect.stringContaining('"express-app-sign-on"') as string,
    })
  })
})
