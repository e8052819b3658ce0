// What a customer of the bank does once they have signed on: transfers, approvals, and the phone beside the screen.
import type { BrowserContext, Page } from 'playwright-core'
import { readMessages, readOtp } from '../../support/start-emulator.js'
import type { Bank } from './bank.js'
import { codeField, typeCode, typeUsername } from './person.js'

/** What is typed into the form. */
export interface TypedTransfer {
  readonly recipient?: string
  readonly account?: string
  readonly amount?: string
}

/** A recipient with an account number whose check digits are right. */
export const charlie = { recipient: 'Charlie Parker', account: 'SE45 5000 0000 0583 9825 7466' }

/** Opens a page of the bank in a new tab as a person who signs on first. */
export async function signOnAs(
  { context, bank }: { readonly context: BrowserContext; readonly bank: Bank },
  username: string,
  path = '/accounts',
): Promise<Page> {
  const after = await newestMessage(bank, username)
  const page = await context.newPage()
  await page.goto(path)
  await typeUsername(page, username)
  await typeCode(page, await readNextOtp(bank, username, after))
  return page
}

/** Id of the newest message the person has: a code that is asked for next comes after it. */
export async function newestMessage(bank: Bank, username: string): Promise<string | undefined> {
  return (await readMessages(bank.emulator, { username })).at(-1)?.id
}

/** The code that came after that message. */
export function readNextOtp(
  bank: Bank,
  username: string,
  after: string | undefined,
): Promise<string> {
  return readOtp(bank.emulator, { username, ...(after !== undefined && { after }) })
}

/** Fills in the transfer form and presses its button. */
export async function sendTransfer(page: Page, transfer: TypedTransfer = {}): Promise<void> {
  const { recipient, account, amount } = { ...charlie, amount: '1,250.00', ...transfer }
  await page.goto('/transfers')
  await page.getByLabel('Recipient', { exact: true }).fill(recipient)
  await page.getByLabel('Recipient’s account (IBAN)').fill(account)
  await page.getByLabel('Amount in EUR').fill(amount)
  await page.getByRole('button', { name: 'Review transfer' }).click()
}

/** As far as the page of the approval, with the code that was sent for it. */
export async function reachApproval(
  page: Page,
  bank: Bank,
  { username = 'maya', ...transfer }: TypedTransfer & { readonly username?: string } = {},
): Promise<string> {
  const after = await newestMessage(bank, username)
  await sendTransfer(page, transfer)
  return readNextOtp(bank, username, after)
}

/** Types the code and presses Approve. */
export async function approve(page: Page, otp: string): Promise<void> {
  await codeField(page).fill(otp)
  await page.getByRole('button', { name: 'Approve' }).click()
}

/** Until the bank says that it is sent: with scripts on, the approved form goes on by itself. */
export async function waitForSent(page: Page): Promise<void> {
  await page.waitForURL(/\/transfers\/[\w-]+$/)
}

/** The balance of the everyday account, in cents. */
export async function readBalance(page: Page): Promise<number> {
  await page.goto('/accounts')
  return Number((await page.locator('.balance').innerText()).replace(/\D/g, ''))
}

/** The approvals as the page lists them: result and text of each row, newest first. */
export async function readApprovals(
  page: Page,
): Promise<readonly { result: string; text: string }[]> {
  await page.goto('/approvals')
  const rows = await page.locator('.approvals tbody tr').all()
  return Promise.all(
    rows.map(async (row) => ({
      result: await row.locator('.result').innerText(),
      text: await row.innerText(),
    })),
  )
}
