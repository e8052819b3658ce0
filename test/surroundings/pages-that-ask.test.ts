// Pages that only ask: one cookie a browser, no record, no place of an attempt; and what their forms prove.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHmac } from 'node:crypto'
import express from 'express'
import { memoryStateStore, requiresApproval, requiresMfa } from 'express-pingone-mfa'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import {
  codeField,
  openBrowser,
  openScreen,
  typeCode,
  typeUsername,
} from '../end-to-end/browser/person.js'
import { unlimited } from '../support/limits.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { hasChromium } from '../support/chromium.js'
import { countCalls, reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp } from '../support/start-emulator.js'

const ASK = /^pingone\.ask=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/
const fromElsewhere = { 'sec-fetch-site': 'cross-site', referer: 'https://evil.example/' }

let app: TestApp
let agent: Agent
const created: string[] = []

beforeAll(async () => {
  const memory = memoryStateStore()
  app = await startApp({
    stateStore: {
      ...memory,
      create: (key, value, ttlMs) => {
        created.push(key.slice(0, key.indexOf(':')))
        return memory.create(key, value, ttlMs)
      },
    },
    options: { throttle: unlimited },
    routes: (routes) => {
      routes.get('/vault', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => void res.send('in'))
      const details = { sum: '5.00', currency: 'EUR', recipient: 'Elin' }
      routes.get('/pay', (_req, res) => {
        res.send('<form method="post" action="/pay"><button>Pay</button></form>')
      })
      routes.post(
        '/pay',
        express.urlencoded({ extended: false }),
        requiresApproval({ details: () => details }),
        (_req, res) => void res.send('<h1>Paid</h1>'),
      )
    },
  })
})
beforeEach(() => {
  agent = createAgent(app.baseUrl)
  created.length = 0
})
afterAll(() => app.close())

function pathOf(page: Page): string {
  const { pathname, search } = new URL(page.url)
  return pathname + search
}

function cookieOf({ cookies }: Agent, name: string | RegExp): { name: string; value: string } {
  const found = cookies.list().find((one) => one.name.match(name))
  if (found === undefined) throw new Error(`no cookie ${String(name)}`)
  return found
}

function plant(victim: Agent, name: string, value: string): void {
  victim.cookies.set({ origin: new URL(app.baseUrl).origin, name, value })
}

function setCookies(page: Page): readonly string[] {
  return page.headers['set-cookie'] ?? []
}

/** From the guarded page to the page that asks, as somebody whom another site led there. */
async function askStepUp(): Promise<Page> {
  const led = await agent.get('/vault', { headers: fromElsewhere })
  return agent.get(led.locationPath ?? '', { headers: fromElsewhere })
}

async function callsOf(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await countCalls(app.emulator)
  await work()
  const after = await countCalls(app.emulator)
  const counts = Object.entries(after).map(([kind, count]) => [kind, count - (before[kind] ?? 0)])
  return Object.fromEntries(counts.filter(([, count]) => Number(count) > 0)) as never
}

describe('a page that only asks', () => {
  it('sets one cookie, until the browser is closed, and keeps it', async () => {
    const first = await agent.get('/login')
    expect(setCookies(first)).toEqual([expect.stringMatching(ASK)])
    const { value } = cookieOf(agent, /ask/)
    expect(setCookies(await agent.get('/login'))).toEqual([])
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    const asking = await askStepUp()
    expect([asking.status, setCookies(asking)]).toEqual([200, []])
    expect(cookieOf(agent, /ask/).value).toBe(value)
  })

  it('opened six times at once by a new browser works in every tab, at the second press at the latest', async () => {
    const first = await Promise.all(Array.from({ length: 6 }, () => agent.get('/login')))
    for (const [tab, page] of first.entries()) {
      const fields = { username: `nobody-${String(tab)}` }
      let answer = await agent.submit(page, { fields, follow: true })
      if (answer.heading !== 'Enter your code') {
        expect([answer.status, answer.form().values['username']]).toEqual([403, fields.username])
        expect(answer.text).toContain('Press Continue once more.')
        answer = await agent.submit(answer, { fields, follow: true })
      }
      expect([tab, answer.status, answer.heading]).toEqual([tab, 200, 'Enter your code'])
    }
  })

  it('that another browser was shown is shown again to none but this site’s own form', async () => {
    const other = await createAgent(app.baseUrl).get('/login')
    await agent.get('/login')
    const { action, values } = other.form()
    const body = { csrf: values['csrf'] ?? '', username: 'maya' }
    const calls = await callsOf(async () => {
      const foreign = await agent.post(action, body, {
        headers: { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
      })
      expect(foreign.status).toBe(403)
      const json = await agent.api(action, { method: 'POST', body })
      expect(json.status).toBe(403)
      const own = await agent.post(action, body)
      expect([own.status, own.form().values['username']]).toEqual([403, 'maya'])
    })
    expect(calls).toEqual({})
  })

  it('writes no record', async () => {
    await agent.get('/login')
    expect(created).toEqual([])
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    await askStepUp()
    created.length = 0
    await askStepUp()
    expect(created).toEqual([])
  })

  it('of another instance has a cookie of its own', async () => {
    const named = await startApp({ options: { name: 'staff' } })
    const page = await createAgent(named.baseUrl).get('/login')
    expect(setCookies(page)).toEqual([expect.stringMatching(/^pingone-staff\.ask=[\w-]{43};/)])
    await named.close()
  })

  it.each([
    ['the username page', async (): Promise<Page> => agent.get('/login')],
    ['the page before a step-up', askStepUp],
  ])(
    '%s: twenty presses set one cookie, open one flow, and lead to its page',
    async (_name, ask) => {
      await agent.get('/login')
      if (ask === askStepUp) await signOn(agent, { emulator: app.emulator, username: 'maya' })
      const asking = await ask()
      const before = await readMessages(app.emulator, { username: 'maya' })
      const fields = { username: 'maya' }
      let presses: Page[] = []
      const calls = await callsOf(async () => {
        const press = (): Promise<Page> => agent.submit(asking, { button: 'continue', fields })
        presses = await Promise.all(Array.from({ length: 20 }, press))
      })
      expect(calls).toMatchObject({ authorize: 1 })
      expect((await readMessages(app.emulator, { username: 'maya' })).length).toBe(
        before.length + 1,
      )
      const secrets = presses.flatMap(setCookies).map((cookie) => cookie.split(';')[0])
      const withoutTime = secrets.map((cookie) => cookie?.replace(/=[0-9a-z]+\./, '='))
      expect(new Set(withoutTime).size).toBe(1)
      expect(
        new Set(presses.map(({ status, locationPath }) => `${status} ${locationPath}`)).size,
      ).toBe(1)
      const [first] = presses
      const page = await agent.get(first?.locationPath ?? '')
      expect(page.html).toContain('name="otp"')
    },
  )

  it('is not proven by a made-up cookie, nor by another browser’s', async () => {
    const page = await agent.get('/login')
    const other = createAgent(app.baseUrl)
    await other.get('/login')
    const forged = createAgent(app.baseUrl)
    plant(forged, 'pingone.ask', 'A'.repeat(43))
    const calls = await callsOf(async () => {
      for (const thief of [other, forged]) {
        const fields = { username: 'maya' }
        const answer = await thief.submit(page, { button: 'continue', fields })
        expect(answer.status).toBe(403)
        expect(thief.cookies.list().map(({ name }) => name)).toEqual(['pingone.ask'])
      }
    })
    expect(calls).toEqual({})
  })

  it('has a value that the other one does not take', async () => {
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    const asking = await askStepUp()
    const { csrf = '' } = asking.form('continue').values
    const calls = await callsOf(async () => {
      const answer = await agent.post('/login', { csrf, username: 'maya' })
      expect(answer.status).toBe(403)
    })
    expect(calls).toEqual({})
  })
})

describe('a cookie that a neighbour on the domain planted', () => {
  it('gives the neighbour nothing of the attempt, and no attempt of theirs', async () => {
    const neighbour = createAgent(app.baseUrl)
    const theirs = await reachOtpPage(neighbour, { username: 'elin' })
    const ask = cookieOf(neighbour, /ask/).value
    plant(agent, 'pingone.ask', ask)
    // At the address of the neighbour's attempt the planted cookie is worth nothing.
    expect((await agent.get(pathOf(theirs))).status).toBe(404)
    const mine = await reachOtpPage(agent, { username: 'maya' })
    expect(cookieOf(agent, /ask/).value).toBe(ask)
    // Nor is the address of ours, with all that can be made of both.
    expect((await neighbour.get(pathOf(mine))).status).toBe(404)
    const handle = /flow\/([\w-]{43})/.exec(mine.url)?.[1] ?? ''
    const { value } = cookieOf(agent, `pingone.${handle}`)
    for (const what of ['attempt', 'handle', 'login', 'flow']) {
      const made = createHmac('sha256', ask).update(`${what}|${handle}`).digest('base64url')
      expect(value).not.toContain(made)
      plant(neighbour, `pingone.${handle}`, `${value.split('.')[0] ?? ''}.${made}.f`)
      const page = await neighbour.get(pathOf(mine))
      expect([404, 410]).toContain(page.status)
      expect(page.heading).not.toBe('Enter your code')
    }
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const landed = await agent.submit(mine, { button: 'continue', fields: { otp }, follow: true })
    expect(landed.url).toBe(`${app.baseUrl}/account`)
  })

  it('posted by another site begins nothing', async () => {
    const neighbour = createAgent(app.baseUrl)
    const theirs = await neighbour.get('/login')
    plant(agent, 'pingone.ask', cookieOf(neighbour, /ask/).value)
    const headers = { origin: 'http://evil.localhost', 'sec-fetch-site': undefined }
    const fields = { username: 'elin' }
    const calls = await callsOf(async () => {
      const answer = await agent.submit(theirs, { button: 'continue', fields, headers })
      expect(answer.status).toBe(403)
    })
    expect(calls).toEqual({})
    expect(agent.cookies.list().map(({ name }) => name)).toEqual(['pingone.ask'])
  })

  it('that is none of ours hides no other, and locks nobody out', async () => {
    const page = await agent.get('/login')
    const own = cookieOf(agent, /ask/).value
    const headers = { cookie: `pingone.ask=x; pingone.ask=${own}` }
    const fields = { username: 'maya' }
    const answer = await agent.submit(page, { button: 'continue', fields, headers })
    expect(answer.locationPath).toContain('/login/flow/')
  })
})

describe.skipIf(!hasChromium())('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let context: BrowserContext
  let evil: Server
  let evilUrl: string

  beforeAll(async () => {
    browser = await openBrowser()
    evil = createServer((req, res) => {
      const to = new URL(req.url ?? '/', 'http://evil').searchParams.get('to') ?? ''
      res.setHeader('content-type', 'text/html')
      res.end(`<!doctype html><title>evil</title><a href="${app.baseUrl}${to}">go</a>`)
    })
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve))
    evilUrl = `http://127.0.0.1:${String((evil.address() as AddressInfo).port)}`
  })
  beforeEach(async () => {
    context = await openScreen(browser, app.baseUrl)
    return () => context.close()
  })
  afterAll(async () => {
    await browser.close()
    evil.close()
  })

  async function lead(to: string): Promise<void> {
    const page = await context.newPage()
    await page.goto(`${evilUrl}/?to=${to}`)
    await page.getByText('go').click()
    await page.getByRole('button', { name: 'Continue' }).waitFor()
    await page.close()
  }

  test('five links of another site to /login leave a sign-on alive', async () => {
    const page = await context.newPage()
    await page.goto('/account')
    await typeUsername(page, 'maya')
    await codeField(page).waitFor()
    for (let link = 0; link < 5; link += 1) await lead('/login')
    await typeCode(page, await readOtp(app.emulator, { username: 'maya' }))
    expect(page.url()).toBe(`${app.baseUrl}/account`)
  })

  test('five links of another site to a page that needs a step-up leave an approval alive', async () => {
    const page = await context.newPage()
    await page.goto('/account')
    await typeUsername(page, 'maya')
    await codeField(page).waitFor()
    await typeCode(page, await readOtp(app.emulator, { username: 'maya' }))
    await page.goto('/pay')
    await page.getByRole('button', { name: 'Pay' }).click()
    await codeField(page).waitFor()
    for (let link = 0; link < 5; link += 1) await lead('/vault')
    await codeField(page).fill(await readOtp(app.emulator, { username: 'maya' }))
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByRole('heading', { name: 'Paid' }).waitFor()
  })
})
