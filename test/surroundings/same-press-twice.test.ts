// The same press twice: of twenty equal requests at once each gets the result of the one that finishes, and nothing is done twice.
import express from 'express'
import { requiresApproval, requiresMfa, type PingOneMfaOptions } from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEntrance } from '../support/app-process.js'
import { askForApproval } from '../support/approval.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { openRedisStores } from '../support/redis-stores.js'
import { findRedis } from '../support/redis.js'
import { countCalls, reachOtpPage, signOn } from '../support/sign-on.js'
import { connectionTo, startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages, readOtp, startEmulator } from '../support/start-emulator.js'
import { unlimited } from '../support/limits.js'

const redis = await findRedis()
const redisUrl = redis?.url ?? ''
const loose: PingOneMfaOptions = {
  throttle: unlimited,
}

type Running = Pick<TestApp, 'baseUrl' | 'emulator' | 'close'>

async function startWithRedis(): Promise<Running> {
  const stores = await openRedisStores({ url: redisUrl })
  const { stateStore, sessionStore } = stores
  const app = await startApp({ options: loose, stateStore, session: { store: sessionStore } })
  const close = async (): Promise<void> => {
    await app.close()
    await stores.close()
  }
  return { baseUrl: app.baseUrl, emulator: app.emulator, close }
}

async function startProcesses(): Promise<Running> {
  const stores = await openRedisStores({ url: redisUrl })
  const entrance = await openEntrance()
  const { baseUrl } = entrance
  const emulator = await startEmulator({ baseUrls: [baseUrl] })
  const { statePrefix, sessionPrefix } = stores
  const processes = await entrance.start({
    count: 3,
    seed: Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000),
    environment: {
      REDIS_URL: redisUrl,
      STATE_PREFIX: statePrefix,
      SESSION_PREFIX: sessionPrefix,
    },
    options: { ...connectionTo(emulator), ...loose },
  })
  const close = async (): Promise<void> => {
    expect(processes.unhandled).toEqual([])
    await processes.close()
    await entrance.close()
    await emulator.close()
    await stores.close()
  }
  return { baseUrl, emulator, close }
}

/** Calls of each kind that the work made. */
async function callsOf(
  emulator: Pick<Emulator, 'inboxUrl'>,
  work: () => Promise<unknown>,
): Promise<Record<string, number>> {
  await controlEmulator(emulator, 'requests', {}, 'DELETE')
  await work()
  return countCalls(emulator)
}

function twentyTimes<T>(work: () => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: 20 }, work))
}

function expectAll(answers: readonly Page[], where: string): void {
  for (const { status, locationPath } of answers) {
    expect([status, locationPath]).toEqual([303, where])
  }
}

function pathOf({ url }: Page): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

describe.each([
  ['in memory', () => startApp({ options: loose }), true],
  ['in Redis', startWithRedis, redis !== undefined],
  ['over three processes and Redis', startProcesses, redis !== undefined],
] as const)('twenty equal posts of the code, with records %s,', (_, start, isThere) => {
  let app: Running
  beforeAll(async () => {
    if (isThere) app = await start()
  })
  afterAll(() => (isThere ? app.close() : undefined))

  it.skipIf(!isThere)(
    'all land on the page asked for, in one session, by one check, one resume and one token call',
    async () => {
      for (let round = 0; round < 3; round += 1) {
        const agent = createAgent(app.baseUrl)
        const otpPage = await reachOtpPage(agent, { username: 'maya', path: '/other' })
        const otp = await readOtp(app.emulator, { username: 'maya' })
        const sessions = new Set<string>()
        const calls = await callsOf(app.emulator, async () => {
          const answers = await twentyTimes(() =>
            agent.submit(otpPage, { button: 'continue', fields: { otp } }),
          )
          expectAll(answers, '/other')
          for (const { headers } of answers) sessions.add(String(headers['set-cookie']))
        })
        expect(calls).toMatchObject({ 'otp.check': 1, resume: 1, token: 1 })
        const ids = [...sessions].map((line) => /connect\.sid=([^;]+)/.exec(line)?.[1])
        expect(new Set(ids).size).toBe(1)
        const landed = await agent.get('/other')
        expect(landed.json).toMatchObject({ user: { preferred_username: 'maya' } })
      }
    },
  )
})

describe('twenty equal requests', () => {
  let app: TestApp
  const executed: unknown[] = []

  async function start(options: StartAppOptions = {}): Promise<TestApp> {
    return startApp({
      ...options,
      options: { ...loose, ...options.options },
      routes: (routes) => {
        const parsers = [express.urlencoded({ extended: false })]
        const details = ({ body }: { body: object }): object => ({ ...body })
        routes.post('/pay', ...parsers, requiresApproval({ details }), (req, res) => {
          executed.push(req.pingone.approval?.id)
          res.json({ paid: true })
        })
        const eachTime = requiresMfa({ maxAgeSeconds: 0 })
        routes.post('/limit', ...parsers, eachTime, (_req, res) => {
          executed.push('limit')
          res.json({ done: true })
        })
      },
    })
  }
  beforeAll(async () => {
    app = await start()
  })
  afterAll(() => app.close())

  async function signedOn(username = 'maya'): Promise<Agent> {
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username })
    executed.length = 0
    return agent
  }

  it('of the username page open one flow, send one message and lead to the code page', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await agent.get('/login?returnTo=%2Fother')
    const sent = (await readMessages(app.emulator, { username: 'elin' })).length
    const calls = await callsOf(app.emulator, async () => {
      const press = { button: 'continue', fields: { username: 'elin' }, follow: true }
      for (const { status, heading } of await twentyTimes(() => agent.submit(page, press))) {
        expect([status, heading]).toEqual([200, 'Enter your code'])
      }
    })
    expect(calls).toMatchObject({ authorize: 1, 'user.lookup': 1 })
    expect(await readMessages(app.emulator, { username: 'elin' })).toHaveLength(sent + 1)
  })

  it('that choose a device send one message, and lead to the code page', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, { username: 'sam' })
    const sent = (await readMessages(app.emulator, { username: 'sam' })).length
    const calls = await callsOf(app.emulator, async () => {
      const answers = await twentyTimes(() => agent.submit(page, { button: '1' }))
      expectAll(answers, pathOf(page))
    })
    expect(calls).toEqual({ 'device.select': 1 })
    expect(await readMessages(app.emulator, { username: 'sam' })).toHaveLength(sent + 1)
  })

  it('for a new code send one message', async () => {
    const eager = await start({ options: { throttle: { resendAfterSeconds: 1 } } })
    const agent = createAgent(eager.baseUrl)
    const page = await reachOtpPage(agent, { username: 'maya' })
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const calls = await callsOf(eager.emulator, async () => {
      expectAll(await twentyTimes(() => agent.submit(page, { button: 'resend' })), pathOf(page))
    })
    expect(calls).toEqual({ 'device.select': 1 })
    expect(await readMessages(eager.emulator, { username: 'maya' })).toHaveLength(2)
    await eager.close()
  })

  it('of the password make one check, and lead on together', async () => {
    const strict = await start({ options: { acrValues: ['Password_MFA'] } })
    const agent = createAgent(strict.baseUrl)
    const page = await reachOtpPage(agent, { username: 'maya' })
    const password = strict.emulator.users.find(({ username }) => username === 'maya')?.password
    const fields = { password: password ?? '' }
    const calls = await callsOf(strict.emulator, async () => {
      const press = { button: 'continue', fields }
      expectAll(await twentyTimes(() => agent.submit(page, press)), pathOf(page))
    })
    expect(calls).toEqual({ 'usernamePassword.check': 1 })
    await strict.close()
  })

  it.each([
    ['petra', 'a user', 3],
    ['nobody-here', 'a name that nobody has', 3],
  ])('of a wrong code count one try, for %s (%s) too', async (username, _who, tries) => {
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, { username })
    const type = (otp: string): Promise<Page> =>
      agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
    // Nothing waits for PingOne where a name is nobody's, but as long.
    const slow = { endpoint: 'flow', action: 'otp.check', kind: 'delay', delayMs: 700 }
    await controlEmulator(app.emulator, 'faults', slow)
    for (let count = 1; count < tries; count += 1) {
      for (const { status, text } of await twentyTimes(() => type(`00000${String(count)}`))) {
        expect([status, text]).toEqual([200, expect.stringContaining('That code is not right.')])
      }
    }
    expect((await type('000000')).status).toBe(429)
    await controlEmulator(app.emulator, 'faults', {}, 'DELETE')
  })

  it('of a step-up confirm once, keep the person signed on and lead to the held form', async () => {
    const agent = await signedOn()
    const after = (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id ?? ''
    const page = await agent.post('/limit', { limit: '5' }, { follow: true })
    const otp = await readOtp(app.emulator, { username: 'maya', after })
    const calls = await callsOf(app.emulator, async () => {
      const press = { button: 'continue', fields: { otp } }
      expectAll(await twentyTimes(() => agent.submit(page, press)), pathOf(page))
    })
    expect(calls).toEqual({ 'otp.check': 1, resume: 1, token: 1 })
    const resume = await agent.get(page.url)
    const sent = await twentyTimes(() => agent.submit(resume))
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(executed).toEqual(['limit'])
    expect((await agent.get('/')).json).toEqual({ state: 'signed-on' })
  })

  it('of an approval approve once, and of twenty that send it on one executes', async () => {
    const agent = await signedOn('elin')
    const asked = await askForApproval(agent, { emulator: app.emulator, username: 'elin' })
    const calls = await callsOf(app.emulator, async () => {
      const press = { button: 'continue', fields: { otp: asked.otp } }
      expectAll(await twentyTimes(() => agent.submit(asked.page, press)), pathOf(asked.page))
    })
    expect(calls).toEqual({ 'otp.check': 1, resume: 1, token: 1 })
    const resume = await agent.get(asked.page.url)
    const sent = await twentyTimes(() => agent.submit(resume))
    expect(sent.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 409),
    ])
    expect(executed).toHaveLength(1)
  })

  it('of Cancel and of the code at once end in one of the two, and both presses say which', async () => {
    const agent = await signedOn('maya')
    const asked = await askForApproval(agent, { emulator: app.emulator, username: 'maya' })
    const fields = { otp: asked.otp }
    const [code, cancel] = await Promise.all([
      agent.submit(asked.page, { button: 'continue', fields, follow: true }),
      agent.submit(asked.page, { button: 'cancel', follow: true }),
    ])
    const later = await agent.get(asked.page.url)
    const isApproved = later.html.includes('pingone_approval')
    expect(isApproved ? code.html : cancel.text).toContain(
      isApproved ? 'pingone_approval' : 'Nothing was sent',
    )
    expect([200, 303, 404, 410]).toContain(code.status)
    if (!isApproved) expect(later.heading).toBe('Cancelled')
    expect(executed).toEqual([])
  })

  it('to sign off end it once, and all say so', async () => {
    const agent = await signedOn('elin')
    const ask = await agent.get('/logout')
    const calls = await callsOf(app.emulator, async () => {
      const press = { button: 'continue', follow: true }
      for (const { status, heading } of await twentyTimes(() => agent.submit(ask, press))) {
        expect([status, heading]).toEqual([200, 'You are signed off'])
      }
    })
    expect(calls).toEqual({ signoff: 1 })
  })
})

describe.each(['query', 'form_post'] as const)('a hosted response by %s', (responseMode) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp({ application: 'hosted', options: { ...loose, responseMode } })
  })
  afterAll(() => app.close())

  /** The last address before the sign-on is finished. */
  async function reachEnd(agent: Agent): Promise<string> {
    const usernamePage = await agent.get('/account', { follow: true })
    const fields = { username: 'maya' }
    const otpPage = await agent.submit(usernamePage, { fields, follow: true })
    const otp = await readOtp(app.emulator, { username: 'maya' })
    let page = await agent.submit(otpPage, { fields: { otp } })
    while (page.location?.startsWith(app.baseUrl) === false) page = await agent.get(page.location)
    if (page.location !== undefined) return page.location
    const posted = await twentyTimes(() => agent.submit(page))
    expect(new Set(posted.map(({ location }) => location)).size).toBe(1)
    return posted[0]?.location ?? ''
  }

  it('that comes twenty times at once lands twenty times, by one token call', async () => {
    const agent = createAgent(app.baseUrl, { origins: [app.emulator.url] })
    const url = await reachEnd(agent)
    const calls = await callsOf(app.emulator, async () => {
      expectAll(await twentyTimes(() => agent.get(url)), '/account')
    })
    expect(calls['token']).toBe(1)
    expect((await agent.get('/')).json).toEqual({ state: 'signed-on' })
  })

  it('that a scanner without cookies fetches first is not spent by it', async () => {
    const agent = createAgent(app.baseUrl, { origins: [app.emulator.url] })
    const url = await reachEnd(agent)
    const scanner = createAgent(app.baseUrl)
    expect((await twentyTimes(() => scanner.get(url))).map(({ status }) => status)).toEqual(
      Array.from({ length: 20 }, () => 400),
    )
    expect((await agent.get(url)).locationPath).toBe('/account')
    expect((await scanner.get('/')).json).toEqual({ state: 'anonymous' })
    expect((await scanner.get(url)).status).toBe(404)
  })
})
