// Guards: who gets through, who is sent where, and what an API client is told.
import type { Express } from 'express'
import { requiresAuth, requiresClaim, requiresScopes } from 'express-pingone-mfa'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAgent, type Agent } from '../support/browser.js'
import { signOn } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'

let app: TestApp
let agent: Agent

function addRoutes(target: Express): void {
  const guards = {
    '/scopes/had': requiresScopes('openid', 'profile'),
    '/scopes/lacked': requiresScopes('openid', 'bank:pay'),
    '/claim/any': requiresClaim('preferred_username'),
    '/claim/value': requiresClaim('preferred_username', 'maya', 'elin'),
    '/claim/other': requiresClaim('preferred_username', 'elin'),
    '/claim/missing': requiresClaim('groups'),
    '/claim/prototype': requiresClaim('constructor'),
    '/claim/prototype-value': requiresClaim('toString', 'x'),
    '/claim/type': requiresClaim('preferred_username', true),
    '/claim/predicate': requiresClaim((user) => user.preferred_username === 'maya'),
    '/claim/truthy': requiresClaim(() => 'yes' as unknown as boolean),
    '/claim/throws': requiresClaim(() => {
      throw new Error('boom')
    }),
    '/forced/page': requiresAuth({ answer: 'page' }),
    '/forced/api': requiresAuth({ answer: 'api' }),
  }
  for (const [path, guard] of Object.entries(guards)) {
    target.get(path, guard, (_req, res) => {
      res.json({ passed: path })
    })
  }
}

beforeAll(async () => {
  app = await startApp({ routes: addRoutes })
  agent = createAgent(app.baseUrl)
  await signOn(agent, { emulator: app.emulator, username: 'maya' })
})
afterAll(() => app.close())

describe('a request without a sign-on', () => {
  it.each([
    ['a navigation', { 'Sec-Fetch-Mode': 'navigate', Accept: '*/*' }],
    ['a client that prefers HTML', { Accept: 'text/html,application/xhtml+xml;q=0.9' }],
  ])('that is %s goes to /login and comes back', async (_name, headers) => {
    const answer = await request(app.baseUrl).get('/account?x=1').set(headers)
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe('/login?returnTo=%2Faccount%3Fx%3D1')
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it.each([
    ['curl', { Accept: '*/*' }],
    ['fetch', { 'Sec-Fetch-Mode': 'cors', Accept: 'text/html' }],
    ['a JSON client', { Accept: 'application/json' }],
    ['a client with no Accept', {}],
  ])('that is %s gets 401 as problem+json', async (_name, headers) => {
    const answer = await request(app.baseUrl).get('/account').set(headers)
    expect(answer.status).toBe(401)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.headers['www-authenticate']).toBe('Bearer')
    expect(JSON.parse(answer.text)).toMatchObject({
      title: 'Unauthorized',
      status: 401,
      code: 'ERR_PINGONE_AUTH_REQUIRED',
      login: `${app.baseUrl}/login?returnTo=%2F`,
    })
  })

  it('that posts a form is not kept: it goes to /login with the page it was on', async () => {
    const answer = await request(app.baseUrl)
      .post('/transfers')
      .set({ 'Sec-Fetch-Mode': 'navigate', Referer: `${app.baseUrl}/pay?to=elin` })
      .type('form')
      .send({ sum: '100' })
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe('/login?returnTo=%2Fpay%3Fto%3Delin')
  })

  it('that posts from another site goes home afterwards', async () => {
    const answer = await request(app.baseUrl)
      .post('/transfers')
      .set({ 'Sec-Fetch-Mode': 'navigate', Referer: 'https://evil.example/pay' })
    expect(answer.headers['location']).toBe('/login?returnTo=%2F')
  })

  it('that posts as an API client gets 401', async () => {
    const answer = await request(app.baseUrl).post('/transfers').send({ sum: 1 })
    expect(answer.status).toBe(401)
  })

  it.each(['//account', '/ACCOUNT', '/account/', '/%61ccount', '/./account', '/x/../account'])(
    'does not reach a guarded page by the spelling %s',
    async (path) => {
      const answer = await request(app.baseUrl).get(path).set('Accept', 'application/json')
      expect([401, 404]).toContain(answer.status)
    },
  )

  it.each([
    ['/forced/page', { Accept: 'application/json' }, 303],
    ['/forced/api', { Accept: 'text/html' }, 401],
  ])('to %s is answered as the guard was told', async (path, headers, status) => {
    const answer = await request(app.baseUrl).get(path).set(headers)
    expect(answer.status).toBe(status)
  })

  it.each([
    'garbage',
    'connect.sid=s%3Anot-signed',
    'connect.sid=s%3Ax.y; connect.sid=z',
    `connect.sid=${'x'.repeat(8000)}`,
  ])('with the cookie %j is anonymous', async (cookie) => {
    const answer = await request(app.baseUrl)
      .get('/account')
      .set({ Cookie: cookie, Accept: 'application/json' })
    expect(answer.status).toBe(401)
  })
})

describe('a signed-on user', () => {
  it.each(['/scopes/had', '/claim/any', '/claim/value', '/claim/predicate'])(
    'passes %s',
    async (path) => {
      const page = await agent.api(path)
      expect(page.json).toEqual({ passed: path })
      expect(page.headers['cache-control']).toBe('no-store')
    },
  )

  it.each([
    ['/scopes/lacked', 'ERR_PINGONE_SCOPE_REQUIRED'],
    ['/claim/other', 'ERR_PINGONE_CLAIM_REQUIRED'],
    ['/claim/missing', 'ERR_PINGONE_CLAIM_REQUIRED'],
    ['/claim/prototype', 'ERR_PINGONE_CLAIM_REQUIRED'],
    ['/claim/prototype-value', 'ERR_PINGONE_CLAIM_REQUIRED'],
    ['/claim/type', 'ERR_PINGONE_CLAIM_REQUIRED'],
    ['/claim/truthy', 'ERR_PINGONE_CLAIM_REQUIRED'],
    ['/claim/throws', 'ERR_PINGONE_CLAIM_REQUIRED'],
  ])('who lacks what %s asks for gets 403, never a loop', async (path, code) => {
    const api = await agent.api(path)
    expect([api.status, api.json]).toMatchObject([403, { code, title: 'Forbidden' }])
    const page = await agent.get(path)
    expect(page.status).toBe(403)
    expect(page.heading).not.toBe('')
  })
})

describe('a guard', () => {
  it('used without being called says how to write it', () => {
    const misuse = requiresAuth as unknown as (req: unknown) => unknown
    expect(() => misuse({ headers: {}, socket: {} })).toThrow(
      'write requiresAuth(), not requiresAuth',
    )
  })

  it.each([
    [() => requiresScopes(), 'one word a scope'],
    [() => requiresScopes('a b'), 'one word a scope'],
    [() => requiresClaim(''), 'takes a claim'],
    [() => requiresAuth({ anwser: 'page' } as object), 'unknown option "anwser"'],
    [() => requiresAuth({ answer: 'html' } as object), "answer must be 'page' or 'api'"],
  ])('made wrongly is a TypeError that names the argument: %#', (make, message) => {
    expect(make).toThrow(TypeError)
    expect(make).toThrow(message)
  })
})
