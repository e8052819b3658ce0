// No secret is in a diagnosis, whatever PingOne answers.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { DiagnoseOptions } from '../../../../src/tools/provisioning/doctor/configuration.js'
import { diagnose } from '../../../../src/tools/provisioning/doctor/diagnose.js'
import { controlEmulator, startEmulator } from '../../../support/start-emulator.js'
import { describeApp, findingOf } from '../support/doctor.js'
import { createWorker } from '../support/doctor-worker.js'

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ baseUrls: ['http://localhost:3000'] })
})
afterEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

const examine = (more: Partial<DiagnoseOptions> = {}) =>
  diagnose({ ...describeApp(emulator), client: createWorker(emulator), ...more })

/** Every form in which a secret travels. */
function canaries(): readonly string[] {
  const secrets = [
    emulator.env('embedded')['PINGONE_CLIENT_SECRET'] ?? '',
    emulator.env('worker')['PINGONE_WORKER_CLIENT_SECRET'] ?? '',
  ]
  expect(secrets.map(({ length }) => length)).toEqual([64, 64])
  return [...secrets, ...secrets.map((secret) => secret.slice(0, 16)), 'Basic ', 'Bearer ', 'eyJ']
}

function expectNone(diagnosis: unknown): void {
  const text = JSON.stringify(diagnosis)
  for (const canary of canaries()) expect(text).not.toContain(canary)
}

describe('a diagnosis', () => {
  it.each<[string, Partial<DiagnoseOptions>]>([
    ['of a healthy app', { mfaAcrValues: ['MFA_Only'] }],
    ['of an app by client_secret_post', { clientAuthentication: 'client_secret_post' }],
    ['of an app by client_secret_jwt', { clientAuthentication: 'client_secret_jwt' }],
    ['without a worker application', { clientId: 'a0a1de00-0000-4000-8000-00000000ffff' }],
  ])('%s holds no secret', async (_name, options) => {
    expectNone(await examine(options))
  })

  it.each(['discovery', 'jwks', 'token', 'authorize', 'platform'])(
    'holds no secret when %s fails or repeats what it was sent',
    async (endpoint) => {
      const secret = emulator.env('embedded')['PINGONE_CLIENT_SECRET'] ?? ''
      for (const fault of [
        { kind: 'status', status: 500 },
        { kind: 'reset' },
        { kind: 'status', status: 400, body: { error: secret, code: secret, message: secret } },
        { kind: 'body', body: { issuer: `https://${secret}.example/as`, status: secret } },
      ]) {
        emulator.reset()
        await controlEmulator(emulator, 'faults', { endpoint, ...fault })
        expectNone(await examine())
      }
    },
  )

  it('a secret in the place of another value is not repeated', async () => {
    const secret = emulator.env('embedded')['PINGONE_CLIENT_SECRET'] ?? ''

    expectNone(await examine({ clientId: secret }))
    expectNone(await examine({ baseUrl: `https://bank.example/${secret}` }))
    expectNone(await examine({ environmentId: secret }))
  })

  it('what PingOne wrote into a name cannot draw on a terminal', async () => {
    const body = { issuer: 'https://evil.example/\u001b[2J\u202Eas' }
    await controlEmulator(emulator, 'faults', { endpoint: 'discovery', kind: 'body', body })

    const { evidence } = findingOf(await examine(), 'discovery')

    expect(evidence).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })
})
