// A page that calls the app's API by script: where its person stands after a sign-on or a step-up that the API asked for.
import express, { type Express } from 'express'
import { requiresApproval, requiresAuth, requiresMfa } from 'express-pingone-mfa'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest'
import {
  codeField,
  openBrowser,
  openScreen,
  typeCode,
  typeUsername,
} from '../end-to-end/browser/person.js'
import { unlimited } from '../support/limits.js'
import { createAgent } from '../support/browser.js'
import { hasChromium } from '../support/chromium.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp } from '../support/start-emulator.js'

const approved = requiresApproval({
  details: () => ({ sum: '5.00', currency: 'EUR', recipient: 'Elin' }),
})

/** One page for every path below /app, and an API behind each guard. */
function addSpa(app: Express): void {
  app.get(/^\/app/, (_req, res) => {
    res.send(`<!doctype html><title>SPA</title><h1>App</h1>
      ${['/api/me', '/api/vault', '/api/pay', '/api/login'].map((path) => `<button data-path="${path}">${path}</button>`).join('')}
      <script src="/spa.js"></script>`)
  })
  app.get('/spa.js', (_req, res) => {
    res.type('js').send(`document.addEventListener('click', async ({ target }) => {
      const { path } = target.dataset
      const response = await fetch(path, { method: path === '/api/pay' ? 'POST' : 'GET', redirect: 'manual' })
      if (response.type === 'opaqueredirect') return location.assign(path)
      const body = await response.json()
      document.title = response.ok ? 'answered' : 'refused'
      if (!response.ok) location.assign(body.login ?? body.approval.url)
    })`)
  })
  app.get('/api/me', requiresAuth(), (req, res) => void res.json(req.pingone.user))
  app.get(
    '/api/vault',
    requiresMfa({ maxAgeSeconds: 0 }),
    (_req, res) => void res.json({ vault: 1 }),
  )
  app.post('/api/pay', express.json(), approved, (_req, res) => void res.json({ paid: true }))
}

describe.skipIf(!hasChromium())('a single-page app in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let app: TestApp
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    app = await startApp({ routes: addSpa, options: { throttle: unlimited } })
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await app.close()
  })

  async function openPage(path: string): Promise<Page> {
    context = await openScreen(browser, app.baseUrl)
    const page = await context.newPage()
    await page.goto(path)
    return page
  }

  async function press(page: Page, path: string): Promise<string | undefined> {
    const after = (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id
    await page.locator(`[data-path="${path}"]`).click()
    await page.waitForURL(/\/login/)
    return after
  }

  async function confirm(page: Page, after: string | undefined): Promise<void> {
    await typeCode(
      page,
      await readOtp(app.emulator, { username: 'maya', ...(after !== undefined && { after }) }),
    )
  }

  test('after the sign-on, the step-up and the approval its API asked for, the person stands at its page', async () => {
    const path = '/app/inbox?tab=3&q=%C3%A9'
    const page = await openPage(path)
    let after = await press(page, '/api/me')
    await typeUsername(page, 'maya')
    await confirm(page, after)
    expect(page.url()).toBe(app.baseUrl + path)

    after = await press(page, '/api/vault')
    await page.getByRole('button', { name: 'Continue' }).click()
    await codeField(page).waitFor()
    await confirm(page, after)
    expect(page.url()).toBe(app.baseUrl + path)

    after = await press(page, '/api/pay')
    await codeField(page).fill(
      await readOtp(app.emulator, { username: 'maya', ...(after !== undefined && { after }) }),
    )
    await page.getByRole('button', { name: 'Approve' }).click()
    const back = page.locator('main a', { hasText: /back|return|continue|localhost/i }).first()
    expect(await back.getAttribute('href')).toBe(path)
  })
})

describe('an API challenge', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp({
      routes: (routes) => {
        addSpa(routes)
        routes.get('/api/login', (_req, res) => {
          res.pingone.login()
        })
      },
    })
  })
  afterAll(() => app.close())

  async function loginOf(
    path: string,
    headers: Record<string, string | undefined>,
  ): Promise<string | null> {
    const page = await createAgent(app.baseUrl).api(path, { headers })
    const login = (page.json as { login: string }).login
    return new URL(login).searchParams.get('returnTo')
  }

  it.each([
    ['its page', '/app?tab=3', '/app?tab=3'],
    ['home without a Referer', undefined, '/'],
    ['home from another site', 'https://evil.example/app', '/'],
    ['home from another port', 'http://localhost:1/app', '/'],
    ['home from an own page of ours', '/login?returnTo=/x', '/'],
    ['home from the origin alone', '/', '/'],
  ])('leads back to %s', async (_title, referer, returnTo) => {
    const absolute = referer?.startsWith('/') === true ? app.baseUrl + referer : referer
    expect(await loginOf('/api/me', { referer: absolute })).toBe(returnTo)
    expect(await loginOf('/api/vault', { referer: absolute })).toBe(returnTo)
  })

  it('goes by the mode of the request, not by what it accepts', async () => {
    const agent = createAgent(app.baseUrl)
    const navigated = await agent.get('/api/me')
    expect(navigated.locationPath).toBe('/login?returnTo=%2Fapi%2Fme')
    const referer = `${app.baseUrl}/app`
    expect(await loginOf('/api/me', { accept: 'text/html', referer })).toBe('/app')
    const old = { 'sec-fetch-mode': undefined, 'sec-fetch-site': undefined, referer }
    expect(await loginOf('/api/me', { ...old, accept: 'application/json' })).toBe('/app')
  })

  it('res.pingone.login() for a script leads back to its page, too', async () => {
    const agent = createAgent(app.baseUrl)
    const page = await agent.api('/api/login', { headers: { referer: `${app.baseUrl}/app?x` } })
    expect(page.locationPath).toBe('/login?returnTo=%2Fapp%3Fx')
    expect((await agent.get('/api/login')).locationPath).toBe('/login?returnTo=%2Fapi%2Flogin')
  })
})
