// Step-up and approvals for the search for secrets: done, changed, lost, refused and cancelled.
import type { Emulator } from 'express-pingone-mfa/emulator'
import { expect } from 'vitest'
import type { Agent, Page } from './browser.js'
import { controlEmulator, readOtp, wrongOtp } from './start-emulator.js'

/** An agent whose every answer from the app is kept. */
export interface Visitor {
  readonly agent: Agent
  readonly go: (path: string) => Promise<Page>
  readonly post: (path: string, fields: Readonly<Record<string, string>>) => Promise<Page>
  readonly press: (
    page: Page,
    button: string | undefined,
    fields?: Record<string, string>,
  ) => Promise<Page>
}

const payment = { sum: '8,731.55', currency: 'EUR', recipient: 'Zebulon Quixote' }

/** What the details of these approvals are recognised by. */
export const canaryDetails: readonly string[] = [payment.sum, payment.recipient]

/** A step-up, approvals that go through, that are tried with another amount, that are refused and cancelled. */
export async function confirmAndApprove(visitor: Visitor, emulator: Emulator): Promise<void> {
  const { go, press, post } = visitor
  const readCode = (): Promise<string> => readOtp(emulator, { username: 'maya' })
  const otpPage = await press(await go('/account'), 'continue', { username: 'maya' })
  await press(otpPage, 'continue', { otp: await readCode() })
  const again = await go('/again')
  const stepped = await press(again, 'continue', { otp: await readCode() })
  expect(stepped.html).toBe('confirmed')
  const first = await post('/pay', payment)
  const otp = await readCode()
  const wrong = await press(first, 'continue', { otp: wrongOtp(otp) })
  const resume = await press(wrong, 'continue', { otp })
  expect((await press(resume, undefined)).html).toBe('paid')
  expect((await press(resume, undefined)).status).toBe(409)
  const second = await post('/pay', payment)
  const approved = await press(second, 'continue', { otp: await readCode() })
  const id = approved.form().values['pingone_approval'] ?? ''
  const changed = { ...payment, recipient: 'Mallory Quixote', pingone_approval: id }
  expect((await post('/pay', changed)).status).toBe(409)
  await press(await post('/pay', payment), 'cancel')
  await controlEmulator(emulator, 'faults', { endpoint: 'token', kind: 'truncate' })
  const lost = await press(await post('/pay', payment), 'continue', { otp: await readCode() })
  expect(lost.status).toBe(503)
  await controlEmulator(emulator, 'faults', {}, 'DELETE')
  expect((await post('/pay', { ...payment, sum: 'bell\u0007' })).status).toBe(400)
  await press(await go('/logout'), 'continue')
}
