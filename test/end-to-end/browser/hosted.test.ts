// Hosted sign-on in a real browser: over PingOne's own pages on another site, and back.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { countCalls } from '../../support/sign-on.js'
import { readOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import { heading, openBrowser, openScreen, pathOf } from './person.js'

describe.skipIf(!hasChromium())('hosted sign-on in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let byQuery: Bank
  let byFormPost: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    byQuery = await startBank({ signOn: 'hosted' })
    byFormPost = await startBank({ signOn: 'hosted', responseMode: 'form_post' })
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await byQuery.close()
    await byFormPost.close()
  })

  async function open(bank: Bank, path: string, javaScriptEnabled = true): Promise<Page> {
    context = await openScreen(browser, bank.baseUrl, { javaScriptEnabled })
    const page = await context.newPage()
    await page.goto(path)
    return page
  }

  /** On PingOne's pages: the username, then the code. */
  async function signOn(page: Page, bank: Bank, username: string): Promise<void> {
    expect(new URL(page.url()).origin).toBe(bank.emulator.url)
    await page.getByRole('textbox').first().fill(username)
    await page.getByRole('textbox').first().press('Enter')
    const otp = await readOtp(bank.emulator, { username })
    await page.getByRole('textbox').first().fill(otp)
    await page.getByRole('textbox').first().press('Enter')
  }

  test('leads over PingOne to the page asked for', async () => {
    const page = await open(byQuery, '/statement')
    await signOn(page, byQuery, 'maya')
    await page.waitForURL(`${byQuery.baseUrl}/statement`)
    expect(await heading(page)).toBe('Statement')
  })

  test('leaves no code and no state in the address or the history', async () => {
    const page = await open(byQuery, '/statement')
    await signOn(page, byQuery, 'maya')
    await page.waitForURL(`${byQuery.baseUrl}/statement`)
    expect(pathOf(page)).toBe('/statement')
    await page.reload()
    expect(await heading(page)).toBe('Statement')
  })

  test('works when the response comes back as a form post from the other site', async () => {
    const page = await open(byFormPost, '/profile')
    await signOn(page, byFormPost, 'elin')
    await page.waitForURL(`${byFormPost.baseUrl}/profile`)
    expect(await heading(page)).toBe('Profile')
  })

  test('as a form post works with scripts off, by one button', async () => {
    const page = await open(byFormPost, '/accounts', false)
    await signOn(page, byFormPost, 'elin')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL(`${byFormPost.baseUrl}/accounts`)
    expect(await heading(page)).toBe('Accounts')
  })

  test('in two tabs ends in each on its own page', async () => {
    const first = await open(byQuery, '/statement')
    const second = await context.newPage()
    await second.goto('/profile')
    await signOn(second, byQuery, 'maya')
    await second.waitForURL(`${byQuery.baseUrl}/profile`)
    if (new URL(first.url()).origin === byQuery.emulator.url) await signOn(first, byQuery, 'maya')
    await first.waitForURL(`${byQuery.baseUrl}/statement`)
    expect(await heading(first)).toBe('Statement')
    expect(await heading(second)).toBe('Profile')
  })

  test('is ended at PingOne too: signing off leads there and back, and the next one asks again', async () => {
    const page = await open(byQuery, '/accounts')
    await signOn(page, byQuery, 'maya')
    await page.waitForURL(`${byQuery.baseUrl}/accounts`)
    await page.getByRole('link', { name: 'Sign off' }).click()
    await page.getByRole('button', { name: 'Sign off' }).click()
    await page.waitForURL(`${byQuery.baseUrl}/logout`)
    expect(await heading(page)).toBe('You are signed off')
    expect(await countCalls(byQuery.emulator)).toMatchObject({ signoff: 1 })
    await page.goto('/accounts')
    expect(new URL(page.url()).origin).toBe(byQuery.emulator.url)
    expect(await page.getByRole('textbox').count()).toBeGreaterThan(0)
  })
})
