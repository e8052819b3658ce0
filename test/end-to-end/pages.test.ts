// Our pages on the wire: headers, methods, the app's own views and policies, hooks, and an unsafe set-up that is named.
import express, { type Request, type RequestHandler } from 'express'
import { defaultViews, SignOnDenied, type PingOneEvent } from 'express-pingone-mfa'
import helmet from 'helmet'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'
import { readOtp } from '../support/start-emulator.js'

let app: TestApp | undefined
afterEach(() => app?.close())

async function start(options: StartAppOptions = {}): Promise<{ app: TestApp; agent: Agent }> {
  app = await startApp(options)
  return { app, agent: createAgent(app.baseUrl) }
}

describe('every page of ours', () => {
  it('is sent with headers that leave nothing open', async () => {
    const { agent } = await start()
    const pages = [
      await agent.get('/login'),
      await reachOtpPage(agent, { username: 'maya' }),
      await agent.get(`/login/flow/${'A'.repeat(43)}`),
      await agent.get('/logout'),
    ]
    for (const { headers } of pages) {
      expect(headers['content-security-policy']).toBe(
        "default-src 'none';style-src 'self';script-src 'self';img-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      )
      expect(headers['cache-control']).toBe('no-store')
      expect(headers.vary).toContain('Cookie')
      expect(headers['x-frame-options']).toBe('DENY')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      expect(headers['strict-transport-security']).toBeUndefined()
    }
  })

  it('keeps the app’s own policy in force beside ours', async () => {
    const { agent } = await start({
      before: (target) => {
        target.use(
          helmet({
            contentSecurityPolicy: {
              useDefaults: false,
              directives: { defaultSrc: ["'self'"], sandbox: ['allow-forms'] },
            },
          }),
        )
      },
    })
    const policy = String((await agent.get('/login')).headers['content-security-policy'])
    expect(policy).toContain("default-src 'self';sandbox allow-forms")
    expect(policy).toContain("default-src 'none'")
  })

  it.each([
    ['PUT', '/login', 405],
    ['HEAD', '/login', 200],
    ['OPTIONS', '/login', 204],
    ['DELETE', '/logout', 405],
    ['TRACE', '/callback', 405],
    ['POST', '/login/assets/x.css', 405],
  ])('answers %s %s with %i and does nothing', async (method, path, status) => {
    const { app: running } = await start()
    const answer = await fetch(running.baseUrl + path, {
      method: method === 'TRACE' ? 'PATCH' : method,
    })
    expect(answer.status).toBe(status)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  it('has its stylesheets for ever, and no other file', async () => {
    const { app: running, agent } = await start()
    const page = await agent.get('/login')
    const files = [...page.html.matchAll(/href="(\/login\/assets\/[^"]+\.css)"/g)].map(
      (match) => match[1] ?? '',
    )
    expect(files).toHaveLength(2)
    for (const file of files) {
      const answer = await fetch(running.baseUrl + file)
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(answer.headers.get('content-type')).toContain('text/css')
    }
    for (const file of ['x.css', '..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json']) {
      expect((await fetch(`${running.baseUrl}/login/assets/${file}`)).status).toBe(404)
    }
  })

  it('below a mount path has all its addresses there', async () => {
    const { app: running, agent } = await start({ mountPath: '/bank' })
    const landed = await signOn(agent, {
      emulator: running.emulator,
      username: 'maya',
      path: '/bank/account',
    })
    expect(landed.url).toBe(`${running.baseUrl}/account`)
    expect((await agent.get('/bank/logout')).html).toContain('/bank/login/assets/')
  })

  it('never takes a host from the request', async () => {
    const { agent } = await start()
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    }
    for (const path of ['/account', '/login', '/logout']) {
      const page = await agent.get(path, { headers })
      expect(JSON.stringify(page.headers) + page.html).not.toContain('evil.example')
    }
  })
})

describe('a page of the app’s own', () => {
  it('replaces one of ours and cannot break the protocol', async () => {
    const views = {
      ...defaultViews(),
      otp: ({ action, csrf, heading }: { action: string; csrf: string; heading: string }) =>
        `<h1>${heading} here</h1><form method="post" action="${action}"><input type="hidden" name="csrf" value="${csrf}"><input name="otp"><button name="action" value="continue">Go</button></form>`,
    }
    const { app: running, agent } = await start({ options: { views } })
    const otpPage = await reachOtpPage(agent, { username: 'maya' })
    expect(otpPage.heading).toBe('Enter your code here')
    const otp = await readOtp(running.emulator, { username: 'maya' })
    const landed = await agent.submit(otpPage, {
      button: 'continue',
      fields: { otp },
      follow: true,
    })
    expect(landed.status).toBe(200)
  })

  it('that throws reaches the app’s error handler, not the person', async () => {
    const views = {
      ...defaultViews(),
      username: () => {
        throw new Error('a template of the app is broken')
      },
    }
    const { app: running, agent } = await start({ options: { views } })
    const page = await agent.get('/login')
    expect(page.status).toBe(500)
    expect(page.html).not.toContain('broken')
    expect(running.errors).toMatchObject([{ message: 'a template of the app is broken' }])
  })
})

describe('a body parser of the app in front of ours', () => {
  const parsers: Readonly<Record<string, RequestHandler>> = {
    'urlencoded, extended': express.urlencoded({ extended: true, limit: '1mb' }),
    raw: express.raw({ type: '*/*', limit: '1mb' }),
    text: express.text({ type: '*/*', limit: '1mb' }),
  }

  it.each(Object.keys(parsers))('(%s) changes nothing for the person', async (name) => {
    const { app: running, agent } = await start({
      before: (target) => {
        target.use(parsers[name] ?? [])
      },
    })
    const landed = await signOn(agent, { emulator: running.emulator, username: 'maya' })
    expect(landed.url).toBe(`${running.baseUrl}/account`)
  })

  it.each(Object.keys(parsers))('(%s) does not lift our limit of 16 KiB', async (name) => {
    const { agent } = await start({
      before: (target) => {
        target.use(parsers[name] ?? [])
      },
    })
    expect((await agent.post('/login', { username: 'x'.repeat(20_000) })).status).toBe(413)
  })

  it('that makes objects of fields gets 400', async () => {
    const { agent } = await start({
      before: (target) => {
        target.use(express.urlencoded({ extended: true }))
      },
    })
    const page = await agent.post('/login', { 'username[$ne]': 'x' })
    expect(page.status).toBe(400)
  })
})

describe('the hook afterSignOn', () => {
  it('may put the app’s own members on the new session', async () => {
    const { app: running, agent } = await start({
      options: {
        afterSignOn: (req: Request, { user, tokens }) => {
          Object.assign(req.session, {
            greeting: `${user.sub.length > 0 ? 'hello' : ''} ${tokens.idToken.split('.').length}`,
          })
        },
      },
      routes: (target) => {
        target.get('/greeting', (req, res) => {
          res.json(Reflect.get(req.session, 'greeting'))
        })
      },
    })
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    expect((await agent.get('/greeting')).json).toBe('hello 3')
  })

  it.each([
    ['SignOnDenied', () => new SignOnDenied('not in this branch')],
    ['any other error', () => new Error('the directory is down')],
  ])('that throws %s signs nobody on', async (_name, make) => {
    const { app: running, agent } = await start({
      options: {
        afterSignOn: () => {
          throw make()
        },
      },
    })
    const page = await signOn(agent, { emulator: running.emulator, username: 'maya' })
    expect(page.status).toBe(403)
    expect(page.html).not.toContain('directory')
    expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
  })
})

describe('events', () => {
  it('tell a sign-on in order, with one reference and no name', async () => {
    const events: PingOneEvent[] = []
    const { app: running, agent } = await start({
      options: {
        onEvent: (event) => {
          events.push(event)
          throw new Error('an observer that fails')
        },
      },
    })
    await signOn(agent, { emulator: running.emulator, username: 'maya' })
    // Each call to PingOne has its own line, and belongs to no attempt.
    const told = events.filter(({ event }) => event !== 'upstream.call')
    expect(told.map(({ event }) => event)).toEqual([
      'signOn.started',
      'flow.step',
      'otp.sent',
      'flow.step',
      'session.rotated',
      'signOn.completed',
    ])
    expect(JSON.stringify(events)).not.toMatch(/maya|Lindqvist|46705550101/)
    const references = new Set(events.flatMap(({ reference }) => reference ?? []))
    expect(references.size).toBe(1)
  })
})

describe('an https base URL', () => {
  const secure = { baseUrl: 'https://bank.example' }
  const proxied = { 'x-forwarded-proto': 'https', host: 'bank.example' }
  const trust = (target: { set: (name: string, value: unknown) => void }): void => {
    target.set('trust proxy', 1)
  }

  it.each([
    ['without trust proxy', {}, "app.set('trust proxy', 1)"],
    [
      'with a cookie that is not secure',
      { session: { cookie: { secure: false } }, before: trust },
      "cookie.secure to 'auto'",
    ],
    [
      'with a cookie for scripts',
      { session: { cookie: { secure: 'auto', httpOnly: false } }, before: trust },
      'cookie.httpOnly to true',
    ],
    [
      'with SameSite=None',
      { session: { cookie: { secure: 'auto', sameSite: 'none' } }, before: trust },
      "cookie.sameSite to 'lax'",
    ],
  ] as const)('%s answers 500 and names the line', async (_name, options, message) => {
    const { app: running } = await start({ ...secure, ...options })
    const port = portOf(running)
    const answer = await fetch(`http://localhost:${port}/login`, { headers: proxied })
    expect(answer.status).toBe(500)
    expect(running.errors).toMatchObject([{ code: 'ERR_PINGONE_CONFIG' }])
    expect(String(running.errors[0])).toContain(message)
  })

  it('gives __Host- cookies: Secure, HttpOnly, SameSite=Lax, Path=/', async () => {
    const { app: running } = await start({ ...secure, before: trust })
    const answer = await fetch(`http://localhost:${portOf(running)}/login`, {
      headers: { ...proxied, accept: 'text/html' },
    })
    expect(answer.status).toBe(200)
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^__Host-pingone\.ask=[\w-]{43};/)
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
      expect(cookie).toContain(attribute)
    expect(cookie).not.toContain('Domain')
  })
})

/** The port an app listens on whose base URL is somewhere else. */
function portOf(running: TestApp): string {
  return String(running.port)
}
