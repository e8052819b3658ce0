// An app opened under another host than baseUrl's: people are led to it, and a proxy that rewrites Host makes no loop.
import { request } from 'node:http'
import type { Express } from 'express'
import helmet from 'helmet'
import type { CallbackError, PingOneError, PingOneEvent } from 'express-pingone-mfa'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { openBrowser, openScreen, typeCode, typeUsername } from '../end-to-end/browser/person.js'
import { unlimited } from '../support/limits.js'
import { createAgent } from '../support/browser.js'
import { hasChromium } from '../support/chromium.js'
import { startEdge, type Edge, type EdgeHeaders } from '../support/edge.js'
import { startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp } from '../support/start-emulator.js'

interface Answer {
  readonly status: number
  readonly location: string | undefined
  readonly cookies: readonly string[]
  readonly body: string
}

const asPage = { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'none' }

/** A request under a host of its own. */
function ask(
  app: TestApp,
  path: string,
  options: { host: string; method?: string; headers?: Record<string, string>; body?: string },
): Promise<Answer> {
  const { host, method = 'GET', headers = {}, body } = options
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: 'localhost', port: app.port, path, method, headers: { ...asPage, host, ...headers } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location,
            cookies: response.headers['set-cookie'] ?? [],
            body: Buffer.concat(chunks).toString(),
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

describe('a page of ours under another host', () => {
  let app: TestApp
  const events: PingOneEvent[] = []
  const errors: PingOneError[] = []

  beforeAll(async () => {
    app = await startApp({
      options: {
        onEvent: (event) => void events.push(event),
        onError: (error) => void errors.push(error),
      },
    })
  })
  beforeEach(() => {
    events.length = 0
    errors.length = 0
  })
  afterAll(() => app.close())

  const handle = 'a'.repeat(43)
  it.each([
    '/login?returnTo=%2Faccount%3Ftab%3D3',
    '/login',
    '/logout?returnTo=%2F',
    `/login/flow/${handle}?returnTo=%2Fx`,
    `/login/step-up/${handle}`,
  ])('GET %s is led to the base URL', async (path) => {
    for (const host of [
      `127.0.0.1:${String(app.port)}`,
      'www.bank.example',
      `[::1]:${String(app.port)}`,
      'localhost.',
      'localhost:1',
    ]) {
      const answer = await ask(app, path, { host })
      expect([host, answer.status, answer.location]).toEqual([host, 303, app.baseUrl + path])
      expect(answer.cookies.join()).toMatch(
        /^pingone\.led=[\w-]{16}; Max-Age=5; Path=\/;.*HttpOnly; SameSite=Lax$/,
      )
    }
  })

  it.each(['LOCALHOST:port', 'localhost', 'localhost:port'])(
    '%s is no other host',
    async (host) => {
      const answer = await ask(app, '/login', { host: host.replace('port', String(app.port)) })
      expect([answer.status, answer.location]).toEqual([200, undefined])
    },
  )

  it.each([
    '//evil.example/login',
    '/\\evil.example',
    'http://evil.example/login',
    '/login/../%2F',
  ])('nothing is built from Host or from what stands in the request line: %s', async (path) => {
    const answer = await ask(app, path, { host: 'evil.example' })
    expect(answer.location ?? app.baseUrl).toMatch(new RegExp(`^${app.baseUrl}(/|$)`))
  })

  it('a guard leads to the base URL with its return path, and only to it', async () => {
    const answer = await ask(app, '/account?a=1', { host: 'www.bank.example' })
    expect([answer.status, answer.location]).toEqual([
      303,
      `${app.baseUrl}/login?returnTo=%2Faccount%3Fa%3D1`,
    ])
  })

  it('an asset, an API and a client that asks for JSON are served where they ask', async () => {
    const host = 'www.bank.example'
    const accept = { accept: 'application/json', 'sec-fetch-mode': 'cors' }
    expect((await ask(app, '/login', { host, headers: accept })).status).toBe(200)
    expect((await ask(app, '/account', { host, headers: accept })).status).toBe(401)
    expect((await ask(app, '/login/assets/x.css', { host })).status).toBe(404)
  })

  it('a form under another host is refused as another site’s, and the log names host and base', async () => {
    const host = `127.0.0.1:${String(app.port)}`
    for (const path of ['/login', '/logout', `/login/flow/${handle}`]) {
      const answer = await ask(app, path, {
        host,
        method: 'POST',
        headers: {
          'sec-fetch-site': 'same-origin',
          origin: `http://${host}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'csrf=x',
      })
      if (path === '/logout') continue
      expect(answer.status).toBe(403)
      const error = errors.at(-1) as CallbackError
      expect([error.code, error.reason]).toEqual(['ERR_PINGONE_CALLBACK', 'cross_site'])
      expect(error.message).toContain(host)
      expect(error.message).toContain(app.baseUrl)
      expect(answer.body).not.toContain(host)
    }
  })

  it('a request of HTTP/1.0 without Host is served', async () => {
    const { connect } = await import('node:net')
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(app.port, 'localhost', () => {
        socket.write('GET /login HTTP/1.0\r\nAccept: text/html\r\n\r\n')
      })
      let all = ''
      socket.on('data', (chunk: Buffer) => (all += chunk.toString()))
      socket.on('end', () => {
        resolve(all)
      })
      socket.on('error', reject)
    })
    expect(text).toMatch(/^HTTP\/1\.1 200 /)
  })

  it('a browser that comes straight back to where it was led is served, and the developer is told once', async () => {
    const host = 'backend:8080'
    for (let round = 0; round < 3; round += 1) {
      const led = await ask(app, '/account', { host })
      const headers = { cookie: led.cookies[0]?.split(';')[0] ?? '' }
      const path = String(led.location).slice(app.baseUrl.length)
      const back = await ask(app, path, { host, headers })
      expect([back.status, back.location]).toEqual([200, undefined])
      // Anywhere else under that host it is led again: somebody may have typed the other address.
      expect((await ask(app, '/account', { host, headers })).location).toBe(led.location)
      expect((await ask(app, '/logout', { host, headers })).status).toBe(303)
    }
    expect(events).toMatchObject([{ event: 'host.foreign', reason: 'rewritten_by_proxy' }])
  })

  it('a page that came from the base URL proves that a proxy rewrites Host', async () => {
    const proof = { 'sec-fetch-site': 'same-origin', referer: `${app.baseUrl}/form` }
    const served = await ask(app, '/login', { host: 'backend:8080', headers: proof })
    expect(served.status).toBe(200)
    for (const site of ['none', 'cross-site', 'same-site']) {
      const headers = { ...proof, 'sec-fetch-site': site }
      expect((await ask(app, '/login', { host: 'backend:8080', headers })).status).toBe(303)
    }
  })

  it('X-Forwarded-Host counts under trust proxy only', async () => {
    const headers = { 'x-forwarded-host': new URL(app.baseUrl).host }
    expect((await ask(app, '/login', { host: 'backend:8080', headers })).status).toBe(303)
    app.app.set('trust proxy', 'loopback')
    try {
      expect((await ask(app, '/login', { host: 'backend:8080', headers })).status).toBe(200)
      const forged = { 'x-forwarded-host': 'evil.example' }
      const { host } = new URL(app.baseUrl)
      const led = await ask(app, '/login', { host, headers: forged })
      expect([led.status, led.location]).toEqual([303, `${app.baseUrl}/login`])
    } finally {
      app.app.set('trust proxy', false)
    }
  })
})

describe.each([
  [
    'https://bank.example',
    ['bank.example:443', 'bank.example:80', 'BANK.example'],
    ['bank.example:8443'],
  ],
  ['https://bank.example:8443/app', ['bank.example', 'bank.example:8443'], ['bank.example:443']],
])('with the base %s', (baseUrl, same, other) => {
  let app: TestApp
  beforeAll(async () => {
    const { pathname } = new URL(baseUrl)
    app = await startApp({
      baseUrl,
      ...(pathname !== '/' && { mountPath: pathname }),
      before: (routes) => void routes.set('trust proxy', 'loopback'),
    })
  })
  afterAll(() => app.close())

  it('its own spellings are served, other ports are led', async () => {
    const path = `${new URL(baseUrl).pathname.replace(/\/$/, '')}/login`
    const headers = { 'x-forwarded-proto': 'https' }
    for (const host of same) {
      expect([host, (await ask(app, path, { host, headers })).status]).toEqual([host, 200])
    }
    for (const host of other) {
      const led = await ask(app, path, { host, headers })
      expect([led.status, led.location]).toEqual([303, `${baseUrl}/login`])
      expect(led.cookies.join()).toMatch(/^__Host-pingone\.led=[\w-]{16};.*Path=\/;.*Secure;/)
    }
  })
})

describe.skipIf(!hasChromium())('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  let context: BrowserContext | undefined
  const running: (TestApp | Edge)[] = []

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterEach(async () => {
    await context?.close()
    for (const thing of running.splice(0)) await thing.close()
  })
  afterAll(() => browser.close())

  async function openAt(url: string): Promise<Page> {
    context = await openScreen(browser, url)
    const page = await context.newPage()
    await page.goto(url)
    return page
  }

  async function signOn(page: Page, app: TestApp): Promise<void> {
    const after = (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id
    await typeUsername(page, 'maya')
    const query = { username: 'maya', ...(after !== undefined && { after }) }
    await typeCode(page, await readOtp(app.emulator, query))
  }

  const addForm = (app: Express): void => {
    app.get('/form', (_req, res) => {
      res.send('<form method="post" action="/transfers"><button>Go</button></form>')
    })
  }

  test('127.0.0.1 for localhost: signs on at the base URL and stands at the page asked for', async () => {
    const app = await startOnLoopback({})
    running.push(app)
    const page = await openAt(`http://127.0.0.1:${String(app.port)}/account?tab=3`)
    expect(page.url()).toBe(`${app.baseUrl}/login?returnTo=%2Faccount%3Ftab%3D3`)
    await signOn(page, app)
    expect(page.url()).toBe(`${app.baseUrl}/account?tab=3`)
    await page.goto(`http://127.0.0.1:${String(app.port)}/account`)
    expect(page.url()).toBe(`${app.baseUrl}/account`)
    expect(await page.locator('body').innerText()).toContain('maya')
  })

  test('a form under 127.0.0.1 without a session is led, too, behind a bare helmet()', async () => {
    const app = await startOnLoopback({
      before: (routes) => void routes.use(helmet()),
      routes: addForm,
    })
    running.push(app)
    const page = await openAt(`http://127.0.0.1:${String(app.port)}/form`)
    await page.getByRole('button', { name: 'Go' }).click()
    await page.waitForURL(`${app.baseUrl}/login?**`)
    await signOn(page, app)
    expect(new URL(page.url()).origin).toBe(app.baseUrl)
    expect(await page.locator('body').innerText()).toContain('signed-on')
  })

  const rewriting = (headers: EdgeHeaders): EdgeHeaders => ({
    ...headers,
    host: 'backend.internal:8080',
  })
  test.each<[string, (headers: EdgeHeaders) => EdgeHeaders, (app: Express) => void]>([
    ['Host', rewriting, () => undefined],
    ['Host, under a bare helmet()', rewriting, (app) => void app.use(helmet())],
    [
      'Host and Origin, and sends X-Forwarded-Host',
      (headers) => ({
        ...rewriting(headers),
        ...(headers['origin'] !== undefined && { origin: 'http://backend.internal:8080' }),
        'x-forwarded-host': headers['host'],
      }),
      (app) => void app.set('trust proxy', 'loopback'),
    ],
  ])(
    'a proxy that rewrites %s: sign-on, step by step, and sign-off work',
    async (_title, change, before) => {
      const edge = await startEdge({ request: (headers) => change(headers) })
      const app = await startApp({ baseUrl: edge.url, before, options: { throttle: unlimited } })
      running.push(edge, app)
      edge.pointTo(app.port)
      const page = await openAt(`${edge.url}/account`)
      await signOn(page, app)
      expect(page.url()).toBe(`${edge.url}/account`)
      await page.goto(`${edge.url}/logout`)
      await page.getByRole('button', { name: 'Sign off' }).click()
      expect(await page.locator('h1').innerText()).toBe('You are signed off')
    },
  )

  /** The app on every address of loopback, with the base URL `http://localhost:<port>`. */
  async function startOnLoopback(options: StartAppOptions): Promise<TestApp> {
    return startApp({ ...options, listenOn: '0.0.0.0', options: { throttle: unlimited } })
  }
})

test('a browser without a screen is led, too: the agent of the tests', async () => {
  const app = await startApp({ listenOn: '0.0.0.0' })
  const agent = createAgent(`http://127.0.0.1:${String(app.port)}`, { origins: [app.baseUrl] })
  const page = await agent.get('/account', { follow: true })
  expect(page.url).toBe(`${app.baseUrl}/login?returnTo=%2Faccount`)
  await app.close()
})
