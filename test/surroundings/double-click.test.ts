// A double click, Enter twice, a reload: what Chromium really sends and drops, behind a bare helmet().
import express, { type Express } from 'express'
import { requiresApproval, requiresAuth, requiresMfa } from 'express-pingone-mfa'
import helmet from 'helmet'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  codeField,
  heading,
  openBrowser,
  openScreen,
  typeCode,
  typeUsername,
} from '../end-to-end/browser/person.js'
import { hasChromium } from '../support/chromium.js'
import { countCalls } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'
import { unlimited } from '../support/limits.js'

describe.skipIf(!hasChromium())('in Chromium', { timeout: 60_000 }, () => {
  let browser: Browser
  let context: BrowserContext
  let embedded: TestApp
  let hosted: TestApp
  const executed: string[] = []
  /** Requests whose answer the browser did not wait for. */
  let dropped = 0

  beforeAll(async () => {
    browser = await openBrowser()
    embedded = await start('embedded')
    hosted = await start('hosted')
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await embedded.close()
    await hosted.close()
  })

  function start(application: 'embedded' | 'hosted'): Promise<TestApp> {
    return startApp({
      application,
      options: { throttle: unlimited },
      before: (app) => {
        app.use(helmet())
        app.use((_req, res, next) => {
          res.on('close', () => (dropped += res.writableFinished ? 0 : 1))
          next()
        })
      },
      routes: addRoutes,
    })
  }

  function addRoutes(app: Express): void {
    const parser = express.urlencoded({ extended: false })
    const form = (path: string): string =>
      `<h1>Form</h1><form method="post" action="${path}"><input name="sum" value="1,250.00"><input name="currency" value="EUR"><input name="recipient" value="Charlie Parker"><button>Send</button></form>`
    app.get('/page', requiresAuth(), (_req, res) => {
      res.send('<h1>Landed</h1>')
    })
    app.get('/limit-form', requiresAuth(), (_req, res) => {
      res.send(form('/limit'))
    })
    app.get('/pay-form', requiresAuth(), (_req, res) => {
      res.send(form('/pay'))
    })
    app.post('/limit', parser, requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => {
      executed.push('limit')
      res.send('<h1>Limit changed</h1>')
    })
    const details = ({ body }: { body: object }): object => ({ ...body })
    app.post('/pay', parser, requiresApproval({ details }), (_req, res) => {
      executed.push('paid')
      res.send('<h1>Paid</h1>')
    })
  }

  /** At the page for the code; the answer to it takes as long as a person needs to click again. */
  async function reachCode(path = '/page'): Promise<{ page: Page; otp: string }> {
    context = await openScreen(browser, embedded.baseUrl)
    const page = await context.newPage()
    await page.goto(path)
    await typeUsername(page, 'maya')
    const otp = await readOtp(embedded.emulator, { username: 'maya' })
    await beReady(embedded)
    return { page, otp }
  }

  async function beReady({ emulator }: TestApp): Promise<void> {
    executed.length = 0
    dropped = 0
    await controlEmulator(emulator, 'requests', {}, 'DELETE')
    await controlEmulator(emulator, 'faults', {
      endpoint: 'token',
      kind: 'delay',
      delayMs: 1200,
      nth: 1,
    })
  }

  /** Presses the button, and again before anything has come of it. */
  async function clickTwice(page: Page, name: string, pauseMs: number): Promise<void> {
    const box = await page.getByRole('button', { name }).boundingBox()
    const [x, y] = [(box?.x ?? 0) + 8, (box?.y ?? 0) + 8]
    await page.mouse.click(x, y)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    await page.mouse.click(x, y)
  }

  async function expectLanding(page: Page, title: string): Promise<void> {
    await page.getByRole('heading', { name: title }).waitFor()
    expect(await countCalls(embedded.emulator)).toMatchObject({
      'otp.check': 1,
      resume: 1,
      token: 1,
    })
  }

  test.each([0, 150, 400, 900])(
    'two clicks %i ms apart land on the page asked for, signed on',
    async (pauseMs) => {
      const { page, otp } = await reachCode()
      await codeField(page).fill(otp)
      await clickTwice(page, 'Continue', pauseMs)
      await expectLanding(page, 'Landed')
      await page.reload()
      expect(await heading(page)).toBe('Landed')
    },
  )

  test('Enter twice lands there, too; Chromium drops the first answer', async () => {
    const { page, otp } = await reachCode()
    await codeField(page).fill(otp)
    await codeField(page).press('Enter', { noWaitAfter: true })
    await new Promise((resolve) => setTimeout(resolve, 300))
    await page.keyboard.press('Enter')
    await expectLanding(page, 'Landed')
    expect(dropped).toBe(1)
  })

  test('a reload in the middle asks for the same code once more, and sends no new one', async () => {
    const { page, otp } = await reachCode()
    const sent = await readMessages(embedded.emulator, { username: 'maya' })
    await codeField(page).fill(otp)
    await codeField(page).press('Enter', { noWaitAfter: true })
    await new Promise((resolve) => setTimeout(resolve, 500))
    await page.reload().catch(() => undefined)
    await page.getByText('you don’t need a new code').waitFor()
    await typeCode(page, otp)
    await expectLanding(page, 'Landed')
    expect(await readMessages(embedded.emulator, { username: 'maya' })).toHaveLength(sent.length)
  })

  test.each([
    ['a step-up', '/limit-form', 'Limit changed', 'Continue', 'limit'],
    ['an approval', '/pay-form', 'Paid', 'Approve', 'paid'],
  ])('two clicks on the code of %s go on once', async (_, path, title, button, what) => {
    const { page, otp } = await reachCode(path)
    await typeCode(page, otp)
    await page.getByRole('heading', { name: 'Form' }).waitFor()
    const after = (await readMessages(embedded.emulator, { username: 'maya' })).at(-1)?.id ?? ''
    await page.getByRole('button', { name: 'Send' }).click()
    const confirming = await readOtp(embedded.emulator, { username: 'maya', after })
    await codeField(page).fill(confirming)
    await beReady(embedded)
    await clickTwice(page, button, 300)
    await expectLanding(page, title)
    expect(executed).toEqual([what])
    await page.goto('/page')
    expect(await heading(page)).toBe('Landed')
  })

  test('hosted: a reload while PingOne’s response is worked on lands on the page asked for', async () => {
    context = await openScreen(browser, hosted.baseUrl)
    const page = await context.newPage()
    await page.goto('/page')
    await page.getByRole('textbox').first().fill('elin')
    await page.getByRole('textbox').first().press('Enter')
    const otp = await readOtp(hosted.emulator, { username: 'elin' })
    await beReady(hosted)
    const callback = page.waitForRequest((seen) => seen.url().includes('/callback?'))
    await page.getByRole('textbox').first().fill(otp)
    await page.getByRole('textbox').first().press('Enter', { noWaitAfter: true })
    const url = (await callback).url()
    await new Promise((resolve) => setTimeout(resolve, 300))
    await page.goto(url)
    expect(await heading(page)).toBe('Landed')
    expect(dropped).toBe(1)
    expect(await countCalls(hosted.emulator)).toMatchObject({ token: 1 })
  })
})
