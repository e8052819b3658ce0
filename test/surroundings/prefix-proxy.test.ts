// A proxy that takes the path of baseUrl away (nginx with a slash, ingress rewrite-target, Traefik StripPrefix).
import express, { type Express } from 'express'
import { pingoneMfa, requiresApproval, requiresMfa } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { unlimited } from '../support/limits.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { startEdge, type Edge } from '../support/edge.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp } from '../support/start-emulator.js'

let running: (TestApp | Edge)[] = []
afterEach(async () => {
  for (const thing of running) await thing.close()
  running = []
})

interface Behind {
  readonly app: TestApp
  readonly agent: Agent
  /** Public URL of the app. */
  readonly base: string
}

/** The app behind a proxy that serves it below `prefix`, and passes on what stands behind it. */
async function start(prefix: string, options: StartAppOptions = {}): Promise<Behind> {
  const edge = await startEdge({
    path: (path) => (path.startsWith(prefix) ? path.slice(prefix.length) || '/' : '/outside'),
  })
  const base = edge.url + prefix + (options.mountPath ?? '')
  const app = await startApp({
    ...options,
    baseUrl: base,
    options: { throttle: unlimited, strippedPrefix: prefix, ...options.options },
  })
  edge.pointTo(app.port)
  running.push(edge, app)
  return { app, base, agent: createAgent(base, { origins: [app.emulator.url] }) }
}

function addForms(app: Express): void {
  const parser = express.urlencoded({ extended: false })
  const details = (): Record<string, string> => ({
    sum: '5.00',
    currency: 'EUR',
    recipient: 'Elin',
  })
  app.post('/pay', parser, express.json(), requiresApproval({ details }), (req, res) => {
    res.json({ paid: req.pingone.approval?.details, at: req.originalUrl })
  })
  app.post('/limit', parser, requiresMfa({ maxAgeSeconds: 0 }), (req, res) => {
    res.json({ limit: (req.body as { limit: string }).limit })
  })
  app.get(
    '/vault',
    requiresMfa({ maxAgeSeconds: 0 }),
    (_req, res) => void res.json({ vault: true }),
  )
  app.get('/step-up', (_req, res, next) => {
    res.pingone.stepUp({ returnTo: `${res.req.baseUrl}/bank/account` }).catch(next)
  })
}

async function typeNext(behind: Behind, act: () => Promise<Page>): Promise<Page> {
  const { app, agent } = behind
  const after = (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id
  const page = await act()
  const query = { username: 'maya', ...(after !== undefined && { after }) }
  const otp = await readOtp(app.emulator, query)
  return agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
}

describe.each([
  ['at the root of the app', '/bank', {}],
  ['below a mount of its own', '/ingress', { mountPath: '/bank' }],
])('behind a proxy that strips the prefix, %s', (_title, prefix, options: StartAppOptions) => {
  it('sign-on, pages, assets and sign-off work, and every address has the prefix', async () => {
    const { app, agent, base } = await start(prefix, options)
    const landed = await signOn(agent, {
      emulator: app.emulator,
      username: 'maya',
      path: `${base}/account?tab=3`,
    })
    expect([landed.status, landed.url]).toEqual([200, `${base}/account?tab=3`])
    const ask = await agent.get(`${base}/logout`)
    const files = [...ask.html.matchAll(/(?:href|src)="([^"]+\/login\/assets\/[^"]+)"/g)].map(
      ([, file = '']) => file,
    )
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect((await agent.get(file)).status).toBe(200)
    const off = await agent.submit(ask, { button: 'continue', follow: true })
    expect([off.url, off.heading]).toEqual([`${base}/logout`, 'You are signed off'])
  })

  it('an unmet guard names the public address, to pages and APIs', async () => {
    const { agent, base } = await start(prefix, options)
    const { pathname } = new URL(base)
    const page = await agent.get(`${base}/account?a=1`)
    expect(page.location).toBe(
      `${base}/login?returnTo=${encodeURIComponent(`${pathname}/account?a=1`)}`,
    )
    const api = await agent.api(`${base}/account`, { headers: { referer: `${base}/app` } })
    expect((api.json as { login: string }).login).toBe(
      `${base}/login?returnTo=${encodeURIComponent(`${pathname}/app`)}`,
    )
  })

  it('a held form and an approved one are posted back to the public address', async () => {
    const behind = await start(prefix, { ...options, routes: addForms })
    const { app, agent, base } = behind
    await signOn(agent, { emulator: app.emulator, username: 'maya', path: `${base}/account` })
    const limit = await typeNext(behind, () =>
      agent.post(`${base}/limit`, { limit: '500' }, { follow: true }),
    )
    expect(limit.form().action).toBe(`${base}/limit`)
    expect((await agent.submit(limit)).json).toEqual({ limit: '500' })
    const pay = await typeNext(behind, () =>
      agent.post(`${base}/pay`, { a: '1' }, { follow: true }),
    )
    expect(pay.form().action).toBe(`${base}/pay`)
    expect((await agent.submit(pay)).json).toMatchObject({ paid: { sum: '5.00' } })
  })

  it('a guarded page and an approved API request go on', async () => {
    const behind = await start(prefix, { ...options, routes: addForms })
    const { app, agent, base } = behind
    await signOn(agent, { emulator: app.emulator, username: 'maya', path: `${base}/account` })
    const vault = await typeNext(behind, () => agent.get(`${base}/vault`, { follow: true }))
    expect([vault.url, vault.json]).toEqual([`${base}/vault`, { vault: true }])

    const asked = await agent.api(`${base}/pay`, { method: 'POST', body: {} })
    const { approval } = asked.json as { approval: { id: string; url: string } }
    expect(approval.url.startsWith(`${base}/login/flow/`)).toBe(true)
    const otp = await readOtp(app.emulator, { username: 'maya' })
    await agent.submit(await agent.get(approval.url), {
      button: 'continue',
      fields: { otp },
      follow: true,
    })
    const paid = await agent.api(`${base}/pay`, {
      method: 'POST',
      body: {},
      headers: { approval: approval.id },
    })
    expect(paid.json).toMatchObject({ paid: { sum: '5.00' } })
  })

  it('hosted sign-on comes back to the public callback', async () => {
    const { app, agent, base } = await start(prefix, { ...options, application: 'hosted' })
    const username = await agent.get(`${base}/account`, { follow: true })
    const code = await agent.submit(username, { fields: { username: 'maya' }, follow: true })
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const landed = await agent.submit(code, { fields: { otp }, follow: true })
    expect(landed.url).toBe(`${base}/account`)
  })

  it('a return path beside the prefix leads home', async () => {
    const { app, agent, base } = await start(prefix, options)
    await signOn(agent, { emulator: app.emulator, username: 'maya', path: `${base}/account` })
    for (const path of ['/account', '/elsewhere', `${prefix}x/account`, `//evil.example`]) {
      const page = await agent.get(`${base}/login?returnTo=${encodeURIComponent(path)}`)
      expect([path, page.location]).toEqual([path, `${base}/`])
    }
  })
})

describe('the prefix', () => {
  it('that nobody told of is named, with both cures', async () => {
    const { app, agent, base } = await start('/bank', {
      options: { strippedPrefix: undefined } as object,
    })
    expect((await agent.get(`${base}/account`)).status).toBe(500)
    expect(String(app.errors[0])).toContain(`it is ${base}, but the middleware is mounted at /:`)
    expect(String(app.errors[0])).toContain("write app.use('/bank', pingoneMfa(…))")
    expect(String(app.errors[0])).toContain("pingoneMfa({ strippedPrefix: '/bank' })")
  })

  it('that is not stripped after all is named, too', async () => {
    const app = await startApp({
      options: { strippedPrefix: '/bank' },
      baseUrl: 'http://localhost:1/bank',
      mountPath: '/bank',
    })
    running.push(app)
    const page = await createAgent(`http://localhost:${String(app.port)}`).get('/bank/login')
    expect(page.status).toBe(500)
    expect(String(app.errors[0])).toContain("mounted at /bank: write app.use('/', pingoneMfa(…))")
  })

  it.each([
    ['http://localhost:3000', '/bank', /strippedPrefix.*baseUrl has no path/],
    ['http://localhost:3000/bank', '/other', /strippedPrefix.*such as \/bank/],
    ['http://localhost:3000/bank', '/ban', /strippedPrefix/],
    ['http://localhost:3000/bank', '/', /strippedPrefix/],
    ['http://localhost:3000/bank', 'bank', /strippedPrefix/],
    ['http://localhost:3000/bank', '//bank', /strippedPrefix/],
  ])(
    'that does not begin the path of %s is refused at the start: %s',
    (baseUrl, strippedPrefix, message) => {
      expect(() => pingoneMfa({ ...connection, baseUrl, strippedPrefix })).toThrow(message)
    },
  )
})

const connection = {
  environmentId: '6f2f1e1a-1111-4111-8111-111111111111',
  clientId: '6f2f1e1a-2222-4222-8222-222222222222',
  clientSecret: 'a secret of the tests, long enough to be one',
}
