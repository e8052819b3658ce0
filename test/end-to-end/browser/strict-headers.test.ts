// An app that has put helmet with its defaults in front: its rules stay, and sign-on still works.
import helmet from 'helmet'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { startApp, type TestApp } from '../../support/start-app.js'
import { readOtp } from '../../support/start-emulator.js'
import { openBrowser, openScreen, typeCode, typeUsername } from './person.js'

describe.skipIf(!hasChromium())('behind helmet with its defaults', { timeout: 60_000 }, () => {
  let browser: Browser
  let app: TestApp
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    app = await startApp({ before: (express) => express.use(helmet()) })
    context = await openScreen(browser, app.baseUrl)
  })
  afterAll(async () => {
    await browser.close()
    await app.close()
  })

  test('a real browser signs on: the form still says where it comes from', async () => {
    const page = await context.newPage()
    await page.goto('/account')
    await typeUsername(page, 'maya')
    await typeCode(page, await readOtp(app.emulator, { username: 'maya' }))
    expect(new URL(page.url()).pathname).toBe('/account')
    expect(await page.locator('body').innerText()).toContain('"preferred_username":"maya"')
  })

  test('the page keeps the stricter of both policies and looks as it should', async () => {
    const page = await (await openScreen(browser, app.baseUrl)).newPage()
    const answer = await page.goto('/login')
    const policies = String(answer?.headers()['content-security-policy'])
    expect(policies).toContain("script-src 'self'")
    expect(policies).toContain("default-src 'none'")
    const width = await page.evaluate<number>(
      'document.querySelector("button[value=continue]").getBoundingClientRect().width',
    )
    expect(width).toBeGreaterThan(300)
  })
})
