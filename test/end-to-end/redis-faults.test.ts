// Redis refused, stalled, and cut at each command of a sign-on and a sign-off: nobody is ever half signed on.
import { SignOnDenied, type PingOneMfaOptions } from 'express-pingone-mfa'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { openRedisStores, type RedisStores } from '../support/redis-stores.js'
import { findRedis } from '../support/redis.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'
import { createTcpProxy, type TcpProxy } from '../support/tcp-proxy.js'

const redis = await findRedis()
const storeMs = 400
const requestMs = 4000
/** A request may wait for several operations and for PingOne; on a busy machine twice that. */
const longestMs = 2 * requestMs

/** An app whose two stores stand behind a proxy each. */
interface Lane {
  readonly app: TestApp
  readonly stores: RedisStores
  readonly proxies: { readonly state: TcpProxy; readonly session: TcpProxy }
  readonly proxy: TcpProxy
  close(): Promise<void>
}

async function openLane(
  broken: 'state' | 'session',
  options: PingOneMfaOptions = {},
): Promise<Lane> {
  const url = redis?.url ?? ''
  const state = await createTcpProxy(url)
  const session = await createTcpProxy(url)
  const stores = await openRedisStores({
    url,
    stateUrl: state.url,
    sessionUrl: session.url,
    sessionTimeoutMs: storeMs,
  })
  const app = await startApp({
    stateStore: stores.stateStore,
    session: { store: stores.sessionStore },
    options: { ...options, timeouts: { storeMs, requestMs, upstreamMs: requestMs } },
  })
  return {
    app,
    stores,
    proxies: { state, session },
    proxy: broken === 'state' ? state : session,
    close: async () => {
      await app.close()
      await stores.close()
      await state.close()
      await session.close()
    },
  }
}

/** Everything as at the start, in the emulator and in Redis. */
async function freshen({ app, stores }: Lane): Promise<void> {
  await controlEmulator(app.emulator, 'reset')
  await stores.forget()
}

/** What a person does, with every answer kept; stops where there is nothing to go on with. */
async function signOnAndOff(lane: Lane, agent: Agent): Promise<Story> {
  const story = createStory()
  const start = await story.note(agent.get('/account', { follow: true }))
  if (!hasField(start, 'username')) return story
  const seen = (await readMessages(lane.app.emulator, { username: 'maya' })).length
  const press = { button: 'continue', follow: true }
  const otpPage = await story.note(agent.submit(start, { ...press, fields: { username: 'maya' } }))
  const arrived = (await readMessages(lane.app.emulator, { username: 'maya' })).length > seen
  if (!hasField(otpPage, 'otp') || !arrived) return story
  const otp = await readOtp(lane.app.emulator, { username: 'maya' })
  story.finish = await story.note(agent.submit(otpPage, { button: 'continue', fields: { otp } }))
  await story.note(agent.get('/account'))
  const ask = await story.note(agent.get('/logout'))
  if (!ask.html.includes('value="continue"')) return story
  story.signedOff = await story.note(agent.submit(ask, { ...press, fields: {} }))
  return story
}

interface Story {
  readonly answers: { readonly page: Page; readonly ms: number }[]
  /** The answer to the code. */
  finish: Page | undefined
  signedOff: Page | undefined
  note(answer: Promise<Page>): Promise<Page>
}

function createStory(): Story {
  const answers: Story['answers'] = []
  return {
    answers,
    finish: undefined,
    signedOff: undefined,
    async note(answer) {
      const startedAt = performance.now()
      const page = await answer
      answers.push({ page, ms: performance.now() - startedAt })
      return page
    },
  }
}

function hasField(page: Page, name: string): boolean {
  return page.status === 200 && page.forms.some(({ fields }) => fields.includes(name))
}

/** 500 is the app's own: express-session hands a store that cannot be read to the app's error handler. */
const allowedStatuses = [200, 303, 410, 503, 500]

function expectAnswered(story: Story): void {
  for (const { page, ms } of story.answers) {
    expect(allowedStatuses, page.url).toContain(page.status)
    expect(ms, page.url).toBeLessThan(longestMs)
    if (page.status === 500) expect(page.json).toEqual({ error: 'reached the app' })
  }
}

/** What the app says of this browser, and what Redis holds, agree. */
async function expectConsistent(lane: Lane, agent: Agent, story: Story, others = 0): Promise<void> {
  const { state } = (await agent.get('/')).json as { state: string }
  const guarded = await agent.get('/account')
  expect(['signed-on', 'anonymous']).toContain(state)
  expect(guarded.status).toBe(state === 'signed-on' ? 200 : 303)
  const { stores } = lane
  const live = await stores.records(`${stores.statePrefix}signon:`)
  expect(live).toHaveLength(others + (state === 'signed-on' ? 1 : 0))
  if (story.signedOff === undefined) {
    expect(await stores.records(`${stores.statePrefix}tokens:`)).toHaveLength(live.length)
  }
  const endless = await stores.records(stores.statePrefix)
  expect(endless.filter(({ ttlMs }) => ttlMs < 0)).toEqual([])
  if (story.finish !== undefined && story.finish.status >= 400) expect(state).toBe('anonymous')
  if (story.signedOff?.html.includes('You are signed off')) expect(state).toBe('anonymous')
}

async function expectRecovered(lane: Lane): Promise<void> {
  await vi.waitFor(
    async () => {
      const fresh = createAgent(lane.app.baseUrl)
      const landed = await signOn(fresh, { emulator: lane.app.emulator, username: 'elin' })
      expect(landed.json).toMatchObject({ user: { preferred_username: 'elin' } })
      expect((await fresh.get('/')).json).toEqual({ state: 'signed-on' })
    },
    { timeout: 10_000 },
  )
}

/** Status of a request that needs the store, and of the username that is sent in. */
const whileDown = {
  state: { refused: 503, sent: 503 },
  // Before the sign-on is complete there is no session to read or write.
  session: { refused: 500, sent: 303 },
} as const

describe.skipIf(redis === undefined)('a Redis that fails', () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown): void => {
    unhandled.push(reason)
  }
  beforeAll(() => {
    process.on('unhandledRejection', note)
  })
  afterAll(() => {
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })

  describe.each(['state', 'session'] as const)('under the %s store', (broken) => {
    let lane: Lane
    beforeAll(async () => {
      lane = await openLane(broken)
    })
    afterAll(() => lane.close())
    beforeEach(() => freshen(lane))
    afterEach(() => lane.proxy.restore())

    it.each(['before', 'after'] as const)(
      'and is cut %s each command of a sign-on and a sign-off leaves nobody half signed on',
      async (when) => {
        // The first time some commands differ: Redis does not know our scripts yet.
        await signOnAndOff(lane, createAgent(lane.app.baseUrl))
        await freshen(lane)
        lane.proxy.forget()
        const happy = await signOnAndOff(lane, createAgent(lane.app.baseUrl))
        expect(happy.signedOff?.html).toContain('You are signed off')
        const commands = [...lane.proxy.commands]
        expect(commands.length).toBeGreaterThan(broken === 'state' ? 15 : 5)
        for (let k = 1; k <= commands.length; k += 1) {
          const where = `cut ${when} command ${k} of ${commands.length} (${commands[k - 1] ?? ''})`
          await freshen(lane)
          const agent = createAgent(lane.app.baseUrl)
          lane.proxy.cutAtCommand(k, when)
          try {
            const story = await signOnAndOff(lane, agent)
            expectAnswered(story)
            await lane.proxy.restore()
            await expectConsistent(lane, agent, story)
            await expectRecovered(lane)
          } catch (error) {
            throw new Error(where, { cause: error })
          }
        }
      },
      120_000,
    )

    it('that is slow but in time signs on and off', async () => {
      lane.proxy.delay(60)
      const story = await signOnAndOff(lane, createAgent(lane.app.baseUrl))
      expect(story.finish?.status).toBe(303)
      expect(story.signedOff?.html).toContain('You are signed off')
    })

    it('that is slower than the time limit signs nobody on', async () => {
      const agent = createAgent(lane.app.baseUrl)
      const otpPage = await reachOtpPage(agent, { username: 'maya' })
      const otp = await readOtp(lane.app.emulator, { username: 'maya' })
      lane.proxy.delay(2 * storeMs)
      const story = createStory()
      const press = { button: 'continue', fields: { otp } }
      story.finish = await story.note(agent.submit(otpPage, press))
      expect(story.finish.status).toBe(503)
      await lane.proxy.restore()
      await expectRecovered(lane)
      await expectConsistent(lane, agent, story, 1)
    })

    describe.each(['refuse', 'stall'] as const)('that does not answer (%s)', (how) => {
      const { refused, sent } = whileDown[broken]

      it('at the start of a sign-on, answers in time and is well again afterwards', async () => {
        const agent = createAgent(lane.app.baseUrl)
        const start = await agent.get('/account', { follow: true })
        await lane.proxy[how]()
        const story = createStory()
        const guarded = await story.note(agent.get('/account'))
        const again = await story.note(agent.get('/login'))
        expect([guarded.status, again.status]).toEqual([303, 200])
        const fields = { username: 'maya' }
        const started = await story.note(agent.submit(start, { button: 'continue', fields }))
        expect(started.status).toBe(sent)
        expectAnswered(story)
        await lane.proxy.restore()
        await expectRecovered(lane)
      })

      it('as the code is typed, signs nobody on and is well again afterwards', async () => {
        const agent = createAgent(lane.app.baseUrl)
        const otpPage = await reachOtpPage(agent, { username: 'maya' })
        const otp = await readOtp(lane.app.emulator, { username: 'maya' })
        await lane.proxy[how]()
        const story = createStory()
        const press = { button: 'continue', fields: { otp } }
        story.finish = await story.note(agent.submit(otpPage, press))
        expect(story.finish.status).toBe(503)
        expect(story.finish.html).toContain('We can’t sign you on right now')
        expect((await story.note(agent.get('/account'))).status).not.toBe(200)
        expectAnswered(story)
        await lane.proxy.restore()
        await expectRecovered(lane)
        await expectConsistent(lane, agent, story, 1)
      })

      it('under a user who is signed on, lets no guard pass and keeps the sign-on', async () => {
        const agent = createAgent(lane.app.baseUrl)
        await signOn(agent, { emulator: lane.app.emulator, username: 'maya' })
        const ask = await agent.get('/logout')
        await lane.proxy[how]()
        const story = createStory()
        const page = await story.note(agent.get('/account'))
        const api = await story.note(agent.api('/api/session'))
        const off = await story.note(agent.submit(ask, { button: 'continue' }))
        expect([page.status, api.status, off.status]).toEqual([refused, refused, refused])
        if (broken === 'state') expect(api.json).toMatchObject({ code: 'ERR_PINGONE_STATE' })
        expectAnswered(story)
        await lane.proxy.restore()
        await expectRecovered(lane)
        await vi.waitFor(async () => {
          expect((await agent.get('/account')).status).toBe(200)
        })
      })
    })
  })

  it('that is gone as a hook refuses a user leaves that user signed off', async () => {
    const lane = await openLane('state', {
      afterSignOn: async () => {
        await lane.proxy.refuse()
        throw new SignOnDenied('not today')
      },
    })
    const agent = createAgent(lane.app.baseUrl)
    const otpPage = await reachOtpPage(agent, { username: 'maya' })
    const otp = await readOtp(lane.app.emulator, { username: 'maya' })
    const refused = await agent.submit(otpPage, { button: 'continue', fields: { otp } })
    expect(refused.status).toBe(403)
    await lane.proxy.restore()
    expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
    expect((await agent.get('/account')).status).toBe(303)
    await lane.close()
  })
})
