// Whatever Content-Security-Policy the app has: no form of ours needs a redirect to another site, and no rule is lost.
import express, { type Express } from 'express'
import helmet from 'helmet'
import { memoryStateStore, requiresAuth, type StateStore } from 'express-pingone-mfa'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { heading, openBrowser, openScreen } from '../end-to-end/browser/person.js'
import { unlimited } from '../support/limits.js'
import { createAgent, type Agent } from '../support/browser.js'
import { hasChromium } from '../support/chromium.js'
import { countCalls } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'

type Policy = readonly [title: string, mount: (app: Express) => void]

const twoPolicies = ["form-action 'self'; frame-ancestors 'none'", "default-src 'self'"]
const policies: readonly Policy[] = [
  ['a bare helmet()', (app) => void app.use(helmet())],
  [
    'two policies in an array',
    (app) =>
      void app.use((_req, res, next) => {
        res.setHeader('Content-Security-Policy', twoPolicies)
        next()
      }),
  ],
]

/** Forms of the app: one that signs off, one that signs on, one behind a guard. */
function addForms(app: Express): void {
  app.get('/forms', (_req, res) => {
    const form = (action: string): string =>
      `<form method="post" action="${action}"><button>${action}</button></form>`
    res.send(
      `<!doctype html><title>Forms</title>${['/leave', '/enter', '/save'].map(form).join('')}`,
    )
  })
  app.post('/leave', (_req, res, next) => void res.pingone.logout().catch(next))
  app.post('/enter', (_req, res) => {
    res.pingone.login({ returnTo: '/account' })
  })
  app.post('/save', express.urlencoded({ extended: false }), requiresAuth(), (_req, res) => {
    res.send('<h1>Saved</h1>')
  })
}

describe.skipIf(!hasChromium())('hosted sign-on in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let context: BrowserContext
  const apps = new Map<string, TestApp>()

  beforeAll(async () => {
    browser = await openBrowser()
    for (const [title, before] of policies) {
      const options = { throttle: unlimited }
      apps.set(title, await startApp({ application: 'hosted', before, routes: addForms, options }))
    }
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    for (const app of apps.values()) await app.close()
  })

  async function signOn(title: string, javaScriptEnabled = true): Promise<[Page, TestApp]> {
    const app = apps.get(title)
    if (app === undefined) throw new Error(title)
    context = await openScreen(browser, app.baseUrl, { javaScriptEnabled })
    const page = await context.newPage()
    await page.goto('/account')
    const after = (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id
    await page.getByRole('textbox').first().fill('maya')
    await page.getByRole('textbox').first().press('Enter')
    const query = { username: 'maya', ...(after !== undefined && { after }) }
    await page
      .getByRole('textbox')
      .first()
      .fill(await readOtp(app.emulator, query))
    await page.getByRole('textbox').first().press('Enter')
    await page.waitForURL(`${app.baseUrl}/account`)
    await controlEmulator(app.emulator, 'requests', undefined, 'DELETE')
    return [page, app]
  }

  async function expectSignedOff(page: Page, app: TestApp): Promise<void> {
    await page.waitForURL(`${app.baseUrl}/logout`)
    expect(await heading(page)).toBe('You are signed off')
    expect(await countCalls(app.emulator)).toMatchObject({ signoff: 1 })
    await page.goto('/account')
    expect(new URL(page.url()).origin).toBe(app.emulator.url)
    expect(await page.getByRole('textbox').count()).toBeGreaterThan(0)
  }

  for (const [title] of policies) {
    test.each([true, false])(
      `signing off reaches PingOne behind ${title} (scripts: %s)`,
      async (scripts) => {
        const [page, app] = await signOn(title, scripts)
        await page.goto('/logout')
        await page.getByRole('button', { name: 'Sign off' }).click()
        await expectSignedOff(page, app)
      },
    )

    test(`res.pingone.logout() from a form of the app reaches PingOne behind ${title}`, async () => {
      const [page, app] = await signOn(title)
      await page.goto('/forms')
      await page.getByRole('button', { name: '/leave' }).click()
      await expectSignedOff(page, app)
    })

    test.each(['/enter', '/save'])(
      `the form %s of somebody whose session is gone reaches PingOne behind ${title}`,
      async (action) => {
        const [page, app] = await signOn(title)
        // All of them: a browser that has just signed on and brings no session cookie is told about cookies instead.
        await context.clearCookies()
        await page.goto('/forms')
        await page.getByRole('button', { name: action }).click()
        await page.waitForURL((url) => url.origin === app.emulator.url)
        expect(await page.getByRole('textbox').count()).toBeGreaterThan(0)
        expect(await countCalls(app.emulator)).toMatchObject({ authorize: 1 })
      },
    )
  }
})

describe('the page between our sign-off and PingOne’s', () => {
  let app: TestApp
  let agent: Agent
  let isFull = false

  beforeAll(async () => {
    const store = memoryStateStore()
    const stateStore: StateStore = {
      ...store,
      create: (key, ...rest) =>
        isFull && key.includes('leave:')
          ? Promise.reject(new Error('the store is full'))
          : store.create(key, ...rest),
    }
    app = await startApp({ application: 'hosted', stateStore, options: { throttle: unlimited } })
  })
  beforeEach(async () => {
    agent = createAgent(app.baseUrl, { origins: [app.emulator.url] })
    await signOnHosted(agent, app)
  })
  afterAll(() => app.close())

  async function signOff(): Promise<string> {
    const off = await agent.submit(await agent.get('/logout'), { button: 'continue' })
    expect(off.status).toBe(303)
    return String(off.locationPath)
  }

  it('is a path of ours, with nothing of PingOne in its address and text', async () => {
    const path = await signOff()
    expect(path).toMatch(/^\/logout\?handle=[\w-]{43}$/)
    const page = await agent.get(path, { follow: false })
    expect(page.status).toBe(200)
    expect(page.headers['refresh']).toBe(`0;url=${path}&go=pingone`)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.html).not.toMatch(/eyJ|signoff|id_token/)
    expect(page.text).toContain('You are signed off here')
    expect(page.links.map(({ href }) => href)).toContain(`${app.baseUrl}${path}&go=pingone`)
    expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
  })

  it('leads to PingOne once, and its cookie is gone afterwards', async () => {
    const path = `${await signOff()}&go=pingone`
    const cookie = agent.cookies.header(new URL(app.baseUrl), { crossSite: false, unsafe: false })
    const led = await agent.get(path, { follow: false })
    expect(led.status).toBe(303)
    expect(led.location).toContain(`${app.emulator.url}/`)
    expect(led.location).toContain('id_token_hint=')
    expect(String(led.headers['set-cookie'])).toMatch(
      /pingone\.[\w-]{43}=;.*Expires=Thu, 01 Jan 1970/,
    )
    // Also for somebody who kept the cookie that was taken back.
    const again = await agent.get(path, { follow: false, headers: { cookie } })
    expect([again.status, again.location]).toEqual([200, undefined])
    expect(again.headers['refresh']).toBeUndefined()
    expect(again.text).toContain('You are signed off')
  })

  it('leads no other browser there', async () => {
    const path = await signOff()
    for (const suffix of ['', '&go=pingone']) {
      const other = await createAgent(app.baseUrl).get(path + suffix, { follow: false })
      expect([other.status, other.location]).toEqual([200, undefined])
      expect(other.headers['refresh']).toBeUndefined()
    }
    expect((await agent.get(`${path}&go=pingone`)).status).toBe(303)
  })

  it.each([
    'handle=https://evil.example&go=pingone',
    `handle=${'a'.repeat(43)}&go=pingone`,
    'go=pingone',
    'handle=//evil.example',
    'url=https://evil.example&go=https://evil.example',
  ])('cannot be made up: /logout?%s asks as ever', async (query) => {
    const page = await agent.get(`/logout?${query}`, { follow: false })
    expect(page.status).toBe(200)
    expect(page.headers['refresh']).toBeUndefined()
    expect(page.text).toContain('Sign off?')
  })

  it('as JSON has the link to follow', async () => {
    const { action, csrf } = (await agent.api('/logout')).json as { action: string; csrf: string }
    const off = await agent.api(action, { method: 'POST', body: { csrf, action: 'continue' } })
    const page = await agent.api(String(off.locationPath))
    expect(page.json).toMatchObject({
      step: 'signed-off',
      complete: false,
      links: [{ name: 'continue', href: `${String(off.locationPath)}&go=pingone` }],
    })
  })

  it('is not there when nothing can be kept for it: signed off here, and the page says so', async () => {
    isFull = true
    const path = await signOff()
    isFull = false
    expect(path).toBe('/logout?complete=no')
    expect((await agent.get(path)).text).toContain('The sign-on service did not answer')
    expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
  })
})

describe('a policy of the app', () => {
  it.each([
    ['one', "script-src 'self'", ["script-src 'self'"]],
    ['an array', twoPolicies, twoPolicies],
    ['an array of one', ["img-src 'none'"], ["img-src 'none'"]],
  ])('stays beside ours (%s), and ours is not loosened', async (_title, given, kept) => {
    const app = await startApp({
      before: (routes) =>
        routes.use((_req, res, next) => {
          res.setHeader('Content-Security-Policy', given)
          next()
        }),
    })
    try {
      for (const path of ['/login', '/logout', '/login/flow/nothing']) {
        const page = await createAgent(app.baseUrl).get(path)
        const policy = String(page.headers['content-security-policy'])
        for (const rule of kept) expect(policy).toContain(rule)
        expect(policy).toContain("default-src 'none';style-src 'self'")
        expect(policy).toMatch(/form-action 'self';base-uri 'none';frame-ancestors 'none'$/)
      }
    } finally {
      await app.close()
    }
  })
})

async function signOnHosted(agent: Agent, app: TestApp): Promise<void> {
  const start = await agent.get('/account', { follow: true })
  const after = (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id
  const code = await agent.submit(start, { fields: { username: 'maya' }, follow: true })
  const otp = await readOtp(app.emulator, {
    username: 'maya',
    ...(after !== undefined && { after }),
  })
  const landed = await agent.submit(code, { fields: { otp }, follow: true })
  expect(landed.url).toBe(`${app.baseUrl}/account`)
}
