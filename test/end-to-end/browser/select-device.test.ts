// Choosing a device in a real browser, for somebody who has two.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hasChromium } from '../../support/chromium.js'
import { readMessages, readOtp } from '../../support/start-emulator.js'
import { startBank, type Bank } from './bank.js'
import {
  heading,
  inspect,
  openBrowser,
  openScreen,
  typeCode,
  typePassword,
  typeUsername,
} from './person.js'

describe.skipIf(!hasChromium())('choosing a device', { timeout: 60_000 }, () => {
  let browser: Browser
  let bank: Bank
  let context: BrowserContext

  beforeAll(async () => {
    browser = await openBrowser()
    bank = await startBank({ acrValues: 'Password_MFA' })
  })
  afterEach(() => context.close())
  afterAll(async () => {
    await browser.close()
    await bank.close()
  })

  async function openSelection(javaScriptEnabled: boolean, width = 360): Promise<Page> {
    context = await openScreen(browser, bank.baseUrl, { javaScriptEnabled, width })
    const page = await context.newPage()
    await page.goto('/accounts')
    await typeUsername(page, 'sam')
    const { password = '' } = bank.emulator.users.find(({ username }) => username === 'sam') ?? {}
    await typePassword(page, password)
    return page
  }

  test.each([
    { javaScriptEnabled: true, device: 'Text message', type: 'SMS', next: 'Check your phone' },
    { javaScriptEnabled: false, device: 'Email', type: 'EMAIL', next: 'Check your email' },
  ])(
    'sam presses $device once, and the code comes there (scripts: $javaScriptEnabled)',
    async ({ javaScriptEnabled, device, type, next }) => {
      const page = await openSelection(javaScriptEnabled)
      expect(await heading(page)).toBe('How should we confirm it’s you?')
      const last = (await readMessages(bank.emulator, { username: 'sam' })).at(-1)?.id

      await page.getByRole('button', { name: device }).click()
      expect(await heading(page)).toBe(next)
      const query = { username: 'sam', ...(last !== undefined && { after: last }) }
      const messages = await readMessages(bank.emulator, query)
      expect(messages.map(({ deviceType }) => deviceType)).toEqual([type])

      await typeCode(page, await readOtp(bank.emulator, query))
      expect(await heading(page)).toBe('Accounts')
    },
  )

  test('shows masked destinations only, and never a device id of PingOne', async () => {
    const page = await openSelection(true)
    const html = await page.content()
    expect(html).not.toContain('+447700900123')
    expect(html).not.toContain('sam@example.com')
    for (const id of await deviceIds(bank)) expect(html).not.toContain(id)
  })

  test('can be changed on the code page', async () => {
    const page = await openSelection(true)
    await page.getByRole('button', { name: 'Text message' }).click()
    await page.getByRole('button', { name: 'Use another device' }).click()
    expect(await heading(page)).toBe('How should we confirm it’s you?')
    await page.getByRole('button', { name: 'Email' }).click()
    await typeCode(page, await readOtp(bank.emulator, { username: 'sam' }))
    expect(await heading(page)).toBe('Accounts')
  })

  test('is clean for axe, wide and narrow', async () => {
    for (const width of [320, 360, 1280]) {
      const page = await openSelection(true, width)
      await inspect(page, `select-device-${String(width)}`)
      await context.close()
    }
  })
})

async function deviceIds(bank: Bank): Promise<readonly string[]> {
  const response = await fetch(`${bank.emulator.inboxUrl}/messages?username=sam`)
  return [...(await response.text()).matchAll(/"deviceId":\s*"([^"]+)"/g)].map(([, id = '']) => id)
}
