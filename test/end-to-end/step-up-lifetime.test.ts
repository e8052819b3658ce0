// What a step-up leaves of the sign-on: a new id, the same lineage, and no longer life.
import { requiresMfa } from 'express-pingone-mfa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { createEditableStore, type EditableStore } from '../support/editable-store.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readMessages, readOtp } from '../support/start-emulator.js'

let app: TestApp
let store: EditableStore
let agent: Agent

beforeAll(async () => {
  store = createEditableStore()
  app = await startApp({
    stateStore: store,
    routes: (routes) => {
      routes.get('/once', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => res.send('once'))
      routes.get('/confirm', async (_req, res) => {
        await res.pingone.stepUp({ returnTo: '/settings' })
      })
      routes.get('/settings', (req, res) => {
        res.json({ authTime: req.pingone.authTime })
      })
    },
  })
  agent = createAgent(app.baseUrl)
  await signOn(agent, { emulator: app.emulator, username: 'maya' })
})
afterAll(() => app.close())

async function newestMessage(): Promise<string | undefined> {
  return (await readMessages(app.emulator, { username: 'maya' })).at(-1)?.id
}

async function typeCode(page: Page, after: string | undefined): Promise<Page> {
  const otp = await readOtp(app.emulator, {
    username: 'maya',
    ...(after !== undefined && { after }),
  })
  return agent.submit(page, { button: 'continue', fields: { otp }, follow: true })
}

describe('a step-up', () => {
  it('gives the sign-on a new id and its lineage, and does not make it live longer', async () => {
    const endsAtMs = Date.now() + 60_000
    await store.edit('signon', (members) => ({ ...members, expiresAtMs: endsAtMs }))
    const [before] = await store.list('signon')
    const [key] = await store.keys('signon')
    const after = await newestMessage()
    const landed = await typeCode(await agent.get('/once', { follow: true }), after)
    expect(landed.html).toBe('once')
    const records = await store.list('signon')
    expect(records).toHaveLength(1)
    expect(await store.keys('signon')).not.toContain(key)
    expect(records[0]).toMatchObject({
      sub: before?.['sub'],
      lineageId: before?.['lineageId'],
      expiresAtMs: endsAtMs,
    })
  })

  it('can be begun by a handler, for a page of its choice', async () => {
    const after = await newestMessage()
    const page = await agent.get('/confirm', {
      follow: true,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(page.html).toContain('Confirm it’s you')
    const landed = await typeCode(page, after)
    expect(landed.url).toBe(`${app.baseUrl}/settings`)
    expect(Number(Reflect.get(Object(landed.json), 'authTime'))).toBeGreaterThan(0)
  })

  it('asks first when another site led to the handler, and sends nothing before', async () => {
    const before = await newestMessage()
    const page = await agent.get('/confirm', {
      follow: true,
      headers: { 'sec-fetch-site': 'cross-site', referer: undefined },
    })
    expect(new URL(page.url).pathname).toMatch(/^\/login\/step-up\/[\w-]{43}$/)
    expect(await newestMessage()).toBe(before)
    const code = await agent.submit(page, { button: 'continue', follow: true })
    expect(await newestMessage()).not.toBe(before)
    const landed = await typeCode(code, before)
    expect(landed.url).toBe(`${app.baseUrl}/settings`)
  })
})
