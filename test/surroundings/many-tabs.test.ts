// Many tabs of one browser: attempts are kept by the bytes a request has room for, and those with a flow the longest.
import express from 'express'
import { requiresApproval, requiresMfa, type PingOneError } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { unlimited } from '../support/limits.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readOtp } from '../support/start-emulator.js'

const fromElsewhere = { 'sec-fetch-site': 'cross-site', referer: 'https://evil.example/' }

let app: TestApp
let agent: Agent
const errors: PingOneError[] = []

beforeAll(async () => {
  app = await startApp({
    options: { throttle: unlimited, onError: (error) => void errors.push(error) },
    routes: (routes) => {
      routes.get('/vault', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => void res.send('in'))
      const pay = requiresApproval({
        details: () => ({ sum: '5.00', currency: 'EUR', recipient: 'Elin' }),
      })
      routes.post('/pay', express.urlencoded({ extended: false }), pay, (_req, res) => {
        res.send('paid')
      })
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

function attemptsOf({ cookies }: Agent = agent): readonly string[] {
  return cookies.list().flatMap(({ name }) => (/^pingone\.[\w-]{43}$/.test(name) ? [name] : []))
}

describe('a browser with many tabs', () => {
  it.each([6, 21])('signs on in the first of %i, all opened before', async (tabs) => {
    const first = await agent.get('/login?returnTo=%2Faccount')
    for (let tab = 1; tab < tabs; tab += 1) await agent.get('/login')
    expect(attemptsOf()).toEqual([])
    const code = await typeName(first)
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const landed = await agent.submit(code, { button: 'continue', fields: { otp }, follow: true })
    expect(landed.url).toBe(`${app.baseUrl}/account`)
  })

  it('begins twenty sign-ons and can finish the first; with one more it is told the truth', async () => {
    const opened = await agent.get('/login?returnTo=%2Faccount')
    const others = []
    for (let tab = 1; tab < 20; tab += 1) others.push(await agent.get('/login'))
    const last = await agent.get('/login')
    const first = await typeName(opened)
    for (const page of others) await typeName(page, 'elin')
    expect(attemptsOf()).toHaveLength(20)
    const fields = { otp: '000000' }
    const asked = await agent.submit(first, { button: 'continue', fields, follow: true })
    expect([asked.status, asked.heading]).toEqual([200, 'Enter your code'])
    await typeName(last)
    expect(attemptsOf()).toHaveLength(20)
    const late = await agent.submit(asked, { button: 'continue', fields })
    expect([late.status, late.heading]).toEqual([403, 'Too many of these pages are open'])
    expect(errors.at(-1)).toMatchObject({ code: 'ERR_PINGONE_CALLBACK', reason: 'too_many_pages' })
    const again = await agent.click(late, 'Start again')
    expect(again.heading).toBe('Sign on')
    expect((await typeName(again)).url).toContain('/login/flow/')
  })

  it('sends no more than 3 KiB of our cookies, however many sign-ons it begins', async () => {
    for (let tab = 0; tab < 30; tab += 1) {
      await typeName(await agent.get('/login'))
      expect(bytesOfCookies()).toBeLessThanOrEqual(3 * 1024)
    }
    expect(bytesOfCookies()).toBeGreaterThan(2 * 1024)
  })

  it('keeps fewer where the app’s own cookies are long, and at least five', async () => {
    for (const [others, most, least] of [
      [4500, 1800, 1000],
      [8000, 700, 500],
    ] as const) {
      agent = createAgent(app.baseUrl)
      for (let tab = 0; tab < 25; tab += 1) {
        const page = await agent.get('/login')
        const own = agent.cookies.header(new URL(app.baseUrl), { crossSite: false, unsafe: false })
        const cookie = [own, `app=${'x'.repeat(others)}`].filter(Boolean).join('; ')
        const fields = { username: 'maya' }
        await agent.submit(page, { button: 'continue', fields, headers: { cookie } })
      }
      expect(bytesOfCookies()).toBeLessThanOrEqual(most)
      expect(bytesOfCookies()).toBeGreaterThan(least)
    }
  })

  it.each([5, 50])('loses no sign-on in progress to %i links of another site', async (links) => {
    const code = await reachOtpPage(agent, { username: 'maya' })
    for (let link = 0; link < links; link += 1) {
      await agent.get('/login', { headers: fromElsewhere })
      await agent.get('/vault', { follow: true, headers: fromElsewhere })
    }
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const landed = await agent.submit(code, { button: 'continue', fields: { otp }, follow: true })
    expect(landed.url).toBe(`${app.baseUrl}/account`)
  })

  it.each([5, 50])(
    'loses no confirmation in progress to %i links of another site',
    async (links) => {
      await signOn(agent, { emulator: app.emulator, username: 'maya' })
      const asking = await agent.get('/vault', { follow: true })
      const before = attemptsOf()
      for (let link = 0; link < links; link += 1) {
        const page = await agent.get('/vault', { headers: fromElsewhere })
        await agent.get(page.locationPath ?? '', { headers: fromElsewhere })
        await agent.get('/login', { headers: fromElsewhere })
      }
      expect(attemptsOf()).toEqual(before)
      const otp = await readOtp(app.emulator, { username: 'maya' })
      const landed = await agent.submit(asking, {
        button: 'continue',
        fields: { otp },
        follow: true,
      })
      expect(landed.text).toBe('in')
    },
  )

  it('loses no approval to twenty-five step-ups that it begins beside it', async () => {
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    const approving = await agent.post('/pay', {}, { follow: true })
    const otp = await readOtp(app.emulator, { username: 'maya' })
    for (let tab = 0; tab < 25; tab += 1) await agent.get('/vault', { follow: true })
    const fields = { otp }
    const landed = await agent.submit(approving, { button: 'continue', fields, follow: true })
    expect(landed.heading).toBe('Approved. One step left.')
  })

  it('whose cookies are off is told that', async () => {
    const first = await agent.get('/login')
    const page = await agent.submit(first, {
      button: 'continue',
      fields: { username: 'maya' },
      headers: { cookie: 'app=1' },
    })
    expect([page.status, page.heading]).toEqual([403, 'Signing on needs a cookie'])
    const code = await typeName(first)
    const fields = { otp: '000000' }
    const late = await agent.submit(code, {
      button: 'continue',
      fields,
      headers: { cookie: 'a=1' },
    })
    expect([late.status, late.heading]).toEqual([403, 'Signing on needs a cookie'])
  })

  it('whose attempt’s cookie alone is gone is not told that cookies are off', async () => {
    const code = await typeName(await agent.get('/login'))
    for (const name of attemptsOf()) agent.cookies.delete(name)
    const late = await agent.submit(code, { button: 'continue', fields: { otp: '000000' } })
    expect([late.status, late.heading]).toEqual([403, 'Too many of these pages are open'])
  })
})
