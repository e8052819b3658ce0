// What `request` and `login_hint_token` are refused for alike: claims, algorithms, keys.
import { exportJWK, exportSPKI, generateKeyPair, type CryptoKey, type JWK } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
import { createEmulator, type Emulator } from '../../../src/tools/emulator/index.js'
import { issuerOf, signJwt, unsignedJwt, type Signing } from './signed-jwt.js'
import { nowSeconds, signedRequests, type SignedRequests } from './signed-requests.js'

type Claims = Readonly<Record<string, unknown>>

let emulator: Emulator
let requests: SignedRequests
let keys: { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey; readonly jwk: JWK }

beforeAll(async () => {
  emulator = await createEmulator()
  requests = signedRequests(emulator)
  const pair = await generateKeyPair('RS256', { extractable: true })
  keys = { ...pair, jwk: await exportJWK(pair.publicKey) }
})
beforeEach(() => {
  emulator.reset()
})
afterAll(() => emulator.close())

interface Wrong {
  readonly name: string
  readonly claims?: () => Claims
  readonly signing?: () => Signing
  readonly message: string | (() => string)
}

/** Wrong in either parameter, and for the same reason. */
const wrongInBoth: readonly Wrong[] = [
  {
    name: 'aud is another environment',
    claims: () => ({ aud: 'https://auth.pingone.com/other/as' }),
    message: () => `aud must be ${issuerOf(emulator)}`,
  },
  {
    name: 'aud is the issuer with a slash',
    claims: () => ({ aud: `${issuerOf(emulator)}/` }),
    message: () => `aud must be ${issuerOf(emulator)}`,
  },
  {
    name: 'aud is missing',
    claims: () => ({ aud: undefined }),
    message: 'aud is missing',
  },
  {
    name: 'exp has passed by more than a minute',
    claims: () => ({ exp: nowSeconds() - 61 }),
    message: 'has expired',
  },
  {
    name: 'exp is a text',
    claims: () => ({ exp: String(nowSeconds() + 60) }),
    message: 'exp is invalid',
  },
  {
    name: 'nbf lies in the future',
    claims: () => ({ nbf: nowSeconds() + 120 }),
    message: 'is not valid yet',
  },
  {
    name: 'nbf is a text',
    claims: () => ({ nbf: 'now' }),
    message: 'nbf is invalid',
  },
  {
    name: 'iat lies in the future',
    claims: () => ({ iat: nowSeconds() + 120 }),
    message: 'was issued in the future',
  },
  {
    name: 'iat is a text',
    claims: () => ({ iat: 'now' }),
    message: 'iat is invalid',
  },
  {
    name: 'sub names nobody',
    claims: () => ({ sub: 'nobody' }),
    message: 'sub does not name a user',
  },
  {
    name: 'sub is a number',
    claims: () => ({ sub: 7 }),
    message: 'sub must be a string',
  },
  {
    name: 'the secret is another one',
    signing: () => ({ key: new TextEncoder().encode('x'.repeat(64)) }),
    message: 'has a signature that does not verify',
  },
  {
    name: 'the algorithm is an elliptic one',
    signing: () => ({ header: { alg: 'ES256' } }),
    message: 'must be signed with one of HS256, HS384, HS512',
  },
  {
    name: 'it is larger than 16 KiB',
    claims: () => ({ 'pi.clientContext': { long: 'x'.repeat(16_384) } }),
    message: 'is larger than 16384 bytes',
  },
]

describe.each(['request', 'login_hint_token'] as const)('%s is refused when', (parameter) => {
  it.each(wrongInBoth)('$name', async ({ claims, signing, message }) => {
    const jwt = await makeJwt(claims?.(), signing?.())
    const expected = typeof message === 'string' ? message : message()
    await requests.expectRefusal({ [parameter]: jwt }, parameter, expected)
  })

  it.each(['', 'x', 'a.b', 'a.b.c', 'a.b.c.d.e'])('it is %j', async (jwt) => {
    await requests.expectRefusal({ [parameter]: jwt }, parameter, 'is not a JWT that can be read')
  })

  it('its payload is changed after signing', async () => {
    const [header, , signature] = (await signJwt(emulator)).split('.')
    const [, payload] = (await signJwt(emulator, { sub: 'sam' })).split('.')
    const jwt = [header, payload, signature].join('.')
    await requests.expectRefusal(
      { [parameter]: jwt },
      parameter,
      'has a signature that does not verify',
    )
  })

  it('its signature is cut off', async () => {
    const jwt = (await signJwt(emulator)).replace(/\.[^.]*$/, '.')
    await requests.expectRefusal(
      { [parameter]: jwt },
      parameter,
      'has a signature that does not verify',
    )
  })

  it('it is unsigned', async () => {
    const jwt = unsignedJwt({ ...requests.rightClaims(), sub: 'maya' })
    const message =
      parameter === 'request' ? 'must be signed' : 'must be signed with one of HS256, HS384, HS512'
    await requests.expectRefusal({ [parameter]: jwt }, parameter, message)
  })

  it.each(['None', 'NONE', 'hs256', 'HS1', 256, undefined])('its algorithm is %j', async (alg) => {
    const jwt = unsignedJwt({ ...requests.rightClaims(), sub: 'maya' }, { alg })
    await requests.expectRefusal(
      { [parameter]: jwt },
      parameter,
      'must be signed with one of HS256, HS384, HS512',
    )
  })

  it("the application's public key was taken for its secret", async () => {
    await requests.changeApplication({ jwks: JSON.stringify({ keys: [keys.jwk] }) })
    for (const secret of [
      await exportSPKI(keys.publicKey),
      JSON.stringify(keys.jwk),
      keys.jwk.n ?? '',
    ]) {
      const jwt = await signJwt(emulator, {}, { key: new TextEncoder().encode(secret) })
      await requests.expectRefusal(
        { [parameter]: jwt },
        parameter,
        'has a signature that does not verify',
      )
    }
  })

  it('an unknown critical header must be understood', async () => {
    const jwt = unsignedJwt(
      { ...requests.rightClaims(), sub: 'maya' },
      { alg: 'HS256', crit: ['own'], own: 1 },
      'AAAA',
    )
    await requests.expectRefusal({ [parameter]: jwt }, parameter, 'is not a JWT that can be read')
  })
})

/** Signed, but with a header that says otherwise where `signing` asks for another `alg`. */
async function makeJwt(claims: Claims = {}, signing: Signing = {}): Promise<string> {
  const alg = signing.header?.['alg']
  if (alg === undefined) return signJwt(emulator, claims, signing)
  return unsignedJwt({ ...requests.rightClaims(), sub: 'maya', ...claims }, { alg }, 'AAAA')
}
