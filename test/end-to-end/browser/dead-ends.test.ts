// Where a sign-on cannot go on, in a real browser: each page says so and leads on.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { controlEmulator, readOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import { heading, inspect, openBrowser, openScreen, typeCode, typeUsername } from './person.js'

describe.skipIf(!hasChromium())('a dead end', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startBank()
  })
  beforeEach(async () => {
    context = await openScreen(browser, bank.baseUrl, { width: 360 })
    page = await context.newPage()
  })
  afterEach(async () => {
    await controlEmulator(bank.emulator, 'faults', {}, 'DELETE')
    await context.close()
  })
  afterAll(async () => {
    await browser.close()
    await bank.close()
  })

  test('while PingOne is down is an honest 503, and sign-on works once it is back', async () => {
    await page.goto('/statement')
    await controlEmulator(bank.emulator, 'faults', { endpoint: '*', kind: 'status', status: 503 })
    const answer = page.waitForResponse((response) => response.status() === 503)
    await typeUsername(page, 'maya')
    await answer
    expect(await heading(page)).toBe('We can’t sign you on right now')
    const text = await page.locator('main').innerText()
    expect(text).toContain('It is not something you did, and no code was used up.')
    expect(text).toMatch(/reference.* [2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}/i)
    await inspect(page, 'unavailable-360')

    await controlEmulator(bank.emulator, 'faults', {}, 'DELETE')
    await leadOn(page)
    await typeUsername(page, 'maya')
    await typeCode(page, await readOtp(bank.emulator, { username: 'maya' }))
    expect(await heading(page)).toBe('Statement')
  })

  test('of a page that belongs to another browser leads to a sign-on of its own', async () => {
    const other = await openScreen(browser, bank.baseUrl)
    const theirs = await other.newPage()
    await theirs.goto('/statement')
    await typeUsername(theirs, 'maya')
    const answer = await page.goto(theirs.url())
    expect(answer?.status()).toBeGreaterThanOrEqual(400)
    expect(await page.locator('main').innerText()).toContain(
      'This page belongs to another sign-on, or was used already.',
    )
    await inspect(page, 'foreign-page-360')
    await leadOn(page)
    expect(await heading(page)).toBe('Sign on')
    await other.close()
  })

  test('without cookies is named', async () => {
    await page.goto('/accounts')
    await context.clearCookies()
    await typeUsername(page, 'maya')
    expect(await page.locator('main').innerText()).toContain(
      'Your browser did not keep our cookie. Allow cookies for this site and start again.',
    )
    await inspect(page, 'cookies-off-360')
    await leadOn(page)
    expect(await heading(page)).toBe('Sign on')
  })

  test.each(['noor', 'lars', 'ines', 'nobody-of-that-name'])(
    'for %s looks like everybody else’s code page, to the word',
    async (username) => {
      await page.goto('/accounts')
      await typeUsername(page, 'maya')
      const good = await wordsOf(page, 'maya')
      await page.goto('/accounts')
      await typeUsername(page, username)
      expect(await wordsOf(page, username)).toBe(good)
      await typeCode(page, '123456')
      expect(await page.locator('main').innerText()).toContain('That code is not right.')
    },
  )

  test('comes with a code that is too old: it signs nobody on', async () => {
    await page.goto('/accounts')
    await typeUsername(page, 'elin')
    const otp = await readOtp(bank.emulator, { username: 'elin' })
    await controlEmulator(bank.emulator, 'clock', { advanceSeconds: 31 * 60 })
    await typeCode(page, otp)
    expect(await heading(page)).not.toBe('Accounts')
    await controlEmulator(bank.emulator, 'reset')
  })
})

/** Presses what leads on. */
async function leadOn(page: Page): Promise<void> {
  const act = page
    .getByRole('link', { name: /Start again|Try again/ })
    .or(page.getByRole('button', { name: /Start again|Try again/ }))
  await act.first().click()
}

async function wordsOf(page: Page, username: string): Promise<string> {
  const text = await page.locator('main').innerText()
  return text.replace(username, '(username)').replace(/in \d+ seconds/, 'in a while')
}
