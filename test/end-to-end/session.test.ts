// The session: its id rotates, an old one stays dead, and a store that fails never leaves anybody half signed on.
import { createServer } from 'node:http'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import session from 'express-session'
import { memoryStateStore, pingoneMfa, requiresAuth } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { FaultySessionStore } from '../support/faulty-session-store.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { connectionTo, startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'
import { readOtp, startEmulator } from '../support/start-emulator.js'

declare module 'express-session' {
  interface SessionData {
    basket?: string[]
    seen?: string
  }
}

let app: TestApp | undefined
afterEach(() => app?.close())

/** A route that loads the session, waits until it is let go, and then writes the session. */
function createSlowRoute(): {
  add: (target: Express) => void
  arrived: Promise<void>
  letGo: () => void
} {
  let arrive = (): void => undefined
  let letGo = (): void => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  return {
    arrived,
    letGo: () => {
      letGo()
    },
    add: (target) => {
      target.get('/slow', (req, res, next) => {
        arrive()
        gate.then(() => {
          req.session.seen = 'slow'
          res.json({ done: true })
        }, next)
      })
    },
  }
}

function addBasket(target: Express): void {
  target.get('/basket', (req, res) => {
    req.session.basket = [...(req.session.basket ?? []), 'apple']
    req.session.seen = 'yes'
    res.json({ basket: req.session.basket })
  })
  target.get('/show', (req, res) => {
    res.json({ basket: req.session.basket ?? null, seen: req.session.seen ?? null })
  })
}

async function start(options: StartAppOptions = {}): Promise<{ app: TestApp; agent: Agent }> {
  app = await startApp(options)
  return { app, agent: createAgent(app.baseUrl) }
}

/** The session cookie, to be used by another agent as a thief would. */
function sessionCookie(agent: Agent): string {
  const cookie = agent.cookies.list().find(({ name }) => name === 'connect.sid')
  return `connect.sid=${cookie?.value ?? ''}`
}

async function stateWith(baseUrl: string, cookie: string): Promise<unknown> {
  const response = await fetch(`${baseUrl}/`, { headers: { cookie } })
  return response.json()
}

describe('a plain express-session', () => {
  it('comes back to life after regenerate when a slow request writes it: what the middleware has to withstand', async () => {
    const slow = createSlowRoute()
    const plain = express()
    plain.use(session({ secret: 'plain', resave: false, saveUninitialized: false }))
    plain.get('/enter', (req, res) => {
      req.session.seen = 'maya'
      res.json({})
    })
    slow.add(plain)
    plain.get('/leave', (req, res, next) => {
      req.session.regenerate((error) => {
        if (error) next(error)
        else res.json({})
      })
    })
    plain.get('/who', (req, res) => {
      res.json({ seen: req.session.seen ?? null })
    })
    const server = plain.listen(0)
    const address = server.address()
    const baseUrl = `http://localhost:${typeof address === 'object' ? String(address?.port) : ''}`
    const agent = createAgent(baseUrl)
    await agent.get('/enter')
    const old = sessionCookie(agent)
    const pending = fetch(`${baseUrl}/slow`, { headers: { cookie: old } })
    await slow.arrived
    await agent.get('/leave')
    slow.letGo()
    await pending
    const answer: unknown = await (
      await fetch(`${baseUrl}/who`, { headers: { cookie: old } })
    ).json()
    expect(answer).toEqual({ seen: 'slow' })
    server.close()
  })
})

describe('an old session id', () => {
  it('is dead after sign-off, also when a slow request writes the session afterwards', async () => {
    const slow = createSlowRoute()
    const { app: running, agent } = await start({ routes: slow.add })
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    const old = sessionCookie(agent)
    const pending = fetch(`${running.baseUrl}/slow`, { headers: { cookie: old } })
    await slow.arrived
    await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    slow.letGo()
    expect((await pending).status).toBe(200)
    expect(await stateWith(running.baseUrl, old)).toEqual({ state: 'anonymous' })
  })

  it('is dead after a repeated sign-on, also when a slow request writes the session afterwards', async () => {
    const slow = createSlowRoute()
    const { app: running, agent } = await start({ routes: slow.add })
    const secondTab = await agent.get('/login?returnTo=%2Faccount')
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    const old = sessionCookie(agent)
    const pending = fetch(`${running.baseUrl}/slow`, { headers: { cookie: old } })
    await slow.arrived
    const otpPage = await agent.submit(secondTab, {
      button: 'continue',
      fields: { username: 'elin' },
      follow: true,
    })
    const otp = await readOtp(running.emulator, { username: 'elin' })
    await agent.submit(otpPage, { button: 'continue', fields: { otp }, follow: true })
    slow.letGo()
    await pending
    expect(sessionCookie(agent)).not.toBe(old)
    expect(await stateWith(running.baseUrl, old)).toEqual({ state: 'anonymous' })
    expect((await agent.get('/account')).json).toMatchObject({
      user: { preferred_username: 'elin' },
    })
  })

  it('from before a sign-on does not become a signed-on one', async () => {
    const { app: running, agent } = await start({ routes: addBasket })
    await agent.get('/basket')
    const fixed = sessionCookie(agent)
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    expect(sessionCookie(agent)).not.toBe(fixed)
    expect(await stateWith(running.baseUrl, fixed)).toEqual({ state: 'anonymous' })
  })

  it('is dead when the sign-on has reached its absolute lifetime, however often it was used', async () => {
    let nowMs = Date.now()
    const stateStore = memoryStateStore({ nowMs: () => nowMs })
    const { app: running, agent } = await start({
      stateStore,
      options: { absoluteLifetimeSeconds: 3600 },
    })
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    nowMs += 3_500_000
    expect((await agent.get('/')).json).toEqual({ state: 'signed-on' })
    nowMs += 101_000
    expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
  })
})

describe('what the app keeps in the session', () => {
  it('goes along when an anonymous visitor signs on', async () => {
    const { app: running, agent } = await start({ routes: addBasket })
    await agent.get('/basket')
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    expect((await agent.get('/show')).json).toEqual({ basket: ['apple'], seen: 'yes' })
  })

  it('is restricted by keepSessionData', async () => {
    const { app: running, agent } = await start({
      routes: addBasket,
      options: { keepSessionData: ['basket'] },
    })
    await agent.get('/basket')
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    expect((await agent.get('/show')).json).toEqual({ basket: ['apple'], seen: null })
  })

  it('is gone when another user signs on over it', async () => {
    const { app: running, agent } = await start({ routes: addBasket })
    const secondTab = await agent.get('/login?returnTo=%2Faccount')
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    await agent.get('/basket')
    const otpPage = await agent.submit(secondTab, {
      button: 'continue',
      fields: { username: 'elin' },
      follow: true,
    })
    const otp = await readOtp(running.emulator, { username: 'elin' })
    await agent.submit(otpPage, { button: 'continue', fields: { otp }, follow: true })
    expect((await agent.get('/show')).json).toEqual({ basket: null, seen: null })
  })
})

describe('what the app keeps in the session of a sign-on that has ended by its time', () => {
  it.each([
    ['maya', { basket: ['apple'], seen: 'yes' }],
    ['elin', { basket: null, seen: null }],
  ])('is what %s finds after signing on over it: %o', async (username, found) => {
    let nowMs = Date.now()
    const { app: running, agent } = await start({
      routes: addBasket,
      stateStore: memoryStateStore({ nowMs: () => nowMs }),
      options: { absoluteLifetimeSeconds: 3600 },
    })
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    await agent.get('/basket')
    nowMs += 3_601_000
    expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
    await signOn(agent, { emulator: running.emulator, username })
    expect((await agent.get('/show')).json).toEqual(found)
  })
})

describe('a session store that fails', () => {
  const quick = { timeouts: { storeMs: 200 } }

  it.each([
    ['destroy', 'fail'],
    ['destroy', 'hang'],
    ['set', 'fail'],
    ['set', 'hang'],
  ] as const)(
    'at %s (%s) during sign-on answers 503 and signs nobody on',
    async (operation, fault) => {
      const store = new FaultySessionStore()
      const { app: running, agent } = await start({
        session: { store },
        options: quick,
        routes: addBasket,
      })
      await agent.get('/basket')
      const before = sessionCookie(agent)
      const otpPage = await reachOtpPage(agent, { username: 'maya' })
      const otp = await readOtp(running.emulator, { username: 'maya' })
      store.faults.set(operation, fault)
      const answer = await agent.submit(otpPage, { button: 'continue', fields: { otp } })
      store.faults.clear()
      expect(answer.status).toBe(503)
      expect(answer.html).toContain('We can’t sign you on right now')
      expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
      expect(await stateWith(running.baseUrl, before)).toEqual({ state: 'anonymous' })
      await signOn(agent, { emulator: running.emulator, username: 'elin' })
      expect((await agent.get('/')).json).toEqual({ state: 'signed-on' })
    },
  )

  it('and is gone makes guarded pages 503, never anonymous', async () => {
    const store = new FaultySessionStore()
    const { app: running, agent } = await start({ session: { store }, options: quick })
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    store.emit('disconnect')
    const page = await agent.get('/account')
    const api = await agent.api('/api/session')
    const login = await agent.get('/login')
    store.emit('connect')
    expect([page.status, api.status, login.status]).toEqual([503, 503, 503])
    expect(api.json).toMatchObject({ code: 'ERR_PINGONE_STATE', status: 503 })
    expect((await agent.get('/account')).status).toBe(200)
  })

  it('at sign-off still ends the sign-on', async () => {
    const store = new FaultySessionStore()
    const { app: running, agent } = await start({ session: { store }, options: quick })
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    const old = sessionCookie(agent)
    const ask = await agent.get('/logout')
    store.faults.set('destroy', 'fail')
    const off = await agent.submit(ask, { button: 'continue', follow: true })
    store.faults.clear()
    expect(off.html).toContain('You are signed off')
    expect(await stateWith(running.baseUrl, old)).toEqual({ state: 'anonymous' })
  })
})

describe('an app without a session in front of the middleware', () => {
  it('is told the line to write, and nobody gets past a guard', async () => {
    const emulator = await startEmulator()
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    const address = server.address()
    const baseUrl = `http://localhost:${typeof address === 'object' ? String(address?.port) : ''}`
    const bare = express()
    const errors: unknown[] = []
    bare.use(pingoneMfa({ ...connectionTo(emulator), baseUrl }))
    bare.get('/account', requiresAuth(), (_req, res) => {
      res.json({ passed: true })
    })
    bare.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
      errors.push(error)
      res.status(500).end()
    })
    server.on('request', bare)
    const agent = createAgent(baseUrl)
    expect([(await agent.get('/account')).status, (await agent.get('/login')).status]).toEqual([
      500, 500,
    ])
    expect(errors).toHaveLength(2)
    for (const error of errors) {
      expect(error).toMatchObject({ code: 'ERR_PINGONE_CONFIG' })
      expect(String(error)).toContain('write app.use(session({')
    }
    server.close()
    await emulator.close()
  })
})
