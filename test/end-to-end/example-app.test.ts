// The example bank as an app: who sees what, and what its answers carry.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { readOtp } from '../support/start-emulator.js'
import { startBank, type Bank } from './browser/bank.js'

let bank: Bank

beforeAll(async () => {
  bank = await startBank()
})
afterAll(async () => {
  await bank.close()
})

describe('a stranger', () => {
  test.each(['/', '/help', '/privacy'])('reads %s', async (path) => {
    const page = await createAgent(bank.baseUrl).get(path)
    expect(page.status).toBe(200)
    expect(page.title).toMatch(/ – Alder Bank$/)
    expect(page.headers['set-cookie']).toBeUndefined()
  })

  test.each([
    '/accounts',
    '/statement',
    '/card/pin',
    '/transfers',
    '/quick-transfer',
    '/approvals',
    '/profile',
  ])('is sent from %s to sign-on', async (path) => {
    const page = await createAgent(bank.baseUrl).get(path)
    expect(page.status).toBe(303)
    expect(page.locationPath).toMatch(/^\/login\?/)
    expect(page.headers['set-cookie']).toBeUndefined()
    expect(page.text).not.toContain('EUR')
  })

  test('gets 401 as problem details from the API', async () => {
    const answer = await createAgent(bank.baseUrl).api('/api/session')
    expect(answer.status).toBe(401)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(answer.json).toMatchObject({ status: 401, code: 'ERR_PINGONE_AUTH_REQUIRED' })
  })

  test('gets 404 for an address that is not there, as a page or as JSON', async () => {
    const agent = createAgent(bank.baseUrl)
    const page = await agent.get('/nowhere')
    expect(page.status).toBe(404)
    expect(page.heading).toBe('Page not found')
    const answer = await agent.api('/nowhere')
    expect(answer.status).toBe(404)
    expect(answer.json).toEqual({ status: 404 })
  })
})

describe('a customer', () => {
  test('lands on the page they asked for, and sees only their own accounts', async () => {
    const maya = await signOn('maya', '/statement')
    const elin = await signOn('elin', '/statement')
    const ofMaya = await maya.get('/accounts')
    const ofElin = await elin.get('/accounts')
    expect(ofMaya.text).toContain('Maya Lindqvist')
    expect(accountNumber(ofMaya.text)).not.toBe(accountNumber(ofElin.text))
  })

  test('who did not ask for a page lands on the accounts', async () => {
    const agent = createAgent(bank.baseUrl, { follow: true })
    const landed = await confirm(agent, 'maya', '/login')
    expect(new URL(landed.url).pathname).toBe('/accounts')
  })

  test('is known to the API, without any token', async () => {
    const agent = await signOn('maya', '/accounts')
    const answer = await agent.api('/api/session')
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({
      user: { preferred_username: 'maya', family_name: 'Lindqvist' },
      amr: ['otp'],
    })
    expect(answer.html).not.toMatch(/eyJ|nonce|at_hash/)
  })

  test('gets pages that no cache keeps, whichever page it is', async () => {
    const agent = await signOn('maya', '/accounts')
    const paths = readGetPaths().map((path) => path.replace(':id', 'nothing'))
    expect(paths).toEqual(expect.arrayContaining(['/', '/help', '/privacy', '/accounts']))
    for (const path of [...paths, '/nowhere']) {
      expect((await agent.get(path)).headers['cache-control'], path).toBe('no-store')
    }
  })

  test('reads their claims in words', async () => {
    const agent = await signOn('maya', '/accounts')
    const { text } = await agent.get('/profile')
    expect(text).toContain('Username maya')
    expect(text).toMatch(/Last changed \d{1,2} \w+ \d{4}, \d\d:\d\d:\d\d UTC/)
    expect(text).not.toMatch(/updated_at|given_name/)
  })

  test('comes back from Help to the sign-on that waits, and only to one of this bank', async () => {
    const agent = createAgent(bank.baseUrl)
    const from = (referer: string): Promise<Page> => agent.get('/help', { headers: { referer } })
    const waiting = await from(`${bank.baseUrl}/login/flow/some-handle?message=x`)
    expect(waiting.html).toContain('<a href="/login/flow/some-handle?message=x">Back to signing on')
    const linked = `/help?from=${encodeURIComponent('/login/flow/some-handle?returnTo=%2Fa')}`
    expect((await agent.get(linked)).html).toContain(
      '<a href="/login/flow/some-handle?returnTo=%2Fa">Back to signing on',
    )
    for (const elsewhere of [
      'https://evil.example/login',
      '//evil.example/login',
      '/\\evil.example/login',
      'javascript:alert(1)',
      '/accounts',
    ]) {
      const page = await agent.get(`/help?from=${encodeURIComponent(elsewhere)}`)
      expect(page.text, elsewhere).not.toContain('Back to signing on')
    }
    for (const elsewhere of [
      'https://evil.example/login',
      `${bank.baseUrl}/accounts`,
      `${bank.baseUrl}/loginx`,
      'javascript:alert(1)',
      'no address',
    ]) {
      expect((await from(elsewhere)).text, elsewhere).not.toContain('Back to signing on')
    }
  })
})

describe('every page of the bank', () => {
  test.each(['/', '/help', '/nowhere', '/login'])(
    'at %s has the policy of a bare helmet(), and no script or style in itself',
    async (path) => {
      const page = await createAgent(bank.baseUrl).get(path)
      const policy = String(page.headers['content-security-policy'])
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("form-action 'self'")
      expect(page.html).not.toMatch(/<script(?![^>]+src=)|<style|style="|onclick=/)
      expect(page.headers['x-powered-by']).toBeUndefined()
    },
  )
})

async function signOn(username: string, path: string): Promise<Agent> {
  const agent = createAgent(bank.baseUrl, { follow: true })
  const landed = await confirm(agent, username, path)
  expect(landed.status).toBe(200)
  expect(new URL(landed.url).pathname).toBe(path)
  return agent
}

async function confirm(
  agent: Agent,
  username: string,
  path: string,
): Promise<Awaited<ReturnType<Agent['get']>>> {
  const start = await agent.get(path)
  const code = await agent.submit(start, { button: 'continue', fields: { username } })
  const otp = await readOtp(bank.emulator, { username })
  return agent.submit(code, { button: 'continue', fields: { otp } })
}

function accountNumber(text: string): string | undefined {
  return /SE12 •••• \d{4}/.exec(text)?.[0]
}

/** Every path that the bank's files give to `routes.get()`. */
function readGetPaths(): readonly string[] {
  return ['routes.ts', 'transfers.ts'].flatMap((file) => {
    const source = readFileSync(new URL(`../../example-app/${file}`, import.meta.url), 'utf8')
    return [...source.matchAll(/routes\.get\('([^']+)'/g)].map(([, path = '']) => path)
  })
}
