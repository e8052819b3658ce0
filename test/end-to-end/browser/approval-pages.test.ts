// The pages of an approval and of its history: clean for axe, readable on every screen and on paper.
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { wrongOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import {
  approve,
  newestMessage,
  reachApproval,
  readNextOtp,
  sendTransfer,
  signOnAs,
  waitForSent,
} from './customer.js'
import { expectFocus, focused, heading, inspect, openBrowser, openScreen } from './person.js'

const screens = [
  { width: 320, colorScheme: 'light' },
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const

describe.skipIf(!hasChromium())('the pages of an approval', { timeout: 120_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
  })
  beforeEach(async () => {
    bank = await startBank({ approval: { openPerUser: 50 } })
  })
  afterEach(async () => {
    await context.close()
    await bank.close()
  })
  afterAll(() => browser.close())

  test.each(screens)('are readable at $width px, $colorScheme', async (screen) => {
    const name = (page: string): string => `${page}-${String(screen.width)}-${screen.colorScheme}`
    context = await openScreen(browser, bank.baseUrl, screen)
    const page = await signOnAs({ context, bank }, 'maya')

    await sendTransfer(page, { account: 'SE45 5000 0000 0583 9825', amount: '12,500.00' })
    await inspect(page, name('transfer-errors'))

    await approve(page, await reachApproval(page, bank))
    await waitForSent(page)
    await inspect(page, name('transfer-sent'))

    const after = await newestMessage(bank, 'maya')
    await sendTransfer(page, { amount: '2,000.00' })
    await inspect(page, name('approve'))
    const otp = await readNextOtp(bank, 'maya', after)
    await approve(page, wrongOtp(otp))
    await inspect(page, name('approve-error'))
    // Without its script the page stays, and axe can look at it.
    await context.route('**/login/assets/*.js', (route) => route.abort())
    await approve(page, otp)
    await inspect(page, name('resume'))
    await page.evaluate<unknown>(
      `document.querySelector('input[name="recipient"]').value = 'Mallory Parker'`,
    )
    await page.getByRole('button', { name: 'Finish' }).click()
    expect(await heading(page)).toMatch(/^We stopped this /)
    await inspect(page, name('mismatch'))

    await reachApproval(page, bank, { amount: '720.00' })
    await page.getByRole('button', { name: 'Cancel' }).click()
    await inspect(page, name('cancelled'))

    await page.goto('/approvals')
    await page.locator('summary').first().click()
    await inspect(page, name('approvals'))
  })

  test('lead from the summary of what is wrong to the field, with everything that was typed', async () => {
    context = await openScreen(browser, bank.baseUrl)
    const page = await signOnAs({ context, bank }, 'maya')
    await sendTransfer(page, { account: 'SE45 5000', amount: '9,000.00' })
    expect(await page.title()).toBe('Error: Transfer money – Alder Bank')
    await expect.poll(() => page.locator('.summary:focus').count()).toBe(1)
    expect(await page.getByLabel('Recipient', { exact: true }).inputValue()).toBe('Charlie Parker')
    expect(await page.locator('#account').inputValue()).toBe('SE45 5000')
    expect(await page.locator('#amount').inputValue()).toBe('9,000.00')
    await page.getByRole('link', { name: 'Enter an amount up to 8,204.16' }).press('Enter')
    await expectFocus(page, 'amount')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('90')
    await page.locator('#account').fill('SE45 5000 0000 0583 9825 7466')
    await page.locator('#account').press('Enter')
    await waitForSent(page)
    expect(await focused(page)).toBe('body')
  })

  test('are black on white on paper, without buttons', async () => {
    context = await openScreen(browser, bank.baseUrl, { colorScheme: 'dark' })
    const page = await signOnAs({ context, bank }, 'maya')
    await sendTransfer(page, { amount: '90.00' })
    await waitForSent(page)
    for (const path of [page.url(), '/approvals']) {
      await page.goto(path)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.button:visible, nav:visible').count()).toBe(0)
      expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)')
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      )
    }
  })
})
