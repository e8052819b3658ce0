// A step-up and the session: its id rotates, the old one stays dead, and what ended meanwhile does not come back.
import express, { type Express, type Request, type Response } from 'express'
import { requiresAuth, requiresMfa } from 'express-pingone-mfa'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { whoAmI, startBank, type Bank } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { FaultySessionStore } from '../support/faulty-session-store.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { controlEmulator, readOtp } from '../support/start-emulator.js'

let bank: Bank
let agent: Agent
const sessions = new FaultySessionStore()
let slow = createGate()
const passed = (_req: Request, res: Response): void => {
  res.json({ passed: true })
}

beforeAll(async () => {
  bank = await startBank({
    session: { store: sessions },
    options: { timeouts: { storeMs: 300 } },
    routes: addRoutes,
  })
})
beforeEach(async () => {
  slow = createGate()
  agent = createAgent(bank.baseUrl)
  await signOn(agent, { emulator: bank.emulator, username: 'maya' })
})
afterEach(async () => {
  sessions.faults.clear()
  await controlEmulator(bank.emulator, 'faults', {}, 'DELETE')
})
afterAll(() => bank.close())

function addRoutes(routes: Express): void {
  routes.use(express.urlencoded({ extended: false }))
  routes.get('/once', requiresMfa({ maxAgeSeconds: 0 }), passed)
  routes.post('/once', requiresMfa({ maxAgeSeconds: 0 }), passed)
  routes.get('/any', requiresMfa(), passed)
  routes.get('/slow', requiresAuth(), (req, res, next) => {
    slow.arrive()
    slow.open.then(() => {
      Object.assign(req.session, { seen: 'slow' })
      res.json({ done: true })
    }, next)
  })
}

interface Gate {
  readonly arrived: Promise<void>
  readonly open: Promise<void>
  readonly arrive: () => void
  readonly letGo: () => void
}

function createGate(): Gate {
  let arrive = (): void => undefined
  let letGo = (): void => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const open = new Promise<void>((resolve) => (letGo = resolve))
  return { arrived, open, arrive, letGo }
}

function sessionCookie(browser: Agent): string {
  const cookie = browser.cookies.list().find(({ name }) => name === 'connect.sid')
  return `connect.sid=${cookie?.value ?? ''}`
}

async function stateWith(cookie: string): Promise<unknown> {
  return (await fetch(`${bank.baseUrl}/`, { headers: { cookie } })).json()
}

async function confirm(page: Page): Promise<Page> {
  const otp = await readOtp(bank.emulator, { username: 'maya' })
  return agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
}

describe('a completed step-up', () => {
  it('rotates the session, and the old id is dead, also against a slow request that writes it', async () => {
    const before = await whoAmI(agent)
    const old = sessionCookie(agent)
    const page = await agent.get('/once', { follow: true })
    const pending = fetch(`${bank.baseUrl}/slow`, { headers: { cookie: old } })
    await slow.arrived
    expect((await confirm(page)).json).toEqual({ passed: true })
    slow.letGo()
    expect((await pending).status).toBe(200)
    const after = await whoAmI(agent)
    expect(sessionCookie(agent)).not.toBe(old)
    expect(after.signOnId).not.toBe(before.signOnId)
    expect(after.sub).toBe(before.sub)
    expect(await stateWith(old)).toEqual({ state: 'anonymous' })
    expect(await stateWith(sessionCookie(agent))).toEqual({ state: 'signed-on' })
  })

  it('does not make the sign-on live longer', async () => {
    const expiresAtMs = Date.now() + 1_000_000
    await bank.store.edit('signon', (members) => ({ ...members, expiresAtMs }))
    const before = await bank.store.list('signon')
    await confirm(await agent.get('/once', { follow: true }))
    const after = await bank.store.list('signon')
    expect(after).toHaveLength(before.length)
    expect(new Set(after.map((members) => members['expiresAtMs']))).toEqual(new Set([expiresAtMs]))
  })

  it('leaves no old records behind', async () => {
    const { signOnId } = await whoAmI(agent)
    await confirm(await agent.get('/once', { follow: true }))
    const keys = await bank.store.keys()
    expect(keys.filter((key) => key.endsWith(signOnId))).toEqual([])
  })
})

describe('a step-up whose sign-on ended meanwhile', () => {
  it('by sign-off is refused, and nobody is signed on again', async () => {
    const page = await agent.get('/once', { follow: true })
    await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    const calls = await countCalls(bank.emulator)
    const late = await confirm(page)
    expect(late.status).toBe(404)
    expect(late.html).toContain('belongs to another')
    expect(await countCalls(bank.emulator)).toEqual(calls)
    expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
  })

  it('by sign-off while PingOne was asked is refused, and nobody is signed on again', async () => {
    const page = await agent.get('/once', { follow: true })
    const old = sessionCookie(agent)
    const ask = await agent.get('/logout')
    await controlEmulator(bank.emulator, 'faults', {
      endpoint: 'token',
      kind: 'delay',
      delayMs: 700,
    })
    const before = await countCalls(bank.emulator)
    const confirming = confirm(page)
    await waitFor(
      async () => ((await countCalls(bank.emulator))['resume'] ?? 0) > (before['resume'] ?? 0),
    )
    await agent.submit(ask, { button: 'continue', follow: true })
    const late = await confirming
    expect(late.status).toBe(403)
    expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
    expect(await stateWith(old)).toEqual({ state: 'anonymous' })
    expect((await agent.get('/any')).status).toBe(303)
  })

  it('by another user who signed on is refused, and that user stays', async () => {
    const page = await agent.get('/once', { follow: true })
    await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    await signOn(agent, { emulator: bank.emulator, username: 'elin' })
    const elin = await whoAmI(agent)
    const calls = await countCalls(bank.emulator)
    expect((await confirm(page)).status).toBe(404)
    expect(await countCalls(bank.emulator)).toEqual(calls)
    expect(await whoAmI(agent)).toEqual(elin)
  })
})

describe('a step-up page', () => {
  it('shows nothing to another browser, also not with the same user', async () => {
    const page = await agent.get('/once', { follow: true })
    const other = createAgent(bank.baseUrl)
    await signOn(other, { emulator: bank.emulator, username: 'maya' })
    const look = await other.get(page.url)
    expect(look.status).toBe(404)
    expect(look.forms.flatMap(({ fields }) => fields)).toEqual([])
    const posted = await other.submit(page, { button: 'continue', fields: { otp: '123456' } })
    expect(posted.status).toBe(403)
  })
})

describe('a session store that fails', () => {
  it.each([
    ['destroy', 'fail'],
    ['set', 'fail'],
    ['set', 'hang'],
  ] as const)(
    'at %s (%s) during a step-up is 503, and confirms nothing',
    async (operation, fault) => {
      const page = await agent.get('/once', { follow: true })
      const old = sessionCookie(agent)
      const otp = await readOtp(bank.emulator, { username: 'maya' })
      sessions.faults.set(operation, fault)
      const answer = await agent.submit(page, { button: 'continue', fields: { otp } })
      sessions.faults.clear()
      expect(answer.status).toBe(503)
      expect(await stateWith(old)).toEqual({ state: 'anonymous' })
      expect(await stateWith(sessionCookie(agent))).toEqual({ state: 'anonymous' })
    },
  )

  it('or is gone makes the guarded page 503, for a page and for an API', async () => {
    sessions.emit('disconnect')
    const answers = [
      await agent.get('/any'),
      await agent.post('/once', { a: '1' }),
      await agent.api('/any'),
      await agent.post('/pay', { sum: '1' }),
    ]
    sessions.emit('connect')
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503])
    expect(answers[2]?.json).toMatchObject({ code: 'ERR_PINGONE_STATE' })
    expect(bank.executed).toEqual([])
  })
})

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 5000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('it did not come to that')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
