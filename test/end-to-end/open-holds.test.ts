// Held requests of one sign-on: at most ten, 256 KiB together, and nothing of a step-up that the limits refused.
import express, { type Express, type Request, type Response } from 'express'
import { memoryStateStore, requiresMfa, type StateStore } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { unlimited } from '../support/limits.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { findRedis } from '../support/redis.js'
import { openRedisStores, type RedisStores } from '../support/redis-stores.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readOtp } from '../support/start-emulator.js'

const redis = await findRedis()
const fromElsewhere = { 'sec-fetch-site': 'cross-site', referer: 'https://evil.example/' }
const places = ['memory', ...(redis === undefined ? [] : ['Redis'])]

/** A store that knows its keys. */
interface WatchedStore extends StateStore {
  live(kind: string): Promise<readonly string[]>
}

function watch(store: StateStore): WatchedStore {
  const known = new Set<string>()
  return {
    create: (key, value, ttlMs) => {
      known.add(key)
      return store.create(key, value, ttlMs)
    },
    read: (key) => store.read(key),
    replace: (key, expected, next, ttlMs) => store.replace(key, expected, next, ttlMs),
    take: (key) => store.take(key),
    async live(kind) {
      const keys = [...known].filter((key) => key.startsWith(`${kind}:`))
      const values = await Promise.all(keys.map((key) => store.read(key)))
      return values.filter((value) => value !== undefined)
    },
  }
}

function addRoutes(routes: Express): void {
  const fresh = requiresMfa({ maxAgeSeconds: 0 })
  const parsers = [express.urlencoded({ extended: false, limit: '200kb' }), express.json()]
  routes.get('/statement', fresh, (req, res) => {
    res.json({ n: req.query['n'] })
  })
  routes.post('/note', parsers, fresh, (req: Request, res: Response) => {
    res.json({ length: String((req.body as { text?: string }).text).length })
  })
  routes.get('/stepUp/:n', (req, res, next) => {
    res.pingone.stepUp({ returnTo: `/statement?n=${req.params.n}` }).catch(next)
  })
}

let store: WatchedStore
let redisStores: RedisStores | undefined
let app: TestApp
let agent: Agent

async function start(place: string, throttle: object): Promise<void> {
  redisStores = place === 'Redis' ? await openRedisStores({ url: redis?.url ?? '' }) : undefined
  store = watch(redisStores?.stateStore ?? memoryStateStore({ maxRecords: 500 }))
  app = await startApp({ stateStore: store, routes: addRoutes, options: { throttle } })
  agent = createAgent(app.baseUrl)
  await signOn(agent, { emulator: app.emulator, username: 'maya' })
}

async function close(): Promise<void> {
  await app.close()
  await redisStores?.close()
}

async function stepUp(who: Agent, username: string, page: Page): Promise<Page> {
  const otp = await readOtp(app.emulator, { username })
  return who.submit(page, { button: 'continue', fields: { otp }, follow: true })
}

async function expectOthersCanStepUp(): Promise<void> {
  const elin = createAgent(app.baseUrl)
  await signOn(elin, { emulator: app.emulator, username: 'elin' })
  const asked = await elin.get('/statement?n=1', { follow: true })
  const landed = await stepUp(elin, 'elin', asked)
  expect([landed.status, landed.json]).toEqual([200, { n: '1' }])
}

describe.each(places)('in %s, one signed-on user', (place) => {
  beforeEach(async () => {
    await start(place, {})
    return close
  })

  it('who sends 500 forms of 60 KB fills no store', { timeout: 60_000 }, async () => {
    const statuses = new Map<number, number>()
    for (let form = 0; form < 500; form += 1) {
      const text = `${String(form)} ${'x'.repeat(60_000)}`
      const { status } = await agent.post('/note', { text })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(statuses.has(503)).toBe(false)
    const held = await store.live('hold')
    expect(held.length).toBeGreaterThan(0)
    expect(held.length).toBeLessThanOrEqual(10)
    expect(held.join('').length).toBeLessThanOrEqual(256 * 1024)
    await expectOthersCanStepUp()
  })

  it('whose script sends 520 requests fills no store', { timeout: 60_000 }, async () => {
    let last: Page | undefined
    for (let n = 0; n < 520; n += 1) {
      last = await agent.api(`/statement?n=${String(n)}`)
      expect(last.status).toBe(401)
    }
    expect(await store.live('hold')).toHaveLength(10)
    await expectOthersCanStepUp()
    const { login } = last?.json as { login: string }
    expect((await agent.get(login)).status).toBe(200)
  })

  it('whose page asks for forty things at once gets forty challenges', async () => {
    const asked = Array.from({ length: 40 }, (_, n) => agent.api(`/statement?n=${String(n)}`))
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses).toEqual(Array.from({ length: 40 }, () => 401))
    expect(await store.live('hold')).toHaveLength(10)
  })

  it('led by other sites, also to res.pingone.stepUp(), fills no store', async () => {
    for (let n = 0; n < 15; n += 1) {
      await agent.get(`/stepUp/${String(n)}`, { headers: fromElsewhere })
      await agent.get(`/statement?n=${String(100 + n)}`, { headers: fromElsewhere })
    }
    expect(await store.live('hold')).toHaveLength(10)
  })

  it('has nothing stored for a step-up that the limits refused', async () => {
    let status = 0
    for (let n = 0; n < 40 && status !== 429; n += 1) {
      status = (await agent.post('/note', { text: String(n) })).status
    }
    expect(status).toBe(429)
    const count = async (): Promise<readonly number[]> => {
      const kinds = ['hold', 'open-holds', 'pending', 'done', 'grant']
      return Promise.all(kinds.map(async (kind) => (await store.live(kind)).length))
    }
    const before = await count()
    const refused = [
      await agent.post('/note', { text: 'one more' }),
      await agent.get('/statement?n=7'),
      await agent.get('/stepUp/8', { headers: { 'sec-fetch-site': 'same-origin' } }),
    ]
    expect(refused.map((page) => page.status)).toEqual([429, 429, 429])
    expect(await count()).toEqual(before)
  })
})

describe('a held request', () => {
  beforeAll(() => start('memory', unlimited))
  beforeEach(async () => {
    await controlEmulator(app.emulator, 'reset')
    agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
  })
  afterAll(close)

  it('counts by what it keeps', async () => {
    for (let form = 0; form < 6; form += 1) {
      await agent.post('/note', { text: `${String(form)}${'y'.repeat(60_000)}` })
    }
    const held = await store.live('hold')
    expect(held.filter((value) => value.includes('yyy'))).toHaveLength(4)
  })

  it('is gone when its step-up is done, cancelled, or could not be begun', async () => {
    const before = (await store.live('hold')).length
    const landed = await stepUp(agent, 'maya', await agent.get('/statement?n=1', { follow: true }))
    expect(landed.json).toEqual({ n: '1' })
    expect(await store.live('hold')).toHaveLength(before)

    const resume = await stepUp(
      agent,
      'maya',
      await agent.post('/note', { text: 'abc' }, { follow: true }),
    )
    expect(await store.live('hold')).toHaveLength(before + 1)
    expect((await agent.submit(resume)).json).toEqual({ length: 3 })
    expect(await store.live('hold')).toHaveLength(before)

    await agent.submit(await agent.get('/statement?n=2', { follow: true }), { button: 'cancel' })
    expect(await store.live('hold')).toHaveLength(before)

    const led = await agent.get('/statement?n=3', { follow: true, headers: fromElsewhere })
    expect(await store.live('hold')).toHaveLength(before + 1)
    const { csrf = '' } = led.form('continue').values
    await agent.post(new URL(led.url).pathname, { csrf, action: 'cancel' })
    expect(await store.live('hold')).toHaveLength(before)

    await controlEmulator(app.emulator, 'faults', {
      endpoint: 'authorize',
      kind: 'status',
      status: 500,
    })
    const failed = await agent.get('/statement?n=4')
    expect(failed.status).toBe(503)
    expect(await store.live('hold')).toHaveLength(before)
  })

  it('that gave way to ten others is let through once confirmed, when there was no form in it', async () => {
    const asked = await agent.get('/statement?n=first', { follow: true })
    for (let n = 0; n < 10; n += 1) await agent.api(`/statement?n=${String(n)}`)
    const landed = await stepUp(agent, 'maya', asked)
    expect(landed.json).toEqual({ n: 'first' })
  })

  it('of another sign-on is no neighbour', async () => {
    const waiting = await agent.post('/note', { text: 'mine' }, { follow: true })
    const elin = createAgent(app.baseUrl)
    await signOn(elin, { emulator: app.emulator, username: 'elin' })
    for (let n = 0; n < 12; n += 1) await elin.api(`/statement?n=${String(n)}`)
    const resume = await stepUp(agent, 'maya', waiting)
    expect((await agent.submit(resume)).json).toEqual({ length: 4 })
  })
})

describe('the grant of a step-up in the session', () => {
  beforeAll(async () => {
    store = watch(memoryStateStore())
    app = await startApp({
      stateStore: store,
      options: { throttle: unlimited },
      routes: (routes) => {
        routes.get('/grants', (req, res) => {
          const { visits, pingone } = req.session as {
            visits?: number
            pingone?: typeof req.session.pingone
          }
          res.json({ visits, grants: pingone?.['default']?.grants ?? [] })
        })
        routes.get('/counted', requiresMfa({ maxAgeSeconds: 0 }), (req, res) => {
          const session = req.session as { visits?: number }
          session.visits = (session.visits ?? 0) + 1
          res.json({ visits: session.visits })
        })
      },
    })
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
  })

  it('is gone when it is used, and what the app wrote with the same request stays', async () => {
    for (const visits of [1, 2, 3]) {
      const landed = await stepUp(agent, 'maya', await agent.get('/counted', { follow: true }))
      expect(landed.json).toEqual({ visits })
      expect((await agent.get('/grants')).json).toEqual({ visits, grants: [] })
    }
  })

  it('is there once, and no more than five are', async () => {
    const ask = async (n: number): Promise<Page> => {
      const { login } = (await agent.api(`/counted?n=${String(n)}`)).json as { login: string }
      return agent.get(login)
    }
    const confirm = async (page: Page): Promise<void> => {
      const asked = await agent.submit(page, { button: 'continue', follow: true })
      const otp = await readOtp(app.emulator, { username: 'maya' })
      await agent.submit(asked, { button: 'continue', fields: { otp } })
    }
    const tabs = [await ask(1), await ask(1)]
    const begun: { page: Page; otp: string }[] = []
    for (const tab of tabs) {
      const page = await agent.submit(tab, { button: 'continue', follow: true })
      begun.push({ page, otp: await readOtp(app.emulator, { username: 'maya' }) })
    }
    for (const { page, otp } of begun) {
      await agent.submit(page, { button: 'continue', fields: { otp } })
    }
    expect((await agent.get('/grants')).json).toMatchObject({ grants: [expect.any(String)] })
    for (let n = 2; n < 9; n += 1) await confirm(await ask(n))
    const { grants } = (await agent.get('/grants')).json as { grants: string[] }
    expect(new Set(grants).size).toBe(5)
    expect(grants).toHaveLength(5)
    expect((await agent.api('/counted?n=8')).status).toBe(200)
    expect((await agent.api('/counted?n=8')).status).toBe(401)
  })
})
