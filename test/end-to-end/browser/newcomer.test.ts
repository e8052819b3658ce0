// What `npm start` promises: somebody new meets an app, a phone, a passkey, an old password and terms, and approves by each.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { plugAuthenticator } from '../../support/authenticator.js'
import { hasChromium } from '../../support/chromium.js'
import { controlEmulator, readOtp } from '../../support/start-emulator.js'
import type { Bank } from './bank.js'
import { readApprovals, sendTransfer, waitForSent } from './customer.js'
import { startLocalBank } from './local-bank.js'
import {
  codeField,
  heading,
  inspect,
  openBrowser,
  openScreen,
  typeCode,
  typePassword,
  typeUsername,
} from './person.js'

const password = 'Winter-Harbour-42'

describe.skipIf(!hasChromium())('in the bank somebody new', { timeout: 90_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startLocalBank()
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await bank.close()
  })

  /** As far as what follows the password. */
  async function enter(username: string): Promise<Page> {
    context = await openScreen(browser, bank.baseUrl, { width: 360 })
    const page = await context.newPage()
    await page.goto('/accounts')
    await typeUsername(page, username)
    await typePassword(page, password)
    return page
  }

  /** The inbox of this machine, in a tab of its own. */
  async function openInbox(): Promise<Page> {
    const inbox = await context.newPage()
    await inbox.goto(bank.emulator.inboxUrl)
    return inbox
  }

  /** What her authenticator app shows. */
  async function readAppCode(): Promise<string> {
    const card = (await openInbox()).locator('.apps article', { hasText: 'Tess' })
    return card.locator('mark').innerText()
  }

  /** Answers the newest question on a phone as a person would: by pressing what stands there. */
  async function answerOnPhone(owner: string, button: string): Promise<string> {
    const inbox = await openInbox()
    const card = inbox.locator('.apps article', { hasText: `${owner}’s phone` })
    const told = await card.innerText()
    await card.getByRole('button', { name: button, exact: true }).click()
    await inbox.close()
    return told
  }

  const readNumber = (page: Page): Promise<string> => page.locator('.match-number').innerText()

  test('signs on and approves with an authenticator app', async () => {
    const page = await enter('tess')
    expect(await heading(page)).toBe('Open your authenticator app')
    await inspect(page, 'newcomer-app-code')
    await typeCode(page, await readAppCode())
    await page.waitForURL('**/accounts')
    // A code counts once: the app shows the next one after half a minute.
    await controlEmulator(bank.emulator, 'clock', { advanceSeconds: 30 })
    await sendTransfer(page)
    await page.getByText('Nothing but this page shows these lines.').waitFor()
    await inspect(page, 'newcomer-approve-app')
    await codeField(page).fill(await readAppCode())
    await page.getByRole('button', { name: 'Approve' }).click()
    await waitForSent(page)
    expect(await readApprovals(page)).toMatchObject([{ result: 'Executed' }])
  })

  test('chooses the number on the phone, and reads there what is approved', async () => {
    const page = await enter('pia')
    expect(await heading(page)).toBe('Approve on your phone')
    await inspect(page, 'newcomer-push')
    await answerOnPhone('Pia', await readNumber(page))
    await page.waitForURL('**/accounts')
    await sendTransfer(page)
    await page.locator('.match-number').waitFor()
    await inspect(page, 'newcomer-approve-push')
    const told = await answerOnPhone('Pia', await readNumber(page))
    expect(told).toContain('Approve 1,250.00 EUR')
    expect(told).toContain('To Charlie Parker, account SE45 5000 0000 0583 9825 7466.')
    await waitForSent(page)
    expect(await readApprovals(page)).toMatchObject([{ result: 'Executed' }])
  })

  test('declines on the phone, starts again, and uses another device', async () => {
    const page = await enter('sam')
    await inspect(page, 'newcomer-devices')
    await page.getByRole('button', { name: 'Sam’s phone' }).click()
    await page.locator('.match-number').waitFor()
    await answerOnPhone('Sam', 'Deny')
    await page.getByRole('heading', { name: 'Declined on your phone' }).waitFor()
    await inspect(page, 'newcomer-denied')
    await page.getByRole('link', { name: 'Start again' }).click()
    await typeUsername(page, 'sam')
    await typePassword(page, password)
    await page.getByRole('button', { name: 'Sam’s phone' }).click()
    await page.getByRole('button', { name: 'Use another device' }).click()
    await page.getByRole('button', { name: 'Text message' }).click()
    await typeCode(page, await readOtp(bank.emulator, { username: 'sam' }))
    await page.waitForURL('**/accounts')
  })

  test('adds a passkey, signs on and approves with it', async () => {
    const page = await enter('elin')
    await plugAuthenticator(page)
    await typeCode(page, await readOtp(bank.emulator, { username: 'elin' }))
    await page.waitForURL('**/accounts')
    await page.goto('/passkey')
    await inspect(page, 'newcomer-add-passkey')
    await page.getByRole('button', { name: 'Create passkey' }).click()
    await page.getByText('Passkey added.').waitFor()
    await page.goto('/logout')
    await page.getByRole('button', { name: 'Sign off' }).click()
    await page.waitForLoadState()
    await page.goto('/accounts')
    await typeUsername(page, 'elin')
    await typePassword(page, password)
    await page.getByRole('button', { name: 'Passkey' }).click()
    await inspect(page, 'newcomer-passkey')
    await page.getByRole('button', { name: 'Use passkey' }).click()
    await page.waitForURL('**/accounts')
    await sendTransfer(page)
    await page.getByRole('button', { name: 'Passkey' }).click()
    await inspect(page, 'newcomer-approve-passkey')
    await page.getByRole('button', { name: 'Approve with passkey' }).click()
    await waitForSent(page)
    expect(await readApprovals(page)).toMatchObject([{ result: 'Executed' }])
  })

  test('changes a password that has expired, and meets its rules', async () => {
    const page = await enter('olof')
    expect(await heading(page)).toBe('Choose a new password')
    await inspect(page, 'newcomer-new-password')
    await page.getByLabel('Current password').fill(password)
    await page.getByLabel('New password').fill('too short')
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await inspect(page, 'newcomer-new-password-refused')
    await page.getByLabel('Current password').fill(password)
    await page.getByLabel('New password').fill('Summer-Meadow-77')
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await typeCode(page, await readOtp(bank.emulator, { username: 'olof' }))
    await page.waitForURL('**/accounts')
  })

  test('agrees to terms once, after the code', async () => {
    const page = await enter('tara')
    await typeCode(page, await readOtp(bank.emulator, { username: 'tara' }))
    expect(await heading(page)).toBe('Terms of use')
    await inspect(page, 'newcomer-terms')
    await page.getByRole('button', { name: 'Agree and continue' }).click()
    await page.waitForURL('**/accounts')
  })

  test('recovers a forgotten password by email', async () => {
    context = await openScreen(browser, bank.baseUrl, { width: 360 })
    const page = await context.newPage()
    await page.goto('/accounts')
    await typeUsername(page, 'maya')
    await page.getByRole('button', { name: 'Forgot your password?' }).click()
    await inspect(page, 'newcomer-recover')
    const code = (await readOtp(bank.emulator, { username: 'maya' })).trim()
    await page.getByLabel('Recovery code').fill(code)
    await page.getByLabel('New password').fill('Summer-Meadow-78')
    await page.getByRole('button', { name: 'Save and continue' }).click()
    await codeField(page).waitFor()
    await typeCode(page, await readOtp(bank.emulator, { username: 'maya' }))
    await page.waitForURL('**/accounts')
  })
})
