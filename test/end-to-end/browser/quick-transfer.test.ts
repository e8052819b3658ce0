// The quick transfer: a page whose script is told 403, opens the approval, and sends its request again.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { startBank, type Bank } from './bank.js'
import {
  approve,
  newestMessage,
  readBalance,
  readNextOtp,
  signOnAs,
  waitForSent,
} from './customer.js'
import { codeField, heading, openBrowser, openScreen } from './person.js'

describe.skipIf(!hasChromium())('the quick transfer', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startBank({ approval: { openPerUser: 50 } })
  })
  beforeEach(async () => {
    context = await openScreen(browser, bank.baseUrl)
    page = await signOnAs({ context, bank }, 'maya', '/quick-transfer')
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await bank.close()
  })

  async function sendQuick(amount: string): Promise<void> {
    await page.getByLabel('To', { exact: true }).selectOption({ label: 'Grid Energy, …6789' })
    await page.getByLabel('Amount in EUR').fill(amount)
    await page.getByRole('button', { name: 'Send' }).click()
  }

  test('below the limit is sent by the script at once', async () => {
    await sendQuick('499.99')
    await waitForSent(page)
    expect(await page.locator('main').innerText()).toContain('No approval needed')
  })

  test('above it leads to the approval, and is sent when the person comes back', async () => {
    const before = await readBalance(page)
    const after = await newestMessage(bank, 'maya')
    await page.goto('/quick-transfer')
    await sendQuick('900.00')
    await codeField(page).waitFor()
    expect(await page.locator('table').innerText()).toContain('Grid Energy')
    await approve(page, await readNextOtp(bank, 'maya', after))
    expect(await heading(page)).toBe('Approved')
    await page
      .getByRole('link', { name: /Alder Bank/ })
      .last()
      .click()
    await waitForSent(page)
    expect(before - (await readBalance(page))).toBe(90_000)
    await page.goto('/quick-transfer')
    await expectAnswer(page, '')
    expect(before - (await readBalance(page))).toBe(90_000)
  })

  test('that is cancelled says so, and is not sent', async () => {
    const before = await readBalance(page)
    await page.goto('/quick-transfer')
    await sendQuick('901.00')
    await codeField(page).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(await heading(page)).toBe('Cancelled')
    await page.goto('/quick-transfer')
    await expectAnswer(page, 'Cancelled. Nothing was sent.')
    expect(await readBalance(page)).toBe(before)
  })

  test('that nobody approved is not sent', async () => {
    await sendQuick('902.00')
    await codeField(page).waitFor()
    await page.goto('/quick-transfer')
    await expectAnswer(page, 'You did not approve this, so nothing was sent.')
  })

  test('with an amount that is none says so', async () => {
    await sendQuick('1e3')
    await expectAnswer(page, 'Enter an amount, like 1,250.00.')
  })

  test('without JavaScript points to the form that needs none', async () => {
    const own = await openScreen(browser, bank.baseUrl, { javaScriptEnabled: false })
    const still = await signOnAs({ context: own, bank }, 'maya', '/quick-transfer')
    expect(await still.locator('noscript').innerText()).toContain('This page needs a script.')
    await own.close()
  })
})

async function expectAnswer(page: Page, text: string): Promise<void> {
  const answer = page.locator('[data-answer]')
  await expect.poll(async () => (await answer.textContent())?.trim()).toBe(text)
}
