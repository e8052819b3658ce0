// An account made in a browser: by keyboard, without a script, for axe, narrow and wide, light and dark.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { allowRecovery, changeEmulator } from '../../support/change-emulator.js'
import { goodPassword } from '../../support/register.js'
import { controlEmulator, readMessages } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import {
  expectFocus,
  heading,
  inspect,
  openBrowser,
  openScreen,
  pressEnter,
  tabTo,
  typeUsername,
} from './person.js'

const screens = [
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
] as const
const email = 'robin@example.com'
const passwordRules = {
  length: { min: 8 },
  minCharacters: { ABCDEFGHIJKLMNOPQRSTUVWXYZ: 1, '0123456789': 1 },
}

describe.skipIf(!hasChromium())('an account', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startBank({ acrValues: 'Single_Factor', registration: true, passwordRules })
  })
  beforeEach(async () => {
    await controlEmulator(bank.emulator, 'reset')
    await changeEmulator(bank.emulator, allowRecovery)
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await bank.close()
  })

  async function open(
    screen: (typeof screens)[number],
    { script = true }: { readonly script?: boolean } = {},
  ): Promise<Page> {
    context = await openScreen(browser, bank.baseUrl, { ...screen, javaScriptEnabled: script })
    const page = await context.newPage()
    await page.goto('/accounts')
    await typeUsername(page, 'somebody new')
    return page
  }

  test.each(screens)('is asked for at $width px, $colorScheme', async (screen) => {
    const page = await open(screen)
    const name = `${String(screen.width)}-${screen.colorScheme}`
    await inspect(page, `password-register-${name}`)
    await page.getByRole('button', { name: 'Create an account' }).click()
    expect(await heading(page)).toBe('Create your account')
    await expectFocus(page, 'email')
    await inspect(page, `register-${name}`)
    await page.getByRole('button', { name: 'Create account' }).click()
    await inspect(page, `register-errors-${name}`)
    await page.getByLabel('Email address').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(goodPassword)
    await page.getByRole('button', { name: 'Create account' }).click()
    expect(await heading(page)).toBe('Check your email')
    await expectFocus(page, 'verification_code')
    await inspect(page, `verify-email-register-${name}`)
  })

  test('is made by keyboard alone, without a script', async () => {
    const page = await open(screens[2], { script: false })
    await expectFocus(page, 'password')
    await tabTo(page, 'Create an account')
    await pressEnter(page)
    await expectFocus(page, 'email')
    await page.keyboard.type(email)
    await page.keyboard.press('Tab')
    await page.keyboard.type(goodPassword)
    await pressEnter(page)
    expect(await heading(page)).toBe('Check your email')
    const [mail] = await readMessages(bank.emulator, { username: email })
    await expectFocus(page, 'verification_code')
    await page.keyboard.type(mail?.otp ?? '')
    await pressEnter(page)
    expect(await heading(page)).toBe('Accounts')
  })

  test('shows its rules as they are met, and the password when asked to', async () => {
    const page = await open(screens[0])
    await page.getByRole('button', { name: 'Create an account' }).click()
    await page.getByLabel('Password', { exact: true }).fill('Summer-7')
    await expect.poll(() => page.locator('.rules .met').count()).toBe(3)
    await page.getByRole('button', { name: 'Show' }).click()
    expect(await page.locator('#new_password').getAttribute('type')).toBe('text')
  })
})
