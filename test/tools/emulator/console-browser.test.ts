// The inbox in a browser: what script adds, what is left without it, and that everybody can use it.
import { AxeBuilder } from '@axe-core/playwright'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import express from 'express'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createClock } from '../../../src/tools/emulator/clock.js'
import { createConsole } from '../../../src/tools/emulator/console/router.js'
import { createFaults } from '../../../src/tools/emulator/faults.js'
import { createOutbox, type Outbox } from '../../../src/tools/emulator/outbox.js'
import { createRequestLog } from '../../../src/tools/emulator/request-log.js'
import { noPhones } from './no-phones.js'
import { hasChromium, launchChromium } from '../../support/chromium.js'

describe.skipIf(!hasChromium())('the inbox in a browser', () => {
  let browser: Browser
  let context: BrowserContext | undefined
  let server: Server
  let url: string
  let outbox: Outbox

  beforeAll(async () => {
    const launched = await launchChromium()
    if (launched === undefined) throw new Error('Chromium was found, then lost.')
    browser = launched
  })

  afterAll(async () => {
    await browser.close()
  })

  beforeEach(async () => {
    const clock = createClock()
    outbox = createOutbox({ clock })
    const app = express()
    app.use('/_emulator', buildConsole(clock))
    server = createServer(app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    url = `http://127.0.0.1:${address.port}`
  })

  afterEach(async () => {
    await context?.close()
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })

  function buildConsole(clock: ReturnType<typeof createClock>): express.Router {
    return createConsole({
      clock,
      outbox,
      faults: createFaults(),
      phones: noPhones,
      requestLog: createRequestLog({ now: () => clock.now() }),
      url: () => url,
      links: [],
      readState: () => ({}),
      writeState: () => undefined,
      resetState: () => undefined,
      rotateKeys: () => Promise.resolve(),
      users: () => [
        {
          username: 'maya',
          displayName: 'Maya Lindqvist',
          phones: ['+46705550101'],
          emails: [],
          note: 'gets a text message',
          password: 'Winter-Harbour-42',
        },
        {
          username: 'lars',
          displayName: 'Lars Holm',
          phones: ['+46705550102'],
          emails: [],
          note: 'is locked out',
          getsCodes: false,
        },
      ],
    })
  }

  function send(otp: string, deviceType = 'SMS'): void {
    outbox.send({
      environmentId: 'env',
      user: { id: 'u-1', username: 'maya', displayName: 'Maya Lindqvist' },
      deviceId: deviceType,
      deviceType,
      destination: deviceType === 'EMAIL' ? 'maya@example.com' : '+46705550101',
      flowId: `flow-${otp}`,
      otp,
      template: 'strong_authentication',
      locale: 'en',
      brand: 'Alder Bank',
      expiresAt: new Date(Date.now() + 1_800_000).toISOString(),
    })
  }

  async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    context = await browser.newContext(options)
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(`${url}/_emulator`)
    return page
  }

  it('misses no message that came while the page was loading', async () => {
    const page = await open()
    await page.route(
      /messages$/,
      (route) => {
        send('482913')
        return route.fallback()
      },
      { times: 1 },
    )
    await page.reload()
    await page.locator('mark', { hasText: '482913' }).waitFor()
  })

  it('shows a new message by itself, and counts it in the title', async () => {
    const page = await open()
    await page.getByText('Sign on as maya to get one.').waitFor()
    send('482913')
    await page.locator('mark', { hasText: '482913' }).waitFor()
    expect(await page.title()).toBe('(1) Inbox')
    expect(await page.locator('#announcement').textContent()).toBe('A new code.')
    outbox.markUsed('flow-482913')
    await page.locator('s', { hasText: '482913' }).waitFor()
    expect(await page.title()).toBe('Inbox')
  })

  it('stays as it is while paused, also across a reload, until told to go on', async () => {
    const page = await open()
    await page.getByRole('link', { name: 'Pause' }).click()
    await page.getByText('Paused').waitFor()
    expect(new URL(page.url()).search).toBe('?pause=1')
    await page.reload()
    await page.getByText('Paused').waitFor()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    send('482913')
    await page.clock.fastForward(60_000)
    expect(asked).toEqual([])
    await page.getByRole('link', { name: 'Go on' }).click()
    await page.locator('mark', { hasText: '482913' }).waitFor()
    expect(new URL(page.url()).search).toBe('')
  })

  it('copies a code, and keeps the focus when a message comes', async () => {
    send('111222')
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] })
    const copy = page.getByRole('button', { name: 'Copy code' })
    await copy.click()
    await page.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('111222')
    const focused = await page.evaluate('document.activeElement.id')
    send('333444')
    await page.locator('mark', { hasText: '333444' }).waitFor()
    expect(await page.evaluate('document.activeElement.id')).toBe(focused)
  })

  it('keeps an unfolded old email unfolded when a message comes', async () => {
    send('111222', 'EMAIL')
    outbox.markUsed('flow-111222')
    const page = await open()
    const words = page.getByText('To sign on to Alder Bank, enter this code:')
    expect(await words.isVisible()).toBe(false)
    await page.getByText('is your Alder Bank code').click()
    await words.waitFor()
    send('333444')
    await page.locator('mark', { hasText: '333444' }).waitFor()
    expect(await words.isVisible()).toBe(true)
  })

  it('works without script: one click selects a code, Clear clears, Pause pauses', async () => {
    send('482913')
    const page = await open({ javaScriptEnabled: false })
    expect(await page.getByRole('button', { name: 'Copy code' }).count()).toBe(0)
    await page.locator('mark').click()
    expect(await page.evaluate('String(getSelection())')).toBe('482913')
    await page.getByRole('link', { name: 'Pause' }).click()
    await page.getByRole('link', { name: 'Go on' }).waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByText('Sign on as maya to get one.').waitFor()
    expect(page.url()).toBe(`${url}/_emulator?pause=1`)
    expect(outbox.list()).toEqual([])
  })

  it('reloads itself without script', async () => {
    const page = await open({ javaScriptEnabled: false })
    send('482913')
    await page.locator('mark', { hasText: '482913' }).waitFor({ timeout: 10_000 })
  })

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const)('can be used by everybody, %s at %d px', async (colorScheme, width) => {
    send('111222')
    outbox.markUsed('flow-111222')
    send('482913')
    send('730518', 'EMAIL')
    const page = await open({ colorScheme, viewport: { width, height: 800 } })
    await page.getByRole('button', { name: 'Copy code' }).first().waitFor()
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(wider).toBeLessThanOrEqual(0)
  })
})
