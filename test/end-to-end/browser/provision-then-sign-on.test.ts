// An empty environment, one recipe, and a person: sign-on by email and an approval by text message on what was made.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../../example-app/app.js'
import { createEarlyRequests } from '../../../example-app/early-requests.js'
import { startLocalPingOne, type LocalPingOne } from '../../../example-app/local-pingone.js'
import { hasChromium } from '../../support/chromium.js'
import { closeServer } from '../../support/close-server.js'
import { readMessages } from '../../support/start-emulator.js'
import type { Bank } from './bank.js'
import {
  approve,
  charlie,
  newestMessage,
  reachApproval,
  readApprovals,
  readBalance,
  readNextOtp,
  waitForSent,
} from './customer.js'
import {
  heading,
  inspect,
  openBrowser,
  openScreen,
  typeCode,
  typePassword,
  typeUsername,
} from './person.js'

const password = 'Winter-Harbour-42'

describe.skipIf(!hasChromium())(
  'the bank on an environment that its recipe made',
  { timeout: 60_000 },
  () => {
    let browser: Browser
    let server: Server
    let pingOne: LocalPingOne
    let bank: Bank
    let context: BrowserContext

    beforeAll(async () => {
      browser = await openBrowser()
      const early = createEarlyRequests()
      server = createServer(early.handle)
      await new Promise<void>((resolve) => server.listen({ port: 0, host: 'localhost' }, resolve))
      const baseUrl = `http://localhost:${String((server.address() as AddressInfo).port)}`
      pingOne = await startLocalPingOne({ port: 0, baseUrl })
      const sessionSecret = 'a secret of the tests, long enough to be one'
      early.letIn(createApp({ baseUrl, sessionSecret, pingone: pingOne.connection }))
      bank = { baseUrl, emulator: pingOne.emulator, close: () => closeServer(server) }
    })
    beforeEach(async () => {
      context = await openScreen(browser, bank.baseUrl)
    })
    afterEach(() => context.close())
    afterAll(async () => {
      await browser.close()
      await bank.close()
      await pingOne.emulator.close()
    })

    /** In a new tab, with the password and the code that is sent. */
    async function signOn(username: string): Promise<Page> {
      const after = await newestMessage(bank, username)
      const page = await context.newPage()
      await page.goto('/accounts')
      await typeUsername(page, username)
      await typePassword(page, password)
      await typeCode(page, await readNextOtp(bank, username, after))
      return page
    }

    test('signs on by email', async () => {
      const page = await signOn('elin')
      expect(await heading(page)).toBe('Accounts')
      const [message, ...more] = await readMessages(bank.emulator, { username: 'elin' })
      expect(message).toMatchObject({ deviceType: 'EMAIL', destination: 'elin@example.com' })
      expect(more).toEqual([])
    })

    test('approves a transfer by text message, in the words of the recipe', async () => {
      const page = await signOn('maya')
      const before = await readBalance(page)
      const otp = await reachApproval(page, bank)
      await inspect(page, 'provisioned-approval')
      const message = (await readMessages(bank.emulator, { username: 'maya' })).at(-1)?.text
      expect(message).toBe(
        `Alder Bank: 1,250.00 EUR to ${charlie.recipient}, account ${charlie.account}. ` +
          `To approve, enter code ${otp}. Not you? Cancel it.`,
      )
      await approve(page, otp)
      await waitForSent(page)
      expect(before - (await readBalance(page))).toBe(125_000)
      expect(await readApprovals(page)).toMatchObject([{ result: 'Executed' }])
    })

    test('lets a person with two devices choose, and takes a fresh code for the card PIN', async () => {
      const page = await context.newPage()
      await page.goto('/accounts')
      await typeUsername(page, 'sam')
      await typePassword(page, password)
      expect(await heading(page)).toBe('How should we confirm it’s you?')
      const after = await newestMessage(bank, 'sam')
      await page.getByRole('button', { name: 'Email' }).click()
      await typeCode(page, await readNextOtp(bank, 'sam', after))
      expect(await heading(page)).toBe('Accounts')
      await page.goto('/card/pin')
      expect(await heading(page)).not.toBe('Card PIN')
    })
  },
)
