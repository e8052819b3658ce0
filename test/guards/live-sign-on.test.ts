// A request is as live as its sign-on: what ended while its body trickled in, or while a handler waited, lets nothing through.
import { once } from 'node:events'
import { request as httpRequest, type ClientRequest } from 'node:http'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import {
  memoryStateStore,
  requiresApproval,
  requiresAuth,
  requiresClaim,
  requiresMfa,
  requiresScopes,
  type StateStore,
} from 'express-pingone-mfa'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { approveAsApi, readRecord, sendApproved, transfer } from '../support/approval.js'
import { createAgent, type Agent } from '../support/browser.js'
import { findRedis } from '../support/redis.js'
import { openRedisStores, type RedisStores } from '../support/redis-stores.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'
import { twinOf } from '../support/twin.js'
import { unlimited } from '../support/limits.js'

const redis = await findRedis()

/** Called by the store before or after an operation; the operation waits for it. */
type Interfere = (
  operation: string,
  key: string,
  when: 'before' | 'after',
) => Promise<unknown> | undefined

interface WatchedStore {
  readonly store: StateStore
  /** How often `signon:` was read. */
  reads: number
  /** Of the last read. */
  signOnKey: string
  /** Every read fails until this is undefined again. */
  fault: Error | undefined
  interfere: Interfere | undefined
}

function watch(inner: StateStore): WatchedStore {
  const watched: WatchedStore = {
    reads: 0,
    signOnKey: '',
    fault: undefined,
    interfere: undefined,
    store: {
      create: (key, value, ttlMs) => inner.create(key, value, ttlMs),
      take: (key) => inner.take(key),
      async read(key) {
        if (key.startsWith('signon')) {
          watched.reads += 1
          watched.signOnKey = key
        }
        if (watched.fault !== undefined && key.startsWith('signon')) throw watched.fault
        const value = await inner.read(key)
        await watched.interfere?.('read', key, 'after')
        return value
      },
      async replace(key, expected, next, ttlMs) {
        await watched.interfere?.('replace', key, 'before')
        const won = await inner.replace(key, expected, next, ttlMs)
        await watched.interfere?.('replace', key, 'after')
        return won
      },
    },
  }
  return watched
}

/** A place where a request waits until it is let go. */
interface Place {
  readonly arrived: Promise<void>
  readonly open: Promise<void>
  arrive(): void
  letGo(): void
}

function createPlace(): Place {
  const calls: { arrive?: () => void; letGo?: () => void } = {}
  const arrived = new Promise<void>((resolve) => (calls.arrive = resolve))
  const open = new Promise<void>((resolve) => (calls.letGo = resolve))
  return { arrived, open, arrive: () => calls.arrive?.(), letGo: () => calls.letGo?.() }
}

const details = (req: Request): object => ({ ...(req.body as object) })

describe.each([
  ['memory', false],
  ['Redis', true],
] as const)('with records in %s', (_, inRedis) => {
  const skips = inRedis && redis === undefined
  const passed: string[] = []
  let stores: RedisStores | undefined
  let watched: WatchedStore
  let app: TestApp
  let agent: Agent
  /** The next request that comes to a route comes here. */
  let place: Place
  let stateBefore: string | undefined

  beforeAll(async () => {
    if (skips) return
    // Time stands still but for `later`: no busy machine makes an answer old.
    vi.useFakeTimers({ toFake: ['Date'] })
    stores = inRedis ? await openRedisStores({ url: redis?.url ?? '' }) : undefined
    watched = watch(stores?.stateStore ?? memoryStateStore())
    app = await startApp({
      routes: addRoutes,
      stateStore: watched.store,
      options: {
        scope: 'openid profile offline_access',
        throttle: unlimited,
      },
      ...(stores !== undefined && { session: { store: stores.sessionStore } }),
    })
  })
  afterAll(async () => {
    vi.useRealTimers()
    if (skips) return
    await app.close()
    await stores?.close()
  })
  beforeEach(async () => {
    if (skips) return
    passed.length = 0
    place = createPlace()
    agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
  })
  afterEach(() => {
    place.letGo()
    watched.fault = undefined
    watched.interfere = undefined
  })

  function addRoutes(routes: Express): void {
    const parsers = [express.urlencoded({ extended: false }), express.json()]
    const arrives = (req: Request, _res: Response, next: NextFunction): void => {
      stateBefore = req.pingone.state
      place.arrive()
      next()
    }
    const waits = async (_req: Request, _res: Response, next: NextFunction): Promise<void> => {
      place.arrive()
      await place.open
      next()
    }
    const answer = (req: Request, res: Response): void => {
      passed.push(req.path)
      res.json({ state: req.pingone.state, user: req.pingone.user.preferred_username })
    }
    const guards = {
      auth: requiresAuth(),
      claim: requiresClaim('preferred_username', 'maya'),
      predicate: requiresClaim(() => true),
      scopes: requiresScopes('openid'),
      mfa: requiresMfa(),
      'fresh-mfa': requiresMfa({ maxAgeSeconds: 86_400 }),
      approval: requiresApproval({ details }),
      'no-approval': requiresApproval({ details, when: () => false }),
    }
    for (const [name, guard] of Object.entries(guards)) {
      routes.post(`/${name}`, arrives, ...parsers, guard, answer)
      routes.post(`/twice/${name}`, requiresAuth(), ...parsers, waits, guard, answer)
    }
    routes.post('/two', arrives, ...parsers, requiresAuth(), requiresMfa(), answer)
    routes.post('/consumers/:name', arrives, ...parsers, async (req, res, next) => {
      try {
        await consume(req, res)
        passed.push(req.path)
        if (!res.headersSent) res.json({})
      } catch (error) {
        next(error)
      }
    })
    routes.post(
      '/slow-when',
      ...parsers,
      requiresApproval({
        details,
        when: async () => {
          place.arrive()
          await place.open
          return false
        },
      }),
      answer,
    )
    routes.post(
      '/slow-details',
      ...parsers,
      requiresApproval({
        details: async (req) => {
          place.arrive()
          await place.open
          return details(req)
        },
      }),
      answer,
    )
    routes.post('/refresh', requiresAuth(), async (req, res, next) => {
      try {
        const token = await req.pingone.accessToken()
        place.arrive()
        await place.open
        const renewed = await token.refresh()
        res.json({ isNew: renewed.value !== token.value })
      } catch (error) {
        next(error)
      }
    })
    routes.post('/pay', ...parsers, requiresApproval({ details }), answer)
    routes.get('/again', requiresMfa({ maxAgeSeconds: 0 }), answer)
    routes.get('/approvals/:id', requiresAuth(), async (req, res) => {
      res.json(await req.pingone.approvals.read(String(req.params['id'])))
    })
  }

  /** What a handler without a guard does with `req.pingone` and `res.pingone`. */
  async function consume(req: Request, res: Response): Promise<void> {
    switch (req.params['name']) {
      case 'access-token':
        await req.pingone.accessToken()
        return
      case 'id-token':
        await req.pingone.idToken()
        return
      case 'approvals':
        await req.pingone.approvals.read('0'.repeat(43))
        return
      case 'form':
        await req.pingone.approvals.takeForm()
        return
      default:
        await res.pingone.stepUp({ returnTo: '/account' })
    }
  }

  const kinds = {
    form: ['application/x-www-form-urlencoded', 'sum=1&currency=EUR&', 'recipient=elin'],
    JSON: ['application/json', '{"sum":"1","currency":"EUR",', '"recipient":"elin"}'],
  } as const

  interface Trickle {
    readonly answer: Promise<{ status: number; location: string | undefined; text: string }>
    finish(): void
  }

  /** Sends the headers and the first half of the body, and waits until the request has come to its route. */
  async function trickle(
    path: string,
    kind: keyof typeof kinds,
    options: { readonly page?: boolean; readonly before?: string } = {},
  ): Promise<Trickle> {
    const [type, first, second] = kinds[kind]
    const url = new URL(path, app.baseUrl)
    const outgoing: ClientRequest = httpRequest(url, {
      method: 'POST',
      agent: false,
      headers: {
        cookie: agent.cookies.header(url, { crossSite: false, unsafe: true }),
        'content-type': type,
        'content-length': Buffer.byteLength(first + second),
        accept: options.page === true ? 'text/html' : 'application/json',
        'sec-fetch-site': 'same-origin',
        'sec-fetch-mode': options.page === true ? 'navigate' : 'cors',
        origin: app.baseUrl,
      },
    })
    const answer = once(outgoing, 'response').then(async ([response]) => {
      const chunks: Buffer[] = []
      for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
      const { statusCode = 0, headers } = response as { statusCode?: number; headers: object }
      const location = 'location' in headers ? String(headers.location) : undefined
      return { status: statusCode, location, text: Buffer.concat(chunks).toString() }
    })
    outgoing.write(first)
    await place.arrived
    expect(stateBefore).toBe(options.before ?? 'signed-on')
    return { answer, finish: () => outgoing.end(second) }
  }

  function later(ms: number): void {
    vi.setSystemTime(Date.now() + ms)
  }

  const ends: Readonly<Record<string, () => Promise<void>>> = {
    'its sign-off': signOff,
    'the end of its lifetime': () => {
      later(8 * 3600 * 1000)
      return Promise.resolve()
    },
    'the rotation of a step-up': stepUp,
  }

  /** In another tab of the same browser. */
  async function signOff(): Promise<void> {
    const tab = twinOf(agent)
    const page = await tab.submit(await tab.get('/logout'), { button: 'continue' })
    expect(page.status).toBe(303)
    expect((await tab.api('/api/session')).status).toBe(401)
  }

  async function stepUp(): Promise<void> {
    const tab = twinOf(agent)
    const known = (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id
    const page = await tab.get('/again', { follow: true })
    const otp = await readOtp(app.emulator, {
      username: 'maya',
      ...(known !== undefined && { after: known }),
    })
    const landed = await tab.submit(page, { button: 'continue', fields: { otp }, follow: true })
    expect(landed.status).toBe(200)
    passed.length = 0
  }

  const guardNames = [
    'auth',
    'claim',
    'predicate',
    'scopes',
    'mfa',
    'fresh-mfa',
    'approval',
    'no-approval',
  ]

  describe.skipIf(skips).each(Object.keys(ends))('a body that trickles in over %s', (end) => {
    it.each(guardNames.flatMap((name) => [[name, 'form'] as const, [name, 'JSON'] as const]))(
      'gets nothing from the guard %s (%s)',
      async (name, kind) => {
        const request = await trickle(`/${name}`, kind)
        await ends[end]?.()
        later(1000)
        request.finish()
        const { status, text } = await request.answer
        expect(status).toBe(401)
        expect(text).toContain('ERR_PINGONE_AUTH_REQUIRED')
        expect(passed).toEqual([])
      },
    )

    it('is led to the sign-on when it is a page', async () => {
      const request = await trickle('/auth', 'form', { page: true })
      await ends[end]?.()
      later(1000)
      request.finish()
      const { status, location } = await request.answer
      expect([status, location]).toEqual([303, '/login?returnTo=%2F'])
    })

    it.each(guardNames)('gets nothing from %s after a handler that waits', async (name) => {
      const sent = agent.api(`/twice/${name}`, { method: 'POST', body: transfer })
      await place.arrived
      await ends[end]?.()
      later(1000)
      place.letGo()
      expect((await sent).status).toBe(401)
      expect(passed).toEqual([])
    })

    it.each(['access-token', 'id-token', 'approvals', 'form'])(
      'reads no %s of req.pingone',
      async (name) => {
        const request = await trickle(`/consumers/${name}`, 'JSON')
        await ends[end]?.()
        later(1000)
        request.finish()
        expect((await request.answer).status).toBe(500)
        expect(app.errors.at(-1)).toMatchObject({ code: 'ERR_PINGONE_AUTH_REQUIRED' })
        expect(passed).toEqual([])
      },
    )

    it('begins no step-up', async () => {
      const messages = await readMessages(app.emulator, { username: 'maya' })
      const request = await trickle('/consumers/step-up', 'form', { page: true })
      await ends[end]?.()
      const between = await readMessages(app.emulator, { username: 'maya' })
      later(1000)
      request.finish()
      const { status, location } = await request.answer
      expect([status, location]).toEqual([303, '/login?returnTo=%2Faccount'])
      expect(await readMessages(app.emulator, { username: 'maya' })).toHaveLength(between.length)
      expect(between.length).toBeGreaterThanOrEqual(messages.length)
    })

    it.each(['/slow-when', '/slow-details'])('gets nothing from %s', async (path) => {
      const sent = agent.api(path, { method: 'POST', body: transfer })
      await place.arrived
      await ends[end]?.()
      const between = await readMessages(app.emulator, { username: 'maya' })
      later(1000)
      place.letGo()
      expect((await sent).status).toBe(401)
      expect(passed).toEqual([])
      expect(await readMessages(app.emulator, { username: 'maya' })).toHaveLength(between.length)
    })
  })

  describe.skipIf(skips)('a sign-on that lives', () => {
    it.each([
      ['at once', 999, 1],
      ['after a second', 1000, 2],
      ['after five minutes', 300_000, 2],
      ['with the clock set back meanwhile', -5000, 2],
    ])('lets a trickled body through %s', async (_when, ms, reads) => {
      watched.reads = 0
      const request = await trickle('/two', 'form')
      later(ms)
      request.finish()
      const { status, text } = await request.answer
      expect([status, JSON.parse(text)]).toEqual([200, { state: 'signed-on', user: 'maya' }])
      expect(watched.reads).toBe(reads)
    })

    it.each(['auth', 'claim', 'mfa', 'fresh-mfa', 'no-approval'])(
      'costs one read behind %s',
      async (name) => {
        watched.reads = 0
        const answer = await agent.api(`/${name}`, { method: 'POST', body: transfer })
        expect(answer.status).toBe(200)
        expect(watched.reads).toBe(1)
      },
    )

    it('is found when the store has come back meanwhile, also by the handler', async () => {
      watched.fault = new Error('the store is away')
      const request = await trickle('/auth', 'JSON', { before: 'unavailable' })
      watched.fault = undefined
      later(1000)
      request.finish()
      const { status, text } = await request.answer
      expect([status, JSON.parse(text)]).toEqual([200, { state: 'signed-on', user: 'maya' }])
    })

    it('is not asked for again within the second in which the store did not answer', async () => {
      watched.fault = new Error('the store is away')
      watched.reads = 0
      const request = await trickle('/two', 'JSON', { before: 'unavailable' })
      request.finish()
      expect((await request.answer).status).toBe(503)
      expect(watched.reads).toBe(1)
    })

    it('lets nothing through when the store does not answer the second time', async () => {
      const request = await trickle('/auth', 'JSON')
      later(1000)
      watched.fault = new Error('the store is away')
      request.finish()
      expect((await request.answer).status).toBe(503)
      expect(passed).toEqual([])
    })
  })

  describe.skipIf(skips)('an approved request', () => {
    async function approved(): Promise<string> {
      return approveAsApi(agent, { emulator: app.emulator, username: 'maya' })
    }

    it.each(['before', 'after'] as const)(
      'is not executed when the sign-off comes just %s it is used up',
      async (when) => {
        const id = await approved()
        const other = createAgent(app.baseUrl)
        await signOn(other, { emulator: app.emulator, username: 'maya' })
        let isDone = false
        watched.interfere = (operation, key, at) => {
          if (operation !== 'replace' || at !== when || isDone) return undefined
          if (!key.startsWith('approval')) return undefined
          isDone = true
          return signOff()
        }
        const answer = await sendApproved(agent, id)
        expect(isDone).toBe(true)
        expect([answer.status, answer.json]).toMatchObject([
          401,
          { code: 'ERR_PINGONE_AUTH_REQUIRED' },
        ])
        expect(passed).toEqual([])
        // Used up, and nothing was executed: the record says so.
        expect((await readRecord(other, id)).status).toBe('failed')
      },
    )

    it('was let through when the sign-off comes after that', async () => {
      const id = await approved()
      let seen = 0
      watched.interfere = (operation, key, at) => {
        if (operation !== 'read' || at !== 'after' || !key.startsWith('signon')) return undefined
        seen += 1
        return seen === 2 ? signOff() : undefined
      }
      expect((await sendApproved(agent, id)).status).toBe(200)
      expect(passed).toEqual(['/pay'])
    })

    it('is not executed when nobody can say whether its sign-on lives', async () => {
      const id = await approved()
      const other = createAgent(app.baseUrl)
      await signOn(other, { emulator: app.emulator, username: 'maya' })
      watched.interfere = (operation, key) => {
        if (operation === 'replace' && key.startsWith('approval')) {
          watched.fault = new Error('the store is away')
        }
        return undefined
      }
      const answer = await sendApproved(agent, id)
      expect([answer.status, answer.json]).toMatchObject([503, { code: 'ERR_PINGONE_STATE' }])
      expect(passed).toEqual([])
      watched.fault = undefined
      watched.interfere = undefined
      expect((await readRecord(other, id)).status).toBe('failed')
    })

    it('that trickles in over the sign-off is not used up', async () => {
      const body = { sum: '1', currency: 'EUR', recipient: 'elin' }
      const id = await approveAsApi(agent, {
        emulator: app.emulator,
        username: 'maya',
        path: '/approval',
        fields: body,
      })
      const other = createAgent(app.baseUrl)
      await signOn(other, { emulator: app.emulator, username: 'maya' })
      place = createPlace()
      const request = await trickle('/approval', 'JSON')
      await signOff()
      later(1000)
      request.finish()
      expect((await request.answer).status).toBe(401)
      expect((await readRecord(other, id)).status).toBe('approved')
    })
  })

  describe.skipIf(skips)('an access token', () => {
    beforeEach(() => controlEmulator(app.emulator, 'requests', {}, 'DELETE'))

    it('is renewed while its sign-on lives', async () => {
      place.letGo()
      const answer = await agent.api('/refresh', { method: 'POST', body: {} })
      expect([answer.status, answer.json]).toEqual([200, { isNew: true }])
    })

    it('is not renewed when a sign-off has ended the sign-on and not reached the tokens', async () => {
      const sent = agent.api('/refresh', { method: 'POST', body: {} })
      await place.arrived
      await watched.store.take(watched.signOnKey)
      place.letGo()
      expect((await sent).status).toBe(500)
      expect(app.errors.at(-1)).toMatchObject({ code: 'ERR_PINGONE_AUTH_REQUIRED' })
      expect(await countCalls(app.emulator)).toEqual({})
    })

    it('is not renewed after the lifetime of its sign-on', async () => {
      const sent = agent.api('/refresh', { method: 'POST', body: {} })
      await place.arrived
      later(8 * 3600 * 1000)
      place.letGo()
      expect((await sent).status).toBe(500)
      expect(app.errors.at(-1)).toMatchObject({ code: 'ERR_PINGONE_AUTH_REQUIRED' })
      expect(await countCalls(app.emulator)).toEqual({})
    })

    it('is not handed out when the sign-off comes while PingOne renews it', async () => {
      place.letGo()
      let writes = 0
      watched.interfere = (operation, key, at) => {
        if (operation !== 'replace' || at !== 'before' || !key.startsWith('tokens'))
          return undefined
        writes += 1
        return writes === 2 ? signOff() : undefined
      }
      const answer = await agent.api('/refresh', { method: 'POST', body: {} })
      expect(writes).toBeGreaterThanOrEqual(2)
      expect(answer.status).toBe(500)
      expect(app.errors.at(-1)).toMatchObject({ code: 'ERR_PINGONE_AUTH_REQUIRED' })
    })
  })
})
