// What a request costs: calls to PingOne, and reads and writes of the stores, counted and not timed.
import express, { type Request, type RequestHandler } from 'express'
import session, { type SessionData } from 'express-session'
import {
  memoryStateStore,
  requiresApproval,
  requiresMfa,
  type StateStore,
} from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { approveAsApi, sendApproved } from '../support/approval.js'
import { createAgent, type Agent } from '../support/browser.js'
import { countCalls, reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readOtp } from '../support/start-emulator.js'
import { unlimited } from '../support/limits.js'

/** The operations of a store by their names, in their order. */
type Journal = string[]

/** A state store that writes down what is asked of it: the operation and the kind of record. */
function recordStateStore(journal: Journal): StateStore {
  const inner = memoryStateStore()
  const note = (operation: string, key: string): void => {
    journal.push(`${operation} ${key.slice(0, key.search(/[.:]/))}`)
  }
  return {
    create: (key, value, ttlMs) => {
      note('create', key)
      return inner.create(key, value, ttlMs)
    },
    read: (key) => {
      note('read', key)
      return inner.read(key)
    },
    replace: (key, expected, next, ttlMs) => {
      note('replace', key)
      return inner.replace(key, expected, next, ttlMs)
    },
    take: (key) => {
      note('take', key)
      return inner.take(key)
    },
  }
}

/** A session store that writes down its writes. */
class RecordingSessionStore extends session.MemoryStore {
  readonly writes: Journal = []

  override set(sid: string, data: SessionData, callback?: (error?: unknown) => void): void {
    this.writes.push('set')
    super.set(sid, data, callback)
  }

  override destroy(sid: string, callback?: (error?: unknown) => void): void {
    this.writes.push('destroy')
    super.destroy(sid, callback)
  }
}

const journal: Journal = []
const sessionStore = new RecordingSessionStore()
let app: TestApp

beforeAll(async () => {
  // No request takes longer than an answer counts, however busy the machine is.
  vi.useFakeTimers({ toFake: ['Date'] })
  app = await startApp({
    stateStore: recordStateStore(journal),
    session: { store: sessionStore },
    options: { throttle: unlimited },
    routes: (target) => {
      target.get('/open', (_req, res) => {
        res.json({ open: true })
      })
      const answer: RequestHandler = (_req, res) => {
        res.json({ done: true })
      }
      target.get('/mfa', requiresMfa(), answer)
      target.get('/fresh-mfa', requiresMfa({ maxAgeSeconds: 3600 }), answer)
      target.post('/mfa', requiresMfa({ maxAgeSeconds: 3600 }), answer)
      target.get('/once', requiresMfa({ maxAgeSeconds: 0 }), answer)
      const details = ({ body }: Request): object => ({ ...(body as object) })
      target.post('/pay', express.json(), requiresApproval({ details }), answer)
    },
  })
})
afterAll(async () => {
  vi.useRealTimers()
  await app.close()
})
beforeEach(forgetAll)

async function forgetAll(): Promise<void> {
  await controlEmulator(app.emulator, 'requests', {}, 'DELETE')
  journal.length = 0
  sessionStore.writes.length = 0
}

async function signedOn(username = 'maya'): Promise<Agent> {
  const agent = createAgent(app.baseUrl)
  await signOn(agent, { emulator: app.emulator, username })
  await forgetAll()
  return agent
}

describe('a sign-on', () => {
  it('makes the five calls of the protocol, and fetches discovery and keys once a process', async () => {
    const first = createAgent(app.baseUrl)
    expect((await signOn(first, { emulator: app.emulator, username: 'maya' })).status).toBe(200)
    const five = { authorize: 1, 'user.lookup': 1, 'otp.check': 1, resume: 1, token: 1 }
    expect(await countCalls(app.emulator)).toEqual({
      ...five,
      'openid-configuration': 1,
      jwks: 1,
    })
    await forgetAll()
    for (const username of ['elin', 'maya', 'elin']) {
      await forgetAll()
      const landed = await signOn(createAgent(app.baseUrl), { emulator: app.emulator, username })
      expect(landed.status).toBe(200)
      expect(await countCalls(app.emulator)).toEqual(five)
    }
  })

  it('writes the session in the request that finishes it and in no other', async () => {
    const agent = createAgent(app.baseUrl)
    const otpPage = await reachOtpPage(agent, { username: 'maya' })
    expect(sessionStore.writes).toEqual([])
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const finished = await agent.submit(otpPage, { button: 'continue', fields: { otp } })
    // We save before the redirect; express-session writes a new session once more as the answer ends.
    expect(sessionStore.writes.filter((operation) => operation === 'set')).toEqual(['set', 'set'])
    sessionStore.writes.length = 0
    expect((await agent.follow(finished)).status).toBe(200)
    expect(sessionStore.writes).toEqual([])
  })

  it('draws its pages from what is stored: looking at the code page again calls nobody', async () => {
    const agent = createAgent(app.baseUrl)
    const otpPage = await reachOtpPage(agent, { username: 'elin' })
    await forgetAll()
    for (let count = 0; count < 3; count += 1) await agent.get(otpPage.url)
    expect(await countCalls(app.emulator)).toEqual({})
    expect(journal).toEqual(['read pending', 'read pending', 'read pending'])
  })
})

describe('a guarded request', () => {
  it.each(['/account', '/api/session'])(
    'to %s of a signed-on user reads one record and asks nobody else',
    async (path) => {
      const agent = await signedOn()
      for (let count = 0; count < 5; count += 1) {
        const answer = path === '/account' ? await agent.get(path) : await agent.api(path)
        expect(answer.status).toBe(200)
      }
      expect(journal).toEqual(Array.from({ length: 5 }, () => 'read signon'))
      expect(sessionStore.writes).toEqual([])
      expect(await countCalls(app.emulator)).toEqual({})
    },
  )

  it('of a stranger reads nothing, writes nothing and asks nobody', async () => {
    const agent = createAgent(app.baseUrl)
    expect((await agent.get('/account')).status).toBe(303)
    expect((await agent.api('/api/session')).status).toBe(401)
    expect((await agent.get('/login')).status).toBe(200)
    expect(journal).toEqual([])
    expect(sessionStore.writes).toEqual([])
    expect(await countCalls(app.emulator)).toEqual({})
  })

  it('of a hundred at the same time costs a hundred reads', async () => {
    const agent = await signedOn()
    const answers = await Promise.all(Array.from({ length: 100 }, () => agent.get('/account')))
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    expect(journal).toEqual(Array.from({ length: 100 }, () => 'read signon'))
    expect(await countCalls(app.emulator)).toEqual({})
  })
})

describe('a request behind requiresMfa() that is met', () => {
  it.each(['GET /mfa', 'GET /fresh-mfa', 'POST /mfa'])(
    '(%s) reads one record, writes nothing and asks nobody',
    async (request) => {
      const [method = '', path = ''] = request.split(' ')
      const agent = await signedOn()
      for (let count = 0; count < 5; count += 1) {
        expect((await agent.api(path, { method })).status).toBe(200)
      }
      expect(journal).toEqual(Array.from({ length: 5 }, () => 'read signon'))
      expect(sessionStore.writes).toEqual([])
      expect(await countCalls(app.emulator)).toEqual({})
    },
  )

  it('takes the grant of a step-up once, and nothing more', async () => {
    const agent = await signedOn('elin')
    const page = await agent.get('/once', { follow: true })
    const otp = await readOtp(app.emulator, { username: 'elin' })
    const stepped = await agent.submit(page, { button: 'continue', fields: { otp } })
    const four = { authorize: 1, 'otp.check': 1, resume: 1, token: 1 }
    expect(await countCalls(app.emulator)).toEqual(four)
    await forgetAll()
    expect((await agent.follow(stepped)).status).toBe(200)
    // The held request and its place go with the grant, and so does what the session knew of it.
    expect(journal).toEqual([
      'read signon',
      'take grant',
      'take hold',
      'read open-holds',
      'replace open-holds',
    ])
    expect(sessionStore.writes).toEqual(['set'])
    expect(await countCalls(app.emulator)).toEqual({})
  })
})

describe('an approval', () => {
  it('makes four calls, and its request that executes makes none', async () => {
    const agent = await signedOn()
    const id = await approveAsApi(agent, { emulator: app.emulator, username: 'maya' })
    expect(await countCalls(app.emulator)).toEqual({
      authorize: 1,
      'otp.check': 1,
      resume: 1,
      token: 1,
    })
    expect(sessionStore.writes).toEqual([])
    await forgetAll()
    expect((await sendApproved(agent, id)).status).toBe(200)
    await vi.waitFor(() => {
      expect(journal).toEqual([
        'read signon',
        'read approval',
        'replace approval',
        // Whether the sign-on lives is read after the approval is used up, not before.
        'read signon',
        'replace approval',
      ])
    })
    expect(sessionStore.writes).toEqual([])
    expect(await countCalls(app.emulator)).toEqual({})
  })

  it('that was used already costs two reads', async () => {
    const agent = await signedOn()
    const id = await approveAsApi(agent, { emulator: app.emulator, username: 'maya' })
    await sendApproved(agent, id)
    await vi.waitFor(() => {
      expect(journal.slice(-2)).toEqual(['read signon', 'replace approval'])
    })
    await forgetAll()
    expect((await sendApproved(agent, id)).status).toBe(409)
    expect(journal).toEqual(['read signon', 'read approval'])
  })
})

describe('a request that no guard asks about', () => {
  it('reads no more than one record, and none without a sign-on', async () => {
    await createAgent(app.baseUrl).get('/open')
    expect(journal).toEqual([])
    const agent = await signedOn()
    await agent.get('/open')
    expect(journal).toEqual(['read signon'])
    expect(sessionStore.writes).toEqual([])
  })
})

describe('a sign-off', () => {
  it('makes one call and leaves no record of the sign-on', async () => {
    const agent = await signedOn('elin')
    await agent.submit(await agent.get('/logout'), { button: 'continue' })
    expect(await countCalls(app.emulator)).toEqual({ signoff: 1 })
    expect(journal.filter((entry) => entry !== 'read signon')).toEqual([
      'take signon',
      'take tokens',
    ])
    expect(sessionStore.writes).toEqual(['destroy'])
  })
})
