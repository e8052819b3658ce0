// A push as a person sees it: the page moves on by itself, also in a second tab, and without a script by its button.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { answerPush, giveDevices, readPushes } from '../../tools/emulator/own-devices.js'
import { startBank, type Bank } from './bank.js'
import { inspect, openBrowser, openScreen, pathOf, typeUsername } from './person.js'

const withNumbers = { push: { enabled: true, numberMatching: { enabled: true } } }

describe.skipIf(!hasChromium())('a push', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext
  let elapsedMs = 0

  beforeAll(async () => {
    const now = Date.now.bind(Date)
    vi.spyOn(Date, 'now').mockImplementation(() => now() + elapsedMs)
    browser = await openBrowser()
    bank = await startBank({ revealUserState: true })
  })
  beforeEach(async () => {
    bank.emulator.reset()
    await giveDevices(bank.emulator, { types: ['MOBILE', 'SMS'], app: withNumbers })
    context = await openScreen(browser, bank.baseUrl, { width: 360 })
  })
  afterEach(() => context.close())
  afterAll(async () => {
    vi.restoreAllMocks()
    await browser.close()
    await bank.close()
  })

  async function openPush(path = '/statement'): Promise<Page> {
    const page = await context.newPage()
    await page.goto(path)
    await typeUsername(page, 'maya')
    await page.locator('.match-number').waitFor()
    return page
  }

  async function approve(page: Page): Promise<void> {
    const number = await page.locator('.match-number').innerText()
    await answerPush(bank.emulator, { how: 'approve', body: { number } })
  }

  test('moves on by itself once the phone has approved', async () => {
    const page = await openPush()
    await inspect(page, 'push')
    expect(await page.getByText('This page moves on by itself.').isVisible()).toBe(true)
    expect(await page.getByText('Answer there, then press Check now.').isVisible()).toBe(false)
    await approve(page)
    await page.waitForURL('**/statement')
  })

  test('says that it was declined, and offers no other', async () => {
    const page = await openPush()
    await answerPush(bank.emulator, { how: 'deny' })
    await page.getByRole('heading', { name: 'Declined on your phone' }).waitFor()
    await inspect(page, 'push-denied')
    expect(await page.getByRole('button').count()).toBe(0)
    await page.getByRole('link', { name: 'Start again' }).click()
    await page.getByLabel('Username or email address').waitFor()
  })

  test('says that nobody answered, and sends it again', async () => {
    const page = await openPush()
    elapsedMs += 41_000
    await page.getByRole('heading', { name: 'No answer from your phone' }).waitFor()
    await inspect(page, 'push-timed-out')
    await page.getByRole('button', { name: 'Send it again' }).click()
    await page.locator('.match-number').waitFor()
    await approve(page)
    await page.waitForURL('**/statement')
  })

  test('goes on in both tabs of one sign-on, and Back finds the page that was wanted', async () => {
    const first = await openPush()
    const second = await context.newPage()
    await second.goto(first.url())
    await second.locator('.match-number').waitFor()
    await first.reload()
    await first.locator('.match-number').waitFor()
    await approve(first)
    await Promise.all([first, second].map((page) => page.waitForURL('**/statement')))
    await first.goBack()
    await first.waitForLoadState()
    expect(pathOf(first)).not.toContain('/login/flow/')
  })

  test('leads to the other devices, and is withdrawn', async () => {
    const page = await openPush()
    await page.getByRole('button', { name: 'Use another device' }).click()
    await page.getByRole('heading', { name: 'How should we confirm it’s you?' }).waitFor()
    expect(await readPushes(bank.emulator)).toMatchObject([{ status: 'cancelled' }])
  })

  test('works without a script by its button, and nothing loads by itself', async () => {
    await context.close()
    context = await openScreen(browser, bank.baseUrl, { javaScriptEnabled: false, width: 360 })
    const page = await openPush()
    expect(await page.getByText('Answer there, then press Check now.').isVisible()).toBe(true)
    expect(await page.getByText('This page moves on by itself.').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.getByText('No answer yet.').waitFor()
    await approve(page)
    elapsedMs += 3000
    await page.getByRole('button', { name: 'Check now' }).click()
    await page.waitForURL('**/statement')
  })
})
