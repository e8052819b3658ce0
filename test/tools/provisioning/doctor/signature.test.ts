// Whether PingOne verifies what step-up and approval sign, told by refusals alone.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Emulator } from 'express-pingone-mfa/emulator'
import type { DiagnoseOptions } from '../../../../src/tools/provisioning/doctor/configuration.js'
import { diagnose } from '../../../../src/tools/provisioning/doctor/diagnose.js'
import { startEmulator } from '../../../support/start-emulator.js'
import { changeState, describeApp, findingOf, type Json } from '../support/doctor.js'

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ baseUrls: ['http://localhost:3000'] })
})
afterEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

async function examine(more: Partial<DiagnoseOptions> = {}) {
  const diagnosis = await diagnose({ ...describeApp(emulator), ...more })
  return (check: string) => findingOf(diagnosis, check)
}

/** The secret that the app has stays valid for a while, and is not the one that verifies. */
async function rotate(): Promise<void> {
  await changeState(emulator, ({ find }) => {
    const application = find('applications', ({ name }) => name === 'Alder Bank')
    application['previousSecret'] = {
      secret: application['secret'],
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    }
    application['secret'] = 'n'.repeat(64)
  })
}

/** Answers every authorization request with what `answer` makes of its parameters. */
function answering(answer: (form: URLSearchParams) => Json | undefined): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : input.toString()
    const form = init?.body
    if (!url.endsWith('/as/authorize') || typeof form !== 'string') return fetch(input, init)
    const body = answer(new URLSearchParams(form))
    return body === undefined ? fetch(input, init) : Response.json(body, { status: 400 })
  }
}

const refuse = (target: string): Json => ({
  code: 'INVALID_DATA',
  details: [{ code: 'INVALID_VALUE', target, message: 'no' }],
})

describe('the current secret', () => {
  it('passes, without a user, a message or a flow', async () => {
    const finding = await examine()

    expect(finding('hint-signature').verdict).toBe('pass')
    const messages: unknown = await (await fetch(`${emulator.inboxUrl}/messages`)).json()
    expect(messages).toEqual([])
    const requests = (await (await fetch(`${emulator.inboxUrl}/requests`)).json()) as Json[]
    const authorize = requests.filter(({ path }) => String(path).endsWith('/as/authorize'))
    expect(new Set(authorize.map(({ status }) => status))).toEqual(new Set([400]))
  })

  it('passes by the request alone where the refusals of hints are alike', async () => {
    const send = answering((form) =>
      form.has('login_hint_token') ? refuse('login_hint_token') : undefined,
    )
    expect((await examine({ fetch: send }))('hint-signature')).toMatchObject({
      verdict: 'pass',
      evidence: expect.stringContaining('it read what is in it') as string,
    })
  })
})

describe('a secret that was rotated with a grace period', () => {
  it('still authenticates the client, and fails here with the cure', async () => {
    const app = describeApp(emulator)
    await rotate()
    const finding = await examine(app)

    expect(finding('client-authentication').verdict).toBe('pass')
    expect(finding('authorization-request').verdict).toBe('pass')
    expect(finding('secret-length').verdict).toBe('pass')
    expect(finding('hint-signature')).toMatchObject({
      verdict: 'fail',
      evidence:
        'PingOne answered a login_hint_token for nobody with 400 INVALID_DATA (INVALID_VALUE login_hint_token), and a request for a template that does not exist with 400 INVALID_DATA (INVALID_VALUE request): both as with a wrong secret.',
      cure: 'Write the current client secret to PINGONE_CLIENT_SECRET (Applications → the application → Overview). After a rotation with a grace period the previous one still signs people on, but PingOne verifies no signature with it, so every step-up and approval fails.',
    })
  })

  it('passes again with the current one', async () => {
    await rotate()
    expect((await examine({ clientSecret: 'n'.repeat(64) }))('hint-signature').verdict).toBe('pass')
  })
})

describe('refusals that do not tell', () => {
  it('of a PingOne that minds the prompt first are skipped', async () => {
    const send = answering(() => refuse('prompt'))
    expect((await examine({ fetch: send }))('hint-signature').verdict).toBe('skipped')
  })

  it('of the redirect URI, or without a secret that can sign, are skipped', async () => {
    expect((await examine({ baseUrl: 'http://localhost:3001' }))('hint-signature').verdict).toBe(
      'skipped',
    )
    expect((await examine({ clientSecret: 'short' }))('hint-signature').verdict).toBe('skipped')
  })
})
