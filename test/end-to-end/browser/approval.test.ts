// A transfer that needs an approval, in a browser: what is shown is what is sent is what executes, once.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { readMessages, wrongOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import {
  approve,
  charlie,
  newestMessage,
  reachApproval,
  readApprovals,
  readBalance,
  readNextOtp,
  sendTransfer,
  signOnAs,
  waitForSent,
} from './customer.js'
import {
  codeField,
  expectFocus,
  focused,
  heading,
  openBrowser,
  openScreen,
  pathOf,
  pressEnter,
  tabTo,
  tabToField,
} from './person.js'

describe.skipIf(!hasChromium())('a transfer above the limit', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startBank({ approval: { openPerUser: 50 } })
  })
  beforeEach(async () => {
    context = await openScreen(browser, bank.baseUrl)
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await bank.close()
  })

  test('is shown and sent word for word, approved by text message, and executed', async () => {
    const page = await signOnAs({ context, bank }, 'maya')
    const before = await readBalance(page)
    const otp = await reachApproval(page, bank)
    expect(await heading(page)).toMatch(/^Approve this /)
    const shown = await page.locator('table').innerText()
    for (const text of ['1,250.00', 'EUR', charlie.recipient, charlie.account]) {
      expect(shown).toContain(text)
    }
    expect(await page.locator('body').innerText()).toContain('ending in 01')
    const message = (await readMessages(bank.emulator, { username: 'maya' })).at(-1)?.text
    expect(message).toBe(
      `Alder Bank: 1,250.00 EUR to ${charlie.recipient}, account ${charlie.account}. ` +
        `To approve, enter code ${otp}. Not you? Cancel it.`,
    )
    expect(await focused(page)).not.toBe('otp')

    await approve(page, otp)
    await waitForSent(page)
    expect(await heading(page)).toBe('Transfer sent')
    expect(before - (await readBalance(page))).toBe(125_000)
    expect(await page.locator('main').innerText()).toContain('Approved by text message')
  })

  test('leaves a receipt: four readable facts, and a file that can be verified', async () => {
    const page = await signOnAs({ context, bank }, 'maya')
    await approve(page, await reachApproval(page, bank, { amount: '501.00' }))
    await waitForSent(page)
    const [newest] = await readApprovals(page)
    expect(newest).toMatchObject({ result: 'Executed' })
    expect(newest?.text).toContain('Text message')
    await page.locator('summary').first().click()
    const evidence = await page.locator('.evidence').first().innerText()
    expect(evidence).toMatch(/Signature\s+Valid/)
    expect(evidence).toMatch(/Approved\s+\d+ \w+ \d{4}, \d\d:\d\d:\d\d UTC/)
    expect(evidence).toMatch(/Digest, SHA-256\s+[\w-]{43}/)
    expect(evidence).toMatch(/PingOne reference\s+[\w-]{36}/)
    expect(await page.content()).not.toMatch(/eyJ[\w-]+\./)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the signed receipt' }).first().click(),
    ])
    expect(download.suggestedFilename()).toBe('alder-bank-receipt.jws')
  })

  test('is approved by email', async () => {
    const page = await signOnAs({ context, bank }, 'elin')
    const otp = await reachApproval(page, bank, { username: 'elin', amount: '720.00' })
    expect(await page.locator('body').innerText()).toContain('the email we sent to')
    const message = (await readMessages(bank.emulator, { username: 'elin' })).at(-1)?.text
    for (const text of ['720.00 EUR', charlie.recipient, charlie.account]) {
      expect(message).toContain(text)
    }
    await approve(page, otp)
    await waitForSent(page)
    expect(await page.locator('main').innerText()).toMatch(/Approved with\s+Email/)
  })

  test('is approved on the device that its customer chooses', async () => {
    const page = await signOnByEmail({ context, bank }, 'sam')
    const after = await newestMessage(bank, 'sam')
    await sendTransfer(page, { amount: '720.00' })
    await page.getByRole('button', { name: 'Text message' }).click()
    await approve(page, await readNextOtp(bank, 'sam', after))
    await waitForSent(page)
    expect(await page.locator('main').innerText()).toMatch(/Approved with\s+Text message/)
  })

  test('takes the right code after a wrong one, and says that nothing was sent meanwhile', async () => {
    const page = await signOnAs({ context, bank }, 'maya')
    const otp = await reachApproval(page, bank, { amount: '501.00' })
    await approve(page, wrongOtp(otp))
    await expectFocus(page, 'otp')
    expect(await page.title()).toMatch(/^Error: /)
    const text = await page.locator('main').innerText()
    expect(text).toContain('That code is not right.')
    expect(text).toContain('Nothing has been sent.')
    expect(text).toContain(charlie.recipient)
    await approve(page, otp)
    await waitForSent(page)
  })

  test('is not sent once it is cancelled, and its code is worth nothing', async () => {
    const page = await signOnAs({ context, bank }, 'maya')
    const before = await readBalance(page)
    await reachApproval(page, bank, { amount: '730.00' })
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(await heading(page)).toBe('Cancelled')
    expect(await page.locator('main').innerText()).toContain('Nothing was sent.')
    await page.reload()
    await page.goBack()
    expect(await codeField(page).count()).toBe(0)
    expect(await readBalance(page)).toBe(before)
    expect((await readApprovals(page))[0]).toMatchObject({ result: 'Cancelled' })
  })

  test('leads back to its form when it is cancelled, with what was typed', async () => {
    const page = await signOnAs({ context, bank }, 'maya')
    await reachApproval(page, bank, { amount: '731.00' })
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('link', { name: 'Back to your transfer' }).click()
    expect(await heading(page)).toBe('Transfer money')
    expect(new URL(page.url()).pathname).toBe('/transfers')
    expect(await page.getByLabel('Recipient', { exact: true }).inputValue()).toBe(charlie.recipient)
  })

  test.each([
    { field: 'recipient', value: 'Mallory Parker' },
    { field: 'amount', value: '6,000.00' },
    { field: 'account', value: 'SE72 8000 0810 3400 0978 3242' },
  ])('stops when the $field is another one than was approved', async ({ field, value }) => {
    const own = await openScreen(browser, bank.baseUrl, { javaScriptEnabled: false })
    const page = await signOnAs({ context: own, bank }, 'petra')
    const before = await readBalance(page)
    await approve(page, await reachApproval(page, bank, { username: 'petra', amount: '501.00' }))
    expect(await heading(page)).toBe('Approved. One step left.')
    await tamper(page, field, value)
    await page.getByRole('button', { name: 'Finish' }).click()
    expect(await heading(page)).toMatch(/^We stopped this /)
    const changed = page.locator('tr.changed')
    expect(await changed.count()).toBe(1)
    expect(await changed.innerText()).toContain('Changed')
    expect(await readBalance(page)).toBe(before)
    expect((await readApprovals(page))[0]).toMatchObject({ result: 'Stopped' })
    await own.close()
  })

  test('stops when what changed is a field that is not shown', async () => {
    const own = await openScreen(browser, bank.baseUrl, { javaScriptEnabled: false })
    const page = await signOnAs({ context: own, bank }, 'petra')
    await approve(page, await reachApproval(page, bank, { username: 'petra', amount: '501.00' }))
    await tamper(page, 'id', '00000000-0000-4000-8000-000000000000')
    await page.getByRole('button', { name: 'Finish' }).click()
    expect(await heading(page)).toMatch(/^We stopped this /)
    expect(await page.locator('main').innerText()).toContain('These lines say the same')
    expect(await page.locator('tr.changed').count()).toBe(0)
    await own.close()
  })

  test('without JavaScript needs one press more', async () => {
    const own = await openScreen(browser, bank.baseUrl, { javaScriptEnabled: false })
    const page = await signOnAs({ context: own, bank }, 'petra')
    await approve(page, await reachApproval(page, bank, { username: 'petra', amount: '502.00' }))
    expect(await heading(page)).toBe('Approved. One step left.')
    expect(await page.getByRole('button').allInnerTexts()).toEqual(['Finish'])
    await page.getByRole('button', { name: 'Finish' }).click()
    expect(await heading(page)).toBe('Transfer sent')
    await own.close()
  })

  test('is done by keyboard alone, without JavaScript', async () => {
    const own = await openScreen(browser, bank.baseUrl, { javaScriptEnabled: false })
    const page = await signOnAs({ context: own, bank }, 'petra', '/transfers')
    await tabToField(page, 'recipient')
    await page.keyboard.type('Charlie Parker')
    await tabToField(page, 'account')
    await page.keyboard.type('se4550000000058398257466')
    await tabToField(page, 'amount')
    await page.keyboard.type('600')
    const after = await newestMessage(bank, 'petra')
    await pressEnter(page)
    expect(await heading(page)).toMatch(/^Approve this /)
    expect(await page.locator('table').innerText()).toContain('600.00')
    await tabToField(page, 'otp')
    await page.keyboard.type(await readNextOtp(bank, 'petra', after))
    await pressEnter(page)
    expect(await heading(page)).toBe('Approved. One step left.')
    await tabTo(page, 'Finish')
    await pressEnter(page)
    expect(await heading(page)).toBe('Transfer sent')
    await own.close()
  })
})

/** One more device than the others: signs on with the email address. */
async function signOnByEmail(
  { context, bank }: { readonly context: BrowserContext; readonly bank: Bank },
  username: string,
): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/accounts')
  await page.getByLabel('Username or email address').fill(username)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Email' }).click()
  await codeField(page).fill(await readNextOtp(bank, username, undefined))
  await page.getByRole('button', { name: 'Continue' }).click()
  expect(pathOf(page)).toBe('/accounts')
  return page
}

/** Changes a hidden field of the page, as something between the person and the bank might. */
async function tamper(page: Page, name: string, value: string): Promise<void> {
  await page.evaluate<unknown>(
    `document.querySelector('input[name="${name}"]').setAttribute('value', '${value}')`,
  )
}
