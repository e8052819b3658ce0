// A limit ends when it says so, and tells of itself: Retry-After to the second, events once a minute, page and JSON.
import {
  memoryStateStore,
  requiresMfa,
  type PingOneEvent,
  type PingOneMfaOptions,
} from 'express-pingone-mfa'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addBankRoutes, payment } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { limitedBy, unlimited } from '../support/limits.js'
import { countCalls, reachOtpPage, signOn, signOnHosted } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readMessages } from '../support/start-emulator.js'

const maya = { username: 'maya' }
type Limits = NonNullable<(typeof unlimited)['limits']>
type LimitName = keyof Limits

let app: TestApp
let nowMs: number
let events: PingOneEvent[]
afterEach(async () => {
  vi.useRealTimers()
  await app.close()
})

/** An app whose store has a clock of its own: the limits' time passes by it, and by nothing else. */
async function start(options: PingOneMfaOptions): Promise<void> {
  nowMs = 1_800_000_000_000
  events = []
  app = await startApp({
    stateStore: memoryStateStore({ nowMs: () => nowMs }),
    options: { approval: { openPerUser: 100 }, ...options, onEvent: (event) => events.push(event) },
    before: (express) => express.set('trust proxy', 'loopback'),
    routes: (routes) => {
      addBankRoutes(routes, [])
      routes.get('/secret', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => {
        res.json({ done: true })
      })
    },
  })
}

/** Two points of these, one back after half a minute and a bit: no whole number of seconds. */
function twoOf(...names: LimitName[]): typeof unlimited {
  const figures = names.map((name) => [name, { points: 2, seconds: 61 }])
  return { limits: { ...unlimited.limits, ...(Object.fromEntries(figures) as Limits) } }
}

function wait(seconds: number): void {
  nowMs += seconds * 1000
}

function retryAfter(page: Page): number {
  expect(page.status).toBe(429)
  return Number(page.headers['retry-after'])
}

const ofStrangers = {
  'start-address': { limits: ['start-address'], heading: 'Many sign-ons from your network' },
  'start-network': {
    limits: ['start-address', 'start-network'],
    heading: 'Many sign-ons from your network',
  },
  'start-overall': {
    limits: ['start-address', 'start-network', 'start-overall'],
    heading: 'We are very busy',
  },
  'message-pair': { limits: ['message-pair'], heading: 'No more codes for now' },
  'message-user': { limits: ['message-pair', 'message-user'], heading: 'No more codes for now' },
  'message-day': { limits: ['message-day'], heading: 'No more codes for now' },
  'message-address': { limits: ['message-address'], heading: 'Many sign-ons from your network' },
  'message-network': {
    limits: ['message-address', 'message-network'],
    heading: 'Many sign-ons from your network',
  },
  'message-overall': {
    limits: ['message-address', 'message-network', 'message-overall'],
    heading: 'We are very busy',
  },
} as const satisfies Record<string, { limits: readonly LimitName[]; heading: string }>

/** Another address for each, so that no narrower limit strikes first. */
function addressFor(limit: string, index: number): string {
  if (limit.endsWith('-network')) return `203.0.113.${String(index)}`
  return /-(?:overall|user)$/.test(limit) ? `198.18.${String(index)}.1` : '203.0.113.1'
}

describe('Retry-After', () => {
  it.each(Object.entries(ofStrangers))(
    'of %s is exact: waiting so long passes, a second less does not',
    async (limit, { limits, heading }) => {
      await start({ throttle: twoOf(...limits) })
      let asked = 0
      const ask = (): Promise<Page> => {
        const headers = { 'x-forwarded-for': addressFor(limit, (asked += 1)) }
        return reachOtpPage(createAgent(app.baseUrl, { headers }), maya)
      }
      await ask()
      await ask()
      const refused = await ask()
      expect(refused.heading).toBe(heading)
      // Half of 61 seconds, rounded up.
      expect(retryAfter(refused)).toBe(31)
      const calls = await countCalls(app.emulator)
      wait(30)
      expect(retryAfter(await ask())).toBe(1)
      expect(await countCalls(app.emulator)).toEqual(calls)
      wait(1)
      expect((await ask()).status).toBe(200)
      expect((await ask()).status).toBe(429)
    },
  )

  it.each(['secret-pair', 'secret-user', 'secret-address'] as const)(
    'of %s is exact for codes, too',
    async (limit) => {
      const names = limit === 'secret-user' ? (['secret-pair', limit] as const) : ([limit] as const)
      await start({ throttle: { ...twoOf(...names), otpChecksPerFlow: 10 } })
      const agent = createAgent(app.baseUrl)
      const page = await reachOtpPage(agent, maya)
      const type = (otp: string): Promise<Page> =>
        agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
      await type('000000')
      await type('000001')
      expect(retryAfter(await type('000002'))).toBe(31)
      wait(30)
      expect(retryAfter(await type('000002'))).toBe(1)
      wait(1)
      expect((await type('000002')).status).toBe(200)
    },
  )

  it.each([
    ['start-own', 'Too many pages are open'],
    ['message-own', 'We have sent you many codes'],
    ['message-day', 'We have sent you many codes'],
  ] as const)('of %s is exact for a member: step-up and approval', async (limit, heading) => {
    for (const open of [
      (agent: Agent) => agent.get('/secret', { follow: true }),
      (agent: Agent) => agent.post('/pay', payment, { follow: true }),
    ]) {
      await start({ throttle: twoOf(limit) })
      const agent = createAgent(app.baseUrl)
      await signOn(agent, { emulator: app.emulator, ...maya })
      wait(61)
      await open(agent)
      await open(agent)
      const refused = await open(agent)
      expect([refused.heading, retryAfter(refused)]).toEqual([heading, 31])
      wait(30)
      expect(retryAfter(await open(agent))).toBe(1)
      wait(1)
      expect((await open(agent)).status).toBe(200)
      await app.close()
    }
    await start({})
  })

  it('is the longest of all that refuse', async () => {
    const limits = {
      ...unlimited.limits,
      'message-pair': { points: 1, seconds: 20 },
      'start-address': { points: 1, seconds: 500 },
    }
    await start({ throttle: { limits } })
    await reachOtpPage(createAgent(app.baseUrl), maya)
    const refused = await reachOtpPage(createAgent(app.baseUrl), maya)
    expect([retryAfter(refused), refused.heading]).toEqual([500, 'Many sign-ons from your network'])
  })
})

describe('JSON', () => {
  it('says the limit, the sentence, the wait and the way that is open', async () => {
    await start({ throttle: twoOf('message-own') })
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, ...maya })
    wait(61)
    const ask = (): Promise<Page> => agent.api('/pay', { method: 'POST', body: payment })
    await ask()
    await ask()
    const refused = await ask()
    expect(refused.headers['content-type']).toContain('application/problem+json')
    expect(refused.json).toMatchObject({
      status: 429,
      code: 'ERR_PINGONE_THROTTLED',
      limit: 'codes_own',
      detail: expect.stringContaining('31 seconds') as string,
    })
    expect(refused.json).not.toHaveProperty('hosted')
    expect(retryAfter(refused)).toBe(31)
  })
})

describe('events', () => {
  it('tell of a limit that strikes at once, then once a minute with how many more', async () => {
    const begin = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now: begin })
    await start({ throttle: limitedBy({ 'message-pair': 1 }) })
    const hits = (): PingOneEvent[] => events.filter(({ event }) => event === 'throttle.hit')
    const ask = (username = 'maya'): Promise<Page> =>
      reachOtpPage(createAgent(app.baseUrl), { username })
    await ask()
    for (let round = 0; round < 4; round += 1) await ask()
    expect(hits()).toHaveLength(1)
    expect(hits()[0]).toMatchObject({
      limit: 'message-pair',
      party: 'stranger',
      purpose: 'sign-on',
      hostedOffered: true,
      userKey: expect.any(String) as string,
      retryAfterSeconds: 86_400,
      reference: expect.any(String) as string,
    })
    expect(hits()[0]).not.toHaveProperty('suppressed')
    expect(hits()[0]).not.toHaveProperty('addressKey')
    // Another key tells of itself.
    await ask('elin')
    await ask('elin')
    expect(hits()).toHaveLength(2)
    expect(hits()[1]?.userKey).not.toBe(hits()[0]?.userKey)
    vi.setSystemTime(begin + 59_000)
    await ask()
    expect(hits()).toHaveLength(2)
    vi.setSystemTime(begin + 60_000)
    await ask()
    expect(hits()[2]).toMatchObject({ limit: 'message-pair', suppressed: 4 })
    expect(JSON.stringify(hits())).not.toContain('maya')
  })

  it('name an address by its key, the same each time, and no person', async () => {
    await start({ throttle: limitedBy({ 'start-address': 1 }) })
    for (const address of ['203.0.113.1', '203.0.113.1', '203.0.113.2', '203.0.113.2']) {
      const agent = createAgent(app.baseUrl, { headers: { 'x-forwarded-for': address } })
      await reachOtpPage(agent, maya)
    }
    const hits = events.filter(({ event }) => event === 'throttle.hit')
    expect(hits).toHaveLength(2)
    expect(new Set(hits.map(({ addressKey }) => addressKey)).size).toBe(2)
    for (const hit of hits) {
      expect(hit.addressKey).toMatch(/^[A-Za-z0-9_-]{22}$/)
      expect(hit).not.toHaveProperty('userKey')
    }
    expect(JSON.stringify(hits)).not.toContain('203.0.113')
  })

  it('tell of a member by the same key as the sign-on did', async () => {
    await start({ throttle: limitedBy({ 'message-own': 1 }) })
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, ...maya })
    await agent.get('/secret', { follow: true })
    await agent.post('/pay', payment, { follow: true })
    const hit = events.find(({ event }) => event === 'throttle.hit')
    expect(hit).toMatchObject({
      limit: 'message-own',
      party: 'member',
      purpose: 'approval',
      hostedOffered: false,
    })
    const key = events.find(({ event }) => event === 'signOn.completed')?.userKey
    expect(key).toBeDefined()
    expect(hit?.userKey).toBe(key)
  })

  it('tell that a budget of all is eight tenths full, and not before', async () => {
    await start({
      throttle: limitedBy({ 'start-overall': 10, 'start-network': 10, 'start-address': 10 }),
    })
    const high = (): PingOneEvent[] => events.filter(({ event }) => event === 'throttle.high')
    for (let round = 1; round <= 10; round += 1) {
      const headers = { 'x-forwarded-for': addressFor('start-overall', round) }
      const agent = createAgent(app.baseUrl, { headers })
      await reachOtpPage(agent, { username: `n-${String(round)}` })
      expect([round, high().length]).toEqual([round, round < 8 ? 0 : 1])
    }
    expect(high()[0]).toMatchObject({ limit: 'start-overall', fill: 80 })
  })

  it('tell that a shared address is eight tenths full; of one that nobody shares they do not', async () => {
    await start({
      throttle: { ...limitedBy({ 'start-address': 1 }), sharedAddresses: ['203.0.113.0/24'] },
    })
    for (let round = 1; round <= 8; round += 1) {
      const agent = createAgent(app.baseUrl, { headers: { 'x-forwarded-for': '203.0.113.9' } })
      await reachOtpPage(agent, { username: `n-${String(round)}` })
    }
    const other = createAgent(app.baseUrl, { headers: { 'x-forwarded-for': '198.51.100.9' } })
    await reachOtpPage(other, maya)
    const high = events.filter(({ event }) => event === 'throttle.high')
    expect(high).toHaveLength(1)
    expect(high[0]).toMatchObject({ limit: 'start-address', fill: 80 })
  })
})

describe('the last point', () => {
  it.each([2, 20])('serves %d presses of one button: one message, one page', async (presses) => {
    await start({
      throttle: limitedBy({ 'message-pair': 1, 'start-address': 1 }),
    })
    const agent = createAgent(app.baseUrl)
    const page = await agent.get('/account', { follow: true })
    const press = (): Promise<Page> =>
      agent.submit(page, { button: 'continue', fields: maya, follow: true })
    const pages = await Promise.all(Array.from({ length: presses }, press))
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(pages.map(({ url }) => url)).size).toBe(1)
    expect(await readMessages(app.emulator, maya)).toHaveLength(1)
  })
})

describe('twenty tabs that a browser restores', () => {
  async function startHosted(points: Parameters<typeof limitedBy>[0]): Promise<void> {
    app = await startApp({ application: 'hosted', options: { throttle: limitedBy(points) } })
  }

  it('of a known browser begin at PingOne’s pages, while strangers have used up the address', async () => {
    await startHosted({ 'start-address': 1, 'start-network': 1, 'start-overall': 12 })
    const known = createAgent(app.baseUrl, { origins: [app.emulator.url] })

    expect((await signOnHosted(known, { emulator: app.emulator, ...maya })).status).toBe(200)
    const later = createAgent(app.baseUrl)
    for (const cookie of known.cookies.list()) {
      if (cookie.name.endsWith('.known')) later.cookies.set(cookie)
    }
    let begun = 0
    for (let round = 0; round < 15; round += 1) {
      const { status } = await createAgent(app.baseUrl).get('/login?returnTo=/account')
      if (status === 303) begun += 1
    }
    // A tenth of a start each, at the address.
    expect(begun).toBe(10)
    const tabs = await Promise.all(
      Array.from({ length: 20 }, (_, index) => later.get(`/login?returnTo=/other?tab=${index}`)),
    )
    expect(new Set(tabs.map(({ status }) => status))).toEqual(new Set([303]))
    expect(new Set(tabs.map(({ location }) => new URL(location ?? '').origin))).toEqual(
      new Set([app.emulator.url]),
    )
  })

  it.each([
    { 'sec-purpose': 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
  ])('cost nothing that are only prefetched: %j', async (headers) => {
    await startHosted({ 'start-address': 1, 'start-network': 1, 'start-overall': 1 })
    const agent = createAgent(app.baseUrl)
    for (let round = 0; round < 5; round += 1) {
      const early = await agent.get('/login?returnTo=/account', { headers })
      expect([early.status, early.headers['cache-control']]).toEqual([503, 'no-store'])
      expect(early.headers['set-cookie']).toBeUndefined()
    }
    expect((await agent.get('/login?returnTo=/account')).status).toBe(303)
    expect((await agent.get('/login?returnTo=/account')).status).toBe(429)
  })
})
