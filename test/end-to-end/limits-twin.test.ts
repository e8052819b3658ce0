// A real attempt and a decoy are twins: through every limit, every failure of the store and every stale attempt they
// answer alike, and ask the store the same in the same order.
import { memoryStateStore, type PingOneMfaOptions, type StateStore } from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { limitedBy, unlimited } from '../support/limits.js'
import { observe } from '../support/observe.js'
import { reachOtpPage } from '../support/sign-on.js'
import { givePasskey } from '../support/give-passkey.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, startEmulator } from '../support/start-emulator.js'
import { giveDevices } from '../tools/emulator/own-devices.js'

/** Who is there, nobody, no device, locked, disabled. */
const REAL = 'maya'
const DECOYS = ['nobody-at-all', 'noor', 'lars', 'ines']

let app: TestApp
afterEach(() => app.close())

/** Operations in their order, with the kind of what they are about; some of them fail. */
interface Scripted extends StateStore {
  readonly log: string[]
  /** Which operation from now on fails, counted from 1; none: 0. */
  failAt: number
  /** Changes every record of an attempt: the time that has passed, for one that was at work. */
  age(): Promise<void>
}

function scriptStore(): Scripted {
  const inner = memoryStateStore()
  const known = new Set<string>()
  const log: string[] = []
  let count = 0
  let failAt = 0
  async function note<T>(operation: string, key: string, work: () => Promise<T>): Promise<T> {
    known.add(key)
    const kind = /^limit:([a-z-]+)/.exec(key)?.[0] ?? key.slice(0, key.indexOf(':'))
    log.push(`${operation} ${kind}`)
    count += 1
    if (count === failAt) throw new Error('the store is away')
    return work()
  }
  return {
    log,
    get failAt() {
      return failAt
    },
    set failAt(at) {
      count = 0
      failAt = at
    },
    create: (key, value, ttlMs) => note('create', key, () => inner.create(key, value, ttlMs)),
    read: (key) => note('read', key, () => inner.read(key)),
    replace: (key, expected, next, ttlMs) =>
      note('replace', key, () => inner.replace(key, expected, next, ttlMs)),
    take: (key) => note('take', key, () => inner.take(key)),
    async age() {
      for (const key of known) {
        const raw = key.startsWith('pending:') ? await inner.read(key) : undefined
        if (raw === undefined) continue
        const record = JSON.parse(raw) as { value: Record<string, unknown> }
        if (typeof record.value['busyUntilMs'] !== 'number') continue
        const value = { ...record.value, busyUntilMs: 1 }
        await inner.replace(key, raw, JSON.stringify({ ...record, value }), 600_000)
      }
    },
  }
}

async function start(
  options: PingOneMfaOptions,
  more: { stateStore?: StateStore; emulator?: Emulator } = {},
): Promise<void> {
  app = await startApp({ ...more, options })
}

/** Ten answers: the name, wrong codes, a new code, the name again, its page. */
async function walk(username: string): Promise<unknown[]> {
  const seen: unknown[] = []
  const look = async (agent: Agent, page: Page): Promise<Page> => {
    seen.push(observe(page, username))
    if (page.location === undefined) return page
    const next = await agent.follow(page)
    seen.push(observe(next, username))
    return next
  }
  const first = createAgent(app.baseUrl)
  const start = await first.get('/account', { follow: true })
  const page = await look(
    first,
    await first.submit(start, { button: 'continue', fields: { username } }),
  )
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const other = createAgent(app.baseUrl)
    const again = await other.get('/account', { follow: true })
    await look(other, await other.submit(again, { button: 'continue', fields: { username } }))
  }
  if (page.forms.length > 0 && page.status === 200) {
    for (const otp of ['000000', '000001']) {
      await look(first, await first.submit(page, { button: 'continue', fields: { otp } }))
    }
    const form = page.form('continue')
    for (const action of ['resend', 'resend']) {
      await look(first, await first.post(form.action, { csrf: form.values['csrf'] ?? '', action }))
    }
    // What the attempt is at afterwards: the same, and it stays so.
    await look(first, await first.get(page.url))
  }
  return seen
}

const figures = {
  'start-address': { 'start-address': 2 },
  'start-network': { 'start-address': 2, 'start-network': 2 },
  'start-overall': { 'start-address': 2, 'start-network': 2, 'start-overall': 2 },
  'message-pair': { 'message-pair': 2 },
  'message-user': { 'message-pair': 2, 'message-user': 2 },
  'message-day': { 'message-day': 2 },
  'message-address': { 'message-address': 2 },
  'message-network': { 'message-address': 2, 'message-network': 2 },
  'message-overall': { 'message-address': 2, 'message-network': 2, 'message-overall': 2 },
  'secret-pair': { 'secret-pair': 1 },
  'secret-user': { 'secret-pair': 1, 'secret-user': 1 },
  'secret-address': { 'secret-address': 1 },
  'secret-network': { 'secret-address': 1, 'secret-network': 1 },
  'secret-overall': { 'secret-address': 1, 'secret-network': 1, 'secret-overall': 1 },
} as const

describe('at every limit of strangers', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ baseUrls: ['http://localhost:1'] })
  })
  afterAll(() => emulator.close())

  it.each(Object.entries(figures))('%s strikes all names alike', async (_limit, points) => {
    const answers: unknown[] = []
    let struck = false
    for (const username of [REAL, ...DECOYS]) {
      await start({ throttle: { ...limitedBy(points), resendAfterSeconds: 3600 } })
      const seen = await walk(username)
      struck ||= seen.some((answer) => (answer as { status: number }).status === 429)
      answers.push(seen)
      if (username !== DECOYS.at(-1)) await app.close()
    }
    expect(struck).toBe(true)
    for (const decoy of answers.slice(1)) expect(decoy).toEqual(answers[0])
  })
})

describe('when a limit has struck', () => {
  it('after ten names, a new code in the first, its page is the same at once and after ten seconds', async () => {
    const seen: unknown[] = []
    for (const username of [REAL, ...DECOYS.slice(0, 2)]) {
      const store = scriptStore()
      await start(
        { throttle: { ...limitedBy({ 'message-pair': 10 }), resendAfterSeconds: 1 } },
        { stateStore: store },
      )
      const agent = createAgent(app.baseUrl)
      const page = await reachOtpPage(agent, { username })
      for (let other = 0; other < 9; other += 1) {
        await reachOtpPage(createAgent(app.baseUrl), { username })
      }
      const form = page.form('continue')
      await new Promise((resolve) => setTimeout(resolve, 1_050))
      const refused = await agent.post(form.action, {
        csrf: form.values['csrf'] ?? '',
        action: 'resend',
      })
      const atOnce = await agent.get(page.url)
      await store.age()
      const later = await agent.get(page.url)
      expect([refused.status, atOnce.status, later.status]).toEqual([429, 200, 200])
      seen.push([refused, atOnce, later].map((one) => observe(one, username)))
      await app.close()
    }
    await start({})
    for (const one of seen.slice(1)) expect(one).toEqual(seen[0])
  })
})

describe('the store', () => {
  /** Where the twins are asked: a wrong code, then a new one. */
  async function step(username: string, failAt: number, act: 'code' | 'resend'): Promise<unknown> {
    const store = scriptStore()
    await start({ throttle: { ...unlimited, resendAfterSeconds: 1 } }, { stateStore: store })
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, { username })
    const form = page.form('continue')
    if (act === 'resend') await new Promise((resolve) => setTimeout(resolve, 1_050))
    store.log.length = 0
    store.failAt = failAt
    const body = { csrf: form.values['csrf'] ?? '' }
    const answer = await agent.post(
      form.action,
      act === 'code' ? { ...body, otp: '000000' } : { ...body, action: 'resend' },
    )
    const log = [...store.log]
    store.failAt = 0
    const atOnce = await agent.get(page.url)
    await store.age()
    const later = await agent.get(page.url)
    const last = await agent.get(page.url)
    await app.close()
    return { log, pages: [answer, atOnce, later, last].map((one) => observe(one, username)) }
  }

  it.each(['code', 'resend'] as const)(
    'is asked the same by both, and either answers alike when it fails (%s)',
    async (act) => {
      const whole = (await step(REAL, 0, act)) as { log: string[] }
      expect(whole.log.length).toBeGreaterThan(3)
      for (let failAt = 0; failAt <= whole.log.length; failAt += 1) {
        const real = await step(REAL, failAt, act)
        const decoy = await step('nobody-at-all', failAt, act)
        expect([failAt, decoy]).toEqual([failAt, real])
      }
      await start({})
    },
    240_000,
  )

  it.each(['otp', 'password'] as const)(
    'is asked the same when the name is posted (%s)',
    async (decoyStep) => {
      const logs: string[][] = []
      for (const username of [decoyStep === 'otp' ? REAL : 'petra', ...DECOYS]) {
        const store = scriptStore()
        const acrValues = decoyStep === 'password' ? 'Password_MFA' : undefined
        await start(
          { decoyStep, throttle: unlimited, ...(acrValues !== undefined && { acrValues }) },
          { stateStore: store },
        )
        const agent = createAgent(app.baseUrl)
        await reachOtpPage(agent, { username })
        logs.push(store.log)
        await app.close()
      }
      await start({})
      for (const log of logs.slice(1)) expect(log).toEqual(logs[0])
    },
  )
})

describe('where everybody is asked for', () => {
  const acts = {
    passkey: { assertion: 'not an answer', action: 'continue' },
    push: { action: 'check' },
  } as const
  const limits = {
    'no limit': {},
    'message-pair': { 'message-pair': 1 },
    'start-address': { 'start-address': 1 },
  }

  /** The name, twice; what the page takes; what the store was asked. Where a question has been read just now, no time passes. */
  async function walkAt(
    decoyStep: 'passkey' | 'push',
    username: string,
    limit: object,
  ): Promise<unknown> {
    const store = scriptStore()
    await start({ decoyStep, throttle: limitedBy(limit) }, { stateStore: store })
    if (decoyStep === 'push') await giveDevices(app.emulator, { types: ['MOBILE'] })
    else await givePasskey(app.emulator, { origin: app.baseUrl })
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, { username })
    const seen = [page]
    if (page.status === 200) {
      const { csrf = '' } = page.form().values
      const answer = await agent.post(page.url, { csrf, ...acts[decoyStep] })
      seen.push(answer, await agent.follow(answer))
    }
    seen.push(await reachOtpPage(createAgent(app.baseUrl), { username }))
    // Counters without a limit are empty at once: whether one is made anew or changed is a matter of milliseconds.
    const log = store.log.filter((line) => !line.includes(' limit:'))
    await app.close()
    const pages = JSON.stringify(seen.map((one) => observe(one, username)))
    return { log, pages: pages.replaceAll(/data-public-key=\\"[^"]*\\"/g, 'data-public-key') }
  }

  describe.each(['passkey', 'push'] as const)('a %s', (decoyStep) => {
    it.each(Object.entries(limits))('all names meet the same (%s)', async (_, limit) => {
      const real = await walkAt(decoyStep, REAL, limit)
      for (const username of DECOYS) {
        expect([username, await walkAt(decoyStep, username, limit)]).toEqual([username, real])
      }
      await start({})
    })
  })
})

it('a wrong password costs a decoy what it costs a real one', async () => {
  const seen: unknown[] = []
  for (const username of ['petra', ...DECOYS]) {
    const store = scriptStore()
    await start(
      {
        decoyStep: 'password',
        acrValues: 'Password_MFA',
        throttle: limitedBy({ 'secret-pair': 1, 'message-pair': 1 }),
      },
      { stateStore: store },
    )
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, { username })
    const answers: Page[] = []
    for (const password of ['wrong', 'wrong too']) {
      const answer = await agent.submit(page, { button: 'continue', fields: { password } })
      answers.push(answer, ...(answer.location === undefined ? [] : [await agent.follow(answer)]))
    }
    seen.push([store.log, answers.map((one) => observe(one, username))])
    await controlEmulator(app.emulator, 'reset')
    await app.close()
  }
  await start({})
  for (const one of seen.slice(1)) expect(one).toEqual(seen[0])
  expect(JSON.stringify(seen[0])).toContain('"status":429')
})
