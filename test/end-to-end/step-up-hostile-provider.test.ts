// No forged answer of the provider confirms a step-up: the session stays as it was, and the guarded page closed.
import express from 'express'
import { requiresMfa } from 'express-pingone-mfa'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { whoAmI, type WhoAmI } from '../support/bank.js'
import type { Agent, Page } from '../support/browser.js'
import { createForgingKeys, listForgeries, type ForgingKeys } from '../support/forgeries.js'
import { startHostileBank, type HostileBank } from '../support/hostile-bank.js'
import { createHostileProvider, type HostileProvider } from '../support/hostile-provider.js'
import { deadEndStatuses, listWrongClaims } from '../support/hostile-provider/confirmations.js'
import { parseForm } from '../support/hostile-provider/model.js'

let provider: HostileProvider
let keys: ForgingKeys
let bank: HostileBank
let agent: Agent
let before: WhoAmI

beforeAll(async () => {
  provider = await createHostileProvider()
  keys = await createForgingKeys()
  bank = await startHostileBank(provider, {
    routes: (routes) => {
      routes.use(express.urlencoded({ extended: false }))
      const limit = { maxAgeSeconds: 0, acrValues: ['Transaction_Approval'] }
      routes.get('/limit', requiresMfa(limit), (_req, res) => {
        res.json({ passed: true })
      })
      routes.get('/plain', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => {
        res.json({ passed: true })
      })
    },
  })
})
beforeEach(async () => {
  provider.forge()
  agent = await bank.signOn()
  before = await whoAmI(agent)
  provider.clearRequests()
  bank.errors.length = 0
  bank.events.length = 0
})
afterAll(async () => {
  await bank.close()
  await provider.close()
})

async function open(path = '/limit'): Promise<{
  readonly page: Page
  readonly openedAt: { readonly before: number; readonly after: number }
}> {
  const start = Date.now()
  const page = await agent.get(path, { follow: true })
  return { page, openedAt: { before: start, after: Date.now() } }
}

function typeCode(page: Page): Promise<Page> {
  return agent.submit(page, { button: 'continue', fields: { otp: provider.otp }, follow: true })
}

/** Signed on as before, and the page asks as before. */
async function expectNothing(path = '/limit'): Promise<void> {
  provider.forge()
  expect(await whoAmI(agent)).toEqual(before)
  const again = await agent.get(path)
  expect(again.status).toBe(303)
  expect(again.locationPath).toContain('/login/flow/')
  expect(await bank.store.list('grant')).toEqual([])
}

describe('a step-up', () => {
  it('is done when the provider is honest', async () => {
    const { page } = await open()
    const landed = await typeCode(page)
    expect(landed.json).toEqual({ passed: true })
    const after = await whoAmI(agent)
    expect(after.sub).toBe(before.sub)
    expect(after.sessionId).not.toBe(before.sessionId)
    expect(after.signOnId).not.toBe(before.signOnId)
    const [authorize] = provider.requests
    const sent = parseForm(authorize?.body ?? '')
    expect([authorize?.method, authorize?.query]).toEqual(['POST', {}])
    expect(authorize?.headers.cookie).toBeUndefined()
    expect(sent).toMatchObject({ acr_values: 'Transaction_Approval', response_mode: 'pi.flow' })
    expect(sent).not.toHaveProperty('request')
    const calls = provider.requests.map(({ path }) => path.split('/').slice(-2)[0])
    expect(calls).toEqual(['as', 'flows', 'as', 'as'])
  })

  it.each(listWrongClaims())('is refused after $title', async ({ forge, error, tokenCalls }) => {
    const { page, openedAt } = await open()
    provider.forge(forge(openedAt))
    const refused = await typeCode(page)
    expect(refused.status).toBe(403)
    expect(bank.errors).toEqual([expect.objectContaining({ error })])
    expect(provider.countRequests('/as/token')).toBe(tokenCalls)
    expect(bank.events.filter(({ event }) => event === 'session.rotated')).toEqual([])
    await expectNothing()
  })

  it.each(listForgeries())('is refused: $title', async ({ forge, refusal }) => {
    const { page } = await open()
    provider.forge(forge({ provider, now: Math.floor(Date.now() / 1000), keys }))
    const refused = await typeCode(page)
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(bank.errors).toHaveLength(1)
    expect(bank.errors[0]).toHaveProperty('message', expect.stringMatching(refusal))
    await expectNothing()
  })

  it('with a policy that is not met says so, and does not begin again by itself', async () => {
    const { page } = await open()
    provider.forge({ claims: { acr: 'Multi_Factor' } })
    const refused = await typeCode(page)
    expect([refused.status, refused.location]).toEqual([403, undefined])
    expect(refused.text).not.toContain('Multi_Factor')
    expect(provider.countRequests('/as/authorize')).toBe(1)
    await expectNothing()
  })

  it('of a guard without policies takes any acr, but not a password', async () => {
    const { page } = await open('/plain')
    provider.forge({ claims: { acr: 'Whatever' } })
    expect((await typeCode(page)).json).toEqual({ passed: true })
    before = await whoAmI(agent)
    const second = await open('/plain')
    provider.forge({ claims: { acr: 'Whatever', amr: undefined } })
    expect((await typeCode(second.page)).status).toBe(403)
    expect(bank.errors).toEqual([expect.objectContaining({ error: 'amr_unmet' })])
    provider.forge()
    expect(await whoAmI(agent)).toEqual(before)
  })

  it('that is COMPLETED at once, or by a message, is none', async () => {
    provider.forge({ flowStatus: { authorize: 'COMPLETED' } })
    expect((await open()).page.status).toBe(403)
    provider.forge()
    const { page } = await open()
    await bank.store.edit('pending', (members) => ({ ...members, lastMessageAtMs: 0 }))
    provider.forge({ flowStatus: { 'device.select': 'COMPLETED' } })
    const fresh = await agent.get(page.url)
    expect((await agent.submit(fresh, { button: 'resend' })).status).toBe(403)
    expect(bank.errors).toEqual([
      expect.objectContaining({ error: 'no_authenticator_action' }),
      expect.objectContaining({ error: 'no_authenticator_action' }),
    ])
    expect(provider.countRequests('/as/resume')).toBe(0)
    await expectNothing()
  })

  it('whose reply to our code was lost is done by one read', async () => {
    const { page } = await open()
    provider.forge({ lostReplies: ['otp.check'] })
    expect((await typeCode(page)).json).toEqual({ passed: true })
    expect(provider.requests.filter(({ body }) => body.includes(provider.otp))).toHaveLength(1)
  })

  it.each(deadEndStatuses)('that begins as %s confirms nothing', async (status) => {
    provider.forge({ flowStatus: { authorize: status, read: status } })
    const { page } = await open()
    expect(page.status).toBeGreaterThanOrEqual(400)
    expect(page.forms.flatMap(({ fields }) => fields)).toEqual([])
    expect(provider.countRequests('/as/resume')).toBe(0)
    await expectNothing()
  })
})
