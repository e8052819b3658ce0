// The browser dropped the answer that finished its sign-on: the same press gets it there, and gets nobody else anywhere.
import express from 'express'
import type { PingOneEvent } from 'express-pingone-mfa'
import { requiresMfa } from 'express-pingone-mfa'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, reachOtpPage, signOn } from '../support/sign-on.js'
import { startApp, type StartAppOptions, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages, readOtp, wrongOtp } from '../support/start-emulator.js'
import { twinOf } from '../support/twin.js'
import { unlimited } from '../support/limits.js'

declare module 'express-session' {
  interface SessionData {
    basket?: string[]
  }
}

let app: TestApp
const events: PingOneEvent[] = []
afterEach(async () => {
  vi.useRealTimers()
  await app.close()
})

async function start(options: StartAppOptions = {}): Promise<Agent> {
  events.length = 0
  app = await startApp({
    ...options,
    options: {
      throttle: unlimited,
      onEvent: (event) => events.push(event),
      ...options.options,
    },
    routes: (routes) => {
      const parser = express.urlencoded({ extended: false })
      routes.post('/limit', parser, requiresMfa({ maxAgeSeconds: 0 }), (req, res) => {
        res.json({ done: req.body as unknown })
      })
      routes.get('/basket', (req, res) => {
        req.session.basket = [...(req.session.basket ?? []), 'apple']
        res.json({ basket: req.session.basket })
      })
    },
  })
  return createAgent(app.baseUrl, { origins: [app.emulator.url] })
}

function press(agent: Agent, page: Page, fields: Record<string, string>): Promise<Page> {
  return agent.submit(page, { button: 'continue', fields })
}

async function reachCode(agent: Agent, path = '/other'): Promise<{ page: Page; otp: string }> {
  const page = await reachOtpPage(agent, { username: 'maya', path })
  return { page, otp: await readOtp(app.emulator, { username: 'maya' }) }
}

/** A sign-on that is complete, and whose answer the browser dropped. */
async function drop(agent: Agent): Promise<{ page: Page; otp: string }> {
  const reached = await reachCode(agent)
  const answer = await press(twinOf(agent), reached.page, { otp: reached.otp })
  expect(answer.locationPath).toBe('/other')
  return reached
}

function sessionOf(agent: Agent): string | undefined {
  return agent.cookies.list().find(({ name }) => name === 'connect.sid')?.value
}

async function isSignedOn(agent: Agent): Promise<boolean> {
  const { state } = (await agent.get('/')).json as { state: string }
  return state === 'signed-on'
}

function slowToken(delayMs: number): Promise<void> {
  return controlEmulator(app.emulator, 'faults', { endpoint: 'token', kind: 'delay', delayMs })
}

describe('the same browser', () => {
  it('gets to the page asked for by the same code, in the same session, and PingOne is not asked', async () => {
    const agent = await start()
    const { page, otp } = await reachCode(agent)
    const first = twinOf(agent)
    await press(first, page, { otp })
    const before = await countCalls(app.emulator)
    const again = await press(agent, page, { otp: `${otp.slice(0, 3)} ${otp.slice(3)}` })
    expect([again.status, again.locationPath]).toEqual([303, '/other'])
    expect((await agent.follow(again)).json).toMatchObject({
      user: { preferred_username: 'maya' },
    })
    expect(sessionOf(agent)).toBe(sessionOf(first))
    expect(await countCalls(app.emulator)).toEqual(before)
    const taken = events.filter(({ event }) => event === 'session.taken_up')
    const completed = events.filter(({ event }) => event === 'signOn.completed')
    expect(taken.map(({ reference }) => reference)).toEqual(
      completed.map(({ reference }) => reference),
    )
  })

  it('that reloads types the same code once more, and needs no new one', async () => {
    const agent = await start()
    const { page, otp } = await drop(agent)
    const reloaded = await agent.get(page.url)
    expect([reloaded.status, reloaded.heading]).toEqual([200, 'Enter your code'])
    expect(reloaded.text).toContain('you don’t need a new code')
    const wrong = await press(agent, reloaded, { otp: wrongOtp(otp) })
    expect(wrong.text).toContain('That code is not right.')
    expect(await isSignedOn(agent)).toBe(false)
    expect((await press(agent, wrong, { otp })).locationPath).toBe('/other')
    expect(await isSignedOn(agent)).toBe(true)
    expect(await readMessages(app.emulator, { username: 'maya' })).toHaveLength(1)
  })

  it('that would rather start again can', async () => {
    const agent = await start()
    const { page } = await drop(agent)
    const restarted = await agent.submit(await agent.get(page.url), { button: 'restart' })
    expect(restarted.locationPath).toBe('/login?returnTo=%2Fother')
  })

  it('gets there by the same password, where that alone signs on', async () => {
    const agent = await start({ options: { acrValues: ['Single_Factor'] } })
    const page = await reachOtpPage(agent, { username: 'maya', path: '/other' })
    const users = app.emulator.users.find(({ username }) => username === 'maya')
    const fields = { password: users?.password ?? '' }
    expect((await press(twinOf(agent), page, fields)).locationPath).toBe('/other')
    const reloaded = await agent.get(page.url)
    expect(reloaded.text).toContain('That was right, but the next page did not reach you.')
    const wrong = await press(agent, reloaded, { password: 'not this one' })
    expect([wrong.status, await isSignedOn(agent)]).toEqual([200, false])
    expect((await press(agent, wrong, fields)).locationPath).toBe('/other')
    expect(await isSignedOn(agent)).toBe(true)
  })

  it('is not signed off by a step-up whose answer it dropped, and its form goes on', async () => {
    const agent = await start()
    await signOn(agent, { emulator: app.emulator, username: 'elin' })
    const old = twinOf(agent)
    const page = await agent.post('/limit', { limit: '5' }, { follow: true })
    const otp = await readOtp(app.emulator, { username: 'elin' })
    await press(twinOf(agent), page, { otp })
    const resume = await agent.follow(await press(agent, page, { otp }))
    expect((await agent.submit(resume)).json).toEqual({ done: { limit: '5' } })
    expect(await isSignedOn(agent)).toBe(true)
    expect(await isSignedOn(old)).toBe(false)
  })

  it.each(['query', 'form_post'] as const)(
    'gets there by the same response of PingOne (%s)',
    async (responseMode) => {
      const agent = await start({ application: 'hosted', options: { responseMode } })
      const name = await agent.get('/account', { follow: true })
      const codePage = await agent.submit(name, { fields: { username: 'maya' }, follow: true })
      const otp = await readOtp(app.emulator, { username: 'maya' })
      let page = await agent.submit(codePage, { fields: { otp } })
      while (page.location?.startsWith(app.baseUrl) === false) page = await agent.get(page.location)
      const url = page.location ?? (await agent.submit(page)).location ?? ''
      expect((await twinOf(agent, [app.emulator.url]).get(url)).locationPath).toBe('/account')
      expect(await isSignedOn(agent)).toBe(false)
      expect((await agent.get(url)).locationPath).toBe('/account')
      expect(await isSignedOn(agent)).toBe(true)
    },
  )

  it('keeps another session that it has by now', async () => {
    const agent = await start()
    const { page, otp } = await drop(agent)
    await agent.get('/basket')
    const before = sessionOf(agent)
    const answer = await press(agent, page, { otp })
    expect(answer.status).toBe(410)
    expect(sessionOf(agent)).toBe(before)
    expect((await agent.get('/basket')).json).toEqual({ basket: ['apple', 'apple'] })
  })
})

describe('nobody else', () => {
  it('gets anything without the cookie, also with the right code', async () => {
    const agent = await start()
    const { page, otp } = await drop(agent)
    const stranger = createAgent(app.baseUrl)
    expect((await stranger.get(page.url)).status).toBe(404)
    expect((await press(stranger, page, { otp })).status).toBe(403)
    expect(await isSignedOn(stranger)).toBe(false)
  })

  it('gets anything with the cookie alone, however long they wait and however often they guess', async () => {
    const agent = await start()
    const { page, otp } = await reachCode(agent)
    const thief = twinOf(agent)
    await slowToken(500)
    const [, peeked, guessed] = await Promise.all([
      press(agent, page, { otp }),
      thief.get(page.url),
      press(twinOf(agent), page, { otp: wrongOtp(otp) }),
    ])
    expect([peeked.heading, guessed.heading]).toEqual(['Enter your code', 'Enter your code'])
    for (let guess = 0; guess < 40; guess += 1) {
      const answer = await press(thief, page, { otp: String(100_000 + guess) })
      expect(answer.status).toBe(200)
    }
    expect((await press(thief, page, { otp })).status).toBe(200)
    expect([sessionOf(thief), await isSignedOn(thief)]).toEqual([undefined, false])
    expect(await isSignedOn(agent)).toBe(true)
  })

  it('gets anything by the same code after the sign-off', async () => {
    const agent = await start()
    const { page, otp } = await reachCode(agent)
    const other = twinOf(agent)
    await agent.follow(await press(agent, page, { otp }))
    await agent.submit(await agent.get('/logout'), { button: 'continue', follow: true })
    await press(other, page, { otp })
    expect(await isSignedOn(other)).toBe(false)
  })

  it('gets anything by the same code two minutes later', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const agent = await start()
    const { page, otp } = await drop(agent)
    vi.setSystemTime(Date.now() + 121_000)
    expect((await press(agent, page, { otp })).status).toBe(410)
    expect(await isSignedOn(agent)).toBe(false)
  })
})
