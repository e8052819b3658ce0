// Sign-on with sessions and records in Redis: the same stories as in memory, and what Redis holds meanwhile.
import type { Express } from 'express'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { findRedis } from '../support/redis.js'
import { openRedisStores, type RedisRecord, type RedisStores } from '../support/redis-stores.js'
import { countCalls, reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp } from '../support/start-emulator.js'

declare module 'express-session' {
  interface SessionData {
    basket?: string[]
    seen?: string
  }
}

const redis = await findRedis()

/** Holds a request up until it is let go. */
interface Gate {
  readonly arrived: Promise<void>
  readonly opened: Promise<void>
  arrive(): void
  letGo(): void
}

function createGate(): Gate {
  let arrive = (): void => undefined
  let letGo = (): void => undefined
  const arrived = new Promise<void>((resolve) => (arrive = resolve))
  const opened = new Promise<void>((resolve) => (letGo = resolve))
  return {
    arrived,
    opened,
    arrive: () => {
      arrive()
    },
    letGo: () => {
      letGo()
    },
  }
}

function addRoutes(target: Express, gate: Gate): void {
  target.get('/basket', (req, res) => {
    req.session.basket = [...(req.session.basket ?? []), 'apple']
    res.json({ basket: req.session.basket })
  })
  target.get('/slow', (req, res, next) => {
    gate.arrive()
    gate.opened.then(() => {
      req.session.seen = 'slow'
      res.json({ done: true })
    }, next)
  })
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

/** The one record of a kind. */
async function recordOf(stores: RedisStores, kind: string): Promise<RedisRecord> {
  const [record, ...others] = await stores.records(`${stores.statePrefix}${kind}:`)
  if (record === undefined || others.length > 0) throw new Error(`not one ${kind} record`)
  return record
}

interface StoredTokens {
  readonly idToken: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly cookies: readonly { readonly value: string }[]
}

function parseTokens(record: RedisRecord): StoredTokens {
  return (JSON.parse(record.value) as { value: StoredTokens }).value
}

describe.skipIf(redis === undefined)('with sessions and records in Redis', () => {
  let stores: RedisStores
  let app: TestApp
  let agent: Agent
  let slow: Gate

  beforeEach(async () => {
    stores = await openRedisStores({ url: redis?.url ?? '' })
    slow = createGate()
    app = await startApp({
      stateStore: stores.stateStore,
      session: { store: stores.sessionStore },
      routes: (target) => {
        addRoutes(target, slow)
      },
    })
    agent = createAgent(app.baseUrl)
  })

  afterEach(async () => {
    await app.close()
    await stores.close()
  })

  /** The records of ours, by kind: the word before the first colon. */
  async function kinds(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const { key } of await stores.records(stores.statePrefix)) {
      const kind = key.slice(stores.statePrefix.length).split(':')[0] ?? ''
      counts[kind] = (counts[kind] ?? 0) + 1
    }
    return counts
  }

  /** What is left of a finished attempt says that nobody can finish it again, for a few minutes, and nothing else. */
  async function expectNothingPending(): Promise<void> {
    for (const { value, ttlMs } of await stores.records(`${stores.statePrefix}pending:`)) {
      const { value: left } = JSON.parse(value) as { value: Record<string, unknown> }
      expect(Object.keys(left).sort()).toEqual(
        [
          'cookieHash',
          'finishing',
          'handle',
          'mode',
          'purpose',
          'reference',
          'returnPath',
          'untilMs',
        ].sort(),
      )
      expect(ttlMs).toBeLessThanOrEqual(140_000)
    }
  }

  async function signOff(): Promise<void> {
    const off = await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    expect(off.html).toContain('You are signed off')
  }

  it('signs on, guards and signs off; nothing of the sign-on is left', async () => {
    const landed = await signOn(agent, { emulator: app.emulator, username: 'maya' })
    expect(landed.url).toBe(`${app.baseUrl}/account`)
    expect(landed.json).toMatchObject({ user: { preferred_username: 'maya' } })
    expect(await kinds()).toMatchObject({ signon: 1, tokens: 1, done: 1 })
    await expectNothingPending()
    const stolen = sessionCookie(agent)
    await signOff()
    expect(await kinds()).not.toHaveProperty('signon')
    expect(await kinds()).not.toHaveProperty('tokens')
    expect(await stores.records(stores.sessionPrefix)).toEqual([])
    expect(await stateWith(app.baseUrl, stolen)).toEqual({ state: 'anonymous' })
    expect((await agent.get('/account')).status).toBe(303)
  })

  it('finishes two tabs in either order, each on its own page', async () => {
    const first = await reachOtpPage(agent, { username: 'maya', path: '/account' })
    const second = await reachOtpPage(agent, { username: 'elin', path: '/other' })
    expect(await kinds()).toMatchObject({ pending: 2 })
    for (const [page, username, path] of [
      [second, 'elin', '/other'],
      [first, 'maya', '/account'],
    ] as const) {
      const otp = await readOtp(app.emulator, { username })
      const landed = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
      expect(landed.url).toBe(app.baseUrl + path)
      expect(landed.json).toMatchObject({ user: { preferred_username: username } })
    }
    expect(await kinds()).toMatchObject({ signon: 1, tokens: 1 })
    await expectNothingPending()
  })

  it('gives the session a new id at every sign-on and keeps one record of the newest', async () => {
    await agent.get('/basket')
    const ids = [sessionCookie(agent)]
    const tabs = [await agent.get('/login?returnTo=%2Faccount')]
    tabs.push(await agent.get('/login?returnTo=%2Fother'))
    for (const tab of tabs) {
      const otpPage = await agent.submit(tab, {
        button: 'continue',
        fields: { username: 'maya' },
        follow: true,
      })
      const otp = await readOtp(app.emulator, { username: 'maya' })
      await agent.submit(otpPage, { button: 'continue', fields: { otp }, follow: true })
      ids.push(sessionCookie(agent))
    }
    expect(new Set(ids).size).toBe(3)
    expect(await kinds()).toMatchObject({ signon: 1, tokens: 1 })
    expect(await stores.records(stores.sessionPrefix)).toHaveLength(1)
    for (const old of ids.slice(0, 2)) {
      expect(await stateWith(app.baseUrl, old)).toEqual({ state: 'anonymous' })
    }
    expect((await agent.get('/basket')).json).toEqual({ basket: ['apple', 'apple'] })
  })

  it.each(['sign-off', 'a repeated sign-on'])(
    'keeps an old session id dead after %s, also when a slow request writes the session',
    async (what) => {
      const secondTab = await agent.get('/login?returnTo=%2Faccount')
      await signOn(agent, { emulator: app.emulator, username: 'maya' })
      const old = sessionCookie(agent)
      const pending = fetch(`${app.baseUrl}/slow`, { headers: { cookie: old } })
      await slow.arrived
      if (what === 'sign-off') await signOff()
      else {
        const otpPage = await agent.submit(secondTab, {
          button: 'continue',
          fields: { username: 'elin' },
          follow: true,
        })
        const otp = await readOtp(app.emulator, { username: 'elin' })
        await agent.submit(otpPage, { button: 'continue', fields: { otp }, follow: true })
      }
      slow.letGo()
      expect((await pending).status).toBe(200)
      const revived = await stores.records(stores.sessionPrefix)
      expect(revived.some(({ value }) => value.includes('"seen":"slow"'))).toBe(true)
      expect(await stateWith(app.baseUrl, old)).toEqual({ state: 'anonymous' })
    },
  )

  it('writes keys under the two prefixes only, each with an end', async () => {
    const seen: RedisRecord[] = []
    const look = async (): Promise<void> => {
      seen.push(...(await stores.records(stores.statePrefix)))
      seen.push(...(await stores.records(stores.sessionPrefix)))
    }
    const otpPage = await reachOtpPage(agent, { username: 'maya' })
    await look()
    const wrong = { button: 'continue', fields: { otp: '000000' }, follow: true }
    const again = await agent.submit(otpPage, wrong)
    await look()
    const otp = await readOtp(app.emulator, { username: 'maya' })
    await agent.submit(again, { button: 'continue', fields: { otp }, follow: true })
    await look()
    await signOff()
    await look()
    const strange = stores
      .keysUsed()
      .filter((key) => !key.startsWith(stores.statePrefix) && !key.startsWith(stores.sessionPrefix))
    expect(strange).toEqual([])
    expect(stores.keysUsed().length).toBeGreaterThan(5)
    expect(seen.length).toBeGreaterThan(8)
    expect(seen.filter(({ ttlMs }) => ttlMs < 0)).toEqual([])
    const day = 24 * 60 * 60 * 1000
    expect(Math.max(...seen.map(({ ttlMs }) => ttlMs))).toBeLessThanOrEqual(day)
  })

  it('keeps tokens, codes and secrets out of the session, and the client secret out of Redis', async () => {
    const landed = await signOn(agent, { emulator: app.emulator, username: 'maya' })
    expect(landed.status).toBe(200)
    const tokens = parseTokens(await recordOf(stores, 'tokens'))
    const { idToken, accessToken, refreshToken } = tokens
    const cookies = tokens.cookies.map(({ value }) => value)
    const [session, ...others] = await stores.records(stores.sessionPrefix)
    expect(others).toEqual([])
    const clientSecret = app.emulator.env()['PINGONE_CLIENT_SECRET'] ?? ''
    const otp = (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.otp ?? ''
    for (const secret of [idToken, accessToken, refreshToken, ...cookies, clientSecret, otp]) {
      expect(secret.length).toBeGreaterThan(4)
      expect(session?.value).not.toContain(secret)
    }
    expect(session?.value).not.toMatch(/eyJ[\w-]+\.[\w-]+\./)
    for (const { value } of await stores.records(stores.statePrefix)) {
      expect(value).not.toContain(clientSecret)
    }
    expect(Buffer.byteLength((await recordOf(stores, 'signon')).value)).toBeLessThanOrEqual(300)
  })

  it('makes one check, one resume and one token call of twenty presses at once', async () => {
    const otpPage = await reachOtpPage(agent, { username: 'maya' })
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        agent.submit(otpPage, { button: 'continue', fields: { otp } }),
      ),
    )
    for (const { status, locationPath } of answers) {
      expect([status, locationPath]).toEqual([303, '/account'])
    }
    expect(await countCalls(app.emulator)).toMatchObject({ 'otp.check': 1, resume: 1, token: 1 })
    expect(await kinds()).toMatchObject({ signon: 1, tokens: 1 })
  })

  it('starts again honestly when Redis lost everything in the middle', async () => {
    const otpPage = await reachOtpPage(agent, { username: 'maya', path: '/other' })
    const otp = await readOtp(app.emulator, { username: 'maya' })
    await stores.forget()
    const late = await agent.submit(otpPage, { button: 'continue', fields: { otp }, follow: true })
    expect(late.status).toBe(410)
    expect(await countCalls(app.emulator)).not.toHaveProperty('otp.check')
    expect((await agent.get('/account')).status).toBe(303)
    const landed = await signOn(agent, { emulator: app.emulator, username: 'maya', path: '/other' })
    expect(landed.url).toBe(`${app.baseUrl}/other`)
  })
})
