// An app that draws its pages by the templates of eject: a person signs on by code, by push and by passkey.
import { join } from 'node:path'
import type { Express } from 'express'
import { expressViews } from 'express-pingone-mfa'
import nunjucks from 'nunjucks'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { attest, listenToConsole, plugAuthenticator } from '../../support/authenticator.js'
import { hasChromium } from '../../support/chromium.js'
import { givePasskey, pairingChallenge } from '../../support/give-passkey.js'
import { unlimited } from '../../support/limits.js'
import { startApp, type TestApp } from '../../support/start-app.js'
import { readOtp } from '../../support/start-emulator.js'
import { answerPush, giveDevices } from '../../tools/emulator/own-devices.js'
import { inspect, openBrowser, openScreen, typeCode, typeUsername } from './person.js'

const templates = join(import.meta.dirname, '../../../templates')

/** As the app of a reader has them, with the folder of the package in place of its own. */
const engines: Readonly<Record<string, (app: Express) => void>> = {
  EJS: (app) => {
    app.set('views', join(templates, 'ejs'))
    app.set('view engine', 'ejs')
  },
  Nunjucks: (app) => {
    nunjucks.configure(join(templates, 'nunjucks'), { autoescape: true, express: app })
    app.set('view engine', 'njk')
  },
}

const withNumbers = { push: { enabled: true, numberMatching: { enabled: true } } }

describe.skipIf(!hasChromium()).each(Object.keys(engines))('by %s', { timeout: 60_000 }, (name) => {
  let browser: Browser
  let app: TestApp
  let context: BrowserContext
  let page: Page
  let complaints: readonly string[]

  beforeAll(async () => {
    browser = await openBrowser()
    app = await startApp({
      before: engines[name] ?? expect.fail(),
      options: { views: expressViews(''), throttle: unlimited, revealUserState: true },
    })
  })
  beforeEach(async () => {
    app.emulator.reset()
    context = await openScreen(browser, app.baseUrl, { width: 360 })
    page = await context.newPage()
    complaints = listenToConsole(page)
  })
  afterEach(async () => {
    await context.close()
    expect(complaints).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    await app.close()
  })

  test('a person signs on with a code, a wrong one first', async () => {
    await page.goto('/account')
    await typeUsername(page, 'maya')
    await inspect(page, `${name}-otp`)
    const code = await readOtp(app.emulator, { username: 'maya' })
    await typeCode(page, code === '000000' ? '000001' : '000000')
    await page.getByText('That code is not right.').waitFor()
    await typeCode(page, code)
    await page.waitForURL('**/account')
  })

  test('the page of a push moves on by itself once the phone has approved', async () => {
    await giveDevices(app.emulator, { types: ['MOBILE', 'SMS'], app: withNumbers })
    await page.goto('/account')
    await typeUsername(page, 'maya')
    const number = await page.locator('.match-number').innerText()
    expect(await page.getByText('This page moves on by itself.').isVisible()).toBe(true)
    await answerPush(app.emulator, { how: 'approve', body: { number } })
    await page.waitForURL('**/account')
  })

  test('a passkey signs on by one press, after the list of devices', async () => {
    await plugAuthenticator(page)
    await page.goto('/login')
    const attestation = await page.evaluate<string>(attest(pairingChallenge))
    const origin = new URL(app.baseUrl).origin
    await givePasskey(app.emulator, { origin, attestation, others: ['SMS'] })
    await page.goto('/account')
    await typeUsername(page, 'maya')
    const use = page.getByRole('button', { name: 'Use passkey' })
    await use.waitFor()
    await page.getByRole('button', { name: 'Use another device' }).click()
    await page.getByRole('button', { name: 'Passkey' }).click()
    await use.click()
    await page.waitForURL('**/account')
  })
})
