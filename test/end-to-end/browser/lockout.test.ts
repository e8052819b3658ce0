// Too many wrong codes, in a real browser.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { readOtp, wrongOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import {
  heading,
  inspect,
  openBrowser,
  openScreen,
  pathOf,
  typeCode,
  typePassword,
  typeUsername,
} from './person.js'

describe.skipIf(!hasChromium())('too many wrong codes', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
  })
  beforeEach(async () => {
    bank = await startBank()
  })
  afterEach(async () => {
    await context.close()
    await bank.close()
  })
  afterAll(() => browser.close())

  async function failUntilPaused(page: Page, username: string): Promise<void> {
    const otp = await readOtp(bank.emulator, { username })
    for (let attempt = 0; attempt < 3; attempt += 1) await typeCode(page, wrongOtp(otp))
  }

  test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
    'advise a wait that is the same for every name (scripts: $javaScriptEnabled)',
    async ({ javaScriptEnabled }) => {
      context = await openScreen(browser, bank.baseUrl, { javaScriptEnabled, width: 360 })
      const page = await context.newPage()
      await page.goto('/statement')
      await typeUsername(page, 'maya')
      await failUntilPaused(page, 'maya')
      expect(await heading(page)).toBe('That was the last try')
      const text = await page.locator('main').innerText()
      expect(text).toContain('Start again for a new code. If none arrives, wait 30 minutes')
      expect(text).not.toMatch(/\d+ attempt/)
      expect(text).not.toContain('maya')
      if (javaScriptEnabled) await inspect(page, 'locked-360')
    },
  )

  test('make even the right code useless in that sign-on', async () => {
    context = await openScreen(browser, bank.baseUrl)
    const page = await context.newPage()
    await page.goto('/statement')
    await typeUsername(page, 'maya')
    const otp = await readOtp(bank.emulator, { username: 'maya' })
    const form = await readForm(page)
    await failUntilPaused(page, 'maya')
    const answer = await page.request.post(form.action, {
      form: { csrf: form.csrf, otp, action: 'continue' },
      headers: { origin: bank.baseUrl },
      maxRedirects: 0,
    })
    expect(answer.headers()['location'] ?? '').not.toContain('/statement')
    await page.goto('/statement')
    expect(await heading(page)).toBe('Sign on')
  })

  test('lead on: Start again asks for the username and still lands on the page asked for', async () => {
    context = await openScreen(browser, bank.baseUrl)
    const page = await context.newPage()
    await page.goto('/statement')
    await typeUsername(page, 'elin')
    await failUntilPaused(page, 'elin')
    await startAgain(page)
    expect(await heading(page)).toBe('Sign on')
    await typeUsername(page, 'sam')
    expect(pathOf(page)).toMatch(/^\/login\/flow\//)
  })

  test('after a password say how long the pause is', async () => {
    await bank.close()
    bank = await startBank({ acrValues: 'Password_MFA' })
    context = await openScreen(browser, bank.baseUrl)
    const page = await context.newPage()
    await page.goto('/statement')
    await typeUsername(page, 'petra')
    const petra = bank.emulator.users.find(({ username }) => username === 'petra')
    await typePassword(page, petra?.password ?? '')
    const otp = await readOtp(bank.emulator, { username: 'petra' })
    await typeCode(page, wrongOtp(otp))
    expect(await page.locator('body').innerText()).toMatch(/You have \d attempts? left/)
    for (let attempt = 0; attempt < 2; attempt += 1) await typeCode(page, wrongOtp(otp))
    expect(await page.locator('h1').innerText()).toMatch(/paused for \d+ minutes?/)
    await inspect(page, 'locked-after-password-1280')
  })
})

async function startAgain(page: Page): Promise<void> {
  const act = page
    .getByRole('button', { name: /Start again|Try again/ })
    .or(page.getByRole('link', { name: /Start again|Try again/ }))
  await act.first().click()
}

async function readForm(page: Page): Promise<{ action: string; csrf: string }> {
  const form = page.locator('form', { has: page.locator('input[name="otp"]') })
  const action = (await form.getAttribute('action')) ?? ''
  return {
    action: new URL(action, page.url()).toString(),
    csrf: await form.locator('input[name="csrf"]').inputValue(),
  }
}
