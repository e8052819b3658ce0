// Many tabs of one browser: attempts are kept by the bytes a request has room for, and those with a flow the longest.
import type { PingOneError } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requiresMfa } from 'express-pingone-mfa'
import { unlimited } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readOtp } from '../support/start-emulator.js'

let app: TestApp
let agent: Agent
const errors: PingOneError[] = []

beforeAll(async () => {
  app = await startApp({
    options: { throttle: unlimited, onError: (error) => void errors.push(error) },
    routes: (routes) => {
      routes.get('/vault', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => void res.send('in'))
    },
  })
})
beforeEach(() => {
  agent = createAgent(app.baseUrl)
  errors.length = 0
})
afterAll(() => app.close())

function bytesOfCookies(): number {
  return (agent.cookies.header(new URL(app.baseUrl), { crossSite: false, unsafe: false }) ?? '')
    .length
}

function typeName(page: Page, username = 'maya'): Promise<Page> {
  return agent.submit(page, { button: 'continue', fields: { username }, follow: true })
}

describe('a browser with many tabs', () => {
  it('signs on in the first of twenty', async () => {
    const first = await agent.get('/login?returnTo=%2Faccount')
    for (let tab = 0; tab < 20; tab += 1) await agent.get('/login')
    const code = await typeName(first)
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const landed = await agent.submit(code, { button: 'continue', fields: { otp }, follow: true })
    expect(landed.url).toBe(`${app.baseUrl}/account`)
  })

  it('sends no more than 3 KiB of our cookies, however many tabs it opens', async () => {
    for (let tab = 0; tab < 60; tab += 1) {
      await agent.get('/login')
      expect(bytesOfCookies()).toBeLessThanOrEqual(3 * 1024)
    }
    expect(bytesOfCookies()).toBeGreaterThan(2 * 1024)
  })

  it('keeps fewer where the app’s own cookies are long, and at least five', async () => {
    for (const [others, most] of [
      [4000, 2200],
      [8000, 700],
    ] as const) {
      agent = createAgent(app.baseUrl)
      for (let tab = 0; tab < 40; tab += 1) {
        const own = agent.cookies.header(new URL(app.baseUrl), { crossSite: false, unsafe: false })
        const cookie = [own, `app=${'x'.repeat(others)}`].filter(Boolean).join('; ')
        await agent.get('/login', { headers: { cookie } })
      }
      expect(bytesOfCookies()).toBeLessThanOrEqual(most)
      expect(bytesOfCookies()).toBeGreaterThan(500)
    }
  })

  it('loses no attempt that has a flow to pages that only ask', async () => {
    const code = await reachOtpPage(agent, { username: 'maya' })
    for (let link = 0; link < 60; link += 1) await agent.get('/login')
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const landed = await agent.submit(code, { button: 'continue', fields: { otp }, follow: true })
    expect(landed.url).toBe(`${app.baseUrl}/account`)
  })

  it('loses no confirmation in progress to links of another site', async () => {
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    const asking = await agent.get('/vault', { follow: true })
    for (let link = 0; link < 60; link += 1) {
      await agent.get('/vault', { follow: true, headers: { 'sec-fetch-site': 'cross-site' } })
    }
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const landed = await agent.submit(asking, { button: 'continue', fields: { otp }, follow: true })
    expect(landed.text).toBe('in')
  })

  it('is told the truth about the tab whose cookie is gone, and can start again', async () => {
    const first = await agent.get('/login?returnTo=%2Faccount')
    for (let tab = 0; tab < 40; tab += 1) await agent.get('/login')
    const late = await typeName(first)
    expect([late.status, late.heading]).toEqual([403, 'Too many of these pages are open'])
    expect(errors.at(-1)).toMatchObject({ code: 'ERR_PINGONE_CALLBACK', reason: 'too_many_pages' })
    const again = await agent.click(late, 'Start again')
    expect(again.heading).toBe('Sign on')
    expect((await typeName(again)).url).toContain('/login/flow/')
  })

  it('whose cookies are off is told that', async () => {
    const first = await agent.get('/login')
    const page = await agent.submit(first, {
      button: 'continue',
      fields: { username: 'maya' },
      headers: { cookie: 'app=1' },
    })
    expect([page.status, page.heading]).toEqual([403, 'Signing on needs a cookie'])
  })
})
