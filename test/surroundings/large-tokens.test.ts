// A user with very many groups signs on, and off again, in both modes.
import { requiresClaim } from 'express-pingone-mfa'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { createHostileProvider, type HostileProvider } from '../support/hostile-provider.js'
import { startHostileBank, type HostileBank } from '../support/hostile-bank.js'

let provider: HostileProvider
let bank: HostileBank | undefined
beforeAll(async () => {
  provider = await createHostileProvider()
})
beforeEach(() => {
  provider.forge()
  provider.clearRequests()
})
afterEach(() => bank?.close())
afterAll(() => provider.close())

function buildGroups(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `bank-group-with-a-long-name-${String(index)}`)
}

async function start(signOn: 'embedded' | 'hosted', groups: readonly string[]): Promise<Agent> {
  provider.forge({ claims: { groups } })
  bank = await startHostileBank(provider, {
    options: { signOn },
    routes: (app) => {
      app.get('/groups', requiresClaim('groups', groups.at(-1) ?? ''), (req, res) => {
        res.json({ count: (req.pingone.user['groups'] as readonly string[]).length })
      })
    },
  })
  return createAgent(bank.baseUrl, { follow: true, origins: [provider.url] })
}

async function signOn(agent: Agent): Promise<unknown> {
  const first = await agent.get('/groups')
  if (!first.html.includes('name="username"')) return first.json
  const fields = { username: provider.username }
  const otpPage = await agent.submit(first, { button: 'continue', fields })
  return (await agent.submit(otpPage, { button: 'continue', fields: { otp: provider.otp } })).json
}

describe.each(['embedded', 'hosted'] as const)('a token with many groups (%s)', (mode) => {
  it.each([10, 100, 300, 1000, 2000])('signs on with %i of them', async (count) => {
    const agent = await start(mode, buildGroups(count))
    expect(await signOn(agent)).toEqual({ count })
  })

  it('is refused with a name for it when it is longer than any answer that is read', async () => {
    const agent = await start(mode, buildGroups(5000))
    await agent
      .get('/groups')
      .then(() => signOn(agent))
      .catch(() => undefined)
    expect(bank?.errors.map((error) => error.message).join()).toMatch(/too long|longer than/)
  })
})

describe('the sign-off address of hosted sign-on', () => {
  it.each([
    [1, true],
    [100, true],
    [300, false],
    [2000, false],
  ])('with %i groups stays short; the hint is in it: %s', async (count, hasHint) => {
    const agent = await start('hosted', buildGroups(count))
    await signOn(agent)
    const page = await agent.get('/logout')
    // A form may not redirect to PingOne: a page of ours leads there.
    const signedOff = await agent.submit(page, { button: 'continue', follow: false })
    const leaving = await agent.get(signedOff.location ?? '', { follow: false })
    const onward = leaving.links.find(({ href }) => href.includes('go=pingone'))
    const last = await agent.get(onward?.href ?? '', { follow: false })
    expectSignoff(last.location ?? '', hasHint)
  })
})

function expectSignoff(address: string, hasHint: boolean): void {
  const url = new URL(address)
  expect(url.origin).toBe(provider.url)
  expect(address.length).toBeLessThan(8192)
  expect(url.searchParams.has('id_token_hint')).toBe(hasHint)
  expect(url.searchParams.get('client_id')).toBe(provider.clientId)
  expect(url.searchParams.has('post_logout_redirect_uri')).toBe(true)
}
