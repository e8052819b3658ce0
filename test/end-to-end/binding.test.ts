// One browser, one attempt, one use: what another browser, another site or a second press gets.
import { memoryStateStore, type StateStore } from 'express-pingone-mfa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAgent, type Page } from '../support/browser.js'
import { countCalls, reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readOtp, wrongOtp } from '../support/start-emulator.js'
import { unlimited } from '../support/limits.js'

let app: TestApp
beforeAll(async () => {
  app = await startApp({
    options: {
      throttle: unlimited,
    },
  })
})
afterAll(() => app.close())

/** How many calls of each kind the work made. */
async function callsOf(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await countCalls(app.emulator)
  await work()
  const after = await countCalls(app.emulator)
  return Object.fromEntries(
    Object.entries(after)
      .map(([kind, count]) => [kind, count - (before[kind] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  )
}

function pathOf(page: Page): string {
  const url = new URL(page.url)
  return url.pathname + url.search
}

describe('a page before a sign-on', () => {
  it('that is guarded writes nothing and sets no cookie', async () => {
    const page = await createAgent(app.baseUrl).get('/account')
    expect(page.status).toBe(303)
    expect(page.headers['set-cookie']).toBeUndefined()
    expect(page.headers['cache-control']).toBe('no-store')
  })

  it('GET /login asks PingOne nothing', async () => {
    expect(await callsOf(() => createAgent(app.baseUrl).get('/login'))).toEqual({})
  })

  it('makes every attempt with its own state, nonce and challenge', async () => {
    const handles = new Set<string>()
    for (let start = 0; start < 50; start += 1) {
      const page = await createAgent(app.baseUrl).get('/login')
      handles.add(page.form('continue').values['csrf'] ?? '')
    }
    expect(handles.size).toBe(50)
  })
})

describe('a form', () => {
  it.each([
    ['Origin of another site', { origin: 'https://evil.example' }],
    ['Origin null and no Sec-Fetch-Site', { origin: 'null', 'sec-fetch-site': undefined }],
    ['Origin null from a sandbox', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['Sec-Fetch-Site same-site', { 'sec-fetch-site': 'same-site' }],
  ])('sent with %s is refused and starts nothing', async (_name, headers) => {
    const agent = createAgent(app.baseUrl)
    const start = await agent.get('/login')
    const calls = await callsOf(async () => {
      const page = await agent.submit(start, {
        button: 'continue',
        fields: { username: 'maya' },
        headers,
      })
      expect(page.status).toBe(403)
    })
    expect(calls).toEqual({})
  })

  it('sent with Origin null by a page of ours is taken: helmet makes browsers write that', async () => {
    const agent = createAgent(app.baseUrl)
    const start = await agent.get('/login')
    const page = await agent.submit(start, {
      button: 'continue',
      fields: { username: 'maya' },
      headers: { origin: 'null' },
    })
    expect(page.status).toBe(303)
  })

  it('of an old browser without Origin and Sec-Fetch is accepted with its csrf value', async () => {
    const agent = createAgent(app.baseUrl)
    const start = await agent.get('/login')
    const page = await agent.submit(start, {
      button: 'continue',
      fields: { username: 'maya' },
      headers: { origin: undefined, 'sec-fetch-site': undefined, 'sec-fetch-mode': undefined },
    })
    expect(page.status).toBe(303)
  })

  it.each(['', 'x', 'x'.repeat(87), 'x'.repeat(100_00)])(
    'with a csrf value that is none is refused: %#',
    async (csrf) => {
      const agent = createAgent(app.baseUrl)
      await agent.get('/login')
      const page = await agent.post('/login', { csrf, username: 'maya', action: 'continue' })
      expect(page.status).toBe(403)
    },
  )

  it('of the username page has a csrf value that the code page does not take', async () => {
    const agent = createAgent(app.baseUrl)
    const start = await agent.get('/login')
    const loginCsrf = start.form('continue').values['csrf'] ?? ''
    const otpPage = await agent.submit(start, {
      button: 'continue',
      fields: { username: 'maya' },
      follow: true,
    })
    const calls = await callsOf(async () => {
      const page = await agent.post(pathOf(otpPage), {
        csrf: loginCsrf,
        otp: '123456',
        action: 'continue',
      })
      expect(page.status).toBe(403)
    })
    expect(calls).toEqual({})
  })

  it.each([
    ['multipart/form-data; boundary=x', 415],
    ['text/plain', 415],
    ['application/json; charset=utf-7', 415],
    ['application/x-www-form-urlencoded; charset=utf-16', 415],
  ])('of the type %s is %i', async (type, status) => {
    const agent = createAgent(app.baseUrl)
    await agent.get('/login')
    const page = await agent.post(
      '/login',
      { username: 'maya' },
      { headers: { 'content-type': type } },
    )
    expect(page.status).toBe(status)
  })

  it('larger than 16 KiB is 413', async () => {
    const page = await createAgent(app.baseUrl).post('/login', { username: 'x'.repeat(20_000) })
    expect(page.status).toBe(413)
  })

  it.each([
    ['', 'Enter your username or email address'],
    ['   ', 'Enter your username or email address'],
    ['x'.repeat(257), 'username'],
    ['maya\u0000', 'username'],
    ['maya\u202e', 'username'],
  ])('with the username %j asks again and calls nobody', async (username, text) => {
    const agent = createAgent(app.baseUrl)
    const start = await agent.get('/login')
    const calls = await callsOf(async () => {
      const page = await agent.submit(start, {
        button: 'continue',
        fields: { username },
        follow: true,
      })
      expect(page.html).toContain(text)
      expect(new URL(page.url).pathname).toBe('/login')
    })
    expect(calls).toEqual({})
  })
})

describe('another browser', () => {
  it('gets the same page for a foreign attempt as for a made-up one', async () => {
    const otpPage = await reachOtpPage(createAgent(app.baseUrl), { username: 'maya' })
    const stranger = createAgent(app.baseUrl)
    const foreign = await stranger.get(pathOf(otpPage))
    const madeUp = await stranger.get(`/login/flow/${'A'.repeat(43)}?returnTo=%2Faccount`)
    const strip = (html: string): string => html.replaceAll(/[A-Za-z0-9_-]{43}/g, '')
    expect(foreign.status).toBe(404)
    expect(strip(foreign.html)).toBe(strip(madeUp.html))
  })

  it('cannot post a stolen form, and no code is checked', async () => {
    const agent = createAgent(app.baseUrl)
    const otpPage = await reachOtpPage(agent, { username: 'maya' })
    const otp = await readOtp(app.emulator, { username: 'maya' })
    const calls = await callsOf(async () => {
      const stolen = await createAgent(app.baseUrl).submit(otpPage, {
        button: 'continue',
        fields: { otp },
      })
      expect(stolen.status).toBe(403)
    })
    expect(calls).toEqual({})
  })

  it('cannot use its own attempt’s csrf value on a foreign attempt', async () => {
    const victim = await reachOtpPage(createAgent(app.baseUrl), { username: 'maya' })
    const thief = createAgent(app.baseUrl)
    const own = await reachOtpPage(thief, { username: 'elin' })
    const page = await thief.post(pathOf(victim), {
      csrf: own.form('continue').values['csrf'] ?? '',
      otp: '123456',
    })
    expect(page.status).toBe(403)
  })
})

describe('the attempt', () => {
  it('ignores what only PingOne may say', async () => {
    const agent = createAgent(app.baseUrl)
    const otpPage = await reachOtpPage(agent, { username: 'maya' })
    const page = await agent.submit(otpPage, {
      button: 'continue',
      fields: {
        otp: '',
        flowId: 'x',
        status: 'COMPLETED',
        resumeUrl: 'https://evil.example',
        sub: 'root',
        deviceId: 'x',
        device: '1',
      },
      follow: true,
    })
    expect(page.status).toBe(200)
    expect(page.html).toContain('Enter the code')
  })

  it('takes a wrong press once: 20 parallel right codes make one check, one resume and one token call', async () => {
    const agent = createAgent(app.baseUrl)
    const otpPage = await reachOtpPage(agent, { username: 'sam' })
    const select = await agent.submit(otpPage, { button: '1', follow: true })
    const otp = await readOtp(app.emulator, { username: 'sam' })
    const calls = await callsOf(() =>
      Promise.all(
        Array.from({ length: 20 }, () =>
          agent.submit(select, { button: 'continue', fields: { otp } }),
        ),
      ),
    )
    expect(calls).toMatchObject({ 'otp.check': 1, resume: 1, token: 1 })
  })

  it('is claimed by one press also when every press has read it before the first claim', async () => {
    const memory = memoryStateStore()
    let slow = false
    const stateStore: StateStore = {
      create: (key, value, ttlMs) => memory.create(key, value, ttlMs),
      replace: (key, expected, next, ttlMs) => memory.replace(key, expected, next, ttlMs),
      take: (key) => memory.take(key),
      async read(key) {
        const value = await memory.read(key)
        if (slow && key.includes('pending:'))
          await new Promise((resolve) => setTimeout(resolve, 100))
        return value
      },
    }
    const racing = await startApp({ stateStore })
    const agent = createAgent(racing.baseUrl)
    const otpPage = await reachOtpPage(agent, { username: 'maya' })
    const otp = await readOtp(racing.emulator, { username: 'maya' })
    slow = true
    const before = await countCalls(racing.emulator)
    await Promise.all(
      Array.from({ length: 10 }, () =>
        agent.submit(otpPage, { button: 'continue', fields: { otp: wrongOtp(otp) } }),
      ),
    )
    const after = await countCalls(racing.emulator)
    await racing.close()
    expect((after['otp.check'] ?? 0) - (before['otp.check'] ?? 0)).toBe(1)
  })

  it('of twenty presses of Continue on the username page opens one flow', async () => {
    const agent = createAgent(app.baseUrl)
    const start = await agent.get('/login')
    const calls = await callsOf(() =>
      Promise.all(
        Array.from({ length: 20 }, () =>
          agent.submit(start, { button: 'continue', fields: { username: 'elin' } }),
        ),
      ),
    )
    expect(calls).toMatchObject({ authorize: 1, 'user.lookup': 1 })
  })

  it('that is finished leads where it led, on Back and on refresh', async () => {
    const agent = createAgent(app.baseUrl)
    const otpPage = await reachOtpPage(agent, { username: 'maya', path: '/other' })
    const otp = await readOtp(app.emulator, { username: 'maya' })
    await agent.submit(otpPage, { button: 'continue', fields: { otp }, follow: true })
    const calls = await callsOf(async () => {
      for (const page of [
        await agent.get(pathOf(otpPage)),
        await agent.submit(otpPage, { button: 'continue', fields: { otp } }),
        await agent.get('/login?returnTo=%2Fother'),
      ]) {
        expect(page.status).toBe(303)
        expect(page.location).toBe(`${app.baseUrl}/other`)
      }
    })
    expect(calls).toEqual({})
  })

  it('in two tabs finishes in either order, each on its own page', async () => {
    const agent = createAgent(app.baseUrl)
    const first = await reachOtpPage(agent, { username: 'maya', path: '/account' })
    const firstOtp = await readOtp(app.emulator, { username: 'maya' })
    const second = await reachOtpPage(agent, { username: 'elin', path: '/other' })
    const secondOtp = await readOtp(app.emulator, { username: 'elin' })
    const late = await agent.submit(second, {
      button: 'continue',
      fields: { otp: secondOtp },
      follow: true,
    })
    expect(late.url).toBe(`${app.baseUrl}/other`)
    expect(late.json).toMatchObject({ user: { preferred_username: 'elin' } })
    const early = await agent.submit(first, {
      button: 'continue',
      fields: { otp: firstOtp },
      follow: true,
    })
    expect(early.url).toBe(`${app.baseUrl}/account`)
    expect(early.json).toMatchObject({ user: { preferred_username: 'maya' } })
  })

  it('begun under one user is refused once another has signed on in between', async () => {
    const agent = createAgent(app.baseUrl)
    const oldTab = await agent.get('/login?returnTo=%2Faccount')
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    const otpPage = await agent.submit(oldTab, {
      button: 'continue',
      fields: { username: 'maya' },
      follow: true,
    })
    const otp = await readOtp(app.emulator, { username: 'maya' })
    await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    await signOn(agent, { emulator: app.emulator, username: 'elin' })
    const refused = await agent.submit(otpPage, { button: 'continue', fields: { otp } })
    expect(refused.status).toBe(403)
    const now = await agent.get('/account')
    expect(now.json).toMatchObject({ user: { preferred_username: 'elin' } })
  })

  it('stops after three wrong codes, and the right one comes too late', async () => {
    const agent = createAgent(app.baseUrl)
    let page = await reachOtpPage(agent, { username: 'elin' })
    const otp = await readOtp(app.emulator, { username: 'elin' })
    const first = page
    for (let attempt = 0; attempt < 3; attempt += 1) {
      page = await agent.submit(page, {
        button: 'continue',
        fields: { otp: wrongOtp(otp) },
        follow: true,
      })
    }
    expect(page.status).toBe(429)
    expect(page.html).toContain('That was the last try')
    const calls = await callsOf(async () => {
      const late = await agent.submit(first, { button: 'continue', fields: { otp }, follow: true })
      expect(late.status).toBe(429)
    })
    expect(calls).toEqual({})
  })
})
