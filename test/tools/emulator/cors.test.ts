// CORS: which origins may read which endpoint, with and without cookies.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import type { Application } from '../../../src/tools/emulator/resources.js'
import { changeState, createClient, startEmulator, text, type Answer } from './drive.js'

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

describe.each(['/as/authorize', '/as/resume', '/as/signoff', '/as/idpSignoff', '/flows/x'])(
  '%s, which uses cookies,',
  (path) => {
    it("answers a preflight of the application's origin, with credentials", async () => {
      const answer = await preflight(path, own)
      expect(answer.status).toBe(204)
      expect(readHeaders(answer)).toEqual({
        'access-control-allow-origin': own,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '600',
        'access-control-expose-headers': 'Correlation-Id',
      })
      expect(answer.headers.get('vary')).toContain('Origin')
    })

    it('allows no other origin', async () => {
      const answer = await preflight(path, foreign)
      expect(answer.status).toBe(204)
      expect(readHeaders(answer)).toEqual({})
    })
  },
)

describe.each(['/as/userinfo', '/as/jwks', '/as/.well-known/openid-configuration'])(
  '%s, which uses none,',
  (path) => {
    it('allows every origin, without credentials', async () => {
      const answer = await createClient(emulator).get(path, { origin: foreign })
      expect(answer.headers.get('access-control-allow-origin')).toBe('*')
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    })
  },
)

describe('the token endpoint', () => {
  it.each([
    { origin: own, allowed: own },
    { origin: foreign, allowed: null },
  ])('for $origin allows $allowed', async ({ origin, allowed }) => {
    const answer = await createClient(emulator).form('/as/token', {}, { origin })
    expect(answer.headers.get('access-control-allow-origin')).toBe(allowed)
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

async function preflight(path: string, origin: string): Promise<Answer> {
  const response = await fetch(`${emulator.url}/${emulator.environmentId}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  })
  return { status: response.status, headers: response.headers, text: '', body: {} }
}

function readHeaders({ headers }: Answer): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')))
}

async function setCors(change: (application: Application) => void): Promise<void> {
  await changeState(emulator, (environment) => {
    for (const application of environment.applications) change(application)
  })
}
