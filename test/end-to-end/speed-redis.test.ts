// How many commands a request sends to Redis, the session's included: exact, so that none is added unseen.
import express, { type Request, type RequestHandler } from 'express'
import { requiresApproval, requiresMfa } from 'express-pingone-mfa'
import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { approveForm } from '../support/approval.js'
import { createAgent, type Agent } from '../support/browser.js'
import { unlimited } from '../support/limits.js'
import { openRedisStores, type RedisStores } from '../support/redis-stores.js'
import { findRedis } from '../support/redis.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readOtp } from '../support/start-emulator.js'

const redis = await findRedis()

describe.skipIf(redis === undefined)('commands to Redis, a script counting once', () => {
  const watching = createClient({ url: redis?.url ?? '' })
  const marking = createClient({ url: redis?.url ?? '' })
  let stores: RedisStores
  let app: TestApp
  let commands: string[] = []
  let arrived: (() => void) | undefined

  beforeAll(async () => {
    stores = await openRedisStores({ url: redis?.url ?? '' })
    await watching.connect()
    await marking.connect()
    await watching.monitor((line) => {
      if (line.includes(`"mark:${stores.statePrefix}"`)) arrived?.()
      const isOurs = line.includes(stores.statePrefix) || line.includes(stores.sessionPrefix)
      // What a script calls is part of one round trip.
      if (isOurs && !/^[\d.]+ \[\d+ lua\]/.test(line)) commands.push(line)
    })
    app = await startApp({
      stateStore: stores.stateStore,
      session: { store: stores.sessionStore },
      options: { throttle: unlimited },
      routes: (target) => {
        const answer: RequestHandler = (_req, res) => {
          res.json({ done: true })
        }
        target.get('/open', answer)
        target.get('/once', requiresMfa({ maxAgeSeconds: 0 }), answer)
        const details = ({ body }: Request): object => {
          const { sum, currency, recipient } = body as Record<string, unknown>
          return { sum, currency, recipient }
        }
        const parser = express.urlencoded({ extended: false })
        target.post('/pay', parser, requiresApproval({ details }), answer)
      },
    })
  })
  afterAll(async () => {
    await app.close()
    watching.destroy()
    marking.destroy()
    await stores.close()
  })

  /** MONITOR tells in order: once the mark is told, all that was sent before it has been. */
  async function count(work: () => Promise<unknown>): Promise<number> {
    commands = []
    await work()
    return countSoFar()
  }

  async function countSoFar(): Promise<number> {
    const told = new Promise<void>((resolve) => (arrived = resolve))
    await marking.echo(`mark:${stores.statePrefix}`)
    await told
    return commands.filter((line) => !line.includes('"mark:')).length
  }

  async function signedOn(username: string): Promise<Agent> {
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username })
    return agent
  }

  it('a guarded and a public request of somebody signed on: 3', async () => {
    const agent = await signedOn('maya')
    expect(await count(() => agent.get('/account'))).toBe(3)
    expect(await count(() => agent.get('/open'))).toBe(3)
  })

  it('a request of a stranger: none', async () => {
    expect(await count(() => createAgent(app.baseUrl).api('/account'))).toBe(0)
  })

  it('a sign-on: 21', async () => {
    await signedOn('maya')
    expect(await count(() => signedOn('maya'))).toBe(21)
  })

  it('a step-up: 41', async () => {
    const agent = await signedOn('elin')
    const steppedUp = await count(async () => {
      const page = await agent.get('/once', { follow: true })
      const otp = await readOtp(app.emulator, { username: 'elin' })
      const done = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
      expect(done.status).toBe(200)
    })
    expect(steppedUp).toBe(41)
  })

  it('an approval: 42', async () => {
    const agent = await signedOn('maya')
    await count(async () => {
      const resume = await approveForm(agent, { emulator: app.emulator, username: 'maya' })
      expect((await agent.submit(resume)).status).toBe(200)
    })
    // The outcome is written after the answer.
    await vi.waitFor(async () => {
      expect(await countSoFar()).toBe(42)
    })
  })
})
