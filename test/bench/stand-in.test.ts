// The bench's stand-in for PingOne: an app of this package really signs on, steps up and approves against it.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Request } from 'express'
import session from 'express-session'
import { pingoneMfa, requiresApproval, requiresAuth, requiresMfa } from 'express-pingone-mfa'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { approve, signOn, stepUp } from '../../bench/load/journeys.js'
import { createProvider, ENVIRONMENT_ID } from '../../bench/op/provider.js'
import { closeServer } from '../support/close-server.js'

const servers: Server[] = []
let provider = ''

beforeAll(async () => {
  provider = await listen(createProvider)
})
afterAll(async () => {
  for (const server of servers) await closeServer(server)
})

it.each(['embedded', 'hosted'] as const)(
  '%s: a sign-on, a step-up and an approval complete',
  async (mode) => {
    const baseUrl = await startApp(mode)
    const visitor = await signOn(baseUrl)
    await stepUp(visitor, baseUrl)
    await approve(visitor, baseUrl)
    expect(visitor.cookies.list().map(({ name }) => name)).toContain('connect.sid')
  },
)

it('pushed authorization requests complete, too', async () => {
  const baseUrl = await startApp('hosted', true)
  await signOn(baseUrl)
})

it('a wrong code signs nobody on', async () => {
  const flowUrl = `${provider}/${ENVIRONMENT_ID}`
  const opened = await fetch(`${flowUrl}/as/authorize?client_id=x&response_mode=pi.flow`)
  const { id } = (await opened.json()) as { readonly id: string }
  const act = (action: string, body: object): Promise<Response> =>
    fetch(`${flowUrl}/flows/${id}`, {
      method: 'POST',
      headers: { 'content-type': `application/vnd.pingidentity.${action}+json` },
      body: JSON.stringify(body),
    })
  expect((await act('user.lookup', { username: 'maya' })).status).toBe(200)
  expect((await act('otp.check', { otp: '000000' })).status).toBe(400)
})

async function startApp(signOnMode: 'embedded' | 'hosted', pushed = false): Promise<string> {
  return listen((baseUrl) => {
    const app = express()
    const secret = 'a secret of the tests, long enough to be one'
    app.use(session({ secret, resave: false, saveUninitialized: false }))
    app.use(
      pingoneMfa({
        environmentId: ENVIRONMENT_ID,
        authBaseUrl: provider,
        clientId: '5f4e3d2c-1b0a-4f9e-8d7c-6b5a49382716',
        clientSecret: 'a-client-secret-of-the-tests-long-enough-to-sign-with-0123456789',
        baseUrl,
        signOn: signOnMode,
        pushedAuthorizationRequests: pushed,
        paths: { home: '/account' },
      }),
    )
    const ok = (_req: Request, res: express.Response): void => {
      res.json({ ok: true })
    }
    app.get('/account', requiresAuth(), ok)
    app.get('/once', requiresMfa({ maxAgeSeconds: 0 }), ok)
    const details = ({ body }: Request): object => ({ ...(body as object) })
    app.post('/pay', express.urlencoded({ extended: false }), requiresApproval({ details }), ok)
    return app
  })
}

/** Listens first: what answers is made for the address. */
async function listen(
  create: (url: string) => Parameters<typeof createServer>[1],
): Promise<string> {
  const server = createServer()
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const listener = create(url)
  if (listener !== undefined) server.on('request', listener)
  return url
}
