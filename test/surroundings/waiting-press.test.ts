// A second press while the first one is still at work: it waits, bounded, and is told so when that takes long.
import type { PingOneError, PingOneEvent } from 'express-pingone-mfa'
import { memoryStateStore, type StateStore } from 'express-pingone-mfa'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, reachOtpPage } from '../support/sign-on.js'
import { startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'
import { controlEmulator, readOtp } from '../support/start-emulator.js'
import { twinOf } from '../support/twin.js'

let app: TestApp
const events: PingOneEvent[] = []
const errors: PingOneError[] = []
afterEach(() => app.close())

async function start(options: StartAppOptions = {}): Promise<Agent> {
  events.length = 0
  errors.length = 0
  app = await startApp({
    ...options,
    options: {
      onEvent: (event) => events.push(event),
      onError: (error) => {
        errors.push(error)
      },
      ...options.options,
    },
  })
  return createAgent(app.baseUrl, { origins: [app.emulator.url] })
}

function press(agent: Agent, page: Page, fields: Record<string, string>): Promise<Page> {
  return agent.submit(page, { button: 'continue', fields })
}

async function reachCode(agent: Agent): Promise<{ page: Page; otp: string }> {
  const page = await reachOtpPage(agent, { username: 'maya', path: '/other' })
  return { page, otp: await readOtp(app.emulator, { username: 'maya' }) }
}

async function isSignedOn(agent: Agent): Promise<boolean> {
  const { state } = (await agent.get('/')).json as { state: string }
  return state === 'signed-on'
}

function slowToken(delayMs: number): Promise<void> {
  return controlEmulator(app.emulator, 'faults', { endpoint: 'token', kind: 'delay', delayMs })
}

/** Until the first request is at the slow token call: whoever is sent now is the second. */
async function firstIsAtToken(): Promise<void> {
  await vi.waitFor(async () => {
    expect(await countCalls(app.emulator)).toHaveProperty('token')
  })
}

describe('while the first request is at it', () => {
  /** Then a second request waits 1.2 seconds. */
  const quick = { timeouts: { requestMs: 3000, upstreamMs: 3000 } }

  it('a second one waits less long, reads so, and gets there by its button without typing', async () => {
    const agent = await start({ options: quick })
    const { page, otp } = await reachCode(agent)
    await slowToken(2400)
    const first = press(twinOf(agent), page, { otp })
    await firstIsAtToken()
    const second = await press(agent, page, { otp })
    expect([second.status, second.heading]).toEqual([202, 'Still working on it'])
    expect(second.headers['retry-after']).toBe('2')
    expect(second.headers).not.toHaveProperty('refresh')
    expect(second.html).not.toContain(otp)
    expect((await first).locationPath).toBe('/other')
    const checked = await agent.submit(second, { button: 'check' })
    expect([checked.status, checked.locationPath]).toEqual([303, '/other'])
    expect(await isSignedOn(agent)).toBe(true)
    expect(await countCalls(app.emulator)).toMatchObject({ 'otp.check': 1, resume: 1, token: 1 })
  })

  it('a client of JSON reads 202 with the model, and presses the same button', async () => {
    const agent = await start({ options: quick })
    const { page, otp } = await reachCode(agent)
    const { csrf = '' } = page.form('continue').values
    await slowToken(2400)
    const body = { csrf, otp, action: 'continue' }
    const first = twinOf(agent).api(page.url, { method: 'POST', body })
    await firstIsAtToken()
    const second = await agent.api(page.url, { method: 'POST', body })
    expect(second.status).toBe(202)
    const model = second.json as { action: string; csrf: string; buttons: { value: string }[] }
    expect(model).toMatchObject({ step: 'error', reason: 'still_working' })
    expect(model.buttons.map(({ value }) => value)).toEqual(['check'])
    await first
    const check = { csrf: model.csrf, action: 'check' }
    const checked = await agent.api(model.action, { method: 'POST', body: check })
    expect([checked.status, checked.locationPath]).toEqual([303, '/other'])
  })

  it('a hosted one has a link in place of the button', async () => {
    const agent = await start({ application: 'hosted', options: quick })
    const name = await agent.get('/account', { follow: true })
    const codePage = await agent.submit(name, { fields: { username: 'maya' }, follow: true })
    const otp = await readOtp(app.emulator, { username: 'maya' })
    let page = await agent.submit(codePage, { fields: { otp } })
    while (page.location?.startsWith(app.baseUrl) === false) page = await agent.get(page.location)
    await slowToken(2400)
    const first = twinOf(agent).get(page.location ?? '')
    await firstIsAtToken()
    const second = await agent.get(page.location ?? '')
    expect([second.status, second.heading]).toEqual([202, 'Still working on it'])
    await first
    const checked = await agent.click(second, 'Check now')
    expect([checked.status, checked.locationPath]).toEqual([303, '/account'])
    expect(await isSignedOn(agent)).toBe(true)
  })

  it('waiting costs a dozen reads at most, and thirty-two wait for one attempt', async () => {
    let reads = 0
    const inner = memoryStateStore()
    const stateStore: StateStore = {
      create: (key, value, ttlMs) => inner.create(key, value, ttlMs),
      replace: (key, expected, next, ttlMs) => inner.replace(key, expected, next, ttlMs),
      take: (key) => inner.take(key),
      read: (key) => {
        reads += 1
        return inner.read(key)
      },
    }
    const agent = await start({ stateStore, options: { timeouts: { upstreamMs: 9000 } } })
    const { page, otp } = await reachCode(agent)
    await slowToken(8000)
    const first = press(twinOf(agent), page, { otp })
    await firstIsAtToken()
    reads = 0
    const startedAt = performance.now()
    const took: number[] = []
    const answers = await Promise.all(
      Array.from({ length: 60 }, async () => {
        const answer = await press(agent, page, { otp })
        took.push(performance.now() - startedAt)
        return answer
      }),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 60 }, () => 202))
    expect(took.filter((ms) => ms > 3500)).toHaveLength(32)
    expect(reads).toBeLessThanOrEqual(60 * 3 + 32 * 12)
    await first
  }, 30_000)

  it('all get the very page of its failure, which is told to the app once', async () => {
    const agent = await start()
    const { page, otp } = await reachCode(agent)
    const fault = { endpoint: 'token', kind: 'status', status: 503, body: {} }
    await controlEmulator(app.emulator, 'faults', fault)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => press(twinOf(agent), page, { otp })),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 503))
    expect(errors.map(({ code }) => code)).toEqual(['ERR_PINGONE_UPSTREAM'])
    const reference = events.find(({ event }) => event === 'upstream.error')?.reference
    expect(answers[0]?.text).toContain(reference)
    expect(await countCalls(app.emulator)).toMatchObject({ token: 1 })
  })

  it('all get the very page of a flow that could not be opened, and the form works again afterwards', async () => {
    const agent = await start()
    const page = await agent.get('/login?returnTo=%2Fother')
    await controlEmulator(app.emulator, 'faults', {
      endpoint: 'authorize',
      kind: 'status',
      status: 503,
      nth: 1,
    })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => press(agent, page, { username: 'elin' })),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers[0]?.status).toBe(503)
    expect(errors).toHaveLength(1)
    await vi.waitFor(
      async () => {
        expect((await press(agent, page, { username: 'elin' })).status).toBe(303)
      },
      { timeout: 8000, interval: 500 },
    )
  })
})

describe('with a store whose reads take long', () => {
  /** Reads of attempts come late: what they say was so before, or is so only then. */
  function createSlowStore(pause: 'before' | 'after'): { store: StateStore; slow: () => void } {
    const inner = memoryStateStore()
    let isSlow = false
    const wait = (ms: number): Promise<unknown> => new Promise((go) => setTimeout(go, ms))
    const store: StateStore = {
      create: (key, value, ttlMs) => inner.create(key, value, ttlMs),
      replace: (key, expected, next, ttlMs) => inner.replace(key, expected, next, ttlMs),
      take: (key) => inner.take(key),
      async read(key) {
        const isLate = isSlow && key.includes('pending:')
        if (isLate && pause === 'before') await wait(1200)
        const value = await inner.read(key)
        if (isLate && pause === 'after') await wait(200)
        return value
      },
    }
    return { store, slow: () => (isSlow = true) }
  }

  it('one of ten finishes a response that all ten have read as open', async () => {
    const { store, slow } = createSlowStore('after')
    const agent = await start({ application: 'hosted', stateStore: store })
    const name = await agent.get('/account', { follow: true })
    const codePage = await agent.submit(name, { fields: { username: 'maya' }, follow: true })
    const otp = await readOtp(app.emulator, { username: 'maya' })
    let page = await agent.submit(codePage, { fields: { otp } })
    while (page.location?.startsWith(app.baseUrl) === false) page = await agent.get(page.location)
    const url = page.location ?? ''
    slow()
    const answers = await Promise.all(Array.from({ length: 10 }, () => agent.get(url)))
    for (const { locationPath } of answers) expect(locationPath).toBe('/account')
    expect(await countCalls(app.emulator)).toMatchObject({ token: 1 })
  })

  it('a second click on a wrong code that is read only when the first was answered is no second try', async () => {
    const { store, slow } = createSlowStore('before')
    const agent = await start({ stateStore: store })
    const { page, otp } = await reachCode(agent)
    const wrong = { otp: otp === '000000' ? '000001' : '000000' }
    const fault = { endpoint: 'flow', action: 'otp.check', kind: 'delay', delayMs: 500, nth: 1 }
    await controlEmulator(app.emulator, 'faults', fault)
    const first = press(agent, page, wrong)
    await vi.waitFor(async () => {
      expect(await countCalls(app.emulator)).toHaveProperty(['otp.check'])
    })
    slow()
    expect([(await press(agent, page, wrong)).status, (await first).status]).toEqual([303, 303])
    expect(await countCalls(app.emulator)).toMatchObject({ 'otp.check': 1 })
  })
})
