// A reference that a person reads out is found: an event and an onError call with the same reference and code.
import express, { type Express, type Request } from 'express'
import {
  requiresApproval,
  requiresClaim,
  requiresMfa,
  requiresScopes,
  type PingOneEvent,
} from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp, wrongOtp } from '../support/start-emulator.js'

let app: TestApp | undefined
afterEach(() => app?.close())

interface Told {
  readonly code: string
  readonly reference: string
}

interface Started {
  readonly app: TestApp
  readonly agent: Agent
  readonly events: readonly PingOneEvent[]
  readonly told: readonly Told[]
}

async function start(): Promise<Started> {
  const events: PingOneEvent[] = []
  const told: Told[] = []
  app = await startApp({
    routes: addRoutes,
    options: {
      onEvent: (event) => events.push(event),
      onError: ({ code }, _req, { reference }) => void told.push({ code, reference }),
    },
  })
  return { app, agent: createAgent(app.baseUrl), events, told }
}

function addRoutes(target: Express): void {
  const forms = express.urlencoded({ extended: false })
  const details = (req: Request): Record<string, string> => ({
    sum: readSum(req.body),
    currency: 'EUR',
    recipient: 'Charlie',
  })
  target.get('/admin', requiresClaim('groups', 'admins'), (_req, res) => void res.json({}))
  target.get('/scoped', requiresScopes('bank:read'), (_req, res) => void res.json({}))
  target.post(
    '/pay',
    forms,
    express.json(),
    requiresApproval({ details }),
    (_req, res) => void res.json({}),
  )
  target.post('/unread', requiresApproval({ details }), (_req, res) => void res.json({}))
  target.post('/fresh', forms, requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => void res.json({}))
}

function readSum(body: unknown): string {
  return typeof body === 'object' && body !== null && 'sum' in body ? String(body.sum) : ''
}

function referenceOn(page: Page): string {
  return /Reference ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(page.text)?.[1] ?? 'none'
}

const CROSS_SITE = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }

const REFUSALS: readonly (readonly [string, string, (started: Started) => Promise<Page>])[] = [
  ['a missing claim', 'ERR_PINGONE_CLAIM_REQUIRED', ({ agent }) => agent.get('/admin')],
  ['a missing scope', 'ERR_PINGONE_SCOPE_REQUIRED', ({ agent }) => agent.get('/scoped')],
  [
    'an approval of another site',
    'ERR_PINGONE_CROSS_SITE',
    ({ agent }) => agent.post('/pay', { sum: '1' }, { headers: CROSS_SITE }),
  ],
  [
    'a step-up of another site',
    'ERR_PINGONE_CROSS_SITE',
    ({ agent }) => agent.post('/fresh', {}, { headers: CROSS_SITE }),
  ],
  [
    'a body that nobody read',
    'ERR_PINGONE_BODY_UNREADABLE',
    ({ agent }) => agent.post('/unread', { sum: '1' }),
  ],
  [
    'details that cannot be shown',
    'ERR_PINGONE_APPROVAL_DETAILS',
    ({ agent }) => agent.post('/pay', { sum: '${x}' }),
  ],
  [
    'an approval that nobody knows',
    'ERR_PINGONE_APPROVAL_UNKNOWN',
    ({ agent }) => agent.post('/pay', { sum: '1', pingone_approval: 'A'.repeat(43) }),
  ],
  [
    'an approval that is no id',
    'ERR_PINGONE_APPROVAL_MALFORMED',
    ({ agent }) => agent.post('/pay', { sum: '1', pingone_approval: 'x' }),
  ],
  [
    'a form of ours of another site',
    'ERR_PINGONE_CALLBACK',
    ({ agent }) => agent.post('/logout', { csrf: 'x' }, { headers: CROSS_SITE }),
  ],
  [
    'a form of ours that is none',
    'ERR_PINGONE_CALLBACK',
    ({ agent }) => agent.post('/login', { csrf: 'x' }),
  ],
  [
    'a body of ours that is too long',
    'ERR_PINGONE_BODY_UNREADABLE',
    ({ agent }) => agent.post('/login', { csrf: 'x'.repeat(20_000) }),
  ],
  [
    'an answer that nobody asked for',
    'ERR_PINGONE_CALLBACK',
    ({ agent }) => agent.get('/callback?code=1&state=2'),
  ],
]

describe.each(REFUSALS)('the page of %s', (_name, code, refuse) => {
  it('has a reference that an event and onError have, with its code', async () => {
    const started = await start()
    await signOn(started.agent, { emulator: started.app.emulator, username: 'maya' })
    const page = await refuse(started)
    const reference = referenceOn(page)
    expect(reference).not.toBe('none')
    const events = started.events.filter((event) => event.reference === reference)
    expect(events.map((event) => event.code)).toContain(code)
    expect(started.told).toEqual([{ code, reference }])
  })
})

describe('the page that compares what arrived with what was approved', () => {
  it('has a reference that an event and onError have', async () => {
    const started = await start()
    const { agent, app: running } = started
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    const before = await readMessages(running.emulator, { username: 'maya' })
    const approve = await agent.follow(await agent.post('/pay', { sum: '1' }))
    const after = before.at(-1)?.id
    const phone = { username: 'maya', ...(after !== undefined && { after }) }
    const otp = await readOtp(running.emulator, phone)
    const resume = await agent.submit(approve, {
      button: 'continue',
      fields: { otp },
      follow: true,
    })
    const { values } = resume.form()
    const page = await agent.post('/pay', { ...values, sum: '1000' })
    expect(page.status).toBe(409)
    const reference = referenceOn(page)
    expect(started.told).toEqual([{ code: 'ERR_PINGONE_APPROVAL_MISMATCH', reference }])
    const events = started.events.filter((event) => event.reference === reference)
    expect(events.map(({ code }) => code)).toContain('ERR_PINGONE_APPROVAL_MISMATCH')
  })
})

describe('the page of an attempt that ended', () => {
  it('has a reference that an event and onError have, once however often it is looked at', async () => {
    const started = await start()
    const { agent, app: running } = started
    let page = await reachOtpPage(agent, { username: 'maya' })
    const otp = wrongOtp(await readOtp(running.emulator, { username: 'maya' }))
    for (let attempt = 0; attempt < 3; attempt += 1) {
      page = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
    }
    await agent.get(page.url)
    const reference = referenceOn(page)
    const ended = started.events.filter(
      (event) => event.event === 'signOn.failed' && event.reference === reference,
    )
    expect(ended).toHaveLength(1)
    expect(ended[0]).toMatchObject({ code: 'ERR_PINGONE_FLOW', reason: 'locked' })
    expect(started.told).toEqual([{ code: 'ERR_PINGONE_FLOW', reference }])
  })
})

describe('the problem of an API', () => {
  it('has the reference of its event when it is a refusal', async () => {
    const started = await start()
    await signOn(started.agent, { emulator: started.app.emulator, username: 'maya' })
    const problem = (await started.agent.api('/admin')).json as { reference: string; code: string }
    expect(problem.code).toBe('ERR_PINGONE_CLAIM_REQUIRED')
    expect(started.told).toEqual([{ code: problem.code, reference: problem.reference }])
    expect(started.events.at(-1)).toMatchObject({
      event: 'request.refused',
      reference: problem.reference,
    })
  })

  it('has none when it asks for what is asked in the usual course of things', async () => {
    const started = await start()
    const problem = (await started.agent.api('/account')).json
    expect(problem).not.toHaveProperty('reference')
    expect([started.told, started.events]).toEqual([[], []])
  })
})
