// Each client authentication, as the token endpoint receives it; and the keys and secrets that cannot be used.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { decodeProtectedHeader, exportJWK, generateKeyPair, importSPKI, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError } from '../../src/errors.js'
import type { ClientAuthentication } from '../../src/oidc/client-authentication.js'
import { createHostileProvider } from '../support/hostile-provider.js'
import type { HostileProvider, ReceivedRequest } from '../support/hostile-provider.js'
import { createParty, signOn } from './sign-on.js'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
let provider: HostileProvider

beforeAll(async () => {
  provider = await createHostileProvider()
})
beforeEach(() => {
  provider.forge()
  provider.clearRequests()
})
afterAll(() => provider.close())

async function receive(clientAuthentication: ClientAuthentication): Promise<ReceivedRequest> {
  await signOn(createParty(provider, { clientAuthentication })).catch(() => undefined)
  const request = provider.requests.find(({ path }) => path.endsWith('/as/token'))
  if (request === undefined) throw new Error('there was no token request')
  return request
}

test('client_secret_basic encodes id and secret before base64', async () => {
  const clientSecret = 'a:b%c+d e/f=ü~'
  const { headers, body } = await receive({ method: 'client_secret_basic', clientSecret })
  const credentials = Buffer.from(headers.authorization?.slice(6) ?? '', 'base64').toString('utf8')
  const [id = '', secret = '', ...rest] = credentials.split(':')
  expect(rest).toEqual([])
  expect(decode(id)).toBe(provider.clientId)
  expect(decode(secret)).toBe(clientSecret)
  expect(body).not.toContain('client_')
})

test('client_secret_basic leaves what PingOne makes secrets of as it is', async () => {
  const clientSecret = 'aZ09-._~'.repeat(8)
  const { headers } = await receive({ method: 'client_secret_basic', clientSecret })
  const credentials = Buffer.from(headers.authorization?.slice(6) ?? '', 'base64').toString('utf8')
  expect(credentials).toBe(`${provider.clientId}:${clientSecret}`)
})

test('client_secret_basic encodes every sign that form encoding has a meaning for', async () => {
  const clientSecret = `!*'() +&=%:`
  const { headers } = await receive({ method: 'client_secret_basic', clientSecret })
  const credentials = Buffer.from(headers.authorization?.slice(6) ?? '', 'base64').toString('utf8')
  expect(credentials).toBe(`${provider.clientId}:%21%2A%27%28%29+%2B%26%3D%25%3A`)
})

test('client_secret_post sends them in the body', async () => {
  const { clientId, clientSecret } = provider
  const { headers, body } = await receive({ method: 'client_secret_post', clientSecret })
  const form = Object.fromEntries(new URLSearchParams(body))
  expect(form).toMatchObject({ client_id: clientId, client_secret: clientSecret })
  expect(headers.authorization).toBeUndefined()
})

test('none sends the client_id only', async () => {
  const { headers, body } = await receive({ method: 'none' })
  const form = new URLSearchParams(body)
  expect(form.get('client_id')).toBe(provider.clientId)
  expect([...form.keys()].filter((name) => /secret|assertion/.test(name))).toEqual([])
  expect(headers.authorization).toBeUndefined()
})

describe('an assertion', () => {
  const now = Math.floor(Date.now() / 1000)
  const secret = randomBytes(32).toString('base64url')
  const spki = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()

  test.each<[string, ClientAuthentication, string]>([
    ['client_secret_jwt', { method: 'client_secret_jwt', clientSecret: secret }, 'HS256'],
    ['private_key_jwt', { method: 'private_key_jwt', clientKey: rsa.privateKey }, 'RS256'],
  ])(
    'of %s is for the issuer alone, short-lived and never used twice',
    async (_title, method, alg) => {
      const [first, second] = [await readAssertion(method), await readAssertion(method)]
      const key = alg === 'HS256' ? Buffer.from(secret) : await importSPKI(spki, alg)
      const { payload } = await jwtVerify(first, key, { algorithms: [alg] })
      expect(payload).toMatchObject({
        iss: provider.clientId,
        sub: provider.clientId,
        aud: provider.issuer,
      })
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60)
      expect(payload.iat).toBeGreaterThanOrEqual(now)
      expect(payload).not.toHaveProperty('nbf')
      const again = await jwtVerify(second, key, { algorithms: [alg] })
      expect(again.payload.jti).not.toBe(payload.jti)
    },
  )

  test('carries the kid and alg of a JWK', async () => {
    const jwk = { ...rsa.privateKey.export({ format: 'jwk' }), kid: 'key-1', alg: 'RS384' }
    const clientKey = { ...jwk, kty: 'RSA' }
    const assertion = await readAssertion({ method: 'private_key_jwt', clientKey })
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'RS384', kid: 'key-1' })
  })

  test('can be made by a CryptoKey', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    const assertion = await readAssertion({ method: 'private_key_jwt', clientKey: privateKey })
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'ES256' })
  })

  async function readAssertion(method: ClientAuthentication): Promise<string> {
    provider.clearRequests()
    const form = new URLSearchParams((await receive(method)).body)
    expect(form.get('client_assertion_type')).toBe(
      'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    )
    return form.get('client_assertion') ?? ''
  }
})

describe('what cannot authenticate does not start', () => {
  test('a secret of less than 32 bytes for client_secret_jwt', () => {
    expectConfigError(
      { method: 'client_secret_jwt', clientSecret: 'x'.repeat(31) },
      'clientSecret',
      /needs at least 32 bytes/,
    )
  })

  test.each<[string, () => Promise<ClientAuthentication>, RegExp]>([
    ['a public key', () => keyOf(rsa.publicKey), /must be a private key, not a public one/],
    ['a public JWK', async () => keyOf(await exportJWK(rsa.publicKey)), /the JWK has no member d/],
    ['a broken JWK', () => keyOf({ kty: 'RSA', d: 'AAAA' }), /cannot be read as a private key/],
    ['an RSA key of 1024 bits', () => keyOf(generate(1024)), /at least 2048 bits/],
    [
      'an EC key of another curve',
      () => keyOf(generateKeyPairSync('ec', { namedCurve: 'secp521r1' }).privateKey),
      /use an RSA key .* or a P-256 key/,
    ],
    [
      'a JWK with an alg that is not its own',
      () => keyOf({ ...rsa.privateKey.export({ format: 'jwk' }), kty: 'RSA', alg: 'ES256' }),
      /use an RSA key/,
    ],
    [
      'a public CryptoKey',
      async () => keyOf((await generateKeyPair('RS256')).publicKey),
      /must be a private key with the usage sign/,
    ],
  ])('%s', async (_title, make, message) => {
    expectConfigError(await make(), 'clientKey', message)
  })
})

function keyOf(
  clientKey: Extract<ClientAuthentication, { method: 'private_key_jwt' }>['clientKey'],
): Promise<ClientAuthentication> {
  return Promise.resolve({ method: 'private_key_jwt', clientKey })
}

function generate(modulusLength: number): typeof rsa.privateKey {
  return generateKeyPairSync('rsa', { modulusLength }).privateKey
}

function expectConfigError(
  clientAuthentication: ClientAuthentication,
  option: string,
  message: RegExp,
): void {
  let thrown: unknown
  try {
    createParty(provider, { clientAuthentication })
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(ConfigError)
  expect(thrown).toMatchObject({ code: 'ERR_PINGONE_CONFIG', option })
  expect(thrown).toHaveProperty('message', expect.stringMatching(message))
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '))
}
