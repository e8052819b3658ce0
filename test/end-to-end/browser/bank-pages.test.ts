// The bank's own pages: clean for axe and without sideways scroll, public and guarded.
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { readOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import { inspect, openBrowser, openScreen, typeCode, typeUsername } from './person.js'

const screens = [
  { width: 320, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const

describe.skipIf(!hasChromium())("the bank's pages", { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startBank()
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await bank.close()
  })

  test.each(screens)('are readable at $width px, $colorScheme', async (screen) => {
    context = await openScreen(browser, bank.baseUrl, screen)
    const page = await context.newPage()
    const name = (path: string): string =>
      `bank-${path.slice(1) || 'home'}-${String(screen.width)}-${screen.colorScheme}`
    for (const path of ['/', '/help', '/privacy', '/nowhere']) {
      await page.goto(path)
      await inspect(page, name(path))
    }
    await page.goto('/accounts')
    await typeUsername(page, 'maya')
    await typeCode(page, await readOtp(bank.emulator, { username: 'maya' }))
    for (const path of [
      '/accounts',
      '/statement',
      '/profile',
      '/transfers',
      '/quick-transfer',
      '/approvals',
    ]) {
      await page.goto(path)
      await inspect(page, name(path))
    }
  })

  test('load nothing from anywhere else, and nothing is refused by their own policy', async () => {
    context = await openScreen(browser, bank.baseUrl)
    const page = await context.newPage()
    const requested: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => requested.push(new URL(request.url()).origin))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto('/')
    await page.goto('/accounts')
    await typeUsername(page, 'maya')
    await typeCode(page, await readOtp(bank.emulator, { username: 'maya' }))
    await page.goto('/logout')
    expect(new Set(requested)).toEqual(new Set([bank.baseUrl]))
    expect(complaints).toEqual([])
  })
})
