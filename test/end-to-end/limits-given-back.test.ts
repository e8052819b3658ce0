// What PingOne's failure spoiled is given back: each call of each way meets each fault, and the budgets are read before and after.
import { requiresMfa, type PingOneMfaOptions } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { askAsApi, payment, startBank, type Bank } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countable, readSpent } from '../support/limits.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { createEditableStore } from '../support/editable-store.js'
import { controlEmulator, readOtp, wrongOtp } from '../support/start-emulator.js'

type Spent = Readonly<Record<string, number>>

const maya = { username: 'maya' }
const password = 'Winter-Harbour-42'

const rateLimited = { code: 'REQUEST_LIMITED', message: 'Too many requests.' }
/** PingOne certainly did nothing. */
const unheard = {
  '429 with details': {
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '7' },
    body: { ...rateLimited, details: [{ code: 'REQUEST_LIMITED', message: 'Too many.' }] },
  },
  '429 without details': { kind: 'status', status: 429, body: rateLimited },
  '429 that is no JSON': {
    kind: 'status',
    status: 429,
    headers: { 'content-type': 'text/html' },
    body: '<h1>Slow down</h1>',
  },
} as const
/** PingOne did nothing, and nobody can know it by this answer. */
const silent = {
  reset: { kind: 'reset' },
  '500': { kind: 'status', status: 500, body: { code: 'UNEXPECTED_ERROR' } },
  '502 HTML': {
    kind: 'status',
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<h1>Gateway</h1>',
  },
  'no answer in time': { kind: 'stall' },
} as const
/** PingOne did it; only the answer is missing. */
const done = {
  'reset after it was done': { kind: 'reset-after' },
  truncated: { kind: 'truncate' },
} as const
const all = { ...unheard, ...silent, ...done }
type Fault = (typeof all)[keyof typeof all]

const START = { 'start-address': 1, 'start-network': 1, 'start-overall': 1 }
const MESSAGE = {
  'message-day': 1,
  'message-user': 1,
  'message-pair': 1,
  'message-address': 1,
  'message-network': 1,
  'message-overall': 1,
}
const SECRET = {
  'secret-long': 1,
  'secret-user': 1,
  'secret-pair': 1,
  'secret-address': 1,
  'secret-network': 1,
  'secret-overall': 1,
}
const SENT = { 'message-day': 1 }

let running: (Bank | TestApp) | undefined
afterEach(() => running?.close())

let bank: Bank
let agent: Agent

async function start(options: PingOneMfaOptions = {}): Promise<void> {
  bank = await startBank({
    options: {
      throttle: countable(),
      timeouts: { upstreamMs: 1_500, requestMs: 4_000 },
      ...options,
    },
    routes: (routes) => {
      routes.get('/secret', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => {
        res.json({ done: true })
      })
    },
  })
  running = bank
  agent = createAgent(bank.baseUrl)
}

function meet(endpoint: string, fault: Fault): Promise<void> {
  const where = endpoint.includes('.') ? { endpoint: 'flow', action: endpoint } : { endpoint }
  return controlEmulator(bank.emulator, 'faults', { ...where, ...fault })
}

/** The one read of the flow fails, too. */
function meetRead(): Promise<void> {
  return controlEmulator(bank.emulator, 'faults', {
    endpoint: 'flow',
    method: 'GET',
    ...silent['500'],
  })
}

function clearFaults(): Promise<void> {
  return controlEmulator(bank.emulator, 'faults', {}, 'DELETE')
}

function spent(): Promise<Spent> {
  return readSpent(bank.store)
}

function less(after: Spent, before: Spent): Spent {
  const limits = new Set([...Object.keys(after), ...Object.keys(before)])
  return Object.fromEntries(
    [...limits].flatMap((limit) => {
      const difference = Math.round(((after[limit] ?? 0) - (before[limit] ?? 0)) * 10) / 10
      return difference === 0 ? [] : [[limit, difference]]
    }),
  )
}

/** What a step has cost. */
async function costOf(step: () => Promise<unknown>): Promise<Spent> {
  const before = await spent()
  await step()
  return less(await spent(), before)
}

async function type(page: Page, fields: Record<string, string>): Promise<Page> {
  return agent.submit(page, { button: 'continue', fields, follow: true })
}

/** After the fault is over the same person signs on, and pays nothing but the message of the day. */
async function expectNextWorks(options: { readonly password?: string } = {}): Promise<void> {
  await clearFaults()
  const before = await spent()
  const next = createAgent(bank.baseUrl)
  let page = await reachOtpPage(next, maya)
  if (options.password !== undefined) {
    page = await next.submit(page, { button: 'continue', fields: options, follow: true })
  }
  const otp = await readOtp(bank.emulator, maya)
  const landed = await next.submit(page, { button: 'continue', fields: { otp }, follow: true })
  expect(landed.status).toBe(200)
  expect(less(await spent(), before)).toEqual(SENT)
}

describe('a sign-on of a stranger', () => {
  it.each(Object.entries(all))('costs nothing when discovery fails: %s', async (_name, fault) => {
    await start()
    await meet('discovery', fault)
    expect((await reachOtpPage(agent, maya)).status).toBeGreaterThanOrEqual(429)
    expect(await spent()).toEqual({})
    await expectNextWorks()
  })

  it.each(Object.entries(unheard))(
    'costs nothing when it is not let in: %s at authorize and lookup',
    async (_name, fault) => {
      for (const endpoint of ['authorize', 'user.lookup']) {
        await start()
        await meet(endpoint, fault)
        expect((await reachOtpPage(agent, maya)).status).toBeGreaterThanOrEqual(429)
        expect([endpoint, await spent()]).toEqual([endpoint, {}])
        await expectNextWorks()
        if (endpoint === 'authorize') await bank.close()
      }
    },
  )

  it.each([...Object.entries(silent), ...Object.entries(done)])(
    'costs a message of the day at most when authorize answers nothing: %s',
    async (_name, fault) => {
      await start()
      await meet('authorize', fault)
      expect((await reachOtpPage(agent, maya)).status).toBeGreaterThanOrEqual(500)
      expect(await spent()).toEqual(SENT)
      await expectNextWorks()
    },
  )

  it.each(Object.entries(silent))(
    'costs nothing when the read of the flow tells that nobody was looked up: %s',
    async (_name, fault) => {
      await start()
      await meet('user.lookup', fault)
      expect((await reachOtpPage(agent, maya)).status).toBeGreaterThanOrEqual(500)
      expect(await spent()).toEqual({})
      await expectNextWorks()
    },
  )

  it('costs a message of the day at most when nobody can tell whether somebody was looked up', async () => {
    await start()
    await meet('user.lookup', silent['500'])
    await meetRead()
    expect((await reachOtpPage(agent, maya)).status).toBe(503)
    expect(await spent()).toEqual(SENT)
    await expectNextWorks()
  })

  it.each(Object.entries(done))(
    'costs what a sign-on costs when the read tells that a code went out: %s',
    async (_name, fault) => {
      await start()
      await meet('user.lookup', fault)
      expect((await reachOtpPage(agent, maya)).status).toBe(200)
      expect(await spent()).toEqual({ ...START, ...MESSAGE })
    },
  )

  it('costs a start and a message while its code is awaited, and the message of the day in the end', async () => {
    await start()
    const page = await reachOtpPage(agent, maya)
    expect(await spent()).toEqual({ ...START, ...MESSAGE })
    await type(page, { otp: await readOtp(bank.emulator, maya) })
    expect(await spent()).toEqual(SENT)
  })

  it('costs a secret for each wrong code, until the right one comes', async () => {
    await start()
    const page = await reachOtpPage(agent, maya)
    const otp = await readOtp(bank.emulator, maya)
    const again = await type(page, { otp: wrongOtp(otp) })
    expect(await spent()).toEqual({ ...START, ...MESSAGE, ...SECRET })
    await type(again, { otp })
    expect(await spent()).toEqual(SENT)
  })
})

describe('a code of a stranger', () => {
  async function typeRight(fault: Fault, endpoint = 'otp.check'): Promise<Page> {
    const page = await reachOtpPage(agent, maya)
    const otp = await readOtp(bank.emulator, maya)
    await meet(endpoint, fault)
    return type(page, { otp })
  }

  it.each(Object.entries(unheard))('costs nothing that nobody heard: %s', async (_name, fault) => {
    await start()
    const page = await reachOtpPage(agent, maya)
    const otp = await readOtp(bank.emulator, maya)
    await meet('otp.check', fault)
    expect(await costOf(() => type(page, { otp }))).toEqual({})
    await clearFaults()
    expect((await type(await agent.get(page.url), { otp })).status).toBe(200)
    expect(await spent()).toEqual(SENT)
  })

  it.each(Object.entries(silent))(
    'costs a place of the thirty days at most when the read tells nothing: %s',
    async (_name, fault) => {
      await start()
      const page = await reachOtpPage(agent, maya)
      const otp = await readOtp(bank.emulator, maya)
      await meet('otp.check', fault)
      expect(await costOf(() => type(page, { otp }))).toEqual({ 'secret-long': 1 })
      await clearFaults()
      expect((await type(await agent.get(page.url), { otp })).status).toBe(200)
    },
  )

  it('costs a place of the thirty days at most when the read fails, too', async () => {
    await start()
    const page = await reachOtpPage(agent, maya)
    const otp = await readOtp(bank.emulator, maya)
    await meet('otp.check', silent['500'])
    await meetRead()
    expect(await costOf(() => type(page, { otp }))).toEqual({ 'secret-long': 1 })
    await clearFaults()
    await bank.store.edit('pending', (members) => ({ ...members, busyUntilMs: 1 }))
    const later = await agent.get(page.url, { follow: true })
    expect((await type(later, { otp })).status).toBe(200)
  })

  it.each(Object.entries(done))(
    'that PingOne took costs nothing, whatever became of its answer: %s',
    async (_name, fault) => {
      await start()
      await typeRight(fault)
      expect(await spent()).toEqual(SENT)
      await expectNextWorks()
    },
  )

  it.each(['resume', 'token', 'jwks'])(
    'that PingOne took costs nothing when %s fails',
    async (at) => {
      for (const fault of [...Object.values(unheard), silent['500'], silent.reset]) {
        await start()
        expect((await typeRight(fault, at)).status).toBeGreaterThanOrEqual(429)
        expect(await spent()).toEqual(SENT)
        await expectNextWorks()
        await bank.close()
      }
      await start()
    },
  )
})

describe('a password of a stranger', () => {
  const options = { acrValues: 'Password_MFA', decoyStep: 'password' } as const

  it('that is right costs nothing; the code page next costs its message', async () => {
    await start(options)
    const page = await reachOtpPage(agent, maya)
    expect(await spent()).toEqual(START)
    const next = await type(page, { password })
    expect(await spent()).toEqual({ ...START, ...MESSAGE })
    await type(next, { otp: await readOtp(bank.emulator, maya) })
    expect(await spent()).toEqual(SENT)
  })

  it('that is wrong costs a secret and no message', async () => {
    await start(options)
    await type(await reachOtpPage(agent, maya), { password: 'wrong' })
    expect(await spent()).toEqual({ ...START, ...SECRET })
  })

  it('alone signs on, and no message is charged, not even of the day', async () => {
    await start({ ...options, acrValues: 'Single_Factor' })
    for (let round = 0; round < 3; round += 1) {
      const browser = createAgent(bank.baseUrl)
      const page = await reachOtpPage(browser, maya)
      expect(await spent()).toEqual(START)
      await browser.submit(page, { button: 'continue', fields: { password }, follow: true })
      expect(await spent()).toEqual({})
    }
  })

  it.each(Object.entries(unheard))('costs nothing that nobody heard: %s', async (_name, fault) => {
    await start(options)
    const page = await reachOtpPage(agent, maya)
    await meet('usernamePassword.check', fault)
    expect(await costOf(() => type(page, { password }))).toEqual({})
    await expectNextWorks({ password })
  })

  it.each(Object.entries(silent))(
    'costs a place of the thirty days at most when the read tells nothing: %s',
    async (_name, fault) => {
      await start(options)
      const page = await reachOtpPage(agent, maya)
      await meet('usernamePassword.check', fault)
      expect(await costOf(() => type(page, { password }))).toEqual({ 'secret-long': 1 })
      await expectNextWorks({ password })
    },
  )

  it('costs the day and the thirty days when the read fails, too', async () => {
    await start(options)
    const page = await reachOtpPage(agent, maya)
    await meet('usernamePassword.check', silent['500'])
    await meetRead()
    expect(await costOf(() => type(page, { password }))).toEqual({ ...SENT, 'secret-long': 1 })
    await expectNextWorks({ password })
  })
})

describe('a new code for a stranger', () => {
  async function resend(): Promise<Page> {
    const page = await reachOtpPage(agent, maya)
    const form = page.form('continue')
    await bank.store.edit('pending', (members) => ({ ...members, lastMessageAtMs: 1 }))
    resendPage = page
    return agent.post(form.action, { csrf: form.values['csrf'] ?? '', action: 'resend' })
  }
  let resendPage: Page

  it('costs a message', async () => {
    await start()
    await resend()
    const twice = Object.fromEntries(Object.keys(MESSAGE).map((limit) => [limit, 2]))
    expect(await spent()).toEqual({ ...START, ...twice })
  })

  it.each(Object.entries(unheard))('costs nothing that nobody heard: %s', async (_name, fault) => {
    await start()
    await meet('device.select', fault)
    await resend()
    expect(await spent()).toEqual({ ...START, ...MESSAGE })
    await clearFaults()
    const otp = await readOtp(bank.emulator, maya)
    expect((await type(await agent.get(resendPage.url), { otp })).status).toBe(200)
  })

  it('costs the day when nobody can tell', async () => {
    await start()
    await meet('device.select', silent['500'])
    await meetRead()
    await resend()
    expect(await spent()).toEqual({ ...START, ...MESSAGE, 'message-day': 2 })
  })
})

describe('a confirmation of a member', () => {
  const OPENED = { 'start-own': 1, 'message-own': 1, 'message-day': 1 }
  const ways = {
    'step-up': async () => agent.get('/secret', { follow: true }),
    approval: async () => agent.post('/pay', payment, { follow: true }),
  }
  const each = Object.entries(ways)

  async function member(): Promise<void> {
    await start()
    await signOn(agent, { emulator: bank.emulator, ...maya })
    await clearFaults()
  }

  it.each(each)('%s costs a start and a message until it is confirmed', async (_way, open) => {
    await member()
    let page: Page | undefined
    expect(await costOf(async () => (page = await open()))).toEqual(OPENED)
    if (page === undefined) throw new Error('no page')
    const shown = page
    const otp = await readOtp(bank.emulator, maya)
    const wrong = await costOf(async () => (page = await type(shown, { otp: wrongOtp(otp) })))
    expect(wrong).toEqual({ 'secret-own': 1, 'secret-long': 1 })
    expect((await type(page, { otp })).status).toBe(200)
    // The sign-on's own message and the confirmation's.
    expect(await spent()).toEqual({ 'message-day': 2 })
  })

  it.each(each)('%s costs nothing when it is not let in', async (_way, open) => {
    for (const fault of Object.values(unheard)) {
      await member()
      await meet('authorize', fault)
      expect(await costOf(open)).toEqual({})
      await clearFaults()
      expect((await open()).status).toBe(200)
      await bank.close()
    }
    await start()
  })

  it.each(each)('%s costs the day at most when nobody can tell', async (_way, open) => {
    for (const fault of [...Object.values(silent), ...Object.values(done)]) {
      await member()
      await meet('authorize', fault)
      expect(await costOf(open)).toEqual(SENT)
      await clearFaults()
      expect((await open()).status).toBe(200)
      await bank.close()
    }
    await start()
  })

  it.each(each)('a code of the %s costs what PingOne heard', async (_way, open) => {
    const costs = [
      ...Object.values(unheard).map((fault) => [fault, {}] as const),
      ...Object.values(silent).map((fault) => [fault, { 'secret-long': 1 }] as const),
    ]
    for (const [fault, cost] of costs) {
      await member()
      const page = await open()
      const otp = await readOtp(bank.emulator, maya)
      await meet('otp.check', fault)
      expect(await costOf(() => type(page, { otp }))).toEqual(cost)
      await clearFaults()
      expect((await type(await agent.get(page.url), { otp })).status).toBe(200)
      await bank.close()
    }
    await start()
  })

  it.each(each)('a right code of the %s costs nothing when token fails', async (_way, open) => {
    for (const fault of Object.values(all)) {
      await member()
      const page = await open()
      const otp = await readOtp(bank.emulator, maya)
      await meet('token', fault)
      await type(page, { otp })
      expect(await spent()).toEqual({ 'message-day': 2 })
      await clearFaults()
      expect((await open()).status).toBe(200)
      await bank.close()
    }
    await start()
  })

  it.each(each)('%s that is cancelled costs its message only', async (_way, open) => {
    await member()
    const page = await open()
    await agent.submit(page, { button: 'cancel', follow: true })
    expect(await spent()).toEqual({ 'message-own': 1, 'message-day': 2 })
  })

  it('of an API costs the same', async () => {
    await member()
    expect(await costOf(() => askAsApi(agent))).toEqual(OPENED)
  })
})

describe('a sign-on at PingOne’s own pages', () => {
  const STARTED = { 'start-address-hosted': 0.1, 'start-network-hosted': 0.1, 'start-overall': 1 }
  let app: TestApp
  let store: ReturnType<typeof createEditableStore>

  async function startHosted(pushedAuthorizationRequests = false): Promise<Agent> {
    store = createEditableStore()
    app = await startApp({
      application: 'hosted',
      stateStore: store,
      options: {
        throttle: countable(),
        pushedAuthorizationRequests,
        timeouts: { upstreamMs: 1_500, requestMs: 4_000 },
      },
    })
    running = app
    return createAgent(app.baseUrl, { origins: [app.emulator.url] })
  }

  async function walk(browser: Agent, atToken?: Fault): Promise<Page> {
    const first = await browser.get('/account', { follow: true })
    if (first.url.startsWith(app.baseUrl)) return first
    const codePage = await browser.submit(first, { fields: maya, follow: true })
    const otp = await readOtp(app.emulator, maya)
    if (atToken !== undefined) {
      await controlEmulator(app.emulator, 'faults', { endpoint: 'token', ...atToken })
    }
    return browser.submit(codePage, { fields: { otp }, follow: true })
  }

  it('costs a start while it lasts, and nothing in the end', async () => {
    const browser = await startHosted()
    await browser.get('/account', { follow: true })
    expect(await readSpent(store)).toEqual(STARTED)
    const other = createAgent(app.baseUrl, { origins: [app.emulator.url] })
    expect((await walk(other)).status).toBe(200)
    expect(await readSpent(store)).toEqual(STARTED)
  })

  it.each(Object.entries(all))('costs nothing when it cannot begin: %s', async (_name, fault) => {
    for (const endpoint of ['discovery', 'par']) {
      const browser = await startHosted(true)
      await controlEmulator(app.emulator, 'faults', { endpoint, ...fault })
      expect((await walk(browser)).status).toBeGreaterThanOrEqual(429)
      expect([endpoint, await readSpent(store)]).toEqual([endpoint, {}])
      await controlEmulator(app.emulator, 'faults', {}, 'DELETE')
      expect((await walk(browser)).status).toBe(200)
      if (endpoint === 'discovery') await app.close()
    }
  })

  it.each(Object.entries(all))('costs nothing when token fails: %s', async (_name, fault) => {
    const browser = await startHosted()
    expect((await walk(browser, fault)).status).toBeGreaterThanOrEqual(429)
    expect(await readSpent(store)).toEqual({})
    await controlEmulator(app.emulator, 'faults', {}, 'DELETE')
    expect((await walk(browser)).status).toBe(200)
  })
})
