// An app with express-openid-connect, a general middleware, signs on through the emulator's pages.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express } from 'express'
import { auth, requiresAuth } from 'express-openid-connect'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createEmulator, type Emulator } from 'express-pingone-mfa/emulator'
import { createAgent, type Agent } from '../support/browser.js'
import { closeServer } from '../support/close-server.js'
import { readOtp } from '../support/start-emulator.js'

let server: Server
let baseUrl: string
let emulator: Emulator

beforeAll(async () => {
  const app = express()
  server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  baseUrl = `http://127.0.0.1:${portOf(server)}`
  emulator = await createEmulator({ baseUrls: [baseUrl] })
  mountApp(app)
})
beforeEach(() => {
  emulator.reset()
})
afterAll(async () => {
  await closeServer(server)
  await emulator.close()
})

describe('express-openid-connect', () => {
  it('signs on by redirect and form_post, and reads userinfo', async () => {
    const agent = createAgent(baseUrl, { origins: [emulator.url] })
    const profile = await signOn(agent)
    expect(profile).toMatchObject({
      claims: { acr: 'MFA_Only', amr: ['otp'], preferred_username: 'elin' },
      userinfo: { email: 'elin@example.com', given_name: 'Elin' },
    })
  })

  it('signs off at the emulator, too', async () => {
    const agent = createAgent(baseUrl, { origins: [emulator.url] })
    await signOn(agent)
    const after = await agent.get('/logout', { follow: true })
    expect(new URL(after.url).origin).toBe(baseUrl)
    const next = await agent.get('/profile', { follow: true })
    expect(next.heading).toBe('Sign on')
  })
})

function mountApp(app: Express): void {
  const env = emulator.env('hosted')
  app.use(
    auth({
      issuerBaseURL: `${emulator.url}/${emulator.environmentId}/as`,
      baseURL: baseUrl,
      clientID: env['PINGONE_CLIENT_ID'] ?? '',
      clientSecret: env['PINGONE_CLIENT_SECRET'] ?? '',
      secret: 'a secret of the test that is long enough',
      authRequired: false,
      idpLogout: true,
      clientAuthMethod: 'client_secret_basic',
      authorizationParams: {
        response_type: 'code',
        response_mode: 'form_post',
        scope: 'openid profile email',
      },
    }),
  )
  app.get('/', (_req, res) => {
    res.send('home')
  })
  app.get('/profile', requiresAuth(), async (req, res) => {
    res.json({ claims: req.oidc.idTokenClaims, userinfo: await req.oidc.fetchUserInfo() })
  })
}

/** From the protected page through the emulator's forms and back to it. */
async function signOn(agent: Agent): Promise<unknown> {
  const start = await agent.get('/profile', { follow: true })
  const codePage = await agent.submit(start, { fields: { username: 'elin' }, follow: true })
  const otp = await readOtp(emulator, { username: 'elin' })
  const handedBack = await agent.submit(codePage, {
    button: 'otp.check',
    fields: { otp },
    follow: true,
  })
  const profile = await agent.submit(handedBack, { follow: true })
  return profile.json
}

function portOf(listening: Server): number {
  const address: AddressInfo | string | null = listening.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
