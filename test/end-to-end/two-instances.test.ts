// Two instances in one app share nothing; what stands in a session that is not ours signs nobody on.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import session from 'express-session'
import { memoryStateStore, pingoneMfa, requiresAuth } from 'express-pingone-mfa'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent } from '../support/browser.js'
import { closeServer } from '../support/close-server.js'
import { signOn } from '../support/sign-on.js'
import { connectionTo, startApp, type TestApp } from '../support/start-app.js'
import { readOtp, startEmulator } from '../support/start-emulator.js'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** One app with the same PingOne twice: below /one in our pages, below /two at PingOne's. */
async function startTwo(): Promise<{
  baseUrl: string
  emulator: Awaited<ReturnType<typeof startEmulator>>
}> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const baseUrl = `http://localhost:${String((server.address() as AddressInfo).port)}`
  const emulator = await startEmulator({ baseUrls: [`${baseUrl}/one`, `${baseUrl}/two`] })
  const stateStore = memoryStateStore()
  const app = express()
  app.use(session({ secret: 'one session for both', resave: false, saveUninitialized: false }))
  for (const name of ['one', 'two']) {
    const part = express.Router()
    part.get('/account', requiresAuth(), (req, res) => {
      res.json({ name, user: req.pingone.user.preferred_username })
    })
    const middleware = pingoneMfa({
      ...connectionTo(emulator, 'hosted'),
      signOn: 'hosted',
      name,
      stateStore,
      baseUrl: `${baseUrl}/${name}`,
    })
    app.use(`/${name}`, middleware, part)
  }
  server.on('request', app)
  closing.push(
    () => closeServer(server),
    () => emulator.close(),
  )
  return { baseUrl, emulator }
}

describe('two instances in one app', () => {
  it('have sign-ons of their own in the same session', async () => {
    const { baseUrl, emulator } = await startTwo()
    const agent = createAgent(baseUrl, { origins: [emulator.url] })
    const usernamePage = await agent.get('/one/account', { follow: true })
    const otpPage = await agent.submit(usernamePage, { fields: { username: 'maya' }, follow: true })
    const otp = await readOtp(emulator, { username: 'maya' })
    const landed = await agent.submit(otpPage, { fields: { otp }, follow: true })
    expect(landed.json).toEqual({ name: 'one', user: 'maya' })
    expect((await agent.get('/two/account')).status).toBe(303)
    expect((await agent.get('/one/account')).status).toBe(200)
  })

  it('refuse each other’s authorization responses', async () => {
    const { baseUrl, emulator } = await startTwo()
    const agent = createAgent(baseUrl, { origins: [emulator.url] })
    const usernamePage = await agent.get('/one/account', { follow: true })
    const otpPage = await agent.submit(usernamePage, { fields: { username: 'maya' }, follow: true })
    const otp = await readOtp(emulator, { username: 'maya' })
    let page = await agent.submit(otpPage, { fields: { otp } })
    while (page.location?.startsWith(emulator.url) === true) page = await agent.get(page.location)
    const stolen = (page.location ?? '').replace('/one/callback', '/two/callback')
    expect(stolen).toContain('/two/callback?code=')
    expect((await agent.get(stolen)).status).toBe(404)
    expect((await agent.get('/two/account')).status).toBe(303)
  })
})

describe('a session that holds something else under our name', () => {
  it.each([
    ['a text', 'x'],
    ['a list', [1, 2]],
    ['another shape', { default: { signOnId: 7 } }],
    ['a user without sub', { default: { signOnId: 'A'.repeat(43), user: {} } }],
    ['an id nobody has', { default: { signOnId: 'A'.repeat(43), user: { sub: 'maya' } } }],
    ['an id with a key in it', { default: { signOnId: 'x:../signon:y', user: { sub: 'maya' } } }],
    ['a prototype', JSON.parse('{"__proto__":{"default":{"signOnId":"x"}}}') as unknown],
  ])('(%s) is anonymous, without an error', async (_name, value) => {
    const app: TestApp = await startApp({
      routes: (target) => {
        target.get('/plant', (req, res) => {
          Object.assign(req.session, { pingone: value })
          res.json({})
        })
      },
    })
    closing.push(() => app.close())
    const agent = createAgent(app.baseUrl)
    await agent.get('/plant')
    expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
    expect((await agent.get('/account')).status).toBe(303)
    expect(app.errors).toEqual([])
    const landed = await signOn(agent, { emulator: app.emulator, username: 'maya' })
    expect(landed.status).toBe(200)
  })

  it('with the id of one user’s sign-on and the name of another is anonymous', async () => {
    const app: TestApp = await startApp({
      routes: (target) => {
        target.get('/rename', (req, res) => {
          const stored = req.session.pingone?.['default']
          if (stored !== undefined) {
            req.session.pingone = { default: { ...stored, user: { ...stored.user, sub: 'root' } } }
          }
          res.json({})
        })
      },
    })
    closing.push(() => app.close())
    const agent = createAgent(app.baseUrl)
    await signOn(agent, { emulator: app.emulator, username: 'maya' })
    await agent.get('/rename')
    expect((await agent.get('/')).json).toEqual({ state: 'anonymous' })
  })
})
