// A cookie is taken back with the attributes it was set with: otherwise a browser keeps it.
import type { SessionOptions } from 'express-session'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest'
import { openBrowser, openScreen, typeCode, typeUsername } from '../end-to-end/browser/person.js'
import { unlimited } from '../support/limits.js'
import { createAgent } from '../support/browser.js'
import { hasChromium } from '../support/chromium.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readOtp } from '../support/start-emulator.js'

let app: TestApp | undefined
afterEach(() => app?.close())

type Session = Partial<SessionOptions>
const base = { httpOnly: true, sameSite: 'lax' as const }

describe('the session cookie at sign-off', () => {
  it.each<[string, Session, RegExp]>([
    [
      'by default',
      {},
      /^connect\.sid=; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax$/,
    ],
    ['with a name of its own', { name: 'bank' }, /^bank=; /],
    ['strict', { cookie: { ...base, sameSite: 'strict' } }, /; SameSite=Strict$/],
    ['on every host below', { cookie: { ...base, domain: 'localhost' } }, /; Domain=localhost; /],
  ])('%s is cleared as it was set', async (_title, session, pattern) => {
    app = await startApp({ session, options: { throttle: unlimited } })
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    const off = await agent.submit(await agent.get('/logout'), { button: 'continue' })
    const cleared = off.headers['set-cookie']?.filter((cookie) => cookie.includes('1970')) ?? []
    expect(cleared).toHaveLength(1)
    expect(cleared[0]).toMatch(pattern)
  })
})

describe.skipIf(!hasChromium())('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  // Chromium takes Secure cookies from http://localhost, as from https.
  test.each<[string, Session]>([
    ['connect.sid', {}],
    ['__Host-sid', { name: '__Host-sid', cookie: { ...base, secure: true, path: '/' } }],
    ['__Secure-sid', { name: '__Secure-sid', cookie: { ...base, secure: true } }],
    ['parted', { name: 'parted', cookie: { ...base, secure: true, partitioned: true } }],
  ])('no session cookie stays after sign-off (%s)', async (name, session) => {
    const secure = typeof session.cookie === 'object' && session.cookie.secure === true
    app = await startApp({
      session,
      options: { throttle: unlimited },
      before: (routes) => {
        routes.set('trust proxy', 'loopback')
        // As behind a proxy that ends TLS: express-session sets no Secure cookie otherwise.
        if (secure) {
          routes.use((req, _res, next) => {
            req.headers['x-forwarded-proto'] = 'https'
            next()
          })
        }
      },
    })
    const context = await openScreen(browser, app.baseUrl)
    const page = await context.newPage()
    await page.goto('/account')
    await typeUsername(page, 'maya')
    await typeCode(page, await readOtp(app.emulator, { username: 'maya' }))
    const names = async (): Promise<string[]> =>
      (await context.cookies()).map((cookie) => cookie.name)
    expect(await names()).toContain(name)
    await page.goto('/logout')
    await page.getByRole('button', { name: 'Sign off' }).click()
    expect(await page.locator('h1').innerText()).toBe('You are signed off')
    expect(await names()).not.toContain(name)
    await context.close()
  })
})

describe('the cookie of an attempt under https', () => {
  it('is cleared with every attribute that __Host- needs', async () => {
    app = await startApp({
      baseUrl: 'https://bank.example',
      before: (routes) => {
        routes.set('trust proxy', 'loopback')
        routes.use((req, _res, next) => {
          req.headers['x-forwarded-proto'] = 'https'
          req.headers.host = 'bank.example'
          next()
        })
      },
    })
    const attempts = Array.from({ length: 60 }, (_, at) => {
      const handle = String(at).padStart(43, 'a')
      return `__Host-pingone.${handle}=${(1000 + at).toString(36)}.${'b'.repeat(43)}.f`
    })
    const login = `http://localhost:${String(app.port)}/login`
    const asked = await fetch(login, { headers: { accept: 'application/json' } })
    const { csrf } = (await asked.json()) as { csrf: string }
    const ask = asked.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const answer = await fetch(login, {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: [ask, ...attempts].join('; ') },
      body: new URLSearchParams({ csrf, username: 'maya' }),
    })
    const cleared = answer.headers.getSetCookie().filter((cookie) => cookie.includes('1970'))
    expect(cleared.length).toBeGreaterThan(30)
    for (const cookie of cleared) {
      expect(cookie).toMatch(
        /^__Host-pingone\.[a\d]{43}=; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax$/,
      )
    }
  })
})
