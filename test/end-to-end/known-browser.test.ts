// The cookie of a known browser in an app: who gets it, what it is worth, and what is not one.
import { requiresMfa, type PingOneMfaOptions } from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addBankRoutes, payment } from '../support/bank.js'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { limitedBy, unlimited } from '../support/limits.js'
import { liftLocks } from '../support/people.js'
import { reachOtpPage, signOn, signOnHosted } from '../support/sign-on.js'
import { startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'
import { readOtp, startEmulator } from '../support/start-emulator.js'

const maya = { username: 'maya' }
const browserSecret = 'a secret for browsers alone, more than 32 bytes'
/** One message to a name for all strangers together: who gets another one is known. */
const oneForStrangers = limitedBy({ 'message-pair': 1, 'message-user': 1 })
const day = 86_400_000

let port: number
let emulator: Emulator
let running: TestApp | undefined
beforeAll(async () => {
  const probe = await startApp()
  port = probe.port
  await probe.close()
})
beforeEach(async () => {
  emulator = await startEmulator({ baseUrls: [`http://localhost:${String(port)}`] })
})
afterEach(async () => {
  vi.useRealTimers()
  await running?.close()
  running = undefined
  await emulator.close()
})

/** The app, in place of the one before it: at the same address, with nothing remembered. */
async function start(
  options: PingOneMfaOptions = {},
  more: Pick<StartAppOptions, 'application'> = {},
): Promise<TestApp> {
  await running?.close()
  running = await startApp({
    ...more,
    emulator,
    port,
    options: { throttle: oneForStrangers, ...options },
    routes: (routes) => {
      addBankRoutes(routes, [])
      routes.get('/secret', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => {
        res.json({ done: true })
      })
      routes.post('/leave', (req, res, next) => {
        const forgetBrowser = req.query['forget'] === 'yes'
        res.pingone.logout(forgetBrowser ? { forgetBrowser } : {}).catch(next)
      })
    },
  })
  return running
}

/** The value of the cookie, when this browser has one. */
function readKnown(agent: Agent, name = 'pingone.known'): string | undefined {
  return agent.cookies.list().find((cookie) => cookie.name === name)?.value
}

/** The cookie of a browser that has just signed on. */
async function earn(app: TestApp, person = maya): Promise<string> {
  const agent = createAgent(app.baseUrl)
  expect((await signOn(agent, { emulator, ...person })).status).toBe(200)
  const value = readKnown(agent)
  if (value === undefined) throw new Error('no cookie was set')
  return value
}

/** What a browser with this cookie, and nothing else, is answered when strangers have used up the name. */
async function ask(app: TestApp, value?: string, name = 'pingone.known'): Promise<number> {
  const stranger = createAgent(app.baseUrl)
  await reachOtpPage(stranger, maya)
  expect((await reachOtpPage(createAgent(app.baseUrl), maya)).status).toBe(429)
  const agent = createAgent(app.baseUrl)
  const origin = new URL(app.baseUrl).origin
  if (value !== undefined) agent.cookies.set({ origin, name, value })
  return (await reachOtpPage(agent, maya)).status
}

describe('a browser is known', () => {
  it('after a sign-on, under the name that was typed, in any spelling', async () => {
    const app = await start()
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, { username: '  MAYA ' })
    const otp = await readOtp(emulator, maya)
    await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
    const value = readKnown(agent)
    expect(value).toBeDefined()
    expect(await ask(app, value)).toBe(200)
    expect(await ask(app)).toBe(429)
  })

  it('by a cookie for its own site alone, for ninety days', async () => {
    const app = await start()
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, maya)
    const otp = await readOtp(emulator, maya)
    const answer = await agent.submit(page, { button: 'continue', fields: { otp } })
    const lines = [answer.headers['set-cookie'] ?? []].flat()
    const line = lines.find((one) => one.startsWith('pingone.known=')) ?? ''
    const attributes = line.split('; ').slice(1)
    expect(attributes.filter((one) => !one.startsWith('Expires='))).toEqual([
      'Max-Age=7776000',
      'Path=/',
      'HttpOnly',
      'SameSite=Lax',
    ])
    expect(line).not.toContain('maya')
  })

  it('under its number as long as it signs on: no sign-on empties its budgets', async () => {
    const app = await start()
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator, ...maya })
    const nonce = readKnown(agent)?.split('.')[1]
    await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    await signOn(agent, { emulator, ...maya })
    expect(readKnown(agent)?.split('.')[1]).toBe(nonce)
  })

  it('after a sign-on at PingOne’s own pages, under the name that PingOne says', async () => {
    const hosted = await start({ browserSecret }, { application: 'hosted' })
    const agent = createAgent(hosted.baseUrl, { origins: [emulator.url] })
    expect((await signOnHosted(agent, { emulator, ...maya })).status).toBe(200)
    const value = readKnown(agent)
    expect(value).toBeDefined()
    const embedded = await start({ browserSecret, signOn: 'embedded' }, { application: 'hosted' })
    expect(await ask(embedded, value)).toBe(200)
  })

  it('not by a step-up or an approval', async () => {
    const app = await start()
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator, ...maya })
    agent.cookies.delete('pingone.known')
    for (const open of [
      () => agent.get('/secret', { follow: true }),
      () => agent.post('/pay', payment, { follow: true }),
    ]) {
      const page = await open()
      const otp = await readOtp(emulator, maya)
      const done = await agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
      expect(done.status).toBe(200)
      expect(readKnown(agent)).toBeUndefined()
    }
  })

  it('not before the code was right', async () => {
    const app = await start({ throttle: unlimited })
    const agent = createAgent(app.baseUrl)
    const page = await reachOtpPage(agent, maya)
    await agent.submit(page, { button: 'continue', fields: { otp: '000000' }, follow: true })
    expect(readKnown(agent)).toBeUndefined()
  })

  it('not when it is switched off', async () => {
    const on = await start()
    const value = await earn(on)
    const off = await start({ throttle: { ...oneForStrangers, knownBrowserSeconds: 0 } })
    const agent = createAgent(off.baseUrl)
    await signOn(agent, { emulator, ...maya })
    expect(readKnown(agent)).toBeUndefined()
    expect(await ask(off, value)).toBe(429)
  })
})

describe('a browser is a stranger', () => {
  it('by a cookie that was made up or changed', async () => {
    const app = await start()
    const value = await earn(app)
    const others = await earn(app, { username: 'elin' })
    const [version = '', ...rest] = value.split('~')
    const [uid = '', nonce = '', issued = '', tag = ''] = rest[0]?.split('.') ?? []
    const [theirUid = '', theirNonce = '', theirIssued = '', theirTag = ''] =
      others.split('~')[1]?.split('.') ?? []
    const flip = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
    expect(await ask(app, value)).toBe(200)
    const forged = [
      '',
      '1~',
      'true',
      others,
      value.slice(0, -1),
      `2~${rest.join('~')}`,
      rest.join('~'),
      `${version}~${uid}.${nonce}.${issued}`,
      `${version}~${uid}.${nonce}.${issued}.${flip(tag)}`,
      `${version}~${uid}.${flip(nonce)}.${issued}.${tag}`,
      `${version}~${uid}.${nonce}.${flip(issued)}.${tag}`,
      `${version}~${uid}.${nonce}.zzzzzz.${tag}`,
      `${version}~${uid}.${theirNonce}.${theirIssued}.${theirTag}`,
      `${version}~${theirUid}.${nonce}.${issued}.${tag}`,
      `${version}~${uid}.${nonce}.${issued}.${theirTag}`,
      `${version}~${rest.join('~').padEnd(401, 'x')}`,
      value.toUpperCase(),
    ]
    for (const one of forged) {
      const agent = createAgent(app.baseUrl)
      const origin = new URL(app.baseUrl).origin
      agent.cookies.set({ origin, name: 'pingone.known', value: one })
      expect([one, (await reachOtpPage(agent, maya)).status]).toEqual([one, 429])
    }
  })

  it('in another instance, whatever the cookie is called', async () => {
    const app = await start({ browserSecret })
    const value = await earn(app)
    const admin = await start({ browserSecret, name: 'admin' })
    expect(await ask(admin, value, 'pingone-admin.known')).toBe(429)
    const agent = createAgent(admin.baseUrl)
    const origin = new URL(admin.baseUrl).origin
    agent.cookies.set({ origin, name: 'pingone.known', value })
    expect((await reachOtpPage(agent, maya)).status).toBe(429)
  })

  it('when ninety days are over', async () => {
    const begin = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now: begin })
    const app = await start()
    const value = await earn(app)
    vi.setSystemTime(begin + 89 * day)
    expect(await ask(app, value)).toBe(200)
    vi.setSystemTime(begin + 91 * day)
    expect(await ask(app, value)).toBe(429)
  })

  it('when the client secret has changed, unless browsers have a secret of their own', async () => {
    for (const own of [{}, { browserSecret }]) {
      const before = await start(own)
      const value = await earn(before)
      const after = await start({
        ...own,
        clientSecret: 'another secret, as long as it has to be: 32 bytes',
      })
      expect(await ask(after, value)).toBe('browserSecret' in own ? 200 : 429)
    }
  })

  it('in a public client without a secret for browsers: what everybody knows proves nothing', async () => {
    const value = await earn(await start({ browserSecret }))
    const publicly = { clientAuthentication: 'none', clientSecret: undefined as never } as const
    for (const [own, status] of [
      [{}, 429],
      [{ browserSecret }, 200],
    ] as const) {
      const app = await start({ ...publicly, ...own })
      expect(await ask(app, value)).toBe(status)
    }
  })
})

describe('a stolen cookie', () => {
  it('is worth twenty wrong tries; then its browser waits, and the owner’s other one does not', async () => {
    const app = await start({
      throttle: limitedBy({ 'secret-own': 20, 'message-pair': 1, 'message-user': 1 }),
    })
    await liftLocks(emulator)
    const value = await earn(app)
    const other = await earn(app)
    const origin = new URL(app.baseUrl).origin
    const withCookie = (of: string): Agent => {
      const agent = createAgent(app.baseUrl)
      agent.cookies.set({ origin, name: 'pingone.known', value: of })
      return agent
    }
    let tried = 0
    let last: Page | undefined
    for (let rounds = 0; rounds < 10; rounds += 1) {
      const thief = withCookie(value)
      last = await reachOtpPage(thief, maya)
      for (let tries = 0; tries < 3 && last.forms.some(({ fields }) => fields.includes('otp'));) {
        tries += 1
        const fields = { otp: '000000' }
        last = await thief.submit(last, { button: 'continue', fields, follow: true })
        if (last.heading !== 'Too many wrong tries') tried += 1
      }
    }
    expect(tried).toBe(20)
    expect([last?.status, last?.heading]).toEqual([429, 'Too many wrong tries'])
    const landed = await signOn(withCookie(other), { emulator, ...maya })
    expect([landed.status, landed.url]).toEqual([200, `${app.baseUrl}/account`])
  })
})

describe('at sign-off', () => {
  it('the cookie stays', async () => {
    const app = await start()
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator, ...maya })
    const value = readKnown(agent)
    await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    expect(readKnown(agent)).toBe(value)
    await signOn(agent, { emulator, ...maya })
    await agent.post('/leave', {})
    expect(readKnown(agent)).toBeDefined()
  })

  it('it goes when the app says so, and the browser is a stranger again', async () => {
    const app = await start()
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator, ...maya })
    expect(readKnown(agent)).toBeDefined()
    const left = await agent.post('/leave?forget=yes', {})
    expect([left.status, left.locationPath]).toEqual([303, '/logout'])
    expect(readKnown(agent)).toBeUndefined()
    expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
    expect(await ask(app)).toBe(429)
    expect((await reachOtpPage(agent, maya)).status).toBe(429)
  })

  it('it goes also when nobody is signed on any more', async () => {
    const app = await start()
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator, ...maya })
    await agent.post('/leave', {})
    await agent.post('/leave?forget=yes', {})
    expect(readKnown(agent)).toBeUndefined()
  })
})
