// Hosted sign-on at an unmodified oidc-provider: another implementation of the other side.
import { createServer, type Server } from 'node:http'
import express from 'express'
import { Provider, type ClientAuthMethod } from 'oidc-provider'
import { pingoneMfa, requiresAuth, type PingOneMfaOptions } from 'express-pingone-mfa'
import session from 'express-session'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Page } from '../support/browser.js'

const environmentId = '0b6f2a7e-3c54-4b1d-9a5e-7d1f0c2b4e68'
const clientId = 'bank'
const clientSecret = 'a-secret-of-the-test-that-is-long-enough-for-hs256'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function listen(): Promise<{ server: Server; url: string }> {
  const server = createServer()
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  return {
    server,
    url: `http://localhost:${typeof address === 'object' ? String(address?.port) : ''}`,
  }
}

async function start(
  options: PingOneMfaOptions,
  authMethod: ClientAuthMethod,
): Promise<{ appUrl: string; providerUrl: string }> {
  const op = await listen()
  const rp = await listen()
  const provider = new Provider(`${op.url}/${environmentId}/as`, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${rp.url}/callback`],
        post_logout_redirect_uris: [`${rp.url}/logout`],
        token_endpoint_auth_method: authMethod,
      },
    ],
    features: { pushedAuthorizationRequests: { enabled: true } },
    cookies: { keys: ['one key of the test'] },
  })
  op.server.on('request', express().use(`/${environmentId}/as`, provider.callback()))
  const app = express()
  app.use(session({ secret: 'a secret of the test', resave: false, saveUninitialized: false }))
  app.use(
    pingoneMfa({
      environmentId,
      authBaseUrl: op.url,
      clientId,
      clientSecret,
      baseUrl: rp.url,
      signOn: 'hosted',
      ...options,
    }),
  )
  app.get('/account', requiresAuth(), (req, res) => {
    res.json({ sub: req.pingone.user.sub })
  })
  rp.server.on('request', app)
  return { appUrl: rp.url, providerUrl: op.url }
}

/** Through the provider's own pages, as its development pages have them. */
async function signOnAtProvider(appUrl: string, providerUrl: string): Promise<Page> {
  const agent = createAgent(appUrl, { follow: true, origins: [providerUrl] })
  const login = await agent.get('/account')
  expect(new URL(login.url).origin).toBe(providerUrl)
  const consent = await agent.submit(login, { fields: { login: 'maya', password: 'anything' } })
  const back = await agent.submit(consent)
  return back.forms.length > 0 && new URL(back.url).origin === providerUrl
    ? agent.submit(back)
    : back
}

describe('hosted sign-on at an unmodified oidc-provider', () => {
  it.each(['client_secret_basic', 'client_secret_post', 'client_secret_jwt'] as const)(
    'works with %s',
    async (clientAuthentication) => {
      const { appUrl, providerUrl } = await start({ clientAuthentication }, clientAuthentication)
      const landed = await signOnAtProvider(appUrl, providerUrl)
      expect(landed.url).toBe(`${appUrl}/account`)
      expect(landed.json).toEqual({ sub: 'maya' })
    },
  )

  it('works with a pushed authorization request', async () => {
    const { appUrl, providerUrl } = await start(
      { pushedAuthorizationRequests: true },
      'client_secret_basic',
    )
    const landed = await signOnAtProvider(appUrl, providerUrl)
    expect(landed.json).toEqual({ sub: 'maya' })
  })

  it('works with form_post', async () => {
    const { appUrl, providerUrl } = await start(
      { responseMode: 'form_post' },
      'client_secret_basic',
    )
    const landed = await signOnAtProvider(appUrl, providerUrl)
    expect(landed.url).toBe(`${appUrl}/account`)
    expect(landed.json).toEqual({ sub: 'maya' })
  })
})
