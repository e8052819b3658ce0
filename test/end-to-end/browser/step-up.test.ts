// A page that asks for a fresh confirmation, in a browser: straight to the code, and back to the page.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { controlEmulator, readMessages, wrongOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import { newestMessage, readNextOtp, signOnAs } from './customer.js'
import {
  codeField,
  expectFocus,
  heading,
  inspect,
  openBrowser,
  openScreen,
  pathOf,
  typeCode,
} from './person.js'

describe.skipIf(!hasChromium())('a fresh confirmation', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startBank()
  })
  beforeEach(async () => {
    context = await openScreen(browser, bank.baseUrl)
    page = await signOnAs({ context, bank }, 'maya')
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await bank.close()
  })

  /** Presses the link on the accounts page, and reads the code that is sent for it. */
  async function askForPin(tab: Page = page): Promise<string> {
    const after = await newestMessage(bank, 'maya')
    await tab.goto('/accounts')
    await tab.getByRole('link', { name: 'Show the PIN' }).click()
    await codeField(tab).waitFor()
    return readNextOtp(bank, 'maya', after)
  }

  test('asks for a code, says why, names the device, and shows the page', async () => {
    const otp = await askForPin()
    expect(await heading(page)).toBe('Confirm it’s you')
    const text = await page.locator('main').innerText()
    expect(text).toContain('A fresh confirmation is needed to see your card PIN.')
    expect(text).toContain('ending in 01')
    expect(text).not.toContain('Not you?')
    await expectFocus(page, 'otp')
    await typeCode(page, otp)
    expect(pathOf(page)).toBe('/card/pin')
    expect(await page.locator('.balance').innerText()).toMatch(/^\d{4}$/)
  })

  test('is asked for again each time the page is loaded', async () => {
    await typeCode(page, await askForPin())
    expect(pathOf(page)).toBe('/card/pin')
    await page.reload()
    expect(await heading(page)).toBe('Confirm it’s you')
    await page.goto('/accounts')
    expect(await heading(page)).toBe('Accounts')
  })

  test('takes the right code after a wrong one', async () => {
    const otp = await askForPin()
    await typeCode(page, wrongOtp(otp))
    await expectFocus(page, 'otp')
    expect(await page.locator('main').innerText()).toContain('That code is not right. You have')
    await typeCode(page, otp)
    expect(pathOf(page)).toBe('/card/pin')
  })

  test('sends no second code when its page is loaded again', async () => {
    const otp = await askForPin()
    const sent = await readMessages(bank.emulator, { username: 'maya' })
    await page.reload()
    await page.reload()
    expect(await readMessages(bank.emulator, { username: 'maya' })).toHaveLength(sent.length)
    await typeCode(page, otp)
    expect(pathOf(page)).toBe('/card/pin')
  })

  test('that nobody wants leads back, and the person stays signed on', async () => {
    await askForPin()
    await page.getByRole('button', { name: 'Go back' }).click()
    expect(pathOf(page)).toBe('/accounts')
    expect(await page.locator('header').innerText()).toContain('Maya Lindqvist')
  })

  test('is worth nothing to Back: the page is not shown again', async () => {
    await typeCode(page, await askForPin())
    const pin = await page.locator('.balance').innerText()
    await page.getByRole('link', { name: 'Hide it' }).click()
    await page.goBack()
    expect(await heading(page)).toBe('Confirm it’s you')
    expect(await page.content()).not.toContain(`>${pin}<`)
  })

  test('works in two tabs at once, each with its own code', async () => {
    const other = await context.newPage()
    const first = await askForPin()
    const second = await askForPin(other)
    await typeCode(other, second)
    expect(pathOf(other)).toBe('/card/pin')
    await typeCode(page, first)
    expect(pathOf(page)).toBe('/card/pin')
  })

  test('is asked first when an address is typed: no code is sent by a link of somebody else', async () => {
    const sent = await readMessages(bank.emulator, { username: 'maya' })
    const elsewhere = await context.newPage()
    await elsewhere.goto(bank.emulator.inboxUrl)
    await elsewhere.evaluate<unknown>(`location.assign('${bank.baseUrl}/card/pin')`)
    await elsewhere.waitForURL(/\/login\/step-up\//)
    expect(await heading(elsewhere)).toBe('Confirm it’s you')
    expect(await codeField(elsewhere).count()).toBe(0)
    expect(await readMessages(bank.emulator, { username: 'maya' })).toHaveLength(sent.length)
    await inspect(elsewhere, 'step-up-asks-first-1280')
    await elsewhere.getByRole('button', { name: 'Continue' }).click()
    await typeCode(elsewhere, await readNextOtp(bank, 'maya', sent.at(-1)?.id))
    expect(pathOf(elsewhere)).toBe('/card/pin')
  })

  test('is needed for the statement five minutes after sign-on, and not before', async () => {
    await page.goto('/statement')
    expect(await heading(page)).toBe('Statement')
    const own = await openScreen(browser, bank.baseUrl)
    // PingOne's clock is put back, so that the person signed on six minutes ago.
    await controlEmulator(bank.emulator, 'clock', { advanceSeconds: -360 })
    const old = await signOnAs({ context: own, bank }, 'elin')
    await controlEmulator(bank.emulator, 'clock', { advanceSeconds: 360 })
    const after = await newestMessage(bank, 'elin')
    await old.getByRole('link', { name: 'Statement' }).click()
    expect(await heading(old)).toBe('Confirm it’s you')
    expect(await old.locator('main').innerText()).toContain('We sent an email with a code')
    await typeCode(old, await readNextOtp(bank, 'elin', after))
    expect(await heading(old)).toBe('Statement')
    await old.reload()
    expect(await heading(old)).toBe('Statement')
    await own.close()
  })

  test('is given by keyboard alone, without JavaScript', async () => {
    const own = await openScreen(browser, bank.baseUrl, { javaScriptEnabled: false })
    const still = await signOnAs({ context: own, bank }, 'petra')
    const after = await newestMessage(bank, 'petra')
    await still.getByRole('link', { name: 'Show the PIN' }).focus()
    await still.keyboard.press('Enter')
    await codeField(still).waitFor()
    await expectFocus(still, 'otp')
    await still.keyboard.type(await readNextOtp(bank, 'petra', after))
    await still.keyboard.press('Enter')
    await still.waitForURL(/\/card\/pin$/)
    expect(await heading(still)).toBe('Card PIN')
    await own.close()
  })

  test.each([
    { width: 320, colorScheme: 'light' },
    { width: 360, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
  ] as const)('is readable at $width px, $colorScheme', async (screen) => {
    const own = await openScreen(browser, bank.baseUrl, screen)
    const tab = await signOnAs({ context: own, bank }, 'maya')
    const otp = await askForPin(tab)
    const name = `${String(screen.width)}-${screen.colorScheme}`
    await inspect(tab, `step-up-${name}`)
    await typeCode(tab, otp)
    await inspect(tab, `bank-pin-${name}`)
    await own.close()
  })
})
