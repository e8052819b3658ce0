// A session cookie that cannot come back is named: before a code is sent where its settings show it, else right after.
import type { PingOneError, PingOneEvent } from 'express-pingone-mfa'
import type { Request } from 'express'
import session, { type CookieOptions, type SessionOptions } from 'express-session'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openScreen, typeCode, typeUsername } from '../end-to-end/browser/person.js'
import { createAgent, type Agent } from '../support/browser.js'
import { hasChromium } from '../support/chromium.js'
import { startEdge } from '../support/edge.js'
import { signOn, signOnHosted } from '../support/sign-on.js'
import { startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp, startEmulator } from '../support/start-emulator.js'

let app: TestApp | undefined
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await app?.close()
  for (const close of closing.splice(0)) await close()
})

interface Started {
  readonly app: TestApp
  readonly agent: Agent
  readonly events: readonly PingOneEvent[]
  readonly told: readonly PingOneError[]
}

async function start(options: StartAppOptions = {}): Promise<Started> {
  const events: PingOneEvent[] = []
  const told: PingOneError[] = []
  app = await startApp({
    ...options,
    options: {
      ...options.options,
      onEvent: (event) => events.push(event),
      onError: (error) => void told.push(error),
    },
  })
  const agent = createAgent(app.baseUrl, { origins: [app.emulator.url] })
  return { app, agent, events, told }
}

function withCookie(cookie: CookieOptions): Partial<SessionOptions> {
  return { cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', ...cookie } }
}

/** The app behind a proxy that lets no session cookie through to the browser. */
async function startBehindEdge(options: StartAppOptions = {}): Promise<Started> {
  const edge = await startEdge({
    response: (headers) => ({
      ...headers,
      'set-cookie': headers['set-cookie']?.filter((cookie) => !cookie.startsWith('connect.sid=')),
    }),
  })
  closing.push(() => edge.close())
  const emulator = await startEmulator({ baseUrls: [edge.url] })
  closing.push(() => emulator.close())
  const started = await start({ ...options, baseUrl: edge.url, emulator })
  edge.pointTo(started.app.port)
  return started
}

function lost(events: readonly PingOneEvent[]): readonly PingOneEvent[] {
  return events.filter(({ reason }) => reason === 'session_cookie_lost')
}

describe('settings with which the cookie cannot come back', () => {
  it.each([
    ['secure over http', { secure: true }, /set cookie\.secure to 'auto'/],
    ['another domain', { domain: 'example.com' }, /cookie\.domain out: "example\.com"/],
    ['a domain below this one', { domain: 'app.localhost' }, /cookie\.domain/],
    ['a domain with a port', { domain: 'localhost:3000' }, /cookie\.domain/],
    ['a URL for a domain', { domain: 'http://localhost' }, /cookie\.domain/],
    ['a path beside ours', { path: '/login' }, /with "\/login" there is no session at \/callback/],
    ['no path', { path: '' }, /set cookie\.path to '\/'/],
    ['no time to live', { maxAge: 0 }, /cookie\.maxAge to milliseconds/],
    ['seconds for milliseconds', { maxAge: 900 }, /900 ms are over/],
    ['an end in the past', { expires: new Date(0) }, /cookie\.maxAge/],
    ['partitioned over http', { partitioned: true }, /cookie\.partitioned/],
    ['sameSite none', { sameSite: 'none' as const }, /set cookie\.sameSite to 'lax'/],
  ])(
    '(%s) are a ConfigError at the first page of ours, and no code is sent',
    async (_name, cookie, expected) => {
      const { app: running, agent } = await start({ session: withCookie(cookie) })
      const page = await agent.get('/login')
      expect(page.status).toBe(500)
      expect(running.errors).toHaveLength(1)
      expect(running.errors[0]).toMatchObject({
        code: 'ERR_PINGONE_CONFIG',
        option: 'express-session',
      })
      expect(String(running.errors[0])).toMatch(expected)
      expect(await readMessages(running.emulator, { username: 'maya' })).toEqual([])
    },
  )

  it('(those that need a function to tell) are seen too: auto is resolved in an object alone', async () => {
    const cookie = (): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure: 'auto' })
    const { app: running, agent } = await start({ session: { cookie } })
    expect((await agent.get('/login')).status).toBe(500)
    expect(String(running.errors[0])).toContain('with cookie written as an object')
  })

  it('(an id that is no text) are named', async () => {
    const genid = (): string => undefined as unknown as string
    const { app: running, agent } = await start({ session: { genid } })
    expect((await agent.get('/login')).status).toBe(500)
    expect(String(running.errors[0])).toContain('genid must return a text')
  })

  it('(an id that stays the same) sign nobody on: it may be one that somebody planted', async () => {
    const { app: running, agent } = await start({ session: { genid: () => 'always' } })
    const landed = await signOn(agent, { emulator: running.emulator, username: 'maya' })
    expect(landed.status).toBe(500)
    expect(String(running.errors.at(-1))).toContain('genid gave the same id again')
    expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
  })

  it.each([
    ['the host itself', { domain: 'localhost' }],
    ['the host with a dot', { domain: '.localhost' }],
    ['the root', { path: '/' }],
    ['an hour', { maxAge: 3_600_000 }],
    ['strict', { sameSite: 'strict' as const }],
  ])('(%s) is none of them', async (_name, cookie) => {
    const { app: running, agent } = await start({ session: withCookie(cookie) })
    expect((await agent.get('/login')).status).toBe(200)
    expect(running.errors).toEqual([])
  })

  it('(a parent domain, the path of the mount) is none of them behind https', async () => {
    const { app: running, agent } = await start({
      baseUrl: 'https://www.bank.example/online',
      mountPath: '/online',
      before: (target) => target.set('trust proxy', 1),
      session: withCookie({ domain: 'bank.example', path: '/online', secure: true }),
    })
    const url = `http://localhost:${String(running.port)}/online/login`
    const page = await agent.get(url, {
      headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'www.bank.example' },
    })
    expect([page.status, running.errors]).toEqual([200, []])
  })

  it.each([
    ['bank.example', { domain: 'www.bank.example' }],
    ['bank.example', { domain: 'example' }],
    ['bank.example', { domain: 'k.example' }],
  ])('(on %s, %j) are refused behind https too', async (host, cookie) => {
    const { app: running, agent } = await start({
      baseUrl: `https://${host}`,
      before: (target) => target.set('trust proxy', 1),
      session: withCookie({ secure: true, ...cookie }),
    })
    const url = `http://localhost:${String(running.port)}/login`
    await agent.get(url, { headers: { 'x-forwarded-proto': 'https' } })
    expect(String(running.errors[0])).toContain('cookie.domain')
  })
})

describe('a session middleware that does not run for our routes', () => {
  it('with a cookie.path beside them is named, not called an outage', async () => {
    const { app: running, agent } = await start({ session: withCookie({ path: '/account' }) })
    expect((await agent.get('/account', { follow: true })).status).toBe(500)
    expect(String(running.errors.at(-1))).toContain('set cookie.path to')
    expect(running.errors.at(-1)).toMatchObject({ code: 'ERR_PINGONE_CONFIG' })
  })

  it('mounted under a path is named, not called an outage', async () => {
    const { app: running, agent } = await start({
      session: { cookie: { path: '/nowhere' } },
      before: (target) => {
        target.use('/account', session({ secret: 's', resave: false, saveUninitialized: false }))
      },
    })
    expect((await agent.get('/account', { follow: true })).status).toBe(500)
    expect(String(running.errors.at(-1))).toContain('without a path, before app.use(pingoneMfa())')
  })

  it('is named where no session was ever seen', async () => {
    const { app: running, agent } = await start({ session: { cookie: { path: '/nowhere' } } })
    expect((await agent.get('/login')).status).toBe(500)
    expect(String(running.errors[0])).toContain('a cookie.path that /login begins with')
  })
})

describe('a session cookie that does not come back after a sign-on', () => {
  it.each([
    ['embedded', signOn],
    ['hosted', signOnHosted],
  ] as const)(
    'ends on the page about cookies with an event, not on another username page (%s)',
    async (application, sign) => {
      const { app: running, agent, events, told } = await startBehindEdge({ application })
      const landed = await sign(agent, { emulator: running.emulator, username: 'maya' })
      expect(landed.status).toBe(403)
      expect(landed.heading).toBe('Signing on needs a cookie')
      expect(lost(events)).toHaveLength(1)
      expect(landed.text).toContain(lost(events)[0]?.reference)
      expect(told.map((error) => error.message).join()).toContain('does a proxy drop or rewrite')
      expect(await readMessages(running.emulator, { username: 'maya' })).toHaveLength(1)
    },
  )

  it('is said once: the way on from there begins a new sign-on, and the next loss is said again', async () => {
    const { app: running, agent, events } = await startBehindEdge()
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    expect((await agent.get('/login?returnTo=/account')).status).toBe(200)
    const again = await signOn(agent, { emulator: running.emulator, username: 'maya' })
    expect(again.heading).toBe('Signing on needs a cookie')
    expect(lost(events)).toHaveLength(2)
  })

  it('says so when express-session did not send it', async () => {
    const afterSignOn = (req: Request): void => {
      req.session.cookie.secure = true
    }
    const { agent, told, app: running } = await start({ options: { afterSignOn } })
    const page = await signOn(agent, { emulator: running.emulator, username: 'maya' })
    expect(page.heading).toBe('Signing on needs a cookie')
    expect(told.at(-1)?.message).toContain('look at its option proxy')
  })

  it.each([
    ['__Host-sid', 'asks for a secure cookie'],
    ['__Secure-sid', 'asks for a secure cookie'],
  ])('is a ConfigError from then on when no browser can keep it (%s)', async (name, words) => {
    const { app: running, agent } = await start({ session: { name } })
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    const next = await createAgent(running.baseUrl).get('/login')
    expect(next.status).toBe(500)
    expect(String(running.errors.at(-1))).toContain(words)
  })

  it('is a ConfigError from then on when its id is too long for a cookie', async () => {
    const genid = (): string => `${String(Math.random())}${'x'.repeat(5000)}`
    const { app: running, agent } = await start({ session: { genid } })
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    await createAgent(running.baseUrl).get('/login')
    expect(String(running.errors.at(-1))).toContain('let genid return a shorter id')
  })
})

describe('a browser that is simply not signed on any more', () => {
  it('after signing off gets the username page', async () => {
    const { app: running, agent, events } = await start()
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    expect((await agent.get('/login')).status).toBe(200)
    expect(lost(events)).toEqual([])
  })

  it('because the app destroyed its session gets the username page', async () => {
    const {
      app: running,
      agent,
      events,
    } = await start({
      routes: (target) => {
        target.get('/away', (req, res) => {
          req.session.destroy(() => res.json({}))
        })
      },
    })
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    await agent.get('/away')
    expect((await agent.get('/login')).status).toBe(200)
    expect(lost(events)).toEqual([])
  })

  it('because another site leads to a session that is strict gets the username page', async () => {
    const {
      app: running,
      agent,
      events,
    } = await start({
      session: withCookie({ sameSite: 'strict' }),
    })
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    agent.cookies.delete('connect.sid')
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect((await agent.get('/login', { headers })).status).toBe(200)
    expect(lost(events)).toEqual([])
  })
})

describe.skipIf(!hasChromium())('in Chromium', { timeout: 60_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  async function signOnIn(options: StartAppOptions): Promise<{ page: Page; started: Started }> {
    const started = await start(options)
    const context = await openScreen(browser, started.app.baseUrl)
    closing.push(() => context.close())
    const page = await context.newPage()
    await page.goto(`${started.app.baseUrl}/account`)
    await typeUsername(page, 'maya')
    await typeCode(page, await readOtp(started.app.emulator, { username: 'maya' }))
    return { page, started }
  }

  it.each(['localhost', '.localhost'])('a cookie of the domain %s comes back', async (domain) => {
    const { page, started } = await signOnIn({ session: withCookie({ domain }) })
    await page.waitForURL(`${started.app.baseUrl}/account`)
    expect(lost(started.events)).toEqual([])
  })

  it('a name that browsers refuse over http ends on the page about cookies', async () => {
    const { page, started } = await signOnIn({ session: { name: '__Host-sid' } })
    await page.waitForURL(/\/login\?|\/account/)
    // The answer of the sign-on itself told what is wrong: from then on it is a ConfigError.
    expect(String(started.app.errors.at(-1))).toContain('its name __Host-sid')
    expect(await readMessages(started.app.emulator, { username: 'maya' })).toHaveLength(1)
  })
})
