// Signing off in a real browser.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { readOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import {
  heading,
  inspect,
  openBrowser,
  openScreen,
  pathOf,
  typeCode,
  typeUsername,
  type Screen,
} from './person.js'

describe.skipIf(!hasChromium())('sign-off', { timeout: 60_000 }, () => {
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

  async function signOn(screen: Screen = {}): Promise<Page> {
    context = await openScreen(browser, bank.baseUrl, screen)
    const page = await context.newPage()
    await page.goto('/accounts')
    await typeUsername(page, 'maya')
    await typeCode(page, await readOtp(bank.emulator, { username: 'maya' }))
    return page
  }

  test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
    'asks, then ends the session here, and Back shows nothing (scripts: $javaScriptEnabled)',
    async ({ javaScriptEnabled }) => {
      const page = await signOn({ javaScriptEnabled, width: 360 })
      await page.getByRole('link', { name: 'Sign off' }).click()
      expect(await heading(page)).toBe('Sign off?')
      expect(await page.locator('body').innerText()).toMatch(/You are signed on as maya/i)

      await page.getByRole('button', { name: 'Sign off' }).click()
      expect(await heading(page)).toBe('You are signed off')
      expect(await page.locator('main').innerText()).toContain(
        'On a shared computer, close this window too.',
      )
      await page.goto('/accounts')
      expect(await heading(page)).toBe('Sign on')
      await page.goBack()
      await page.goBack()
      await page.goBack()
      expect(await page.locator('body').innerText()).not.toContain('8,204.16')
    },
  )

  test('is not done by asking: Stay signed on leads back', async () => {
    const page = await signOn()
    await page.getByRole('link', { name: 'Sign off' }).click()
    const stay = page
      .getByRole('link', { name: 'Stay signed on' })
      .or(page.getByRole('button', { name: 'Stay signed on' }))
    await stay.click()
    await page.goto('/statement')
    expect(await heading(page)).toBe('Statement')
  })

  test('reaches every tab of the browser', async () => {
    const page = await signOn()
    const other = await context.newPage()
    await other.goto('/statement')
    await page.getByRole('link', { name: 'Sign off' }).click()
    await page.getByRole('button', { name: 'Sign off' }).click()
    await other.reload()
    expect(await heading(other)).toBe('Sign on')
  })

  test('is followed by a sign-on that asks for a code again', async () => {
    const page = await signOn()
    await page.getByRole('link', { name: 'Sign off' }).click()
    await page.getByRole('button', { name: 'Sign off' }).click()
    const again = page
      .getByRole('link', { name: 'Sign on again' })
      .or(page.getByRole('button', { name: 'Sign on again' }))
    await again.click()
    expect(await heading(page)).toBe('Sign on')
    await typeUsername(page, 'maya')
    expect(pathOf(page)).toMatch(/^\/login\/flow\//)
    expect(await heading(page)).toBe('Enter your code')
  })

  test('is clean for axe before and after, wide and narrow', async () => {
    for (const width of [320, 360, 1280]) {
      const page = await signOn({ width, colorScheme: width === 1280 ? 'dark' : 'light' })
      await page.goto('/logout')
      await inspect(page, `sign-off-${String(width)}`)
      await page.getByRole('button', { name: 'Sign off' }).click()
      await inspect(page, `signed-off-${String(width)}`)
      await context.close()
    }
  })
})
