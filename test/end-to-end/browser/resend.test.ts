// A new code, in a real browser: after the wait, too early, and too often.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { readMessages, readOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import { heading, inspect, openBrowser, openScreen, typeCode, typeUsername } from './person.js'

describe.skipIf(!hasChromium())('a new code', { timeout: 60_000 }, () => {
  let browser: Browser
  let patientBank: Bank
  let quickBank: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    patientBank = await startBank()
    quickBank = await startBank({ throttle: { resendAfterSeconds: 1, resendsPerFlow: 2 } })
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await patientBank.close()
    await quickBank.close()
  })

  async function openCodePage(
    bank: Bank,
    username: string,
    { scripts = true } = {},
  ): Promise<Page> {
    const screen = { javaScriptEnabled: scripts, width: 360 }
    context = await openScreen(browser, bank.baseUrl, screen)
    const page = await context.newPage()
    await page.goto('/accounts')
    await typeUsername(page, username)
    return page
  }

  test.each([{ scripts: true }, { scripts: false }])(
    'comes when asked for, and only the newest one works (scripts: $scripts)',
    async ({ scripts }) => {
      const page = await openCodePage(quickBank, scripts ? 'maya' : 'elin', { scripts })
      const username = scripts ? 'maya' : 'elin'
      const first = await readOtp(quickBank.emulator, { username })
      await page.waitForTimeout(1100)
      await page.reload()
      await page.getByRole('button', { name: 'Send a new code' }).click()
      await expectStatus(page, 'We sent a new code. Only the newest one works.')
      expect(await page.locator(':focus').getAttribute('name')).toBe('otp')
      if (scripts) await inspect(page, 'otp-code-sent-360')

      const second = await readOtp(quickBank.emulator, { username })
      expect(second).not.toBe(first)
      await typeCode(page, first)
      expect(await page.locator('body').innerText()).toContain('That code is not right.')
      await typeCode(page, second)
      expect(await heading(page)).toBe('Accounts')
    },
  )

  test.each([{ scripts: true }, { scripts: false }])(
    'cannot be pressed while the page counts down (scripts: $scripts)',
    async ({ scripts }) => {
      const page = await openCodePage(patientBank, 'maya', { scripts })
      const button = page.getByRole('button', { name: 'Send a new code' })
      expect(await button.isVisible()).toBe(false)
      expect(await page.locator('main').innerText()).toMatch(/New code in 30 seconds/)
    },
  )

  test('can be pressed once the page has counted down', async () => {
    const page = await openCodePage(quickBank, 'petra')
    const button = page.getByRole('button', { name: 'Send a new code' })
    expect(await button.isVisible()).toBe(false)
    await button.waitFor({ state: 'visible', timeout: 7000 })
    await button.click()
    await expectStatus(page, 'We sent a new code. Only the newest one works.')
  })

  test('asked for too early by hand sends nothing and says how long', async () => {
    const page = await openCodePage(patientBank, 'elin')
    const sent = await readMessages(patientBank.emulator, { username: 'elin' })
    const otp = await readOtp(patientBank.emulator, { username: 'elin' })
    await page.evaluate(
      `{ const early = document.querySelector('button[value=resend]'); early.form.requestSubmit(early) }`,
    )
    await expect
      .poll(() => page.locator('main').innerText())
      .toMatch(/Wait \d+ more seconds before the next code\. The one you have still works\./)
    expect(await readMessages(patientBank.emulator, { username: 'elin' })).toHaveLength(sent.length)
    await typeCode(page, otp)
    expect(await heading(page)).toBe('Accounts')
  })

  test('ends after as many as a sign-on may have', async () => {
    const page = await openCodePage(quickBank, 'petra')
    for (let count = 0; count < 2; count += 1) {
      await page.waitForTimeout(1100)
      await page.reload()
      await page.getByRole('button', { name: 'Send a new code' }).click()
    }
    await page.waitForTimeout(1100)
    await page.reload()
    expect(await page.getByRole('button', { name: 'Send a new code' }).count()).toBe(0)
  })
})

async function expectStatus(page: Page, text: string): Promise<void> {
  expect(await page.getByRole('status').innerText()).toContain(text)
}
