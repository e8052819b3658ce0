// The address a person asked for comes back as the browser sent it, up to 8000 octets (RFC 9110 §4.1).
import type { Express } from 'express'
import { requiresAuth } from 'express-pingone-mfa'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openBrowser, openScreen, typeCode, typeUsername } from '../end-to-end/browser/person.js'
import { unlimited } from '../support/limits.js'
import { createAgent } from '../support/browser.js'
import { hasChromium } from '../support/chromium.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp } from '../support/start-emulator.js'

const fill = (start: string, piece: string, length: number): string =>
  (start + piece.repeat(Math.ceil(length / piece.length))).slice(0, length)

/** A guarded page that says by which address it was asked for. */
function addFiles(app: Express): void {
  app.get(/^\/files/, requiresAuth(), (req, res) => void res.json({ url: req.originalUrl }))
}

const paths: readonly (readonly [string, string])[] = [
  ['8000 letters', fill('/files?q=', 'x', 8000)],
  ['8000 octets in the path alone', fill('/files/', 'abcdefg/', 8000)],
  ['many parameters', fill('/files?', 'name=value&', 7999).replace(/&$/, '')],
  ['an encoded language', fill('/files?q=', '%E6%9D%8E', 7998)],
  ['what a query may hold as it is', "/files?a=b&c=d%26e+f%2B;g,h:i@j!k$l'm(n)o*p~q?r/s//t"],
  ['brackets, bars and quotes', '/files?a[0]=1&b={x|y}^`z&c="d"'],
  ['a backslash behind the question mark', '/files?path=C:\\temp\\x'],
  ['encoded slashes and dots', '/files/%2F%2F?x=%2F%2e'],
  ['an address as parameter', '/files?next=https://evil.example/&//evil.example'],
]

describe('a return path', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp({ routes: addFiles, options: { throttle: unlimited } })
  })
  afterAll(() => app.close())

  it.each(paths)('of %s comes back octet for octet', async (_title, path) => {
    // As browsers do with a long address: the origin alone is the Referer.
    const agent = createAgent(app.baseUrl, { headers: { referer: `${app.baseUrl}/` } })
    const landed = await signOn(agent, { emulator: app.emulator, username: 'maya', path })
    expect(landed.json).toEqual({ url: new URL(path, app.baseUrl).href.slice(app.baseUrl.length) })
  })

  it('longer than 8000 octets leads home', async () => {
    const agent = createAgent(app.baseUrl)
    const path = fill('/files?q=', 'x', 8001)
    expect((await agent.get(path)).locationPath).toBe('/login?returnTo=%2F')
  })

  it('is written as ever while it is short, and shorter when it is long', async () => {
    const agent = createAgent(app.baseUrl)
    expect((await agent.get('/files?a=b/c')).locationPath).toBe(
      '/login?returnTo=%2Ffiles%3Fa%3Db%2Fc',
    )
    const long = fill('/files/', 'a/b:c=', 7000)
    const location = String((await agent.get(long)).locationPath)
    expect(location.length).toBeLessThan(7100)
    expect(new URLSearchParams(location.split('?').slice(1).join('?')).get('returnTo')).toBe(long)
  })

  it('before whose question mark a backslash stands leads home', async () => {
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    for (const path of [
      '/\\evil.example?x',
      '/a\\b?c',
      '/x#?\\',
      '\\/evil.example',
      '/?#//\\\\evil',
    ]) {
      const page = await agent.get(`/login?returnTo=${encodeURIComponent(path)}`)
      const { origin } = new URL(String(page.location), app.baseUrl)
      expect([path, origin]).toEqual([path, app.baseUrl])
    }
  })
})

describe.skipIf(!hasChromium())('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  test.each(['embedded', 'hosted'] as const)(
    'a long address comes back (%s)',
    async (application) => {
      const app = await startApp({
        application,
        routes: addFiles,
        options: { throttle: unlimited },
      })
      const context = await openScreen(browser, app.baseUrl)
      const page = await context.newPage()
      for (const path of [
        fill('/files?q=', 'x', 8000),
        fill('/files?q=', '%C3%A9', 7995),
        '/files?p=C:\\temp',
      ]) {
        await page.goto(path)
        const after = (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id
        const query = { username: 'maya', ...(after !== undefined && { after }) }
        if (application === 'embedded') {
          await typeUsername(page, 'maya')
          await typeCode(page, await readOtp(app.emulator, query))
        } else {
          await page.getByRole('textbox').first().fill('maya')
          await page.getByRole('textbox').first().press('Enter')
          await page
            .getByRole('textbox')
            .first()
            .fill(await readOtp(app.emulator, query))
          await page.getByRole('textbox').first().press('Enter')
        }
        await page.waitForURL(`${app.baseUrl}/files**`)
        expect(page.url()).toBe(app.baseUrl + path)
        await context.clearCookies()
        await page.goto('about:blank')
      }
      await context.close()
      await app.close()
    },
  )
})
