// Step-up: a guard asks for a fresh second factor of the same user, and the held request goes on.
import express from 'express'
import { requiresMfa } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls, signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { controlEmulator, readMessages, readOtp } from '../support/start-emulator.js'

let app: TestApp
let agent: Agent

beforeAll(async () => {
  app = await startApp({
    routes: (routes) => {
      routes.use(express.urlencoded({ extended: false }), express.json())
      routes.get('/any', requiresMfa(), (_req, res) => res.send('any'))
      routes.get('/statement', requiresMfa({ maxAgeSeconds: 300 }), (req, res) => {
        res.json({ authTime: req.pingone.authTime, acr: req.pingone.acr })
      })
      routes.get('/once', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => res.send('once'))
      routes.post('/limit', requiresMfa({ maxAgeSeconds: 0 }), (req, res) => {
        res.json({ body: req.body as unknown })
      })
      routes.get('/strong', requiresMfa({ acrValues: ['Password_MFA'] }), (_req, res) =>
        res.send('strong'),
      )
    },
  })
})
afterAll(() => app.close())
beforeEach(async () => {
  agent = createAgent(app.baseUrl)
  await signOn(agent, { emulator: app.emulator, username: 'maya' })
})

/** Types the newest code of maya's phone. */
async function typeCode(page: Page, before: string | undefined): Promise<Page> {
  const otp = await readOtp(app.emulator, {
    username: 'maya',
    ...(before !== undefined && { after: before }),
  })
  return agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
}

async function newestMessage(): Promise<string | undefined> {
  return (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id
}

describe('requiresMfa', () => {
  it('lets a sign-on by a code through, without a call to PingOne', async () => {
    await controlEmulator(app.emulator, 'requests', { method: 'DELETE' }).catch(() => undefined)
    const before = await countCalls(app.emulator)
    const page = await agent.get('/any')
    expect(page.html).toBe('any')
    expect(await countCalls(app.emulator)).toEqual(before)
  })

  it('goes straight to the second factor when the page is asked for again each time', async () => {
    const before = await newestMessage()
    const page = await agent.get('/once', { follow: true })
    expect(page.html).toContain('Confirm it’s you')
    const landed = await typeCode(page, before)
    expect(landed.html).toBe('once')
    expect(landed.url).toBe(`${app.baseUrl}/once`)
    const again = await agent.get('/once', { follow: true })
    expect(again.html).toContain('Confirm it’s you')
  })

  it('asks each time also when PingOne’s clock is ahead of ours', async () => {
    await controlEmulator(app.emulator, 'clock', { advanceSeconds: 30 })
    try {
      const ahead = createAgent(app.baseUrl)
      await signOn(ahead, { emulator: app.emulator, username: 'maya' })
      const page = await ahead.get('/once', { follow: true })
      expect(page.html).toContain('Confirm it’s you')
    } finally {
      await controlEmulator(app.emulator, 'clock', { advanceSeconds: -30 })
    }
  })

  it('posts a held form back without retyping, once', async () => {
    const before = await newestMessage()
    const held = await agent.post(
      '/limit',
      { limit: '500', note: 'a\r\nb "c" <d>' },
      { follow: true },
    )
    expect(held.html).toContain('Confirm it’s you')
    const resume = await typeCode(held, before)
    expect(resume.html).toContain('One step left')
    const done = await agent.submit(resume, { follow: true })
    expect(done.json).toEqual({ body: { limit: '500', note: 'a\r\nb "c" <d>' } })
    const again = await agent.get(resume.url, { follow: true })
    expect(again.status).toBe(410)
  })
})
