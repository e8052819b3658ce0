// Several instances in one app sign on and off by themselves, each completely, in one session.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import session, { MemoryStore } from 'express-session'
import { memoryStateStore, pingoneMfa, requiresAuth, type StateStore } from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { closeServer } from '../support/close-server.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { connectionTo } from '../support/start-app.js'
import { startEmulator } from '../support/start-emulator.js'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

interface Started {
  readonly agent: Agent
  readonly emulator: Emulator
  /** Of each area's store. */
  readonly keys: Readonly<Record<string, ReadonlySet<string>>>
  readonly sessions: MemoryStore
}

/** Remembers which records live. */
function watchKeys(store: StateStore, keys: Set<string>): StateStore {
  return {
    read: (key) => store.read(key),
    replace: (key, expected, next, ttlMs) => store.replace(key, expected, next, ttlMs),
    async create(key, value, ttlMs) {
      const created = await store.create(key, value, ttlMs)
      if (created) keys.add(key)
      return created
    },
    async take(key) {
      keys.delete(key)
      return store.take(key)
    },
  }
}

/** One session, and two areas with users of their own. */
async function start(): Promise<Started> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const baseUrl = `http://localhost:${String((server.address() as AddressInfo).port)}`
  const emulator = await startEmulator({ baseUrls: [`${baseUrl}/staff`, `${baseUrl}/shop`] })
  const keys = { staff: new Set<string>(), shop: new Set<string>() }
  const sessions = new MemoryStore()
  const app = express()
  app.use(
    session({ secret: 'one session', resave: false, saveUninitialized: false, store: sessions }),
  )
  for (const name of ['staff', 'shop'] as const) {
    const stateStore = watchKeys(memoryStateStore(), keys[name])
    const area = express.Router()
    area.use(
      pingoneMfa({ ...connectionTo(emulator), name, stateStore, baseUrl: `${baseUrl}/${name}` }),
    )
    area.get('/account', requiresAuth(), (req, res) => {
      res.json({ area: name, user: req.pingone.user.preferred_username })
    })
    area.get('/basket', (req, res) => {
      Object.assign(req.session, { basket: name })
      res.json({})
    })
    area.get('/look', (req, res) => {
      res.json({ basket: 'basket' in req.session ? req.session.basket : null })
    })
    app.use(`/${name}`, area)
  }
  server.on('request', app)
  closing.push(
    () => closeServer(server),
    () => emulator.close(),
  )
  return { agent: createAgent(baseUrl), emulator, keys, sessions }
}

async function signOnAt(
  { agent, emulator }: Started,
  area: string,
  username: string,
): Promise<void> {
  const landed = await signOn(agent, { emulator, username, path: `/${area}/account` })
  expect(landed.json).toEqual({ area, user: username })
}

async function signOffAt({ agent }: Started, area: string): Promise<void> {
  const page = await agent.submit(await agent.get(`/${area}/logout`), {
    button: 'continue',
    follow: true,
  })
  expect(page.text).toContain('signed off')
}

async function who({ agent }: Started, area: string): Promise<unknown> {
  const page = await agent.get(`/${area}/account`)
  return page.status === 200 ? page.json : page.locationPath?.split('?')[0]
}

function liveRecords({ keys }: Started, area: string): readonly string[] {
  return [...(keys[area] ?? [])].filter((key) => /(?:signon|tokens):/.test(key))
}

function sessionId(agent: Agent): string | undefined {
  return agent.cookies.list().find(({ name }) => name === 'connect.sid')?.value
}

describe('two areas in one session', () => {
  it('sign on by themselves, in either order, and never see each other’s user', async () => {
    const started = await start()
    await signOnAt(started, 'staff', 'maya')
    expect(await who(started, 'shop')).toBe('/shop/login')
    await signOnAt(started, 'shop', 'elin')
    expect(await who(started, 'staff')).toEqual({ area: 'staff', user: 'maya' })
    expect(await who(started, 'shop')).toEqual({ area: 'shop', user: 'elin' })
  })

  it('sign off by themselves: the other goes on, in a session of a new id', async () => {
    const started = await start()
    await signOnAt(started, 'staff', 'maya')
    await signOnAt(started, 'shop', 'elin')
    const before = sessionId(started.agent)
    await signOffAt(started, 'shop')
    expect(await who(started, 'shop')).toBe('/shop/login')
    expect(await who(started, 'staff')).toEqual({ area: 'staff', user: 'maya' })
    expect(sessionId(started.agent)).not.toBe(before)
    started.agent.cookies.set({
      origin: started.agent.baseUrl,
      name: 'connect.sid',
      value: before ?? '',
    })
    expect(await who(started, 'staff')).toBe('/staff/login')
  })

  it('sign off completely: records, PingOne and, with the last one, the session', async () => {
    const started = await start()
    await signOnAt(started, 'staff', 'maya')
    await signOnAt(started, 'shop', 'elin')
    await signOffAt(started, 'shop')
    expect(liveRecords(started, 'shop')).toEqual([])
    expect(liveRecords(started, 'staff')).toHaveLength(2)
    await signOffAt(started, 'staff')
    expect(liveRecords(started, 'staff')).toEqual([])
    expect((await countCalls(started.emulator))['signoff']).toBe(2)
    expect(sessionId(started.agent)).toBeUndefined()
    expect(await readAll(started.sessions)).toEqual({})
  })

  it('keep the other’s sign-on when another user signs on in one of them', async () => {
    const started = await start()
    await signOnAt(started, 'staff', 'maya')
    await signOnAt(started, 'shop', 'elin')
    const login = await started.agent.get('/shop/login')
    expect(login.status).toBe(303)
    await signOffAt(started, 'shop')
    await signOnAt(started, 'shop', 'maya')
    expect(await who(started, 'staff')).toEqual({ area: 'staff', user: 'maya' })
  })

  it('leave nothing of the app’s own behind for whoever stays', async () => {
    const started = await start()
    await signOnAt(started, 'staff', 'maya')
    await signOnAt(started, 'shop', 'elin')
    await started.agent.get('/shop/basket')
    expect((await started.agent.get('/staff/look')).json).toEqual({ basket: 'shop' })
    await signOffAt(started, 'shop')
    expect((await started.agent.get('/staff/look')).json).toEqual({ basket: null })
  })
})

function readAll(store: MemoryStore): Promise<unknown> {
  return new Promise((resolve, reject) => {
    store.all((error, all) => {
      if (error) reject(error as Error)
      else resolve(all)
    })
  })
}

describe('two areas of one name, by mistake, on one store without a prefix', () => {
  it('never take each other’s user: a sign-on counts for the client it was made for', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    closing.push(() => closeServer(server))
    const baseUrl = `http://localhost:${String((server.address() as AddressInfo).port)}`
    const emulator = await startEmulator({ baseUrls: [`${baseUrl}/staff`, `${baseUrl}/shop`] })
    closing.push(() => emulator.close())
    const stateStore = watchKeys(memoryStateStore(), new Set())
    const app = express()
    app.use(session({ secret: 'one session', resave: false, saveUninitialized: false }))
    for (const [area, application] of [
      ['staff', 'embedded'],
      ['shop', 'hosted'],
    ] as const) {
      const routes = express.Router()
      const connection = connectionTo(emulator, application)
      routes.use(pingoneMfa({ ...connection, stateStore, baseUrl: `${baseUrl}/${area}` }))
      routes.get('/account', requiresAuth(), (_req, res) => void res.json({ area }))
      app.use(`/${area}`, routes)
    }
    server.on('request', app)
    const agent = createAgent(baseUrl)
    const landed = await signOn(agent, { emulator, username: 'maya', path: '/staff/account' })
    expect(landed.json).toEqual({ area: 'staff' })
    expect((await agent.get('/shop/account')).status).toBe(303)
  })
})
