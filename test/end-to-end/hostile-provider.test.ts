// No forged answer of the provider signs anybody on, in embedded and in hosted sign-on, over HTTP.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { pingoneMfa, requiresAuth, PingOneError } from 'express-pingone-mfa'
import session from 'express-session'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { closeServer } from '../support/close-server.js'
import { createForgingKeys, listForgeries, type ForgingKeys } from '../support/forgeries.js'
import {
  createHostileProvider,
  type Forgery,
  type HostileProvider,
} from '../support/hostile-provider.js'
import { unlimited } from '../support/limits.js'

interface GuardedApp {
  readonly url: string
  /** Errors the middleware told `onError`, oldest first. */
  readonly errors: PingOneError[]
  close(): Promise<void>
}

const modes = ['embedded', 'hosted'] as const
let provider: HostileProvider
let keys: ForgingKeys

beforeAll(async () => {
  provider = await createHostileProvider()
  keys = await createForgingKeys()
})
beforeEach(() => {
  provider.forge()
  provider.clearRequests()
})
afterAll(() => provider.close())

describe.each(modes)('%s sign-on', (signOn) => {
  let app: GuardedApp

  beforeAll(async () => {
    app = await startGuardedApp(signOn)
  })
  beforeEach(() => {
    app.errors.length = 0
  })
  afterAll(() => app.close())

  it('signs on when the provider is honest', async () => {
    const agent = createBrowser()
    const landed = await reachEnd(agent)
    expect(landed.url).toBe(`${app.url}/account`)
    expect(landed.json).toEqual({ sub: provider.sub, amr: ['otp'] })
    expect(app.errors).toEqual([])
  })

  it.each(listForgeries())('is refused: $title', async ({ forge, refusal }) => {
    provider.forge(forge({ provider, now: Math.floor(Date.now() / 1000), keys }))
    await expectRefused()
    expect(app.errors).toHaveLength(1)
    expect(app.errors[0]).toHaveProperty('message', expect.stringMatching(refusal))
  })

  const answers: readonly [string, Forgery][] = [
    ['the token response has no id_token', { tokenResponse: { id_token: undefined } }],
    ['the token response has no access_token', { tokenResponse: { access_token: undefined } }],
    ['token_type is mac', { tokenResponse: { token_type: 'mac' } }],
    ['the token response is HTML', { tokenAnswer: { contentType: 'text/html', body: '<p>' } }],
    ['the token endpoint answers 500', { tokenAnswer: { status: 500 } }],
    [
      'the client is not known',
      { tokenAnswer: { status: 401, body: '{"error":"invalid_client"}' } },
    ],
  ]
  it.each(answers)('is refused: %s', async (_title, forgery) => {
    provider.forge(forgery)
    await expectRefused()
    expect(app.errors).toHaveLength(1)
    expect(provider.countRequests('/as/token')).toBe(1)
  })

  const responses: readonly [string, Record<string, unknown>][] = [
    ['another state', { state: 'another' }],
    ['no state', { state: undefined }],
    ['no code', { code: undefined }],
    ['a code of 10 KB', { code: 'c'.repeat(10_000) }],
    ['code and error', { error: 'access_denied' }],
    ['an error', { code: undefined, error: 'access_denied' }],
    ['the issuer of another region', { iss: 'https://auth.pingone.eu/as' }],
  ]
  it.each(responses)('is refused without a token request: %s', async (_title, members) => {
    provider.forge({ authorizationResponse: members })
    await expectRefused()
    expect(provider.countRequests('/as/token')).toBe(0)
  })

  it('works again after all of them', async () => {
    const landed = await reachEnd(createBrowser())
    expect(landed.json).toEqual({ sub: provider.sub, amr: ['otp'] })
  })

  async function expectRefused(): Promise<void> {
    const agent = createBrowser()
    const end = await reachEnd(agent)
    expect(end.status).toBeGreaterThanOrEqual(400)
    expect(end.html).not.toContain(provider.sub)
    const guarded = await agent.get('/account', { follow: false })
    expect(guarded.status).toBe(303)
    expect(new URL(guarded.location ?? '').pathname).toBe('/login')
  }

  function createBrowser(): Agent {
    return createAgent(app.url, { follow: true, origins: [provider.url] })
  }
})

/** From the guarded page to wherever the sign-on ends. */
async function reachEnd(agent: Agent): Promise<Page> {
  const first = await agent.get('/account')
  if (first.forms.length === 0 || !first.html.includes('name="username"')) return first
  const otpPage = await agent.submit(first, {
    button: 'continue',
    fields: { username: provider.username },
  })
  return agent.submit(otpPage, { button: 'continue', fields: { otp: provider.otp } })
}

async function startGuardedApp(signOn: 'embedded' | 'hosted'): Promise<GuardedApp> {
  const server = createServer()
  const url = await listen(server)
  const errors: PingOneError[] = []
  const app = express()
  app.use(session({ secret: 'a secret of the test', resave: false, saveUninitialized: false }))
  app.use(
    pingoneMfa({
      environmentId: provider.environmentId,
      authBaseUrl: provider.url,
      clientId: provider.clientId,
      clientSecret: provider.clientSecret,
      baseUrl: url,
      signOn,
      throttle: unlimited,
      onError: (error) => {
        errors.push(error)
      },
    }),
  )
  app.get('/account', requiresAuth(), (req, res) => {
    res.json({ sub: req.pingone.user.sub, amr: req.pingone.amr })
  })
  server.on('request', app)
  return { url, errors, close: () => closeServer(server) }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return `http://localhost:${String((server.address() as AddressInfo).port)}`
}
