// Several tabs of one browser, and what Back and Refresh do.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { readMessages, readOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import {
  codeField,
  expectFocus,
  heading,
  openBrowser,
  openScreen,
  pathOf,
  typeCode,
  typePassword,
  typeUsername,
} from './person.js'

describe.skipIf(!hasChromium())('one browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startBank()
  })
  beforeEach(async () => {
    context = await openScreen(browser, bank.baseUrl)
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await bank.close()
  })

  /** Up to the code page, with the code that belongs to this tab. */
  async function openTab(path: string, username: string): Promise<{ page: Page; otp: string }> {
    const last = (await readMessages(bank.emulator, { username })).at(-1)?.id
    const page = await context.newPage()
    await page.goto(path)
    await typeUsername(page, username)
    const query = { username, ...(last !== undefined && { after: last }) }
    return { page, otp: await readOtp(bank.emulator, query) }
  }

  describe('with two tabs', () => {
    test.each([{ order: 'first, then second' }, { order: 'second, then first' }])(
      'signs on in both, $order, each on its own page',
      async ({ order }) => {
        const first = await openTab('/statement', 'maya')
        const second = await openTab('/profile', 'maya')
        const tabs = order.startsWith('first') ? [first, second] : [second, first]
        for (const { page, otp } of tabs) await typeCode(page, otp)
        expect(pathOf(first.page)).toBe('/statement')
        expect(pathOf(second.page)).toBe('/profile')
        expect(await heading(first.page)).toBe('Statement')
        expect(await heading(second.page)).toBe('Profile')
      },
    )

    test('holds the person who finished last', async () => {
      const first = await openTab('/accounts', 'maya')
      const second = await openTab('/accounts', 'elin')
      await typeCode(first.page, first.otp)
      await typeCode(second.page, second.otp)
      await first.page.reload()
      expect(await first.page.locator('header').innerText()).toContain('Elin Lindqvist')
    })

    test('takes a code only in the tab it was sent for', async () => {
      const first = await openTab('/statement', 'maya')
      const second = await openTab('/profile', 'elin')
      await typeCode(first.page, second.otp)
      expect(await first.page.locator('body').innerText()).toContain('That code is not right.')
      await typeCode(first.page, first.otp)
      expect(await heading(first.page)).toBe('Statement')
    })
  })

  describe('Refresh', () => {
    test('on the username page shows it again', async () => {
      const page = await context.newPage()
      await page.goto('/accounts')
      await page.reload()
      expect(await heading(page)).toBe('Sign on')
      await typeUsername(page, 'maya')
      expect(await heading(page)).toBe('Enter your code')
    })

    test('on the code page sends no second code and keeps the first', async () => {
      const { page, otp } = await openTab('/accounts', 'maya')
      const sent = await readMessages(bank.emulator, { username: 'maya' })
      await page.reload()
      await expectFocus(page, 'otp')
      expect(await readMessages(bank.emulator, { username: 'maya' })).toHaveLength(sent.length)
      await typeCode(page, otp)
      expect(await heading(page)).toBe('Accounts')
    })

    test('after a wrong code does not use up another try', async () => {
      const { page, otp } = await openTab('/accounts', 'maya')
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await typeCode(page, '000 000')
        await page.reload()
        await page.reload()
      }
      await typeCode(page, otp)
      expect(await heading(page)).toBe('Accounts')
    })

    test('after sign-on stays on the page', async () => {
      const { page, otp } = await openTab('/accounts', 'maya')
      await typeCode(page, otp)
      await page.reload()
      expect(await heading(page)).toBe('Accounts')
    })
  })

  describe('Refresh, where a password is asked for,', () => {
    let strictBank: Bank
    let page: Page

    beforeAll(async () => {
      strictBank = await startBank({ acrValues: 'Password_MFA' })
    })
    afterAll(() => strictBank.close())

    test('changes nothing on any page, up to sign-off', async () => {
      const strict = await openScreen(browser, strictBank.baseUrl)
      page = await strict.newPage()
      await page.goto('/accounts')
      await typeUsername(page, 'sam')
      await expectSameAfterRefresh('Enter your password')
      const sam = strictBank.emulator.users.find(({ username }) => username === 'sam')
      await typePassword(page, sam?.password ?? '')
      await expectSameAfterRefresh('How should we confirm it’s you?')
      expect(await readMessages(strictBank.emulator, { username: 'sam' })).toHaveLength(0)
      await page.getByRole('button', { name: 'Email' }).click()
      await expectSameAfterRefresh('Check your email')
      expect(await readMessages(strictBank.emulator, { username: 'sam' })).toHaveLength(1)
      await typeCode(page, await readOtp(strictBank.emulator, { username: 'sam' }))
      await expectSameAfterRefresh('Accounts')
      await page.getByRole('link', { name: 'Sign off' }).click()
      await expectSameAfterRefresh('Sign off?')
      await page.getByRole('button', { name: 'Sign off' }).click()
      await expectSameAfterRefresh('You are signed off')
      await strict.close()
    })

    async function expectSameAfterRefresh(title: string): Promise<void> {
      expect(await heading(page)).toBe(title)
      await page.reload()
      expect(await heading(page)).toBe(title)
    }
  })

  describe('Back', () => {
    test('from the code page leads to the username page, from which sign-on starts anew', async () => {
      const { page } = await openTab('/accounts', 'maya')
      await page.goBack()
      expect(await heading(page)).toBe('Sign on')
      await typeUsername(page, 'elin')
      await typeCode(page, await readOtp(bank.emulator, { username: 'elin' }))
      expect(await page.locator('header').innerText()).toContain('Elin Lindqvist')
    })

    test('from the code page and forward again, the code still works', async () => {
      const { page, otp } = await openTab('/accounts', 'maya')
      await page.goBack()
      await page.goForward()
      expect(await heading(page)).toBe('Enter your code')
      await typeCode(page, otp)
      expect(await heading(page)).toBe('Accounts')
    })

    test('after sign-on leads to no code field, but on to the page', async () => {
      const { page, otp } = await openTab('/statement', 'maya')
      await typeCode(page, otp)
      await page.goBack()
      expect(await codeField(page).count()).toBe(0)
      expect(pathOf(page)).toBe('/statement')
    })
  })

  test('of somebody else cannot go on with a page it did not open', async () => {
    const { page, otp } = await openTab('/statement', 'maya')
    const stranger = await openScreen(browser, bank.baseUrl)
    const theirs = await stranger.newPage()
    const answer = await theirs.goto(page.url())
    expect(answer?.status()).toBeGreaterThanOrEqual(400)
    expect(await codeField(theirs).count()).toBe(0)
    expect(await theirs.locator('body').innerText()).toContain('Start again')
    await stranger.close()
    await typeCode(page, otp)
    expect(await heading(page)).toBe('Statement')
  })
})
