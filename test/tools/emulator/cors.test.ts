// CORS: which origins may read which endpoint, with and without cookies.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import { trustByEndpoint } from '../../../src/tools/emulator/cors.js'
import type { Application } from '../../../src/tools/emulator/resources.js'
import { changeState, createClient, signOn, startEmulator, text, type Answer } from './drive.js'

const own = 'http://localhost:3000'
const foreign = 'https://evil.example'
let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

const everybody = ['.well-known/openid-configuration', 'jwks', 'userinfo', 'introspect', 'revoke']
const ofApplication = ['token', 'par', 'authorize', 'resume', 'signoff', 'idpSignoff']
const rows = [
  ...everybody.map((endpoint) => ({
    path: `/as/${endpoint}`,
    origins: [own, foreign],
    refused: [],
  })),
  ...[...ofApplication.map((endpoint) => `/as/${endpoint}`), '/flows/x'].map((path) => ({
    path,
    origins: [own],
    refused: [foreign, 'null', `${own}.evil.example`],
  })),
]

it('every endpoint with a rule is in these tests', () => {
  const named = rows.map(({ path }) => path.split('/')[path.startsWith('/as/') ? 2 : 1])
  expect(named.toSorted()).toEqual(Object.keys(trustByEndpoint).toSorted())
})

describe.each(rows)('$path', ({ path, origins, refused }) => {
  it.each(origins)('answers a preflight of %s, with credentials', async (origin) => {
    const answer = await preflight(path, origin)
    expect(answer.status).toBe(204)
    expect(readHeaders(answer)).toEqual({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
      'access-control-expose-headers': 'Correlation-Id',
    })
    expect(answer.headers.get('vary')).toContain('Origin')
  })

  it.each(origins)(
    'lets a page of %s read an answer to a request with credentials',
    async (origin) => {
      for (const method of ['GET', 'POST']) {
        const answer = await send(path, { method, headers: { origin, cookie: 'ST=x' } })
        expect(readHeaders(answer)).toEqual({
          'access-control-allow-origin': origin,
          'access-control-allow-credentials': 'true',
          'access-control-expose-headers': 'Correlation-Id',
        })
        expect(answer.headers.get('vary')).toContain('Origin')
      }
    },
  )

  it.each(refused)('tells a page of %s nothing', async (origin) => {
    expect(readHeaders(await preflight(path, origin))).toEqual({})
    expect(readHeaders(await send(path, { headers: { origin } }))).toEqual({})
  })

  it('without an origin has no CORS header, and varies by it', async () => {
    const answer = await send(path, {})
    expect(readHeaders(answer)).toEqual({})
    expect(answer.headers.get('vary')).toContain('Origin')
  })
})

describe('the sign-off for pages', () => {
  it('is named by discovery, and answers 204 to one that asks for JSON', async () => {
    const client = createClient(emulator)
    const tokens = await signOn(emulator, client)
    const { body } = await client.get('/as/.well-known/openid-configuration')
    const url = new URL(String(body['ping_end_idp_session_endpoint']))
    url.searchParams.set('id_token_hint', text(tokens.body, 'id_token'))
    const answer = await client.get(url.href, { origin: own, accept: 'application/json' })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
  })
})

describe('a real request', () => {
  it('carries the origin also in an error answer', async () => {
    const answer = await createClient(emulator).get('/as/resume', { origin: own })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('access-control-allow-origin')).toBe(own)
  })

  it('goes by the application it is for, here by the flow', async () => {
    const client = createClient(emulator)
    const flowId = text((await client.authorize()).body, 'id')
    await setCors((application) => {
      if (application.name !== 'Alder Bank') {
        application.corsSettings = { behavior: 'ALLOW_SPECIFIC_ORIGINS', origins: [foreign] }
      }
    })
    const gone = await client.get(`/flows/${flowId}`, { origin: foreign })
    expect(gone.headers.get('access-control-allow-origin')).toBe(foreign)
    const next = text((await client.authorize()).body, 'id')
    const answer = await client.get(`/flows/${next}`, { origin: foreign })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('corsSettings', () => {
  it.each([
    { origin: 'https://shop.example.com', allowed: 'https://shop.example.com' },
    { origin: 'https://example.com', allowed: null },
    { origin: 'https://shop.example.com.evil.example', allowed: null },
    { origin: 'http://shop.example.com', allowed: null },
  ])('https://*.example.com for $origin allows $allowed', async ({ origin, allowed }) => {
    await setCors((application) => {
      application.corsSettings = {
        behavior: 'ALLOW_SPECIFIC_ORIGINS',
        origins: ['https://*.example.com'],
      }
    })
    const answer = await preflight('/as/authorize', origin)
    expect(answer.headers.get('access-control-allow-origin')).toBe(allowed)
  })

  it('ALLOW_NO_ORIGINS allows none', async () => {
    await setCors((application) => {
      application.corsSettings = { behavior: 'ALLOW_NO_ORIGINS' }
    })
    expect(readHeaders(await preflight('/as/authorize', own))).toEqual({})
  })

  it.each([
    { path: '/as/authorize', allowed: null },
    { path: '/as/token', allowed: null },
    { path: '/as/resume', allowed: foreign },
  ])('absent allow any origin but at sensitive endpoints: $path', async ({ path, allowed }) => {
    await setCors((application) => {
      delete application.corsSettings
    })
    const answer = await preflight(path, foreign)
    expect(answer.headers.get('access-control-allow-origin')).toBe(allowed)
  })
})

function preflight(path: string, origin: string): Promise<Answer> {
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  }
  return send(path, { method: 'OPTIONS', headers })
}

async function send(path: string, init: RequestInit): Promise<Answer> {
  const url = `${emulator.url}/${emulator.environmentId}${path}`
  const { status, headers } = await fetch(url, { redirect: 'manual', ...init })
  return { status, headers, text: '', body: {} }
}

function readHeaders({ headers }: Answer): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')))
}

async function setCors(change: (application: Application) => void): Promise<void> {
  await changeState(emulator, (environment) => {
    for (const application of environment.applications) change(application)
  })
}
