// An approved request executes once, however many send it at the same time, on however many processes.
import { setTimeout as wait } from 'node:timers/promises'
import express from 'express'
import { memoryStateStore, requiresApproval, type StateStore } from 'express-pingone-mfa'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  approveAsApi,
  approveForm,
  readApprovalId,
  readRecord,
  sendApproved,
  transfer,
} from '../support/approval.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { startConfirmedApp, type ConfirmedApp } from '../support/confirmed-app.js'
import { findRedis } from '../support/redis.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { tearReplace } from '../support/torn-store.js'

const redis = await findRedis()
const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000)
const parallel = 50

/** The same request, many times at once. */
function sendAll(send: () => Promise<Page>): Promise<Page[]> {
  return Promise.all(Array.from({ length: parallel }, send))
}

/** How many got which status. */
function countStatuses(answers: readonly Page[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

const onceOfAll = { 200: 1, 409: parallel - 1 }

describe.skipIf(redis === undefined)(
  `three processes over one Redis (TEST_SEED=${seed})`,
  { timeout: 60_000 },
  () => {
    let app: ConfirmedApp
    let agent: Agent
    beforeAll(async () => {
      app = await startConfirmedApp({ redisUrl: redis?.url ?? '', count: 3, seed })
    })
    afterAll(async () => {
      expect(app.processes.unhandled).toEqual([])
      await app.close()
    })
    beforeEach(async () => {
      await app.freshen()
      agent = await app.signOn('maya')
    })

    it.each([1, 2, 3])('execute a form that is sent fifty times at once (round %i)', async () => {
      const resume = await approveForm(agent, { emulator: app.emulator, username: 'maya' })
      const before = [...app.processes.counts]
      const answers = await sendAll(() => agent.submit(resume))
      expect(countStatuses(answers)).toEqual(onceOfAll)
      expect(app.ledger.entries.map(({ what }) => what)).toEqual([transfer])
      expect(app.processes.counts.map((count, at) => count - (before[at] ?? 0) > 5)).toEqual([
        true,
        true,
        true,
      ])
      await vi.waitFor(async () => {
        const record = await readRecord(agent, readApprovalId(resume))
        expect(record).toMatchObject({ status: 'executed', details: transfer })
      })
    })

    it('execute JSON that is sent fifty times at once, and name the code to all others', async () => {
      const id = await approveAsApi(agent, { emulator: app.emulator, username: 'maya' })
      const answers = await sendAll(() => sendApproved(agent, id))
      expect(countStatuses(answers)).toEqual(onceOfAll)
      const codes = answers.filter(({ status }) => status === 409).map(({ json }) => json)
      for (const problem of codes) {
        expect(problem).toMatchObject({ code: 'ERR_PINGONE_APPROVAL_USED' })
      }
      expect(app.ledger.entries).toMatchObject([{ approvalId: id, what: transfer }])
    })

    it('execute each of three approvals of three users once when all are sent at once', async () => {
      const users = await Promise.all(
        ['maya', 'elin', 'petra'].map(async (username) => {
          const own = username === 'maya' ? agent : await app.signOn(username)
          const fields = { ...transfer, recipient: username }
          const resume = await approveForm(own, { emulator: app.emulator, username, fields })
          return { own, resume, id: readApprovalId(resume) }
        }),
      )
      const answers = await Promise.all(
        users.flatMap(({ own, resume }) => Array.from({ length: 20 }, () => own.submit(resume))),
      )
      expect(countStatuses(answers)).toEqual({ 200: 3, 409: 57 })
      const executed = app.ledger.entries.map(({ approvalId }) => approvalId).sort()
      expect(executed).toEqual(users.map(({ id }) => id).sort())
    })
  },
)

describe.skipIf(redis === undefined)(
  `three processes over a Redis whose replace is torn into three commands (TEST_SEED=${seed})`,
  { timeout: 60_000 },
  () => {
    let app: ConfirmedApp
    beforeAll(async () => {
      const redisUrl = redis?.url ?? ''
      app = await startConfirmedApp({ redisUrl, count: 3, seed, replace: 'torn' })
    })
    afterAll(() => app.close())

    it('execute more than once: the tests above can fail', async () => {
      const executions: number[] = []
      for (let round = 0; round < 10 && Math.max(0, ...executions) < 2; round += 1) {
        await app.freshen()
        const agent = await app.signOn('maya')
        const resume = await approveForm(agent, { emulator: app.emulator, username: 'maya' })
        await sendAll(() => agent.submit(resume))
        executions.push(app.ledger.entries.length)
      }
      expect(Math.max(...executions)).toBeGreaterThan(1)
    })
  },
)

describe('one process with its records in memory', () => {
  const executed: unknown[] = []
  let app: TestApp | undefined
  beforeEach(() => {
    executed.length = 0
  })
  afterEach(() => app?.close())

  async function start(stateStore: StateStore): Promise<Agent> {
    app = await startApp({
      stateStore,
      routes: (routes) => {
        routes.post(
          '/pay',
          express.urlencoded({ extended: false }),
          requiresApproval({ details: ({ body }: { body: object }) => ({ ...body }) }),
          (req, res) => {
            executed.push(req.pingone.approval?.details)
            res.json({})
          },
        )
      },
    })
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    return agent
  }

  async function sendApprovedForm(agent: Agent): Promise<Page[]> {
    if (app === undefined) throw new Error('no app')
    const resume = await approveForm(agent, { emulator: app.emulator, username: 'maya' })
    return sendAll(() => agent.submit(resume))
  }

  it('executes a form that is sent fifty times at once', async () => {
    const answers = await sendApprovedForm(await start(memoryStateStore()))
    expect(countStatuses(answers)).toEqual(onceOfAll)
    expect(executed).toEqual([transfer])
  })

  it('executes more than once when replace is torn: the test above can fail', async () => {
    const inner = memoryStateStore()
    const torn = tearReplace(inner, async (key, value, ttlMs) => {
      // As long as a command takes to a store somewhere else.
      await wait(5)
      await inner.take(key)
      await inner.create(key, value, ttlMs)
    })
    await sendApprovedForm(await start(torn))
    expect(executed.length).toBeGreaterThan(1)
  })
})
