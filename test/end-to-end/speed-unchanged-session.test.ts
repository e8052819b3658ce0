// What a request of somebody signed on costs when nothing changes: operations of the stores and bytes of cookies.
import session, { type SessionData } from 'express-session'
import { memoryStateStore, type StateStore } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { countCalls, signOn, signOnHosted } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator } from '../support/start-emulator.js'
import { unlimited } from '../support/limits.js'

type Callback = (error?: unknown) => void

/** A session store that writes down everything that is asked of it. */
class CountingStore extends session.MemoryStore {
  readonly operations: string[] = []

  override get(sid: string, callback: (error: unknown, data?: SessionData | null) => void): void {
    this.operations.push('get')
    super.get(sid, callback)
  }

  override set(sid: string, data: SessionData, callback?: Callback): void {
    this.operations.push('set')
    super.set(sid, data, callback)
  }

  override touch(sid: string, data: SessionData, callback?: () => void): void {
    this.operations.push('touch')
    super.touch(sid, data, callback)
  }
}

const sessions = new CountingStore()
const stateOperations: string[] = []
let app: TestApp
let agent: Agent

beforeAll(async () => {
  app = await startApp({
    session: { store: sessions },
    stateStore: countOperations(memoryStateStore()),
    routes: (target) => {
      target.get('/open', (_req, res) => {
        res.json({ open: true })
      })
    },
  })
  agent = createAgent(app.baseUrl)
  await signOn(agent, { emulator: app.emulator, username: 'maya' })
})
afterAll(() => app.close())
beforeEach(() => {
  sessions.operations.length = 0
  stateOperations.length = 0
})

describe('a request with an unchanged session', () => {
  it.each(['/account', '/open'])(
    'to %s reads the session once, touches it once, and sets nothing',
    async (path) => {
      for (let count = 0; count < 3; count += 1) {
        sessions.operations.length = 0
        expect((await agent.api(path)).status).toBe(200)
        expect(sessions.operations).toEqual(['get', 'touch'])
      }
    },
  )

  it.each(['/account', '/open'])('to %s is answered without a cookie', async (path) => {
    const answer = await agent.api(path)
    expect(answer.status).toBe(200)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('costs one read of the state store at a guard', async () => {
    await agent.api('/account')
    expect(stateOperations).toEqual(['read'])
  })
})

describe('a hosted sign-on', () => {
  it('makes one call of its own to PingOne, once discovery and keys are there', async () => {
    const hosted = await startApp({ application: 'hosted', options: { throttle: unlimited } })
    const { emulator } = hosted
    try {
      const sign = async (username: string): Promise<void> => {
        const visitor = createAgent(hosted.baseUrl, {
          origins: [emulator.env('hosted')['PINGONE_AUTH_BASE_URL'] ?? ''],
        })
        expect((await signOnHosted(visitor, { emulator, username })).status).toBe(200)
      }
      await sign('maya')
      await controlEmulator(emulator, 'requests', {}, 'DELETE')
      await sign('elin')
      const { token, jwks, 'openid-configuration': discovery } = await countCalls(emulator)
      expect({ token, jwks, discovery }).toEqual({
        token: 1,
        jwks: undefined,
        discovery: undefined,
      })
    } finally {
      await hosted.close()
    }
  })
})

function countOperations(inner: StateStore): StateStore {
  const note = (operation: string): void => void stateOperations.push(operation)
  return {
    create: (key, value, ttlMs) => {
      note('create')
      return inner.create(key, value, ttlMs)
    },
    read: (key) => {
      note('read')
      return inner.read(key)
    },
    replace: (key, expected, next, ttlMs) => {
      note('replace')
      return inner.replace(key, expected, next, ttlMs)
    },
    take: (key) => {
      note('take')
      return inner.take(key)
    },
  }
}
