// The whole way by keyboard alone: no pointer, no script.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { readOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import {
  expectFocus,
  focused,
  heading,
  openBrowser,
  openScreen,
  pressEnter,
  tabTo,
} from './person.js'

describe.skipIf(!hasChromium())('by keyboard alone', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startBank({ acrValues: 'Password_MFA' })
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await bank.close()
  })

  test('a person signs on with a password, chooses a device, and signs off', async () => {
    context = await openScreen(browser, bank.baseUrl, { javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto('/')
    await tabTo(page, 'Sign on')
    await pressEnter(page)

    expect(await heading(page)).toBe('Sign on')
    await typeInto(page, 'username', 'sam')
    await pressEnter(page)
    expect(await heading(page)).toBe('Enter your password')
    await typeInto(page, 'password', passwordOf(bank, 'sam'))
    await pressEnter(page)

    expect(await heading(page)).toBe('How should we confirm it’s you?')
    await tabTo(page, 'Email')
    await pressEnter(page)
    expect(await heading(page)).toBe('Check your email')
    await typeInto(page, 'otp', await readOtp(bank.emulator, { username: 'sam' }))
    await pressEnter(page)
    expect(await heading(page)).toBe('Accounts')

    await tabTo(page, 'Sign off')
    await pressEnter(page)
    expect(await heading(page)).toBe('Sign off?')
    await tabTo(page, 'Sign off')
    await pressEnter(page)
    expect(await heading(page)).toBe('You are signed off')
  })

  test('Tab goes through the code page in reading order, each stop with an outline', async () => {
    context = await openScreen(browser, bank.baseUrl)
    const page = await context.newPage()
    await page.goto('/accounts')
    await typeInto(page, 'username', 'petra')
    await pressEnter(page)
    await typeInto(page, 'password', passwordOf(bank, 'petra'))
    await pressEnter(page)
    await expectFocus(page, 'otp')
    expect(await outlineWidth(page)).toBe(3)
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').innerText()).toBe('Continue')
    expect(await outlineWidth(page)).toBe(3)
    const tops = [await top(page)]
    await page.keyboard.press('Tab')
    while ((await focused(page)) !== 'body') {
      tops.push(await top(page))
      await page.keyboard.press('Tab')
    }
    expect(tops.length).toBeGreaterThanOrEqual(3)
    expect(tops).toEqual([...tops].sort((one, other) => one - other))
  })
})

/** Types into the field that the page itself gives the focus. */
async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await expectFocus(page, name)
  await page.keyboard.type(text)
}

function outlineWidth(page: Page): Promise<number> {
  return page.evaluate<number>('parseFloat(getComputedStyle(document.activeElement).outlineWidth)')
}

async function top(page: Page): Promise<number> {
  return (await page.locator(':focus').boundingBox())?.y ?? 0
}

function passwordOf(bank: Bank, username: string): string {
  return bank.emulator.users.find((user) => user.username === username)?.password ?? ''
}
