// Terms and data of the user in a browser: by keyboard, for axe, narrow and wide, light and dark.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { changeEmulator } from '../../support/change-emulator.js'
import { addProfile, addTerms } from '../../support/policy-actions.js'
import { controlEmulator } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import { signOnAs } from './customer.js'
import { heading, inspect, openBrowser, openScreen, pressEnter, tabTo } from './person.js'

const screens = [
  { width: 360, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
] as const

describe.skipIf(!hasChromium())('after the factors', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startBank({})
  })
  beforeEach(() => controlEmulator(bank.emulator, 'reset'))
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await bank.close()
  })

  async function open(screen: (typeof screens)[number], script = true): Promise<Page> {
    context = await openScreen(browser, bank.baseUrl, { ...screen, javaScriptEnabled: script })
    return signOnAs({ context, bank }, 'maya')
  }

  test.each(screens)('terms are readable at $width px, $colorScheme', async (screen) => {
    await changeEmulator(bank.emulator, (environment) => {
      addTerms(environment, { policy: 'MFA_Only' })
    })
    const page = await open(screen)
    expect(await heading(page)).toBe('Terms of use')
    await inspect(page, `consent-${String(screen.width)}-${screen.colorScheme}`)
  })

  test('terms are agreed to by keyboard alone, without a script', async () => {
    await changeEmulator(bank.emulator, (environment) => {
      addTerms(environment, { policy: 'MFA_Only' })
    })
    const page = await open(screens[2], false)
    await tabTo(page, 'Agree and continue')
    await pressEnter(page)
    expect(await heading(page)).toBe('Accounts')
  })

  test.each(screens)('mistakes are told at $width px, $colorScheme', async (screen) => {
    await changeEmulator(bank.emulator, (environment) => {
      addProfile(environment, { policy: 'MFA_Only' })
    })
    const page = await open(screen)
    await page.locator('form').first().evaluate('form => { form.noValidate = true }')
    await page.locator('[name="attribute:nickname"]').fill('Mae')
    await page.getByRole('button', { name: 'Save and continue' }).click()
    expect(await page.locator('.field .error, p.error').count()).toBe(2)
    expect(await page.locator('[name="attribute:nickname"]').inputValue()).toBe('Mae')
    await inspect(page, `profile-errors-${String(screen.width)}-${screen.colorScheme}`)
  })
})
