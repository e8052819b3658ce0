// Signing on in a real browser, with scripts on and off: by text message, by email, with a password.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { readOtp, wrongOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import {
  codeField,
  expectFocus,
  heading,
  inspect,
  openBrowser,
  openScreen,
  pathOf,
  typeCode,
  typePassword,
  typeUsername,
} from './person.js'

describe.skipIf(!hasChromium())('sign-on in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let bankWithPasswords: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startBank()
    bankWithPasswords = await startBank({ acrValues: 'Password_MFA' })
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await bank.close()
    await bankWithPasswords.close()
  })

  async function open(path: string, on: Bank, javaScriptEnabled: boolean): Promise<Page> {
    context = await openScreen(browser, on.baseUrl, { javaScriptEnabled, width: 360 })
    const page = await context.newPage()
    await page.goto(path)
    return page
  }

  describe.each([
    { scripts: 'on', javaScriptEnabled: true },
    { scripts: 'off', javaScriptEnabled: false },
  ])('with scripts $scripts', ({ javaScriptEnabled }) => {
    test.each([{ username: 'maya' }, { username: 'elin' }])(
      '$username signs on with the code that was sent, and lands on the page asked for',
      async ({ username }) => {
        const page = await open('/statement', bank, javaScriptEnabled)
        expect(await heading(page)).toBe('Sign on')
        expect(await page.title()).toBe('Sign on – Alder Bank')
        await expectFocus(page, 'username')

        await typeUsername(page, username)
        expect(pathOf(page)).toMatch(/^\/login\/flow\/[\w-]+\?/)
        expect(await heading(page)).toBe('Enter your code')
        await expectFocus(page, 'otp')

        await typeCode(page, await readOtp(bank.emulator, { username }))
        expect(pathOf(page)).toBe('/statement')
        expect(await heading(page)).toBe('Statement')
      },
    )

    test('before a first factor is proven, no page tells which device got the code', async () => {
      const page = await open('/accounts', bank, javaScriptEnabled)
      await typeUsername(page, 'maya')
      const text = await page.locator('body').innerText()
      expect(text).toContain('If this account exists, we sent a code')
      expect(text).not.toMatch(/ending in|text message|01\b/)
    })

    test('a wrong code asks again on the same page, says so, and the right one still works', async () => {
      const page = await open('/accounts', bank, javaScriptEnabled)
      await typeUsername(page, 'maya')
      const otp = await readOtp(bank.emulator, { username: 'maya' })
      const path = pathOf(page)

      await typeCode(page, wrongOtp(otp))
      expect(pathOf(page)).toBe(path)
      expect(await page.title()).toBe('Error: Enter your code – Alder Bank')
      const field = codeField(page)
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      expect(await field.inputValue()).toBe('')
      await expectFocus(page, 'otp')
      expect(await describedBy(page)).toContain(
        'That code is not right. Check that it is from the newest message.',
      )

      await typeCode(page, otp)
      expect(await heading(page)).toBe('Accounts')
    })

    test('a code typed with spaces is the same code', async () => {
      const page = await open('/accounts', bank, javaScriptEnabled)
      await typeUsername(page, 'elin')
      const otp = await readOtp(bank.emulator, { username: 'elin' })
      await typeCode(page, ` ${otp.slice(0, 3)} ${otp.slice(3)} `)
      expect(await heading(page)).toBe('Accounts')
    })

    test('an empty username and an empty code are asked for again', async () => {
      const page = await open('/accounts', bank, javaScriptEnabled)
      await typeUsername(page, '')
      expect(await page.locator('body').innerText()).toContain(
        'Enter your username or email address',
      )
      await expectFocus(page, 'username')
      await typeUsername(page, 'maya')
      await typeCode(page, '')
      expect(await describedBy(page)).toContain('Enter the code')
    })

    test('petra is asked for her password first, then her phone is named', async () => {
      const page = await open('/accounts', bankWithPasswords, javaScriptEnabled)
      await typeUsername(page, 'petra')
      expect(await heading(page)).toBe('Enter your password')
      expect(await page.locator('body').innerText()).toContain('petra')
      await expectFocus(page, 'password')
      if (javaScriptEnabled) await inspect(page, 'password-360')

      await typePassword(page, 'not her password')
      expect(await page.locator('body').innerText()).toContain(
        'That username and password do not match.',
      )
      expect(await page.title()).toBe('Error: Enter your password – Alder Bank')

      await typePassword(page, passwordOf(bankWithPasswords, 'petra'))
      expect(await heading(page)).toBe('Check your phone')
      expect(await page.locator('body').innerText()).toContain('the number ending in 56')
      expect(await page.locator('body').innerText()).not.toContain('+420777123456')

      await typeCode(page, await readOtp(bankWithPasswords.emulator, { username: 'petra' }))
      expect(await heading(page)).toBe('Accounts')
      expect(await page.locator('body').innerText()).toContain('with a password and a code')
    })
  })

  test.each([
    { width: 320, colorScheme: 'light' },
    { width: 360, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const)(
    'each step is clean for axe at $width px, $colorScheme',
    async ({ width, colorScheme }) => {
      context = await openScreen(browser, bank.baseUrl, { width, colorScheme })
      const page = await context.newPage()
      const screen = `${String(width)}-${colorScheme}`
      await page.goto('/accounts')
      await inspect(page, `username-${screen}`)
      await typeUsername(page, 'maya')
      await inspect(page, `otp-${screen}`)
      const otp = await readOtp(bank.emulator, { username: 'maya' })
      await typeCode(page, wrongOtp(otp))
      await inspect(page, `otp-error-${screen}`)
    },
  )
})

/** What a screen reader says with the code field. */
async function describedBy(page: Page): Promise<string> {
  const ids = (await codeField(page).getAttribute('aria-describedby')) ?? ''
  const texts = ids.split(/\s+/).map((id) => page.locator(`[id="${id}"]`).innerText())
  return (await Promise.all(texts)).join(' ')
}

function passwordOf(bank: Bank, username: string): string {
  const user = bank.emulator.users.find((candidate) => candidate.username === username)
  if (user?.password === undefined) throw new Error(`${username} has no password`)
  return user.password
}
