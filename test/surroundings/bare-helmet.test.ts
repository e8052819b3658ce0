// Behind helmet() as users mount it: `Referrer-Policy: no-referrer` makes Chromium send `Origin: null` with every form.
import express, { type Express } from 'express'
import helmet from 'helmet'
import { requiresApproval, requiresAuth, requiresMfa } from 'express-pingone-mfa'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  codeField,
  heading,
  openBrowser,
  openScreen,
  typeCode,
  typePassword,
  typeUsername,
} from '../end-to-end/browser/person.js'
import { unlimited } from '../support/limits.js'
import { hasChromium } from '../support/chromium.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp } from '../support/start-emulator.js'

/** A form of the app for each guard, and what its handler was sent. */
function addForms(app: Express): void {
  const parser = express.urlencoded({ extended: false })
  const form = (action: string): string =>
    `<!doctype html><title>Form</title><form method="post" action="${action}"><input name="sum" value="12.50"><input name="recipient" value="Charlie"><button>Go</button></form>`
  app.get('/forms/approval', requiresAuth(), (_req, res) => void res.send(form('/transfers/new')))
  app.get('/forms/mfa', requiresAuth(), (_req, res) => void res.send(form('/limit')))
  app.post(
    '/transfers/new',
    parser,
    requiresApproval({ details: ({ body }) => ({ ...readForm(body), currency: 'EUR' }) }),
    (req, res) => void res.send(`<h1>Sent ${String(req.pingone.approval?.details['sum'])}</h1>`),
  )
  app.post('/limit', parser, requiresMfa({ maxAgeSeconds: 0 }), (req, res) => {
    res.send(`<h1>Limit ${readForm(req.body).sum}</h1>`)
  })
}

function readForm(body: unknown): { readonly sum: string; readonly recipient: string } {
  const form: Partial<Record<string, unknown>> =
    typeof body === 'object' && body !== null ? { ...body } : {}
  return { sum: String(form['sum']), recipient: String(form['recipient']) }
}

describe.skipIf(!hasChromium())('behind a bare helmet()', { timeout: 60_000 }, () => {
  let browser: Browser
  let embedded: TestApp
  let withPassword: TestApp
  let hosted: TestApp
  let context: BrowserContext | undefined

  beforeAll(async () => {
    browser = await openBrowser()
    const common = { before: (app: Express) => void app.use(helmet()), routes: addForms }
    const throttle = { ...unlimited, resendAfterSeconds: 1 }
    embedded = await startApp({ ...common, options: { throttle } })
    withPassword = await startApp({ ...common, options: { throttle, acrValues: 'Password_MFA' } })
    hosted = await startApp({ ...common, application: 'hosted', options: { throttle } })
  })
  afterEach(() => context?.close())
  afterAll(async () => {
    await browser.close()
    for (const app of [embedded, withPassword, hosted]) await app.close()
  })

  async function open(app: TestApp, path: string): Promise<Page> {
    context = await openScreen(browser, app.baseUrl)
    const page = await context.newPage()
    await page.goto(path)
    return page
  }

  async function nextOtp(
    app: TestApp,
    username: string,
    act: () => Promise<void>,
  ): Promise<string> {
    const after = (await readMessages(app.emulator, { username })).at(-1)?.id
    await act()
    return readOtp(app.emulator, { username, ...(after !== undefined && { after }) })
  }

  async function signOn(page: Page, app: TestApp, username = 'maya'): Promise<void> {
    await typeCode(page, await nextOtp(app, username, () => typeUsername(page, username)))
  }

  async function signOnAtPingOne(page: Page, app: TestApp, username = 'maya'): Promise<void> {
    await page.getByRole('textbox').first().fill(username)
    const otp = await nextOtp(app, username, () => page.getByRole('textbox').first().press('Enter'))
    await page.getByRole('textbox').first().fill(otp)
    await page.getByRole('textbox').first().press('Enter')
  }

  const modes = ['embedded', 'hosted'] as const

  test.each(modes)('a form to requiresApproval() is approved and executed (%s)', async (mode) => {
    const app = mode === 'embedded' ? embedded : hosted
    const page = await open(app, '/forms/approval')
    await (mode === 'embedded' ? signOn(page, app) : signOnAtPingOne(page, app))
    const [request] = await Promise.all([
      page.waitForRequest((sent) => sent.method() === 'POST'),
      nextOtp(app, 'maya', () => page.getByRole('button', { name: 'Go' }).click()).then(
        async (otp) => {
          await codeField(page).fill(otp)
          await page.getByRole('button', { name: 'Approve' }).click()
        },
      ),
    ])
    expect(await request.headerValue('origin')).toBe('null')
    await page.waitForURL(/\/transfers\/new$/)
    expect(await heading(page)).toBe('Sent 12.50')
  })

  test.each(modes)('a form to requiresMfa() goes on after the step-up (%s)', async (mode) => {
    const app = mode === 'embedded' ? embedded : hosted
    const page = await open(app, '/forms/mfa')
    await (mode === 'embedded' ? signOn(page, app) : signOnAtPingOne(page, app))
    const press = (): Promise<void> => page.getByRole('button', { name: 'Go' }).click()
    await typeCode(page, await nextOtp(app, 'maya', press))
    await page.waitForURL(/\/limit$/)
    expect(await heading(page)).toBe('Limit 12.50')
  })

  test('username, password, device, code and a new code are taken', async () => {
    const page = await open(withPassword, '/forms/mfa')
    await typeUsername(page, 'sam')
    const { users } = withPassword.emulator
    await typePassword(page, users.find(({ username }) => username === 'sam')?.password ?? '')
    const choose = (): Promise<void> => page.getByRole('button', { name: 'Text message' }).click()
    const first = await nextOtp(withPassword, 'sam', choose)
    await page.waitForTimeout(1100)
    await page.reload()
    const second = await nextOtp(withPassword, 'sam', () =>
      page.getByRole('button', { name: 'Send a new code' }).click(),
    )
    expect(second).not.toBe(first)
    await typeCode(page, second)
    expect(new URL(page.url()).pathname).toBe('/forms/mfa')
  })

  test('an approval is cancelled; without a Referer the way back is home', async () => {
    const page = await open(embedded, '/forms/approval')
    await signOn(page, embedded)
    await page.getByRole('button', { name: 'Go' }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(await heading(page)).toMatch(/cancelled/i)
    const back = await page.locator('main a').first().getAttribute('href')
    // The typed form waits there for its page to take it.
    expect(back).toMatch(/^\/(\?pingone_form=[\w-]{43})?$/)
    await page.goto('/account')
    expect(await page.locator('body').innerText()).toContain('maya')
  })

  test('the form that signs off is taken', async () => {
    const page = await open(embedded, '/account')
    await signOn(page, embedded)
    await page.goto('/logout')
    await page.getByRole('button', { name: 'Sign off' }).click()
    expect(await heading(page)).toBe('You are signed off')
    await page.goto('/')
    expect(await page.locator('body').innerText()).toContain('anonymous')
  })

  test.each(['no-referrer', 'unsafe-url'])(
    'a form of a sibling site is refused, though the session comes with it (%s)',
    async (policy) => {
      const page = await open(embedded, '/account')
      await signOn(page, embedded)
      // Another port of localhost: the same site for cookies, another origin.
      await page.route('http://localhost:9/', (route) =>
        route.fulfill({
          contentType: 'text/html',
          headers: { 'referrer-policy': policy },
          body: `<form method="post" action="${embedded.baseUrl}/transfers/new"><input name="sum" value="9"><input name="recipient" value="Eve"><button>Win</button></form>`,
        }),
      )
      await page.goto('http://localhost:9/')
      const answered = page.waitForResponse((response) => response.url().endsWith('/transfers/new'))
      await page.getByRole('button', { name: 'Win' }).click()
      expect((await answered).status()).toBe(403)
      expect(await heading(page)).toBe('You can’t open this page')
    },
  )
})
