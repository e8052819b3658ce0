// A real browser with a virtual authenticator: one press asks for the passkey, and nothing asks by itself.
import express from 'express'
import { requiresApproval } from 'express-pingone-mfa'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attest, plugAuthenticator } from '../../support/authenticator.js'
import { readPayment, startBank, type Bank } from '../../support/bank.js'
import { hasChromium, launchChromium } from '../../support/chromium.js'
import { givePasskey, pairingChallenge } from '../../support/give-passkey.js'

const timeout = 60_000
let browser: Browser | undefined
let bank: Bank
let context: BrowserContext
let page: Page
let session: CDPSession
let authenticatorId: string

describe.skipIf(!hasChromium())('a passkey in a browser', () => {
  beforeAll(async () => {
    browser = await launchChromium()
  }, timeout)
  afterAll(() => browser?.close())
  beforeEach(start, timeout)
  afterEach(async () => {
    await context.close()
    await bank.close()
  })

  it('signs on by one press, and never by itself', { timeout }, async () => {
    await reachPasskey()
    const use = page.getByRole('button', { name: 'Use passkey' })
    await use.waitFor()
    expect(await page.getByText('Passkeys need JavaScript').isVisible()).toBe(false)
    expect(new URL(page.url()).pathname).toMatch(/^\/login\/flow\//)
    await use.click()
    await page.waitForURL(`${bank.baseUrl}/account`)
  })

  it('that is not used says so, loses nothing, and is asked again', { timeout }, async () => {
    await reachPasskey()
    await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await page.getByRole('button', { name: 'Use passkey' }).click()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toContain('The passkey was not used')
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert')
    await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.waitForURL(`${bank.baseUrl}/account`)
  })

  it('approves what the page shows, with the challenge of the approval', { timeout }, async () => {
    await reachPasskey()
    await page.getByRole('button', { name: 'Use passkey' }).click()
    await page.waitForURL(`${bank.baseUrl}/account`)
    await page.goto(`${bank.baseUrl}/form`)
    await page.getByRole('button', { name: 'Pay' }).click()
    const approve = page.getByRole('button', { name: 'Approve with passkey' })
    await approve.waitFor()
    expect(await page.getByText('They are shown here only').isVisible()).toBe(true)
    await approve.click()
    await page.getByText('paid 9 EUR').waitFor()
  })

  it('is chosen again from the list of devices, and works after Back', { timeout }, async () => {
    await reachPasskey()
    await page.getByRole('button', { name: 'Use another device' }).click()
    await page.getByRole('heading', { name: 'How should we confirm it’s you?' }).waitFor()
    await page.getByRole('button', { name: 'Passkey' }).click()
    await page.getByRole('heading', { name: 'Use your passkey' }).waitFor()
    await page.goBack()
    await page.goForward()
    await page.getByRole('button', { name: 'Use passkey' }).click()
    await page.waitForURL(`${bank.baseUrl}/account`)
  })

  it('without script is an honest page with another device', { timeout }, async () => {
    const plain = await (browser ?? expect.fail()).newContext({ javaScriptEnabled: false })
    const other = await plain.newPage()
    await other.goto(`${bank.baseUrl}/account`)
    await other.getByRole('textbox').fill('maya')
    await other.getByRole('button', { name: 'Continue' }).click()
    await other.getByText('Passkeys need JavaScript').waitFor()
    expect(await other.getByRole('button', { name: 'Use passkey' }).count()).toBe(0)
    await other.getByRole('button', { name: 'Use another device' }).click()
    await other.getByRole('heading', { name: 'How should we confirm it’s you?' }).waitFor()
    await plain.close()
  })
})

async function start(): Promise<void> {
  bank = await startBank({
    routes: (app) => {
      app.get('/form', (_req, res) => {
        res.send(
          '<form method="post" action="/transfer"><input name="sum" value="9"><input name="currency" value="EUR"><input name="recipient" value="Ann"><button>Pay</button></form>',
        )
      })
      const guard = requiresApproval({ details: readPayment })
      app.post('/transfer', express.urlencoded({ extended: false }), guard, (_req, res) => {
        res.send('paid 9 EUR')
      })
    },
  })
  context = await (browser ?? expect.fail('no browser')).newContext()
  page = await context.newPage()
  ;({ session, authenticatorId } = await plugAuthenticator(page))
  await page.goto(`${bank.baseUrl}/form`)
  const attestation = await page.evaluate<string>(attest(pairingChallenge))
  const origin = new URL(bank.baseUrl).origin
  await givePasskey(bank.emulator, { origin, attestation, others: ['SMS'] })
}

async function reachPasskey(): Promise<void> {
  await page.goto(`${bank.baseUrl}/account`)
  await page.getByRole('textbox').fill('maya')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Use your passkey' }).waitFor()
}
