// PingOne takes the request for a step-up or an approval and ends at once: told as what it is, never by an address of a dead end.
import { requiresMfa } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { payment, startBank, type Bank } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { signOn } from '../support/sign-on.js'
import { controlEmulator, readMessages } from '../support/start-emulator.js'

let bank: Bank
let agent: Agent
afterEach(() => bank.close())

const flowId = '0f9e1d2c-3b4a-4958-8677-a6b5c4d3e2f1'

async function start(answer: object): Promise<void> {
  bank = await startBank({
    routes: (app) => {
      app.get('/statement', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => {
        res.send('the statement')
      })
    },
  })
  agent = createAgent(bank.baseUrl)
  await signOn(agent, { emulator: bank.emulator, username: 'maya' })
  await controlEmulator(bank.emulator, 'messages', {}, 'DELETE')
  bank.events.length = 0
  const body = { id: flowId, ...answer }
  await controlEmulator(bank.emulator, 'faults', { endpoint: 'authorize', kind: 'body', body })
}

function failed(code: string): object {
  return { status: 'FAILED', error: { code, message: 'maya +46705550101' } }
}

const inTenMinutes = (): number => Date.now() + 10 * 60_000

function selection(device: object): object {
  const devices = [{ id: 'b2c3d4e5-0000-4000-8000-000000000001', ...device }]
  return { status: 'DEVICE_SELECTION_REQUIRED', _embedded: { devices } }
}

/** What PingOne answers with 200; then status, heading of the page, and a word of `detail` for an API. */
const rows: readonly (readonly [string, () => object, number, string, RegExp])[] = [
  [
    'messages used up',
    () => failed('LIMIT_EXCEEDED'),
    429,
    'No more codes for now',
    /no more messages/,
  ],
  ['codes used up', () => failed('QUOTA_EXCEEDED'), 429, 'Too many wrong tries', /no more codes/],
  ['a locked account', () => failed('PASSWORD_LOCKED_OUT'), 403, 'We can’t sign you on', /locked/],
  [
    'a disabled account',
    () => failed('ACCOUNT_NOT_USABLE'),
    403,
    'We can’t sign you on',
    /cannot be/,
  ],
  [
    'no device',
    () => failed('NO_USABLE_DEVICES'),
    403,
    'We can’t confirm it’s you',
    /no usable device/,
  ],
  [
    'what nobody knows',
    () => failed('SOMETHING_NEW'),
    403,
    'We could not confirm it’s you',
    /ended the flow/,
  ],
  [
    'no reason',
    () => ({ status: 'FAILED' }),
    403,
    'We could not confirm it’s you',
    /ended the flow/,
  ],
  [
    'a device that pauses',
    () => selection({ type: 'SMS', coolDownExpiresAt: inTenMinutes() }),
    429,
    'Too many wrong tries',
    /pauses/,
  ],
  [
    'a blocked device',
    () => selection({ type: 'SMS', block: { status: 'BLOCKED' } }),
    403,
    'We can’t confirm it’s you',
    /no usable device/,
  ],
  [
    'a step without a page',
    () => ({ status: 'NEW' }),
    502,
    'We can’t show the next step',
    /no page/,
  ],
]

describe.each(rows)('%s', (_name, answer, status, heading, detail) => {
  it('is told to the API, by its detail, and leaves nothing', async () => {
    await start(answer())
    const api = await agent.api('/pay', { method: 'POST', body: payment })
    expect(api.status).toBe(status)
    expect(api.json).toMatchObject({
      code: 'ERR_PINGONE_FLOW',
      detail: expect.stringMatching(detail) as string,
      reference: expect.any(String) as string,
    })
    expect(api.json).not.toHaveProperty('approval')
    expect(api.headers['retry-after'] !== undefined).toBe(status === 429)
    expect(JSON.stringify([api.json, bank.events])).not.toMatch(/46705550101|maya/)
    expect(bank.events.find(({ event }) => event === 'signOn.failed')).toMatchObject({
      purpose: 'approval',
      reason: 'failed',
      reference: (api.json as { reference: string }).reference,
    })
    expect(bank.events.map(({ event }) => event)).not.toContain('approval.requested')
    await controlEmulator(bank.emulator, 'faults', {}, 'DELETE')
    // It took no place: as many as may be open can be opened, and one of them is the next.
    expect((await agent.api('/pay', { method: 'POST', body: payment })).json).toMatchObject({
      code: 'ERR_PINGONE_APPROVAL_REQUIRED',
    })
  })

  it('is the page at once, of an approval and of a step-up', async () => {
    await start(answer())
    const pages: Page[] = [
      await agent.post('/pay', payment, { follow: true }),
      await agent.get('/statement', { follow: true }),
    ]
    for (const page of pages) {
      expect([page.status, page.headers['retry-after'] !== undefined]).toEqual([
        status,
        status === 429,
      ])
      expect(page.heading).toBe(heading)
      expect(page.url).not.toContain('/login/flow/')
    }
    expect(await readMessages(bank.emulator, { username: 'maya' })).toEqual([])
    await controlEmulator(bank.emulator, 'faults', {}, 'DELETE')
    const later = await agent.get('/statement', { follow: true })
    expect([later.status, later.heading]).toEqual([200, 'Confirm it’s you'])
    expect(bank.events.map(({ event }) => event)).not.toContain('throttle.hit')
  })
})
