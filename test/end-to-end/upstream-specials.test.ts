// Failures of PingOne with a story of their own: lost answers, clocks, keys, a late start, a browser that hangs up.
import { request } from 'node:http'
import type { PingOneError, PingOneMfaOptions } from 'express-pingone-mfa'
import { createEmulator, type Emulator, type EmulatorState } from 'express-pingone-mfa/emulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, reachOtpPage, signOn } from '../support/sign-on.js'
import { connectionTo, startApp, type TestApp } from '../support/start-app.js'
import {
  controlEmulator,
  readMessages,
  readOtp,
  startEmulator,
  wrongOtp,
} from '../support/start-emulator.js'
import { createUpstreamWire, type UpstreamWire } from '../support/upstream-wire.js'

let wire: UpstreamWire
let app: TestApp | undefined
const errors: PingOneError[] = []
const path = '/account?tab=2'
const password = 'Winter-Harbour-42'
const restartPath = `/login?${new URLSearchParams({ returnTo: path }).toString()}`

beforeEach(async () => {
  wire = await createUpstreamWire()
  errors.length = 0
})
afterEach(async () => {
  vi.useRealTimers()
  await app?.close()
  app = undefined
})

async function start(
  options: PingOneMfaOptions = {},
): Promise<{ app: TestApp; emulator: Emulator; agent: Agent }> {
  const onError = (error: PingOneError): void => {
    errors.push(error)
  }
  app = await startApp({ options: { fetch: wire.fetch, onError, ...options } })
  return { app, emulator: app.emulator, agent: createAgent(app.baseUrl) }
}

async function enterOtp(agent: Agent, page: Page, emulator: Emulator): Promise<Page> {
  const otp = await readOtp(emulator, { username: 'maya' })
  return agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
}

async function isSignedOn(agent: Agent): Promise<boolean> {
  const { json } = await agent.get('/')
  return JSON.stringify(json) === '{"state":"signed-on"}'
}

/** The one way on leads to a new sign-on for the same page, and that sign-on works. */
async function expectFreshStart(agent: Agent, page: Page, emulator: Emulator): Promise<void> {
  const ways = [...page.links.map(({ href }) => href), ...page.forms.map(({ action }) => action)]
  expect(ways.filter((way) => way.includes('/login'))).toEqual([agent.baseUrl + restartPath])
  const usernamePage = await agent.get(restartPath)
  const otpPage = await agent.submit(usernamePage, {
    button: 'continue',
    fields: { username: 'maya' },
    follow: true,
  })
  const landed = await enterOtp(agent, otpPage, emulator)
  expect([landed.status, landed.url]).toEqual([200, agent.baseUrl + path])
}

describe('a lost answer', () => {
  it('to the lookup is made up for by one read: one message, and its code works', async () => {
    const { agent, emulator, app: running } = await start()
    wire.loseAnswer('user.lookup')
    const otpPage = await reachOtpPage(agent, { username: 'maya', path })
    expect([otpPage.status, otpPage.heading]).toEqual([200, 'Enter your code'])
    const landed = await enterOtp(agent, otpPage, emulator)
    expect([landed.status, landed.url]).toEqual([200, running.baseUrl + path])
    expect(await readMessages(emulator, { username: 'maya' })).toHaveLength(1)
    expect(wire.sent).toMatchObject({ authorize: 1, 'user.lookup': 1, flow: 1, 'otp.check': 1 })
  })

  it('to the lookup that carried the cookie PingOne insists on ends in a fresh start', async () => {
    const { agent, emulator } = await start()
    const fault = { endpoint: 'flow', action: 'user.lookup', kind: 'reset-after', nth: 1 }
    await controlEmulator(emulator, 'faults', fault)
    const otpPage = await reachOtpPage(agent, { username: 'maya', path })
    expect(await readMessages(emulator, { username: 'maya' })).toHaveLength(1)
    const end = await enterOtp(agent, otpPage, emulator)
    expect([end.status, end.heading]).toEqual([502, 'We could not finish signing you on'])
    expect(await isSignedOn(agent)).toBe(false)
    expect(wire.sent).toMatchObject({ 'user.lookup': 1, 'otp.check': 1 })
    await expectFreshStart(agent, end, emulator)
  })

  it('to the code is made up for by one read: one check, and the person is signed on', async () => {
    const { agent, emulator, app: running } = await start()
    const otpPage = await reachOtpPage(agent, { username: 'maya', path })
    wire.loseAnswer('otp.check')
    const landed = await enterOtp(agent, otpPage, emulator)
    expect([landed.status, landed.url]).toEqual([200, running.baseUrl + path])
    expect(wire.sent).toMatchObject({ 'otp.check': 1, flow: 1, resume: 1, token: 1 })
  })

  it('to a wrong code counts as a try, and says to try again', async () => {
    const { agent, emulator } = await start()
    let page = await reachOtpPage(agent, { username: 'maya', path })
    const otp = await readOtp(emulator, { username: 'maya' })
    for (let attempt = 0; attempt < 2; attempt += 1) {
      wire.loseAnswer('otp.check')
      const fields = { otp: wrongOtp(otp) }
      page = await agent.submit(page, { button: 'continue', fields, follow: true })
      expect(page.text).toContain('We did not hear back about that code.')
    }
    const fields = { otp: wrongOtp(otp) }
    page = await agent.submit(page, { button: 'continue', fields, follow: true })
    expect([page.status, page.heading]).toEqual([429, 'That was the last try'])
    expect(wire.sent).toMatchObject({ 'otp.check': 3 })
  })

  it.each(['resume', 'token'])(
    'to %s spends the attempt: an honest page, and one way on',
    async (call) => {
      const { agent, emulator } = await start()
      const otpPage = await reachOtpPage(agent, { username: 'maya', path })
      wire.loseAnswer(call)
      const end = await enterOtp(agent, otpPage, emulator)
      expect([end.status, end.heading]).toEqual([503, 'We can’t sign you on right now'])
      expect(end.text).not.toContain('code')
      expect(await isSignedOn(agent)).toBe(false)
      const { pathname, search } = new URL(otpPage.url)
      const back = await agent.get(pathname + search)
      expect([back.status, back.heading]).toEqual([end.status, end.heading])
      expect(back.text).toBe(end.text)
      expect(wire.sent).toMatchObject({ 'otp.check': 1, resume: 1 })
      expect(wire.sent['token']).toBe(call === 'token' ? 1 : undefined)
      await expectFreshStart(agent, back, emulator)
    },
  )

  it('that could not be read up on is taken up by the next look, after ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { agent, emulator, app: running } = await start()
    const otpPage = await reachOtpPage(agent, { username: 'maya', path })
    wire.loseAnswer('otp.check')
    await controlEmulator(emulator, 'faults', { endpoint: 'flow', method: 'GET', kind: 'status' })
    expect((await enterOtp(agent, otpPage, emulator)).status).toBe(503)
    await controlEmulator(emulator, 'faults', {}, 'DELETE')
    wire.forget()
    const { pathname, search } = new URL(otpPage.url)
    const early = await agent.get(pathname + search)
    expect(early.text).toContain('We are still working on your last answer.')
    expect(wire.sent).toMatchObject({ flow: 0 })
    vi.setSystemTime(Date.now() + 11_000)
    const landed = await agent.get(pathname + search, { follow: true })
    expect([landed.status, landed.url]).toEqual([200, running.baseUrl + path])
    expect(wire.sent).toMatchObject({ flow: 1, 'otp.check': 0, resume: 1, token: 1 })
  })
})

describe('a password', () => {
  const reach = async (agent: Agent): Promise<Page> =>
    reachOtpPage(agent, { username: 'petra', path })
  const enter = (agent: Agent, page: Page): Promise<Page> =>
    agent.submit(page, { button: 'continue', fields: { password }, follow: true })

  it('whose answer is lost was taken once: the next page, and destinations stay hidden', async () => {
    const { agent, emulator, app: running } = await start({ acrValues: ['Password_MFA'] })
    const passwordPage = await reach(agent)
    wire.loseAnswer('usernamePassword.check')
    const otpPage = await enter(agent, passwordPage)
    expect([otpPage.status, otpPage.heading]).toEqual([200, 'Enter your code'])
    const otp = await readOtp(emulator, { username: 'petra' })
    const landed = await agent.submit(otpPage, {
      button: 'continue',
      fields: { otp },
      follow: true,
    })
    expect([landed.status, landed.url]).toEqual([200, running.baseUrl + path])
    expect(wire.sent).toMatchObject({ 'usernamePassword.check': 1, flow: 1 })
  })

  it('that PingOne did not take is asked for again, and is right the next time', async () => {
    const { agent, emulator } = await start({ acrValues: ['Password_MFA'] })
    const passwordPage = await reach(agent)
    const action = 'usernamePassword.check'
    await controlEmulator(emulator, 'faults', { endpoint: 'flow', action, kind: 'reset', nth: 1 })
    const again = await enter(agent, passwordPage)
    expect([again.status, again.heading]).toEqual([200, 'Enter your password'])
    expect(again.text).toContain('Try again in a moment.')
    expect((await enter(agent, again)).heading).toBe('Check your phone')
    expect(wire.sent).toMatchObject({ 'usernamePassword.check': 2 })
  })
})

describe('a rate limit', () => {
  it('at the code costs no try: the page it came from still works', async () => {
    const { agent, emulator, app: running } = await start()
    const otpPage = await reachOtpPage(agent, { username: 'maya', path })
    const fault = { endpoint: 'flow', action: 'otp.check', kind: 'status', status: 429, times: 4 }
    await controlEmulator(emulator, 'faults', { ...fault, body: { code: 'REQUEST_LIMITED' } })
    for (let press = 0; press < 4; press += 1) {
      expect((await enterOtp(agent, otpPage, emulator)).status).toBe(503)
    }
    expect(wire.sent['flow']).toBeUndefined()
    const landed = await enterOtp(agent, otpPage, emulator)
    expect([landed.status, landed.url]).toEqual([200, running.baseUrl + path])
  })
})

describe('Retry-After', () => {
  it.each([
    ['2', '2'],
    ['0', '1'],
    ['99999999', '120'],
    ['-1', undefined],
    ['abc', undefined],
    ['Fri, 01 Jan 1999 00:00:00 GMT', '1'],
    ['Fri, 01 Jan 2999 00:00:00 GMT', '120'],
  ])('%s becomes %s', async (given, told) => {
    const { agent, emulator } = await start()
    const headers = { 'retry-after': given }
    const fault = { endpoint: 'authorize', kind: 'status', status: 503, headers, body: {} }
    await controlEmulator(emulator, 'faults', fault)
    const page = await reachOtpPage(agent, { username: 'maya', path })
    expect([page.status, page.headers['retry-after']]).toEqual([503, told])
    expect(wire.sent).toMatchObject({ authorize: 1 })
  })
})

describe('a refusal', () => {
  const body = {
    id: 'f1b7e1c0-0000-4000-8000-000000000001',
    code: 'INVALID_DATA',
    message: 'The request could not be completed.',
    details: [
      { code: 'INVALID_OTP', target: 'otp', message: 'x', innerError: { attemptsRemaining: 2 } },
    ],
  }

  it.each([400, 403, 409, 422])('is read by its code, not by its status: %i', async (status) => {
    const { agent, emulator, app: running } = await start()
    const otpPage = await reachOtpPage(agent, { username: 'maya', path })
    const fault = {
      endpoint: 'flow',
      action: 'otp.check',
      kind: 'status',
      nth: 1,
      status,
      headers: { 'content-type': 'application/hal+json' },
      body: { ...body, _links: { more: { href: 'https://evil.example' } }, extra: [1] },
    }
    await controlEmulator(emulator, 'faults', fault)
    const again = await enterOtp(agent, otpPage, emulator)
    expect(again.status).toBe(200)
    expect(again.text).toContain('That code is not right.')
    const landed = await enterOtp(agent, again, emulator)
    expect([landed.status, landed.url]).toEqual([200, running.baseUrl + path])
  })

  it('that nobody knows goes no further', async () => {
    const { agent, emulator } = await start()
    const otpPage = await reachOtpPage(agent, { username: 'maya', path })
    const fault = { endpoint: 'flow', action: 'otp.check', kind: 'status', status: 400 }
    await controlEmulator(emulator, 'faults', { ...fault, body: { code: 'SOMETHING_NEW' } })
    const page = await enterOtp(agent, otpPage, emulator)
    expect([page.status, page.heading]).toEqual([502, 'We could not finish signing you on'])
    expect(await isSignedOn(agent)).toBe(false)
    expect(wire.sent).toMatchObject({ 'otp.check': 1 })
  })
})

describe('the clock of PingOne', () => {
  it.each([
    ['30 s ahead', 30, true],
    ['30 s behind', -30, true],
    ['90 s ahead', 90, false],
    ['90 s behind', -90, true],
    ['1 h ahead', 3600, false],
    ['1 h behind', -3600, false],
  ])('%s', async (_name, advanceSeconds, accepted) => {
    const { agent, emulator } = await start()
    await controlEmulator(emulator, 'clock', { advanceSeconds })
    const page = await signOn(agent, { emulator, username: 'maya', path })
    expect(page.status).toBe(accepted ? 200 : 403)
    expect(await isSignedOn(agent)).toBe(accepted)
    if (accepted) return
    expect(page.heading).toBe('We could not finish signing you on')
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject({
      code: 'ERR_PINGONE_AUTHORIZATION',
      error: 'invalid_id_token',
      message: expect.stringMatching(/clock/) as string,
    })
  })
})

describe('the signing keys', () => {
  it('that rotate between two sign-ons are fetched once more, and no sign-on fails', async () => {
    const { agent, emulator, app: running } = await start()
    expect((await signOn(agent, { emulator, username: 'maya' })).status).toBe(200)
    await controlEmulator(emulator, 'keys/rotate')
    for (const username of ['elin', 'maya']) {
      const next = createAgent(running.baseUrl)
      expect((await signOn(next, { emulator, username })).status).toBe(200)
    }
    expect(wire.sent).toMatchObject({ jwks: 2 })
  })

  it('that cannot be fetched fail one sign-on, and the next one works', async () => {
    const { agent, emulator } = await start()
    await controlEmulator(emulator, 'faults', { endpoint: 'jwks', kind: 'reset' })
    expect((await signOn(agent, { emulator, username: 'maya' })).status).toBe(503)
    expect(await isSignedOn(agent)).toBe(false)
    await controlEmulator(emulator, 'faults', {}, 'DELETE')
    expect((await signOn(agent, { emulator, username: 'maya' })).status).toBe(200)
  })
})

describe('PingOne that is away when the app starts', () => {
  it('fails the sign-ons until it is there, and needs no restart', async () => {
    const first = await startEmulator()
    const seed = await readState(first)
    const port = Number(new URL(first.url).port)
    const connection = connectionTo(first)
    await first.close()
    app = await startApp({ emulator: first, options: { ...connection } })
    const agent = createAgent(app.baseUrl)
    const down = await reachOtpPage(agent, { username: 'maya', path })
    expect([down.status, down.heading]).toEqual([503, 'We can’t sign you on right now'])
    const emulator = await createEmulator({ port, seed: allowing(seed, app.baseUrl) })
    try {
      const landed = await signOn(agent, { emulator, username: 'maya', path })
      expect([landed.status, landed.url]).toEqual([200, app.baseUrl + path])
    } finally {
      await emulator.close()
    }
  })
})

describe('a browser that hangs up', () => {
  it('during the lookup finds its page when it presses again: one message', async () => {
    const { agent, emulator, app: running } = await start()
    await controlEmulator(emulator, 'faults', {
      endpoint: 'flow',
      action: 'user.lookup',
      kind: 'delay',
      delayMs: 200,
    })
    const usernamePage = await agent.get(path, { follow: true })
    await hangUp(agent, usernamePage, { username: 'maya' })
    await expectCalls(emulator, 'user.lookup')
    const otp = await readOtp(emulator, { username: 'maya' })
    const otpPage = await agent.submit(usernamePage, {
      button: 'continue',
      fields: { username: 'maya' },
      follow: true,
    })
    const landed = await agent.submit(otpPage, {
      button: 'continue',
      fields: { otp },
      follow: true,
    })
    expect([landed.status, landed.url]).toEqual([200, running.baseUrl + path])
    expect(await readMessages(emulator, { username: 'maya' })).toHaveLength(1)
    expect(running.errors).toEqual([])
  })

  it('during the code is not signed on by coming back, but by the same code once more', async () => {
    const { agent, emulator, app: running } = await start()
    const otpPage = await reachOtpPage(agent, { username: 'maya', path })
    const otp = await readOtp(emulator, { username: 'maya' })
    await controlEmulator(emulator, 'faults', { endpoint: 'token', kind: 'delay', delayMs: 200 })
    await hangUp(agent, otpPage, { otp })
    await expectCalls(emulator, 'token')
    expect(await isSignedOn(agent)).toBe(false)
    const { pathname, search } = new URL(otpPage.url)
    const back = await agent.get(pathname + search)
    expect([back.status, back.heading]).toEqual([200, 'Enter your code'])
    expect(back.text).toContain('That was right, but the next page did not reach you.')
    expect(await isSignedOn(agent)).toBe(false)
    const landed = await agent.submit(back, { button: 'continue', fields: { otp }, follow: true })
    expect([landed.status, landed.url]).toEqual([200, running.baseUrl + path])
    expect(running.errors).toEqual([])
    expect(wire.sent).toMatchObject({ 'otp.check': 1, resume: 1, token: 1 })
    expect(await readMessages(emulator, { username: 'maya' })).toHaveLength(1)
  })
})

/** Posts a form and closes the connection before the answer is there. */
async function hangUp(agent: Agent, page: Page, fields: Record<string, string>): Promise<void> {
  const form = page.form('continue')
  const url = new URL(form.action)
  const body = new URLSearchParams({ ...form.values, ...fields, action: 'continue' }).toString()
  const cookie = agent.cookies.header(url, { crossSite: false, unsafe: true }) ?? ''
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie }
  await new Promise<void>((resolve) => {
    const sent = request(url, { method: 'POST', headers, agent: false })
    sent.on('error', () => undefined).on('close', resolve)
    sent.end(body)
    setTimeout(() => sent.destroy(), 60)
  })
}

/** Waits until the emulator has answered this call. */
async function expectCalls(emulator: Emulator, call: string): Promise<void> {
  await vi.waitFor(async () => expect(await countCalls(emulator)).toMatchObject({ [call]: 1 }), {
    timeout: 3000,
  })
  await new Promise((resolve) => setTimeout(resolve, 400))
}

async function readState(emulator: Emulator): Promise<string> {
  return (await fetch(`${emulator.inboxUrl}/state`)).text()
}

/** The state with the app's redirect URI in place of the one it was made with. */
function allowing(state: string, baseUrl: string): EmulatorState {
  return JSON.parse(state.replaceAll('http://localhost:3000', baseUrl)) as EmulatorState
}
