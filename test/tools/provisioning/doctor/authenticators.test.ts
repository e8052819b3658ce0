// Passkeys, pairing, push and DaVinci as the doctor sees them.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { DiagnoseOptions } from '../../../../src/tools/provisioning/doctor/configuration.js'
import { diagnose } from '../../../../src/tools/provisioning/doctor/diagnose.js'
import type { Finding } from '../../../../src/tools/provisioning/doctor/diagnosis.js'
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

interface Situation {
  /** What every device policy says of these methods. */
  readonly methods: Json
  readonly options?: Partial<DiagnoseOptions>
}

async function examine(check: string, { methods, options }: Situation): Promise<Finding> {
  await changeState(emulator, ({ list }) => {
    for (const policy of list('deviceAuthenticationPolicies')) Object.assign(policy, methods)
  })
  const client = createWorker(emulator)
  return findingOf(await diagnose({ ...describeApp(emulator), client, ...options }), check)
}

describe('passkeys', () => {
  const methods = { fido2: { enabled: true } }
  const ofBank = (baseUrl: string): Situation => ({ methods, options: { baseUrl } })

  it.each(['http://localhost:3000', 'http://localhost:8080/app'])(
    'for localhost fit the app at %s',
    async (baseUrl) => {
      expect(await examine('passkey-domain', ofBank(baseUrl))).toMatchObject({
        verdict: 'pass',
        evidence: '"Passkeys": localhost.',
      })
    },
  )

  it.each([
    ['bank.example', 'https://bank.example', 'pass'],
    ['bank.example', 'https://www.bank.example', 'pass'],
    ['www.bank.example', 'https://bank.example', 'fail'],
    ['bank.example', 'https://evilbank.example', 'fail'],
    ['bank.example', 'https://bank.example.evil.test', 'fail'],
  ])('for %s and the app at %s: %s', async (relyingPartyId, baseUrl, verdict) => {
    const { fido2Policies } = createWorker(emulator)
    for await (const standard of fido2Policies.list()) {
      await fido2Policies.replace(standard.id, { ...standard, relyingPartyId })
    }
    expect(await examine('passkey-domain', ofBank(baseUrl))).toMatchObject({ verdict })
  })

  it('of another domain are named with their policies', async () => {
    const finding = await examine('passkey-domain', ofBank('https://bank.example'))
    expect(finding.verdict).toBe('fail')
    expect(finding.evidence).toContain(
      'by the FIDO2 policy "Passkeys", for localhost; the app is at bank.example.',
    )
    expect(finding.cure).toContain('the relying party id bank.example')
  })

  it('go by the policy that is named, not by the default one', async () => {
    const { fido2Policies } = createWorker(emulator)
    let fido2PolicyId = ''
    for await (const standard of fido2Policies.list()) {
      const body = { ...standard, name: 'Bank', default: false, relyingPartyId: 'bank.example' }
      fido2PolicyId = (await fido2Policies.create(body)).id
      break
    }
    const situation = {
      methods: { fido2: { enabled: true, fido2PolicyId } },
      options: { baseUrl: 'https://bank.example' },
    }
    expect(await examine('passkey-domain', situation)).toMatchObject({
      verdict: 'pass',
      evidence: '"Bank": bank.example.',
    })
  })

  it('that nobody may use have no domain to fit', async () => {
    const finding = await examine('passkey-domain', {
      methods: { fido2: { enabled: false } },
      options: { baseUrl: 'https://bank.example' },
    })
    expect(finding.verdict).toBe('pass')
  })
})

describe('pairing', () => {
  it('is told by its methods', async () => {
    const finding = await examine('pairing', { methods: { totp: { enabled: true } } })
    expect(finding.verdict).toBe('pass')
    expect(finding.evidence).toContain('authenticator app')
  })

  it.each([
    ['closed', { totp: { enabled: true, pairingDisabled: true } }, 'authenticator app'],
    ['for a mobile app that is not named', { mobile: { enabled: true } }, 'mobile app'],
    [
      'closed for the one mobile app',
      { mobile: { enabled: true, applications: [{ id: 'x', pairingDisabled: true }] } },
      'mobile app',
    ],
  ])('%s is warned about', async (_, methods, title) => {
    const finding = await examine('pairing', { methods })
    expect(finding.verdict).toBe('warn')
    expect(finding.evidence).toContain(`lets ${title} in, and nobody can pair one.`)
  })
})

describe('push', () => {
  const applications = [{ id: 'x', push: { enabled: true } }]
  const methods = { mobile: { enabled: true, applications } }
  const signOnBy = (name: string): Situation => ({ methods, options: { acrValues: [name] } })

  it('to whoever is named is warned about', async () => {
    const finding = await examine('push-first', signOnBy('MFA_Only'))
    expect(finding.verdict).toBe('warn')
    expect(finding.evidence).toContain('"MFA_Only" sends a push to whoever is named')
  })

  it('behind a password is none to a stranger', async () => {
    expect(await examine('push-first', signOnBy('Multi_Factor'))).toMatchObject({
      verdict: 'pass',
      evidence: 'Every sign-on with a push asks for a password first.',
    })
  })

  it('behind a password that is not always asked for is one again', async () => {
    await changeState(emulator, ({ find, list }) => {
      const policy = find('signOnPolicies', ({ name }) => name === 'Multi_Factor')
      for (const action of list('actions')) {
        const belongs = (action['signOnPolicy'] as Json)['id'] === policy['id']
        if (!belongs || action['type'] !== 'LOGIN') continue
        action['condition'] = {
          not: { contains: '${flow.request.http.remoteIp}', ipRange: ['10.0.0.0/8'] },
        }
      }
    })
    expect(await examine('push-first', signOnBy('Multi_Factor'))).toMatchObject({ verdict: 'warn' })
  })

  it.each([
    ['switched off', { enabled: false, applications }],
    ['of an app with codes alone', { enabled: true, applications: [{ id: 'x' }] }],
  ])('%s rings nowhere', async (_, mobile) => {
    const situation = { methods: { mobile }, options: { acrValues: ['MFA_Only'] } }
    expect(await examine('push-first', situation)).toMatchObject({
      verdict: 'pass',
      evidence: 'No MFA policy in use sends pushes.',
    })
  })
})

describe('DaVinci', () => {
  const flowPolicy = '5f5d1f1e-0000-4000-8000-000000000001'
  const words = `"${flowPolicy}" is an id, as DaVinci's flow policies have`

  it.each([
    ['mfa-first', { acrValues: [flowPolicy] }],
    ['mfa-acr-values', { mfaAcrValues: [flowPolicy] }],
  ])('is told apart by %s', async (check, options) => {
    const finding = await examine(check, { methods: {}, options })
    expect(finding.verdict).toBe('fail')
    expect(finding.cure).toContain(words)
  })

  it('is not suspected behind a name', async () => {
    const finding = await examine('mfa-first', { methods: {}, options: { acrValues: ['Bank'] } })
    expect(finding.verdict).toBe('fail')
    expect(finding.cure).not.toContain('DaVinci')
  })
})
