// Hosted sign-on begins with a GET: many tabs of one browser and prefetches cost the people at its address nothing.
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import { requiresMfa } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { signOn, signOnHosted } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp } from '../support/start-emulator.js'
import { limitedBy } from '../support/limits.js'

let app: TestApp | undefined
afterEach(() => app?.close())

async function start(options: PingOneMfaOptions = {}): Promise<TestApp> {
  app = await startApp({ application: 'hosted', options })
  return app
}

function browse({ baseUrl, emulator }: TestApp): Agent {
  return createAgent(baseUrl, { origins: [emulator.url] })
}

async function openTabs(agent: Agent, count: number): Promise<readonly number[]> {
  const statuses: number[] = []
  for (let tab = 0; tab < count; tab += 1) {
    statuses.push((await agent.get(`/login?returnTo=/account?tab=${String(tab)}`)).status)
  }
  return statuses
}

describe('a browser with many tabs', () => {
  it('opens 22 one after the other, and a colleague at its address signs on', async () => {
    const running = await start()
    expect(await openTabs(browse(running), 22)).toEqual(Array.from({ length: 22 }, () => 303))
    const landed = await signOnHosted(browse(running), {
      emulator: running.emulator,
      username: 'elin',
    })
    expect(landed.status).toBe(200)
  })

  it('opens 22 at once, and a colleague at its address signs on', async () => {
    const running = await start()
    const agent = browse(running)
    const tabs = await Promise.all(Array.from({ length: 22 }, () => agent.get('/login')))
    expect(tabs.map(({ status }) => status)).toEqual(Array.from({ length: 22 }, () => 303))
    const landed = await signOnHosted(browse(running), {
      emulator: running.emulator,
      username: 'elin',
    })
    expect(landed.status).toBe(200)
  })

  it('still lands each finished tab on its own page', async () => {
    const running = await start()
    const agent = browse(running)
    const first = await agent.get('/login?returnTo=/other')
    const landed = await signOnHosted(agent, { emulator: running.emulator, username: 'maya' })
    expect(new URL(landed.url).pathname).toBe('/account')
    const otpPage = await agent.get(first.location ?? '', { follow: true })
    const otp = await readOtp(running.emulator, { username: 'maya' })
    const second = await agent.submit(otpPage, { fields: { otp }, follow: true })
    expect(new URL(second.url).pathname).toBe('/other')
  })

  it('gets back what a tab has cost when it signs on', async () => {
    const running = await start({
      throttle: limitedBy({ 'start-address': 2, 'start-network': 2, 'start-overall': 2 }),
    })
    for (let round = 0; round < 4; round += 1) {
      const agent = browse(running)
      const landed = await signOnHosted(agent, { emulator: running.emulator, username: 'maya' })
      expect(landed.status).toBe(200)
    }
  })
})

describe('an address', () => {
  it('is closed after ten times the figure of others who never come back, and says when to', async () => {
    const running = await start({ throttle: limitedBy({ 'start-address': 1 }) })
    const statuses: number[] = []
    let last: Page | undefined
    for (let stranger = 0; stranger < 11; stranger += 1) {
      last = await browse(running).get('/login')
      statuses.push(last.status)
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 303), 429])
    // A tenth of a point is back after a tenth of the time.
    expect(Number(last?.headers['retry-after'])).toBeGreaterThan(8600)
    expect(Number(last?.headers['retry-after'])).toBeLessThanOrEqual(8640)
  })

  it('keeps its points when PingOne is away', async () => {
    const running = await start({
      throttle: limitedBy({ 'start-address': 1 }),
      authBaseUrl: 'http://localhost:9',
    })
    const statuses: number[] = []
    for (let press = 0; press < 12; press += 1)
      statuses.push((await browse(running).get('/login')).status)
    expect(new Set(statuses)).toEqual(new Set([503]))
  })
})

describe.each([
  ['Sec-Purpose', 'prefetch'],
  ['Sec-Purpose', 'prefetch;prerender'],
  ['Purpose', 'prefetch'],
  ['X-Sec-Purpose', 'prefetch'],
  ['X-Moz', 'prefetch'],
])('a prefetch (%s: %s)', (name, value) => {
  it.each(['embedded', 'hosted'] as const)('starts nothing (%s)', async (application) => {
    app = await startApp({ application })
    const agent = browse(app)
    const page = await agent.get('/account', { headers: { [name]: value } })
    const login = await agent.get(page.locationPath ?? '', { headers: { [name]: value } })
    expect([login.status, login.headers['cache-control']]).toEqual([503, 'no-store'])
    expect(agent.cookies.list()).toEqual([])
  })
})

describe('a prefetch of a page that needs a step-up', () => {
  it('sends no message', async () => {
    app = await startApp({
      routes: (target) => {
        target.get('/fresh', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => void res.json({}))
      },
    })
    const agent = browse(app)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    const before = await readMessages(app.emulator, { username: 'maya' })
    const headers = { 'sec-purpose': 'prefetch', 'sec-fetch-site': 'same-origin' }
    expect((await agent.get('/fresh', { headers })).status).toBe(503)
    expect(await readMessages(app.emulator, { username: 'maya' })).toHaveLength(before.length)
    const page = await agent.get('/fresh', {
      headers: { 'sec-fetch-site': 'same-origin' },
      follow: true,
    })
    expect(page.status).toBe(200)
    expect(await readOtp(app.emulator, { username: 'maya' })).toMatch(/^\d+$/)
  })
})
