// Client authentication: the five methods, and that only the application's own is accepted.
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../../src/tools/emulator/index.js'
import type { Application } from '../../../src/tools/emulator/resources.js'
import { basic, changeState, createClient, startEmulator, type Answer } from './drive.js'

type Method = Application['tokenEndpointAuthMethod']
type Proof = (change?: Record<string, unknown>) => Promise<{
  readonly fields: Record<string, string>
  readonly headers?: Record<string, string>
}>

const keyPair = generateKeyPair('RS256')
let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator()
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

/** What each method sends. A wrong code tells that the client was let in. */
const proofs: Record<Method, Proof> = {
  NONE: () => Promise.resolve({ fields: { client_id: clientId() } }),
  CLIENT_SECRET_BASIC: () =>
    Promise.resolve({ fields: {}, headers: { authorization: basic(emulator.env()) } }),
  CLIENT_SECRET_POST: () =>
    Promise.resolve({ fields: { client_id: clientId(), client_secret: secret() } }),
  CLIENT_SECRET_JWT: async (change) => ({
    fields: await assertion(change, 'HS256', new TextEncoder().encode(secret())),
  }),
  PRIVATE_KEY_JWT: async (change) => ({
    fields: await assertion(change, 'RS256', (await keyPair).privateKey),
  }),
}

const methods: readonly Method[] = [
  'NONE',
  'CLIENT_SECRET_BASIC',
  'CLIENT_SECRET_POST',
  'CLIENT_SECRET_JWT',
  'PRIVATE_KEY_JWT',
]

describe.each(methods)('an application with %s', (own) => {
  beforeEach(() => setMethod(own))

  it.each(methods)('and a request by %s', async (used) => {
    const answer = await askToken(used)
    if (used === own) {
      expect(answer.status).toBe(400)
      expect(answer.body['error']).toBe('invalid_grant')
      return
    }
    expect(answer.status).toBe(401)
    expect(answer.body).toEqual({
      error: 'invalid_client',
      error_description: `Request denied: Unsupported authentication method (Correlation ID: ${answer.headers.get('correlation-id') ?? ''})`,
      correlation_id: answer.headers.get('correlation-id'),
    })
  })
})

describe('a Basic header', () => {
  it('is percent-decoded before it is compared', async () => {
    const header = `Basic ${Buffer.from(
      `${clientId().replaceAll('-', '%2D')}:${secret().replaceAll('-', '%2d')}`,
    ).toString('base64')}`
    const answer = await createClient(emulator).form('/as/token', grant(), {
      authorization: header,
    })
    expect(answer.body['error']).toBe('invalid_grant')
  })

  it.each([
    { name: 'a wrong secret', header: () => encode(`${clientId()}:wrong`) },
    { name: 'an unknown client', header: () => encode(`nobody:${secret()}`) },
    { name: 'no colon', header: () => encode(clientId()) },
    { name: 'a broken escape', header: () => encode(`${clientId()}:%E0%A4%A`) },
    { name: 'a bearer token', header: () => 'Bearer something' },
  ])('with $name is 401 with a challenge', async ({ header }) => {
    const answer = await createClient(emulator).form('/as/token', grant(), {
      authorization: header(),
    })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="PingOne"')
    expect(answer.body['error']).toBe('invalid_client')
  })

  it('beside a secret in the body is refused: one proof, not two', async () => {
    const answer = await createClient(emulator).form(
      '/as/token',
      { ...grant(), client_id: clientId(), client_secret: secret() },
      { authorization: basic(emulator.env()) },
    )
    expect(answer.status).toBe(401)
  })
})

describe('a client assertion', () => {
  beforeEach(() => setMethod('CLIENT_SECRET_JWT'))
  const nowSeconds = Math.floor(Date.now() / 1000)

  it.each([
    { name: 'the token endpoint as audience', change: {} },
    { name: 'the issuer as audience', change: { aud: 'issuer' } },
    { name: 'an nbf that has passed', change: { nbf: nowSeconds - 60 } },
    { name: 'an old iat', change: { iat: 1 } },
  ])('with $name is accepted', async ({ change }) => {
    expect((await askToken('CLIENT_SECRET_JWT', change)).body['error']).toBe('invalid_grant')
  })

  it.each([
    { name: 'another audience', change: { aud: 'https://elsewhere.example' } },
    { name: 'another issuer', change: { iss: 'somebody' } },
    { name: 'another subject', change: { sub: 'somebody' } },
    { name: 'no exp', change: { exp: undefined } },
    { name: 'an exp that has passed', change: { exp: nowSeconds - 5 } },
    { name: 'an exp more than an hour ahead', change: { exp: nowSeconds + 3700 } },
    { name: 'an nbf ahead', change: { nbf: nowSeconds + 300 } },
  ])('with $name is invalid_client', async ({ change }) => {
    const answer = await askToken('CLIENT_SECRET_JWT', change)
    expect(answer.status).toBe(401)
    expect(answer.body['error']).toBe('invalid_client')
  })

  it('signed with another secret is invalid_client', async () => {
    const fields = await assertion({}, 'HS256', new TextEncoder().encode('x'.repeat(64)))
    const answer = await createClient(emulator).form('/as/token', { ...grant(), ...fields })
    expect(answer.status).toBe(401)
  })

  it('of another type is invalid_client', async () => {
    const { fields } = await proofs.CLIENT_SECRET_JWT()
    const answer = await createClient(emulator).form('/as/token', {
      ...grant(),
      ...fields,
      client_assertion_type: 'urn:something',
    })
    expect(answer.status).toBe(401)
  })
})

async function askToken(method: Method, change?: Record<string, unknown>): Promise<Answer> {
  const { fields, headers } = await proofs[method](change)
  return createClient(emulator).form('/as/token', { ...grant(), ...fields }, headers)
}

async function setMethod(method: Method): Promise<void> {
  const jwk = await exportJWK((await keyPair).publicKey)
  await changeState(emulator, (environment) => {
    for (const application of environment.applications) {
      application.tokenEndpointAuthMethod = method
      application.jwks = JSON.stringify({ keys: [{ ...jwk, kid: 'own' }] })
    }
  })
}

async function assertion(
  change: Record<string, unknown> | undefined,
  alg: string,
  key: Parameters<SignJWT['sign']>[0],
): Promise<Record<string, string>> {
  const issuer = `${emulator.url}/${emulator.environmentId}/as`
  const claims: Record<string, unknown> = {
    iss: clientId(),
    sub: clientId(),
    aud: `${issuer}/token`,
    exp: Math.floor(Date.now() / 1000) + 60,
    ...change,
  }
  if (claims['aud'] === 'issuer') claims['aud'] = issuer
  const jwt = await new SignJWT(claims).setProtectedHeader({ alg }).sign(key)
  return {
    client_assertion: jwt,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  }
}

function grant(): Record<string, string> {
  return { grant_type: 'authorization_code', code: 'unknown' }
}

function encode(pair: string): string {
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

function clientId(): string {
  return emulator.env()['PINGONE_CLIENT_ID'] ?? ''
}

function secret(): string {
  return emulator.env()['PINGONE_CLIENT_SECRET'] ?? ''
}
