// The two JWTs of an approval, as PingOne reads them; and the secrets and keys that cannot sign them.
import { createSecretKey, generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeProtectedHeader, generateKeyPair, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CryptoKey, JWK, KeyObject } from '../../src/oidc/keys.js'
import { createRequestObjectSigner, findHintSecretProblem } from '../../src/oidc/request-object.js'
import type {
  RequestObjectInput,
  RequestObjectSigner,
  RequestObjectSignerOptions,
} from '../../src/oidc/request-object.js'

type PrivateKey = CryptoKey | KeyObject | JWK

const issuer = 'https://auth.pingone.eu/env/as'
const clientId = 'client-1'
const clientSecret = 'ü'.repeat(16)
const sub = 'user-1'
const template = { name: 'transaction', variables: { sum: '10', recipient: 'Zoë' } }
const now = 1_900_000_000
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })

function create(options: Partial<RequestObjectSignerOptions> = {}): RequestObjectSigner {
  return createRequestObjectSigner({
    issuer,
    clientId,
    clientSecret,
    nowSeconds: () => now,
    ...options,
  })
}

async function verify(
  jwt: string,
  key: KeyObject = createSecretKey(Buffer.from(clientSecret, 'utf8')),
): Promise<JWTPayload> {
  const currentDate = new Date(now * 1000)
  const { payload } = await jwtVerify(jwt, key, { issuer: clientId, audience: issuer, currentDate })
  return payload
}

describe('the request JWT', () => {
  test('names issuer, audience, user, times and the template, and nothing else', async () => {
    const { jwt, jti } = await create().signRequestObject({ sub, template })
    expect(decodeProtectedHeader(jwt)).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(await verify(jwt)).toEqual({
      iss: clientId,
      aud: issuer,
      sub,
      iat: now,
      nbf: now - 60,
      exp: now + 300,
      jti,
      'pi.template': template,
    })
  })

  test('carries variant and client context when they are given', async () => {
    const { jwt } = await create().signRequestObject({
      sub,
      template: { ...template, variant: 'wire_transfer' },
      clientContext: { 'alert.color': 'red' },
    })
    expect(await verify(jwt)).toMatchObject({
      'pi.template': { ...template, variant: 'wire_transfer' },
      'pi.clientContext': { 'alert.color': 'red' },
    })
  })

  test('tells the time by the clock unless it is given one', async () => {
    const signer = createRequestObjectSigner({ issuer, clientId, clientSecret })
    const before = Math.floor(Date.now() / 1000)
    const { jwt } = await signer.signRequestObject({ sub, template })
    const { payload } = await jwtVerify(jwt, Buffer.from(clientSecret), { audience: issuer })
    expect(payload.iat).toBeGreaterThanOrEqual(before)
    expect(payload.iat).toBeLessThanOrEqual(Math.floor(Date.now() / 1000))
  })
})

describe('the login hint', () => {
  test('names issuer, audience, user and times, and nothing else; its header neither cty nor enc', async () => {
    const jwt = await create().signLoginHintToken({ sub })
    expect(decodeProtectedHeader(jwt)).toEqual({ alg: 'HS256', typ: 'JWT' })
    const claims = await verify(jwt)
    expect(claims).toEqual({
      iss: clientId,
      aud: issuer,
      sub,
      iat: now,
      exp: now + 300,
      jti: claims.jti,
    })
  })

  test('is signed by the secret also when a key signs the request', async () => {
    const jwt = await create({ requestObjectKey: rsa.privateKey }).signLoginHintToken({ sub })
    expect(decodeProtectedHeader(jwt)).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect((await verify(jwt)).sub).toBe(sub)
  })
})

test('every jti is 16 random bytes, used once', async () => {
  const signer = create()
  const jtis = await Promise.all(
    Array.from({ length: 200 }, async (_, index) =>
      index % 2 === 0
        ? (await signer.signRequestObject({ sub, template })).jti
        : ((await verify(await signer.signLoginHintToken({ sub }))).jti ?? ''),
    ),
  )
  expect(new Set(jtis).size).toBe(200)
  expect(jtis.every((jti) => /^[A-Za-z0-9_-]{22}$/.test(jti))).toBe(true)
})

describe('a requestObjectKey signs the request', () => {
  const jwk = { ...rsa.privateKey.export({ format: 'jwk' }), kty: 'RSA' }

  test.each<[string, PrivateKey, object]>([
    ['a KeyObject by RS256', rsa.privateKey, { alg: 'RS256' }],
    ['a JWK by RS256', jwk, { alg: 'RS256' }],
    ['a JWK with a kid', { ...jwk, kid: 'key-1' }, { alg: 'RS256', kid: 'key-1' }],
    ['a JWK for RS384', { ...jwk, alg: 'RS384', use: 'sig' }, { alg: 'RS384' }],
    ['a JWK for RS512', { ...jwk, alg: 'RS512', key_ops: ['sign'] }, { alg: 'RS512' }],
  ])('%s', async (_title, requestObjectKey, header) => {
    const { jwt } = await create({ requestObjectKey }).signRequestObject({ sub, template })
    expect(decodeProtectedHeader(jwt)).toEqual({ ...header, typ: 'JWT' })
    expect(await verify(jwt, rsa.publicKey)).toMatchObject({ sub, 'pi.template': template })
  })

  test.each(['RS256', 'RS384', 'RS512'])('a CryptoKey by its own %s', async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg)
    const { jwt } = await create({ requestObjectKey: privateKey }).signRequestObject({
      sub,
      template,
    })
    expect(decodeProtectedHeader(jwt)).toEqual({ alg, typ: 'JWT' })
    const { payload } = await jwtVerify(jwt, publicKey, { currentDate: new Date(now * 1000) })
    expect(payload.sub).toBe(sub)
  })
})

describe('what cannot sign is refused when the signer is made', () => {
  const kinds = 'must be a private key of one of these kinds: RSA (RS256), RSA (RS384), RSA (RS512)'
  const jwk = { ...rsa.privateKey.export({ format: 'jwk' }), kty: 'RSA' }
  // As JSON can bring it, where types do not hold.
  const numericKid: object = { kid: 1 }
  let pss: CryptoKey
  let sha1: CryptoKey
  let decrypting: CryptoKey
  let verifying: CryptoKey

  beforeAll(async () => {
    const rsaKey = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
    const { subtle } = crypto
    const pkcs1 = { ...rsaKey, name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' }
    pss = (await generateKeyPair('PS256')).privateKey
    sha1 = (await subtle.generateKey(pkcs1, false, ['sign', 'verify'])).privateKey
    decrypting = (await generateKeyPair('RSA-OAEP-256')).privateKey
    verifying = (await generateKeyPair('RS256')).publicKey
  })

  test.each<[string, () => PrivateKey, string]>([
    ['a P-256 key', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, kinds],
    ['an Ed25519 key', () => generateKeyPairSync('ed25519').privateKey, kinds],
    [
      'an RSA-PSS key',
      () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey,
      kinds,
    ],
    ['a CryptoKey for PS256', () => pss, kinds],
    ['a CryptoKey for SHA-1', () => sha1, kinds],
    ['a CryptoKey that decrypts', () => decrypting, 'must be a private key with the usage sign'],
    ['a public CryptoKey', () => verifying, 'must be a private key with the usage sign'],
    ['a JWK for PS256', () => ({ ...jwk, alg: 'PS256' }), kinds],
    ['a JWK for HS256', () => ({ ...jwk, alg: 'HS256' }), kinds],
    ['a JWK for none', () => ({ ...jwk, alg: 'none' }), kinds],
    [
      '1024 bits',
      () => generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey,
      'has 1024 bits: an RSA key needs 2048 or more',
    ],
    ['a public key', () => rsa.publicKey, 'must be a private key, not a public one'],
    [
      'a secret key',
      () => createSecretKey(Buffer.alloc(32)),
      'must be a private key, not a secret one',
    ],
    [
      'a public JWK',
      () => ({ ...rsa.publicKey.export({ format: 'jwk' }), kty: 'RSA' }),
      'must be a private key: the JWK has no member d',
    ],
    [
      'a symmetric JWK',
      () => ({ kty: 'oct', k: 'c2VjcmV0' }),
      'must be a private key: the JWK has no member d',
    ],
    ['a broken JWK', () => ({ kty: 'RSA', d: 'AAAA' }), 'cannot be read as a private key'],
    [
      'an encryption JWK',
      () => ({ ...jwk, use: 'enc' }),
      'must be a key for signatures: its use is not sig',
    ],
    [
      'a JWK that only verifies',
      () => ({ ...jwk, key_ops: ['verify'] }),
      'must be a key for signatures: its key_ops are without sign',
    ],
    [
      'a kid that is a number',
      () => ({ ...jwk, ...numericKid }),
      'has a kid that is not a string of one character or more',
    ],
    [
      'an empty kid',
      () => ({ ...jwk, kid: '' }),
      'has a kid that is not a string of one character or more',
    ],
  ])('%s', (_title, makeKey, problem) => {
    expect(() => create({ requestObjectKey: makeKey() })).toThrow(
      new TypeError(`requestObjectKey ${problem}`),
    )
  })

  test('a secret that is missing or short', () => {
    expect(() => create({ clientSecret: '' })).toThrow(
      new TypeError(
        'clientSecret is missing: step-up and approval sign who they are for with it (HS256); ' +
          'give the secret of your application',
      ),
    )
    expect(() =>
      create({ clientSecret: 'x'.repeat(31), requestObjectKey: rsa.privateKey }),
    ).toThrow(
      new TypeError(
        'clientSecret is shorter than 32 bytes: step-up and approval sign who they are for with it, ' +
          'and HS256 needs 32; ask PingOne for a new secret',
      ),
    )
  })
})

describe('a client secret for HS256', () => {
  test.each([
    [undefined, /^is missing: /],
    ['', /^is missing: /],
    ['x'.repeat(31), /^is shorter than 32 bytes: /],
    [`${'ü'.repeat(15)}x`, /^is shorter than 32 bytes: /],
  ])('%j has a problem', (secret, problem) => {
    expect(findHintSecretProblem(secret)).toMatch(problem)
  })

  test.each(['x'.repeat(32), 'ü'.repeat(16)])(
    '%j is fine: bytes count, not characters',
    (secret) => {
      expect(findHintSecretProblem(secret)).toBeUndefined()
    },
  )
})

describe('nothing is signed for', () => {
  test.each([
    ['nobody', '', 'sub must not be empty'],
    [
      'the client itself: that would be a client assertion',
      clientId,
      'sub must be a user, not the client itself',
    ],
  ])('%s', async (_title, wrong, message) => {
    const refusal = new TypeError(message)
    await expect(create().signRequestObject({ sub: wrong, template })).rejects.toThrow(refusal)
    await expect(create().signLoginHintToken({ sub: wrong })).rejects.toThrow(refusal)
  })
})

describe('a JWT of 8 KiB', () => {
  const withFiller = (length: number): RequestObjectInput => ({
    sub,
    template: { name: 'transaction', variables: { filler: 'x'.repeat(length) } },
  })

  test('is signed, one byte more is refused with its size', async () => {
    const signer = create()
    const empty = (await signer.signRequestObject(withFiller(0))).jwt.length
    let filler = Math.floor(((8192 - empty) * 3) / 4) - 4
    let longest = 0
    const refused = await (async () => {
      for (;;) {
        const outcome = await signer
          .signRequestObject(withFiller(filler))
          .catch((error: unknown) => error)
        if (outcome instanceof Error) return outcome
        longest = (outcome as { jwt: string }).jwt.length
        filler += 1
      }
    })()
    expect(longest).toBeGreaterThan(8188)
    expect(longest).toBeLessThanOrEqual(8192)
    expect(refused).toBeInstanceOf(TypeError)
    expect(refused.message).toMatch(
      /^the request JWT is 819[3-6] bytes long, more than 8192: ask for less to be shown$/,
    )
  })

  test('is the limit of a login hint too', async () => {
    await expect(create().signLoginHintToken({ sub: 'x'.repeat(7000) })).rejects.toThrow(
      /^the login_hint_token JWT is \d+ bytes long, more than 8192/,
    )
  })
})

test('nothing outside the emulator can make an unsigned JWT', () => {
  const root = join(import.meta.dirname, '../../src')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith(join('tools', 'emulator')),
  )
  expect(files.length).toBeGreaterThan(50)
  const producers = files.filter((file) =>
    /UnsecuredJWT|alg:\s*'none'/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(producers).toEqual([])
})
