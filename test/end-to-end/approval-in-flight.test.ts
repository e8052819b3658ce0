// Requests that are slow while an approval is used: none of them, nor the session they save, makes it usable again.
import express, { type Express, type RequestHandler } from 'express'
import { requiresApproval, requiresAuth } from 'express-pingone-mfa'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  approveAsApi,
  approveForm,
  readApprovalId,
  readRecord,
  sendApproved,
  transfer,
} from '../support/approval.js'
import { createAgent, type Agent } from '../support/browser.js'
import { findRedis } from '../support/redis.js'
import { openRedisStores, type RedisStores } from '../support/redis-stores.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'

declare module 'express-session' {
  interface SessionData {
    slow?: string
  }
}

const redis = await findRedis()

/** Requests wait here until they are let go. */
interface Gate {
  readonly arrived: Promise<void>
  readonly letGo: () => void
  readonly pass: () => Promise<void>
}

function createGate(): Gate {
  const calls: { arrive?: () => void; letGo?: () => void } = {}
  const arrived = new Promise<void>((resolve) => (calls.arrive = resolve))
  const opened = new Promise<void>((resolve) => (calls.letGo = resolve))
  return {
    arrived,
    letGo: () => calls.letGo?.(),
    pass: () => {
      calls.arrive?.()
      return opened
    },
  }
}

describe.each([
  ['memory', false],
  ['Redis', true],
] as const)('with sessions and records in %s', (_, inRedis) => {
  const story = it.skipIf(inRedis && redis === undefined)
  const executed: string[] = []
  let stores: RedisStores | undefined
  let app: TestApp
  let agent: Agent
  let handlerGate: Gate | undefined
  let sessionGate: Gate

  async function start(): Promise<void> {
    executed.length = 0
    handlerGate = undefined
    sessionGate = createGate()
    stores = inRedis ? await openRedisStores({ url: redis?.url ?? '' }) : undefined
    app = await startApp({
      routes: addRoutes,
      ...(stores !== undefined && {
        stateStore: stores.stateStore,
        session: { store: stores.sessionStore },
      }),
    })
    agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
  }
  afterEach(async () => {
    handlerGate?.letGo()
    sessionGate.letGo()
    await app.close()
    await stores?.close()
  })

  function addRoutes(routes: Express): void {
    const parsers = [express.urlencoded({ extended: false }), express.json()]
    const guard = requiresApproval({ details: ({ body }: { body: object }) => ({ ...body }) })
    const execute =
      (name: string): RequestHandler =>
      async (req, res) => {
        executed.push(`${name} ${req.pingone.approval?.id ?? ''}`)
        await handlerGate?.pass()
        req.session.slow = name
        res.json({ paid: req.pingone.approval?.details })
      }
    routes.post('/pay', ...parsers, guard, execute('pay'))
    routes.post('/pay-too', ...parsers, guard, execute('pay-too'))
    routes.post('/pay-in-two', ...parsers, guard, (req, _res, next) => {
      executed.push(`first ${req.pingone.approval?.id ?? ''}`)
      next()
    })
    routes.post('/pay-in-two', execute('second'))
    routes.get('/slow', async (req, res) => {
      await sessionGate.pass()
      req.session.slow = 'slow'
      res.json({ done: true })
    })
    routes.get('/approvals/:id', requiresAuth(), async (req, res) => {
      res.json(await req.pingone.approvals.read(String(req.params['id'])))
    })
  }

  async function expectUsed(id: string, path = '/pay'): Promise<void> {
    const again = await sendApproved(agent, id, { path })
    expect(again.status).toBe(409)
    expect(again.json).toMatchObject({ code: 'ERR_PINGONE_APPROVAL_USED' })
  }

  story(
    'a request that began before the approval and saves the session after it changes nothing',
    async () => {
      await start()
      const slow = agent.get('/slow')
      await sessionGate.arrived
      const resume = await approveForm(agent, { emulator: app.emulator, username: 'maya' })
      const id = readApprovalId(resume)
      expect((await agent.submit(resume)).json).toEqual({ paid: transfer })
      sessionGate.letGo()
      expect((await slow).json).toEqual({ done: true })
      expect((await agent.submit(resume)).status).toBe(409)
      await expectUsed(id)
      expect(executed).toEqual([`pay ${id}`])
      await vi.waitFor(async () => {
        expect(await readRecord(agent, id)).toMatchObject({ status: 'executed' })
      })
    },
  )

  story(
    'a request between approval and use that saves the session after it changes nothing',
    async () => {
      await start()
      const resume = await approveForm(agent, { emulator: app.emulator, username: 'maya' })
      const slow = agent.get('/slow')
      await sessionGate.arrived
      expect((await agent.submit(resume)).status).toBe(200)
      sessionGate.letGo()
      await slow
      expect((await agent.submit(resume)).status).toBe(409)
      expect(executed).toHaveLength(1)
    },
  )

  story(
    'a retry while the handler runs is told that it is used, and the handler ends it',
    async () => {
      await start()
      const id = await approveAsApi(agent, { emulator: app.emulator, username: 'maya' })
      handlerGate = createGate()
      const first = sendApproved(agent, id)
      await handlerGate.arrived
      expect(await readRecord(agent, id)).toMatchObject({ status: 'consumed' })
      for (let count = 0; count < 3; count += 1) await expectUsed(id)
      handlerGate.letGo()
      expect((await first).json).toEqual({ paid: transfer })
      await vi.waitFor(async () => {
        expect(await readRecord(agent, id)).toMatchObject({ status: 'executed' })
      })
      await expectUsed(id)
      expect(executed).toEqual([`pay ${id}`])
    },
  )

  story('of two handlers at different routes the other one never executes it', async () => {
    await start()
    const id = await approveAsApi(agent, { emulator: app.emulator, username: 'maya' })
    handlerGate = createGate()
    const first = sendApproved(agent, id)
    await handlerGate.arrived
    await expectUsed(id, '/pay-too')
    handlerGate.letGo()
    expect((await first).status).toBe(200)
    await expectUsed(id, '/pay-too')
    expect(executed).toEqual([`pay ${id}`])
  })

  story(
    'two handlers behind one guard see one approval, and a request to both runs each once',
    async () => {
      await start()
      const path = '/pay-in-two'
      const id = await approveAsApi(agent, { emulator: app.emulator, username: 'maya', path })
      const answers = await Promise.all([1, 2, 3, 4].map(() => sendApproved(agent, id, { path })))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
      expect(executed).toEqual([`first ${id}`, `second ${id}`])
    },
  )
})
