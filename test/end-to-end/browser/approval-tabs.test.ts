// An approval meets Back, Refresh, other tabs, other browsers and time: it executes once or not at all.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { startBank, type Bank } from './bank.js'
import {
  approve,
  charlie,
  reachApproval,
  readApprovals,
  signOnAs,
  waitForSent,
} from './customer.js'
import { codeField, heading, openBrowser, openScreen } from './person.js'

describe.skipIf(!hasChromium())('an approval', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext
  let page: Page
  let elapsedMs = 0

  beforeAll(async () => {
    // The bank is made with this clock, and so is its emulator.
    const { now } = Date
    vi.spyOn(Date, 'now').mockImplementation(() => now() + elapsedMs)
    browser = await openBrowser()
    bank = await startBank({ approval: { openPerUser: 50 } })
  })
  beforeEach(async () => {
    elapsedMs = 0
    context = await openScreen(browser, bank.baseUrl)
    page = await signOnAs({ context, bank }, 'maya')
  })
  afterEach(() => context.close())
  afterAll(async () => {
    vi.restoreAllMocks()
    await browser.close()
    await bank.close()
  })

  describe('that was executed', () => {
    test('is not executed again by Back, Forward and Refresh, however often', async () => {
      await approve(page, await reachApproval(page, bank, { amount: '501.00' }))
      await waitForSent(page)
      await page.reload()
      expect(await heading(page)).toBe('Transfer sent')
      for (let steps = 0; steps < 3; steps += 1) {
        await page.goBack()
        await page.reload()
        expect(await heading(page)).not.toBe('Transfer sent')
        expect(await codeField(page).count()).toBe(0)
        if (new URL(page.url()).pathname === '/transfers') break
      }
      await page.goForward()
      await page.goForward()
      expect(await countPayments(page, '501.00')).toBe(1)
    })

    test('is used up for a form that is sent again by hand', async () => {
      const own = await openScreen(browser, bank.baseUrl, { javaScriptEnabled: false })
      const tab = await signOnAs({ context: own, bank }, 'maya')
      await approve(tab, await reachApproval(tab, bank, { amount: '502.00' }))
      await tab.getByRole('button', { name: 'Finish' }).click()
      expect(await heading(tab)).toBe('Transfer sent')
      await tab.goBack()
      expect(await tab.getByRole('button', { name: 'Finish' }).count()).toBe(0)
      expect(await tab.locator('main').innerText()).toMatch(/used already/)
      expect(await countPayments(tab, '502.00')).toBe(1)
      await own.close()
    })
  })

  describe('that waits for its code', () => {
    test('shows the same lines after Refresh, and sends no second message', async () => {
      const otp = await reachApproval(page, bank, { amount: '503.00' })
      const lines = await page.locator('table').innerText()
      await page.reload()
      expect(await page.locator('table').innerText()).toBe(lines)
      await approve(page, otp)
      await waitForSent(page)
      expect(await countPayments(page, '503.00')).toBe(1)
    })

    test('goes on after Back to the form and Forward again', async () => {
      const otp = await reachApproval(page, bank, { amount: '504.00' })
      await page.goBack()
      expect(await heading(page)).toBe('Transfer money')
      await page.goForward()
      await approve(page, otp)
      await waitForSent(page)
      expect(await countPayments(page, '504.00')).toBe(1)
    })

    test('is a page of this browser only: another one is told so, and offered nothing', async () => {
      await reachApproval(page, bank, { amount: '505.00' })
      const stranger = await openScreen(browser, bank.baseUrl)
      const theirs = await signOnAs({ context: stranger, bank }, 'elin')
      const answer = await theirs.goto(page.url())
      expect(answer?.status()).toBeGreaterThanOrEqual(400)
      await expectNothingShown(theirs)
      expect(await theirs.locator('main').innerText()).toContain('belongs to another')
      await stranger.close()
    })

    test('cannot go on once its customer signed off in another tab', async () => {
      const otp = await reachApproval(page, bank, { amount: '506.00' })
      const tab = await context.newPage()
      await tab.goto('/logout')
      await tab.getByRole('button', { name: 'Sign off' }).click()
      expect(await heading(tab)).toBe('You are signed off')
      await approve(page, otp)
      await expectNothingShown(page)
      const again = await signOnAs({ context, bank }, 'maya')
      expect(await countPayments(again, '506.00')).toBe(0)
    })

    test('ends by itself, and says that nothing was sent', async () => {
      const otp = await reachApproval(page, bank, { amount: '507.00' })
      elapsedMs = 301_000
      await approve(page, otp)
      expect(await page.locator('main').innerText()).toMatch(
        /has (ended|expired)[^]*Nothing was sent/,
      )
      expect(await codeField(page).count()).toBe(0)
      expect((await readApprovals(page))[0]).toMatchObject({ result: 'Expired' })
      expect(await countPayments(page, '507.00')).toBe(0)
    })
  })

  test('that is given waits ten minutes for its request, and no longer', async () => {
    const own = await openScreen(browser, bank.baseUrl, { javaScriptEnabled: false })
    const tab = await signOnAs({ context: own, bank }, 'maya')
    await approve(tab, await reachApproval(tab, bank, { amount: '508.00' }))
    elapsedMs = 601_000
    await tab.getByRole('button', { name: 'Finish' }).click()
    expect(await tab.locator('main').innerText()).toContain('This approval has ended')
    expect(await countPayments(tab, '508.00')).toBe(0)
    await own.close()
  })

  test.each([{ order: 'first, then second' }, { order: 'second, then first' }])(
    'in each of two tabs goes its own way: $order',
    async ({ order }) => {
      const amounts = order.startsWith('first') ? ['511.00', '512.00'] : ['514.00', '513.00']
      const other = await context.newPage()
      const tabs = []
      for (const [index, tab] of [page, other].entries()) {
        const amount = amounts[index] ?? ''
        tabs.push({ tab, amount, otp: await reachApproval(tab, bank, { amount }) })
      }
      for (const { tab, amount, otp } of order.startsWith('first') ? tabs : tabs.reverse()) {
        expect(await tab.locator('table').innerText()).toContain(amount)
        await approve(tab, otp)
        await waitForSent(tab)
        expect(await tab.locator('main').innerText()).toContain(amount)
      }
      for (const amount of amounts) expect(await countPayments(page, amount)).toBe(1)
    },
  )

  test('takes no code that was sent for another one', async () => {
    const other = await context.newPage()
    await reachApproval(page, bank, { amount: '515.00' })
    const otp = await reachApproval(other, bank, { amount: '516.00' })
    await approve(page, otp)
    expect(await page.locator('main').innerText()).toContain('That code is not right.')
    expect(await countPayments(page, '515.00')).toBe(0)
  })

  test('is not needed below the limit, where a form sent twice is one transfer', async () => {
    await page.goto('/transfers')
    await page.getByLabel('Recipient', { exact: true }).fill(charlie.recipient)
    await page.getByLabel('Recipient’s account (IBAN)').fill(charlie.account)
    await page.getByLabel('Amount in EUR').fill('99.00')
    await page.evaluate(
      `Promise.all([1, 2].map(() => fetch('/transfers', {
        method: 'POST',
        // helmet's policy would follow the redirect by https, which this bank does not speak.
        redirect: 'manual',
        body: new URLSearchParams(new FormData(document.querySelector('form'))),
      })))`,
    )
    expect(await countPayments(page, '99.00')).toBe(1)
  })
})

/** No line of the transfer, no field for a code, and a way that leads on. */
async function expectNothingShown(page: Page): Promise<void> {
  expect(await codeField(page).count()).toBe(0)
  expect(await page.locator('table').count()).toBe(0)
  const text = await page.locator('main').innerText()
  expect(text).toContain('Start again')
  expect(text).not.toContain(charlie.recipient)
}

/** How many entries of this amount the accounts page lists. */
async function countPayments(page: Page, amount: string): Promise<number> {
  await page.goto('/accounts')
  return page.getByText(`−${amount}`, { exact: true }).count()
}
