// Every route in both modes: in hosted sign-on nothing drives a flow, in embedded sign-on nothing starts PingOne's own pages.
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { createEditableStore, type EditableStore } from '../support/editable-store.js'
import { limitedBy } from '../support/limits.js'
import { send } from '../support/send.js'
import { countCalls, reachOtpPage, signOn, signOnHosted } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'

type Mode = 'embedded' | 'hosted'
const modes = ['embedded', 'hosted'] as const
const kinds = {
  page: { accept: 'text/html', 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin' },
  JSON: { accept: 'application/json', 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' },
} as const
const id = 'A'.repeat(43)

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const apps = new Map<Mode, { app: TestApp; store: EditableStore }>()

beforeAll(async () => {
  for (const mode of modes) {
    const store = createEditableStore()
    const options = { throttle: 'relaxed' as const }
    const app = await startApp({ application: mode, stateStore: store, options })
    apps.set(mode, { app, store })
  }
})
afterAll(() => Promise.all([...apps.values()].map(({ app }) => app.close())))
beforeEach(async () => {
  for (const { app, store } of apps.values()) {
    await controlEmulator(app.emulator, 'requests', {}, 'DELETE')
    await store.lose()
  }
})

function inMode(mode: Mode): { app: TestApp; store: EditableStore } {
  const found = apps.get(mode)
  if (found === undefined) throw new Error(`no app is ${mode}`)
  return found
}

/** Cookies and csrf value of the embedded form: the client's own, so anybody can make such a pair. */
async function makeUp(mode: Mode): Promise<{ agent: Agent; csrf: string }> {
  const embedded = createAgent(inMode('embedded').app.baseUrl)
  const form = (await embedded.get('/login')).form()
  const agent = createAgent(inMode(mode).app.baseUrl)
  for (const cookie of embedded.cookies.list()) {
    agent.cookies.set({ ...cookie, origin: new URL(agent.baseUrl).origin })
  }
  const csrf = form.values['csrf'] ?? ''
  expect(csrf).not.toBe('')
  return { agent, csrf }
}

const routes = ['/login', `/login/flow/${id}`, `/login/step-up/${id}`, '/callback', '/logout']
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** The methods a route takes; HEAD and OPTIONS come with GET. */
function taken(mode: Mode, route: string): readonly string[] {
  return mode === 'hosted' && route === '/login' ? ['GET'] : ['GET', 'POST']
}

function allow(mode: Mode, route: string): string {
  return taken(mode, route).includes('POST') ? 'GET, HEAD, POST' : 'GET, HEAD'
}

async function modesOf(store: EditableStore): Promise<readonly unknown[]> {
  return (await store.list('pending')).map((record) => record['mode'])
}

/** Nothing was asked of PingOne that drives a flow. */
async function expectNoFlow(mode: Mode): Promise<void> {
  const {
    authorize,
    'user.lookup': lookup,
    ...others
  } = await countCalls(inMode(mode).app.emulator)
  expect([authorize, lookup]).toEqual([undefined, undefined])
  expect(Object.keys(others).filter((call) => /check|select|resume|token/.test(call))).toEqual([])
}

describe.each(modes)('in %s sign-on', (mode) => {
  const cases = routes.flatMap((route) =>
    methods.flatMap((method) =>
      (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => [method, route, kind] as const),
    ),
  )

  it.each(cases)('%s %s as %s', async (method, route, kind) => {
    const { store, app } = inMode(mode)
    const { agent, csrf } = await makeUp(mode)
    await store.lose()
    const fields = { csrf, username: 'maya', action: 'continue', otp: '123456', state: id }
    const body = new URLSearchParams(fields).toString()
    const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(method)
    const answer = await send(agent, route, {
      method,
      headers: {
        ...kinds[kind],
        origin: app.baseUrl,
        ...(hasBody && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(hasBody && { body }),
    })
    if (method === 'OPTIONS')
      expect([answer.status, answer.headers.allow]).toEqual([204, allow(mode, route)])
    const isRefused = !['HEAD', 'OPTIONS', ...taken(mode, route)].includes(method)
    if (isRefused) expect([answer.status, answer.headers.allow]).toEqual([405, allow(mode, route)])
    else if (method !== 'POST' || route !== '/callback') expect(answer.status).not.toBe(405)
    // What may begin: the form in embedded, the redirect in hosted sign-on, and nothing else.
    const begins = route === '/login' && method === (mode === 'embedded' ? 'POST' : 'GET')
    expect(await modesOf(store)).toEqual(begins ? [mode] : [])
    if (!(begins && mode === 'embedded')) await expectNoFlow(mode)
  })

  it.each(['?go=elsewhere', '?go=', '?from=form&go=hosted', '?mode=hosted'])(
    'GET /login%s begins nothing that is not of this mode',
    async (query) => {
      const { store, app } = inMode(mode)
      const page = await createAgent(app.baseUrl).get(`/login${query}`)
      expect([200, 303]).toContain(page.status)
      if (mode === 'embedded') expect(page.location ?? '').not.toContain(app.emulator.url)
      expect(await modesOf(store)).not.toContain(mode === 'embedded' ? 'hosted' : 'embedded')
      await expectNoFlow(mode)
    },
  )

  it('POST /callback says what it takes, when PingOne answers by query', async () => {
    const answer = await createAgent(inMode(mode).app.baseUrl).post('/callback', { state: id })
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  it('a sign-on goes through', async () => {
    const { app } = inMode(mode)
    const agent = createAgent(app.baseUrl, { origins: [app.emulator.url] })
    const signIn = mode === 'embedded' ? signOn : signOnHosted
    const landed = await signIn(agent, { emulator: app.emulator, username: 'maya' })
    expect([landed.status, new URL(landed.url).pathname]).toEqual([200, '/account'])
  })
})

describe('the way out of a limit', () => {
  const limited = limitedBy({ 'start-address': 1 })

  async function meetLimit(throttle: PingOneMfaOptions['throttle']): Promise<{
    readonly agent: Agent
    readonly app: TestApp
    readonly store: EditableStore
    readonly page: Page
  }> {
    const store = createEditableStore()
    const app = await startApp({ stateStore: store, ...(throttle && { options: { throttle } }) })
    closing.push(() => app.close())
    await reachOtpPage(createAgent(app.baseUrl), { username: 'somebody' })
    const agent = createAgent(app.baseUrl, { origins: [app.emulator.url] })
    const page = await reachOtpPage(agent, { username: 'maya' })
    expect(page.status).toBe(429)
    return { agent, app, store, page }
  }

  it('leads a stranger through PingOne’s own pages to where they wanted to go', async () => {
    const { agent, app, page } = await meetLimit(limited)
    const atPingOne = await agent.click(page, 'Continue at the sign-on service')
    const name = await agent.follow(atPingOne)
    const before = (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id
    const codePage = await agent.submit(name, { fields: { username: 'maya' }, follow: true })
    const otp = await readOtp(app.emulator, {
      username: 'maya',
      ...(before !== undefined && { after: before }),
    })
    const landed = await agent.submit(codePage, { fields: { otp }, follow: true })
    expect([landed.status, new URL(landed.url).pathname]).toEqual([200, '/account'])
  })

  it('leaves nothing at PingOne that signs on who comes later', async () => {
    const { agent, app } = await meetLimit(limited)
    const path = '/login?go=hosted&returnTo=/account'
    const landed = await signOnHosted(agent, { emulator: app.emulator, username: 'maya', path })
    expect(new URL(landed.url).pathname).toBe('/account')
    await agent.submit(await agent.get('/logout'), { follow: true })
    const { location = '' } = await agent.get('/login?go=hosted')
    const silent = new URL(location)
    silent.searchParams.delete('prompt')
    const asked = await agent.get(silent.href, { follow: true })
    expect(asked.forms[0]?.values).toHaveProperty('username', '')
  })

  it.each([
    { allowSilentSignOn: false, prompt: 'login' },
    { allowSilentSignOn: true, prompt: null },
  ])(
    'lets nobody on by a session that is left at PingOne, unless silent sign-on is allowed: $allowSilentSignOn',
    async ({ allowSilentSignOn, prompt }) => {
      const app = await startApp({ options: { throttle: 'relaxed', allowSilentSignOn } })
      closing.push(() => app.close())
      const { location = '' } = await createAgent(app.baseUrl).get('/login?go=hosted')
      expect(new URL(location).searchParams.get('prompt')).toBe(prompt)
    },
  )

  it('is counted: whoever floods it closes it', async () => {
    const { agent } = await meetLimit({
      ...limitedBy({ 'start-address': 1, 'start-network': 1, 'start-overall': 3 }),
    })
    const answers: Page[] = []
    for (let press = 0; press < 4; press += 1) answers.push(await agent.get('/login?go=hosted'))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 429, 429])
    // And is not sent there again.
    expect(answers.at(-1)?.links.map(({ text }) => text)).not.toContain(
      'Continue at the sign-on service',
    )
  })

  it('is not there when the app wants people to wait', async () => {
    const { agent, store, page } = await meetLimit({ ...limited, whenLimited: 'wait' })
    expect(page.links.map(({ text }) => text)).not.toContain('Continue at the sign-on service')
    const answer = await agent.get('/login?go=hosted&returnTo=/account')
    expect([answer.status, answer.location]).toEqual([200, undefined])
    expect(await modesOf(store)).not.toContain('hosted')
  })
})

describe('an app that is set to hosted sign-on while embedded ones are under way', () => {
  it('drives none of them on', async () => {
    const { app, store } = inMode('embedded')
    const agent = createAgent(app.baseUrl)
    const otpPage = await reachOtpPage(agent, { username: 'maya' })
    const hosted = await startApp({
      application: 'embedded',
      emulator: app.emulator,
      stateStore: store,
      baseUrl: app.baseUrl,
      options: { signOn: 'hosted' },
    })
    try {
      await controlEmulator(app.emulator, 'requests', {}, 'DELETE')
      const url = new URL(otpPage.url)
      const there = `http://localhost:${String(hosted.port)}`
      const cookie = agent.cookies.header(url, { crossSite: false, unsafe: true }) ?? ''
      const headers = { ...kinds.page, cookie, origin: app.baseUrl, host: url.host }
      const other = createAgent(there)
      const shown = await send(other, url.pathname + url.search, { method: 'GET', headers })
      const body = new URLSearchParams({
        csrf: otpPage.form('continue').values['csrf'] ?? '',
        action: 'continue',
        otp: '000000',
      }).toString()
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      const sent: Page = await send(other, url.pathname + url.search, {
        headers: { ...headers, ...type },
        body,
      })
      for (const page of [shown, sent]) {
        expect([200, 404, 410]).toContain(page.status)
        expect(page.heading).toMatch(/^This page (?:has expired|can’t be used any more)$/)
      }
      await expectNoFlow('embedded')
    } finally {
      await hosted.close()
    }
  })
})
