// Hosted sign-on: PingOne's own pages, and every way its answer may come back wrong.
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { PingOneError, PingOneMfaOptions } from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { afterEach, describe, expect, it } from 'vitest'
import { createAgent, type Agent, type Page } from '../support/browser.js'
import { countCalls } from '../support/sign-on.js'
import { startApp, type TestApp } from '../support/start-app.js'
import { readOtp } from '../support/start-emulator.js'
import { limitedBy, unlimited } from '../support/limits.js'

let app: TestApp | undefined
afterEach(() => app?.close())

interface Started {
  readonly app: TestApp
  readonly agent: Agent
}

async function start(options: PingOneMfaOptions = {}): Promise<Started> {
  app = await startApp({ application: 'hosted', options })
  return { app, agent: createAgent(app.baseUrl, { origins: [app.emulator.url] }) }
}

/** From a guarded page through PingOne's pages to the last redirect before our callback. */
async function reachCallback({ app: running, agent }: Started, username = 'maya'): Promise<Page> {
  const usernamePage = await agent.get('/account', { follow: true })
  expect(new URL(usernamePage.url).origin).toBe(running.emulator.url)
  const otpPage = await agent.submit(usernamePage, { fields: { username }, follow: true })
  const otp = await readOtp(running.emulator, { username })
  let page = await agent.submit(otpPage, { fields: { otp } })
  while (page.location !== undefined && !page.location.startsWith(running.baseUrl)) {
    page = await agent.get(page.location)
  }
  return page
}

async function signOn(started: Started, username = 'maya'): Promise<Page> {
  const page = await reachCallback(started, username)
  if (page.location !== undefined) return started.agent.get(page.location, { follow: true })
  return started.agent.submit(page, { follow: true })
}

async function changeApplication(
  emulator: Emulator,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  const read = await fetch(`${emulator.inboxUrl}/state`)
  const state = (await read.json()) as {
    environments: { applications: Record<string, unknown>[] }[]
  }
  const clientId = emulator.env('hosted')['PINGONE_CLIENT_ID']
  const application = state.environments[0]?.applications.find(({ id }) => id === clientId)
  Object.assign(application ?? {}, change)
  const written = await fetch(`${emulator.inboxUrl}/state`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(state),
  })
  expect(written.ok).toBe(true)
}

describe('hosted sign-on', () => {
  it('comes back by redirect and lands on the page asked for', async () => {
    const started = await start()
    const landed = await signOn(started)
    expect(landed.url).toBe(`${started.app.baseUrl}/account`)
    expect(landed.json).toMatchObject({ user: { preferred_username: 'maya' } })
  })

  it('comes back by form_post without a SameSite=None cookie', async () => {
    const started = await start({ responseMode: 'form_post' })
    const landed = await signOn(started)
    expect(landed.url).toBe(`${started.app.baseUrl}/account`)
    const sameSite = started.agent.cookies.list().map((cookie) => cookie.sameSite)
    expect(sameSite).not.toContain('none')
  })

  it('works with a pushed authorization request: nothing of it is in the address', async () => {
    const started = await start({ pushedAuthorizationRequests: true })
    const login = await started.agent.get('/login?returnTo=%2Faccount')
    const url = new URL(login.location ?? '')
    expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
    const landed = await signOn(started)
    expect(landed.json).toMatchObject({ user: { preferred_username: 'maya' } })
  })

  it.each(['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'none'] as const)(
    'authenticates the client by %s',
    async (clientAuthentication) => {
      const secret = clientAuthentication === 'none' ? { clientSecret: undefined } : {}
      const started = await startWith(clientAuthentication, secret)
      expect((await signOn(started)).status).toBe(200)
    },
  )

  it('authenticates the client by private_key_jwt', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    const jwk: JWK = { ...(await exportJWK(privateKey)), kid: 'k1', alg: 'RS256' }
    const jwks = {
      keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }],
    }
    const started = await startWith(
      'private_key_jwt',
      { clientKey: jwk, clientSecret: undefined },
      { jwks },
    )
    expect((await signOn(started)).status).toBe(200)
  })

  it('says in words that the client authentication does not match', async () => {
    const errors: PingOneError[] = []
    const started = await start({
      clientAuthentication: 'client_secret_post',
      onError: (error) => {
        errors.push(error)
      },
    })
    const page = await signOn(started)
    expect(page.status).toBe(403)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject({ code: 'ERR_PINGONE_AUTHORIZATION', error: 'invalid_client' })
    expect(errors[0]?.message).toContain('clientAuthentication')
    expect((await started.agent.get('/')).json).toEqual({ state: 'anonymous' })
  })

  it('reads userinfo when asked to, and keeps its claims', async () => {
    const started = await start({ userinfo: true, scope: 'openid profile email' })
    const landed = await signOn(started)
    expect(landed.json).toMatchObject({ user: { email: expect.stringContaining('@') as string } })
    expect(await countCalls(started.app.emulator)).toMatchObject({ userinfo: 1 })
  })

  it('signs off at PingOne too, and lands on our page', async () => {
    const started = await start()
    await signOn(started)
    const ask = await started.agent.get('/logout')
    expect(String(ask.headers['content-security-policy'])).toContain("form-action 'self';")
    const off = await started.agent.submit(ask, { button: 'continue', follow: true })
    expect(new URL(off.url).pathname).toBe('/logout')
    expect(off.text).toContain('You are signed off')
    const again = await started.agent.get('/account', { follow: true })
    expect(new URL(again.url).origin).toBe(started.app.emulator.url)
    expect(again.text).not.toContain('maya')
  })
})

async function startWith(
  clientAuthentication: NonNullable<PingOneMfaOptions['clientAuthentication']>,
  change: { readonly clientSecret?: undefined; readonly clientKey?: JWK },
  application: Readonly<Record<string, unknown>> = {},
): Promise<Started> {
  // An explicit undefined takes the emulator's secret away again.
  const started = await start({ clientAuthentication, ...change } as object)
  await changeApplication(started.app.emulator, {
    tokenEndpointAuthMethod: clientAuthentication.toUpperCase(),
    ...application,
  })
  return started
}

describe('an authorization response', () => {
  async function callbackUrl(started: Started): Promise<URL> {
    return new URL((await reachCallback(started)).location ?? '')
  }

  async function tokenCalls(started: Started): Promise<number> {
    return (await countCalls(started.app.emulator))['token'] ?? 0
  }

  it.each<[string, (url: URL) => void, number]>([
    [
      'another state',
      (url) => {
        url.searchParams.set('state', `${'A'.repeat(43)}.${'B'.repeat(43)}`)
      },
      404,
    ],
    [
      'a changed state',
      (url) => {
        url.searchParams.set('state', `${(url.searchParams.get('state') ?? '').slice(0, -1)}_`)
      },
      400,
    ],
    [
      'no state',
      (url) => {
        url.searchParams.delete('state')
      },
      400,
    ],
    [
      'an empty state',
      (url) => {
        url.searchParams.set('state', '')
      },
      400,
    ],
    [
      'a huge state',
      (url) => {
        url.searchParams.set('state', 'x'.repeat(10_000))
      },
      400,
    ],
    [
      'two states',
      (url) => {
        url.searchParams.append('state', 'x')
      },
      400,
    ],
    [
      'two codes',
      (url) => {
        url.searchParams.append('code', 'x')
      },
      400,
    ],
    [
      'a code as a list',
      (url) => {
        url.search = url.search.replace('code=', 'code[]=')
      },
      400,
    ],
    [
      'code and error',
      (url) => {
        url.searchParams.set('error', 'access_denied')
      },
      403,
    ],
    [
      'an iss of another issuer',
      (url) => {
        url.searchParams.set('iss', 'https://auth.pingone.eu/x/as')
      },
      403,
    ],
    [
      'an id_token',
      (url) => {
        url.searchParams.set('id_token', 'a.b.c')
      },
      400,
    ],
    [
      'an access_token',
      (url) => {
        url.searchParams.set('access_token', 'x')
      },
      400,
    ],
    [
      'a JARM response',
      (url) => {
        url.searchParams.set('response', 'x')
      },
      400,
    ],
  ])('with %s is refused before any token call', async (_name, change, status) => {
    const started = await start()
    const url = await callbackUrl(started)
    change(url)
    const page = await started.agent.get(url.toString())
    expect(page.status).toBe(status)
    expect(await tokenCalls(started)).toBe(0)
    expect((await started.agent.get('/')).json).toEqual({ state: 'anonymous' })
  })

  it('in another browser is refused, and the first one can still finish', async () => {
    const started = await start()
    const url = await callbackUrl(started)
    const stranger = await createAgent(started.app.baseUrl).get(url.toString())
    expect(stranger.status).toBe(400)
    expect(await tokenCalls(started)).toBe(0)
    const landed = await started.agent.get(url.toString(), { follow: true })
    expect(landed.status).toBe(200)
  })

  it('that comes 20 times at once makes one token call', async () => {
    const started = await start()
    const url = (await callbackUrl(started)).toString()
    await Promise.all(Array.from({ length: 20 }, () => started.agent.get(url)))
    expect(await tokenCalls(started)).toBe(1)
    expect((await started.agent.get('/')).json).toEqual({ state: 'signed-on' })
  })

  it('that comes again leads where the first one led', async () => {
    const started = await start()
    const url = (await callbackUrl(started)).toString()
    await started.agent.get(url, { follow: true })
    const again = await started.agent.get(url)
    expect([again.status, again.location]).toEqual([303, `${started.app.baseUrl}/account`])
    expect(await tokenCalls(started)).toBe(1)
  })

  it('by form_post from another browser is stored, but only the own browser can use it', async () => {
    const started = await start({ responseMode: 'form_post' })
    const page = await reachCallback(started)
    const form = page.form()
    const stranger = createAgent(started.app.baseUrl)
    const posted = await stranger.post('/callback', form.values)
    expect(posted.status).toBe(303)
    const refused = await stranger.follow(posted)
    expect(refused.status).toBe(400)
    expect(await tokenCalls(started)).toBe(0)
    const landed = await started.agent.get(posted.location ?? '', { follow: true })
    expect(landed.status).toBe(200)
  })

  it.each([
    ['GET where form_post is expected', 'form_post', 'get', 400],
    ['POST where a redirect is expected', 'query', 'post', 405],
  ] as const)('by %s is refused', async (_name, responseMode, method, status) => {
    const { agent } = await start({ responseMode })
    const page =
      method === 'get'
        ? await agent.get('/callback?code=x&state=y')
        : await agent.post('/callback', { code: 'x', state: 'y' })
    expect(page.status).toBe(status)
  })

  it('with an error of PingOne is told in our words, and PingOne’s are not repeated', async () => {
    const started = await start()
    const url = await callbackUrl(started)
    url.searchParams.delete('code')
    url.searchParams.set('error', 'access_denied')
    url.searchParams.set('error_description', '<script>alert(1)</script> call 555-0100')
    const page = await started.agent.get(url.toString())
    expect(page.status).toBe(403)
    expect(page.html).not.toContain('alert(1)')
    expect(page.html).not.toContain('555-0100')
  })

  it('with an error nobody asked for is refused', async () => {
    const { agent } = await start()
    const page = await agent.get('/callback?error=access_denied&error_description=hello')
    expect(page.status).toBe(400)
    expect(page.html).not.toContain('hello')
  })
})

describe('GET /login in hosted mode', () => {
  it('takes nothing into the authorization request that a browser says', async () => {
    const { agent } = await start()
    const names = [
      'scope',
      'redirect_uri',
      'request',
      'response_mode',
      'acr_values',
      'pi.testDevice',
      'prompt',
      'max_age',
    ]
    const page = await agent.get(
      `/login?returnTo=%2Faccount&${names.map((name) => `${name}=evil`).join('&')}`,
    )
    expect(page.status).toBe(303)
    expect(page.location).not.toContain('evil')
  })

  it('is stopped by the throttle of the address', async () => {
    const { app: running } = await start({ throttle: limitedBy({ 'start-address': 1 }) })
    const statuses: number[] = []
    for (let stranger = 0; stranger < 11; stranger += 1)
      statuses.push((await createAgent(running.baseUrl).get('/login')).status)
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 303), 429])
  })

  it('makes every request with its own state, nonce and S256 challenge', async () => {
    const { agent } = await start({ throttle: unlimited })
    const seen: Record<string, Set<string>> = {
      state: new Set(),
      nonce: new Set(),
      code_challenge: new Set(),
    }
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const url = new URL((await agent.get('/login')).location ?? '')
      expect(url.searchParams.get('code_challenge_method')).toBe('S256')
      for (const [name, values] of Object.entries(seen))
        values.add(url.searchParams.get(name) ?? '')
    }
    expect(Object.values(seen).map(({ size }) => size)).toEqual([60, 60, 60])
  })
})
