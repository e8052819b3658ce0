// Signing on, a fresh confirmation and an approval in other languages: not one of our English words is left.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { english, readLanguage, readText, type Text, type TextKey } from '../../support/texts.js'
import { startBank, type Bank } from './bank.js'
import { newestMessage, readNextOtp, reachApproval, waitForSent } from './customer.js'
import { codeField, openBrowser, pathOf, pressEnter, tabTo } from './person.js'

describe.skipIf(!hasChromium())('in another language', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startBank({ languages: ['en', 'ar', 'ja'] })
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await bank.close()
  })

  async function openIn(lang: string): Promise<Page> {
    context = await browser.newContext({
      baseURL: bank.baseUrl,
      locale: lang,
      viewport: { width: 360, height: 740 },
      reducedMotion: 'reduce',
    })
    return context.newPage()
  }

  test.each(['ar', 'ja'])('everything is said in %s', async (lang) => {
    const page = await openIn(lang)
    const press = (key: TextKey): Promise<void> =>
      page.getByRole('button', { name: readText(lang, key), exact: true }).click()

    const first = await newestMessage(bank, 'maya')
    await page.goto('/accounts')
    await expectLanguage(page, lang)
    await page.locator('input[name="username"]').fill('maya')
    await press('continue')
    await codeField(page).waitFor()
    await expectLanguage(page, lang)
    await codeField(page).fill(await readNextOtp(bank, 'maya', first))
    await press('continue')
    await page.waitForURL(/\/accounts$/)

    const second = await newestMessage(bank, 'maya')
    await page.getByRole('link', { name: 'Show the PIN' }).click()
    await codeField(page).waitFor()
    await expectLanguage(page, lang)
    await codeField(page).fill(await readNextOtp(bank, 'maya', second))
    await press('continue')
    await expect.poll(() => pathOf(page)).toBe('/card/pin')

    const otp = await reachApproval(page, bank)
    await codeField(page).waitFor()
    await expectLanguage(page, lang)
    await codeField(page).fill(otp)
    await press('approve')
    await waitForSent(page)
  })

  test('is chosen in the foot of the page by keyboard alone, and changed back', async () => {
    const page = await openIn('ar')
    await page.goto('/accounts')
    await choose(page, { from: 'ar', to: 'ja' })
    await expectLanguage(page, 'ja')
    await choose(page, { from: 'ja', to: 'ar' })
    await expectLanguage(page, 'ar')
  })
})

async function choose(
  page: Page,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const language = readLanguage(from).name
  await tabTo(page, readText(from, 'language_current', { language }))
  await page.keyboard.press('Enter')
  await tabTo(page, readLanguage(to).name)
  await pressEnter(page)
}

/** That the page is in the language and its direction, and has none of our English. */
async function expectLanguage(page: Page, lang: string): Promise<void> {
  const root = page.locator('html')
  expect(await root.getAttribute('lang')).toBe(lang)
  expect(await root.getAttribute('dir')).toBe(readLanguage(lang).dir)
  const words = `${await page.title()}\n${await page.locator('body').innerText()}`
  expect(englishPieces.filter((piece) => words.includes(piece))).toEqual([])
}

/** What stands between the parameters of our English texts, as far as it is long enough to be nothing else. */
const englishPieces = Object.values<Text>(english)
  .flatMap((text) => (typeof text === 'string' ? [text] : Object.values<string>({ ...text })))
  .flatMap((words) => words.split(/\{\w+\}/))
  .map((piece) => piece.trim())
  .filter((piece) => piece.length > 7)
