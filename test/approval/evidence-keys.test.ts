// Which public keys can verify evidence, and which of a JWKS is taken.
import { createPublicKey, createSecretKey, generateKeyPairSync } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { generateKeyPair } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { createEvidenceSigner, verifyEvidence } from '../../src/approval/evidence.js'
import type { JWK } from '../../src/oidc/keys.js'
import { ec, evidence, expectRefusal, rsa, toJwk } from './evidence-sample.js'

describe('of a JWKS', () => {
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
  const noKey = /the JWKS has no key with its kid/
  let jws: string

  beforeAll(async () => {
    jws = await createEvidenceSigner(toJwk(ec.privateKey, { kid: 'new' })).sign(evidence)
  })

  test('the key with the kid is taken, whatever lies beside it', async () => {
    const keys: JWK[] = [
      { kty: 'oct', k: 'AAAA', kid: 'old' },
      { kty: 'EC' },
      toJwk(other, { kid: 'older' }),
      toJwk(rsa.publicKey),
      toJwk(ec.publicKey, { kid: 'new' }),
    ]
    expect(await verifyEvidence(jws, { keys })).toEqual(evidence)
  })

  test('each of several keys with the kid is tried', async () => {
    const keys = [other, rsa.publicKey, ec.publicKey].map((key) => toJwk(key, { kid: 'new' }))
    expect(await verifyEvidence(jws, { keys })).toEqual(evidence)
    await expectRefusal(
      verifyEvidence(jws, { keys: keys.slice(0, 2) }),
      /its signature was not made by this key/,
    )
  })

  test('a key under another kid is not tried, though it has signed', async () => {
    await expectRefusal(verifyEvidence(jws, { keys: [toJwk(ec.publicKey, { kid: 'x' })] }), noKey)
    await expectRefusal(verifyEvidence(jws, { keys: [toJwk(ec.publicKey)] }), noKey)
    await expectRefusal(verifyEvidence(jws, { keys: [] }), noKey)
  })

  test('what is no key is passed over', async () => {
    const keys = [null, 1, 'x', {}, { kty: 1 }, toJwk(ec.publicKey, { kid: 'new' })]
    const read: unknown = await Reflect.apply(verifyEvidence, undefined, [jws, { keys }])
    expect(read).toEqual(evidence)
  })

  test('a secret or private key under the kid is refused', async () => {
    await expectRefusal(
      verifyEvidence(jws, { keys: [{ kty: 'oct', k: 'AAAA', kid: 'new' }] }),
      /the key is symmetric: who can verify with it could have signed/,
    )
    await expectRefusal(
      verifyEvidence(jws, { keys: [toJwk(ec.privateKey, { kid: 'new' })] }),
      /the key is private: give the public one/,
    )
  })
})

describe('a key that cannot verify evidence is refused', () => {
  const symmetric = /the key is symmetric: who can verify with it could have signed/
  const isPrivate = /the key is private: give the public one/
  const noKind = /the key is none for ES256 \(P-256\), EdDSA \(Ed25519\) or RS256/
  const publicOf = (key: KeyObject): KeyObject => createPublicKey(key)
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey

  test.each<[string, unknown, RegExp]>([
    ['a secret', createSecretKey(Buffer.alloc(32)), symmetric],
    ['a symmetric JWK', { kty: 'oct', k: 'AAAA' }, symmetric],
    ['a symmetric JWK in disguise', { ...toJwk(ec.publicKey), k: 'AAAA' }, symmetric],
    ['a private key', ec.privateKey, isPrivate],
    ['a private JWK', toJwk(ec.privateKey), isPrivate],
    ['a P-384 key', publicOf(p384), noKind],
    ['a P-384 JWK', toJwk(publicOf(p384)), noKind],
    ['an Ed448 key', generateKeyPairSync('ed448').publicKey, noKind],
    ['an X25519 key', generateKeyPairSync('x25519').publicKey, noKind],
    ['an RSA-PSS key', generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey, noKind],
    [
      'an RSA key of 1024 bits',
      generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey,
      /the RSA key is shorter than 2048 bits/,
    ],
    ['a JWK for encryption', toJwk(ec.publicKey, { use: 'enc' }), /the key is not for signatures/],
    [
      'a JWK that derives',
      toJwk(ec.publicKey, { key_ops: ['deriveBits'] }),
      /the key is not for verifying: its key_ops are without verify/,
    ],
    [
      'a JWK of another alg',
      toJwk(ec.publicKey, { alg: 'ES384' }),
      /the alg of the JWK does not fit: for such a key it is ES256/,
    ],
    ['an RSA JWK for PS256', toJwk(rsa.publicKey, { alg: 'PS256' }), /does not fit: .* RS256/],
    [
      'a broken JWK',
      { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' },
      /the JWK cannot be read as a public key/,
    ],
    ['a PEM text', 'PEM', /the key is no CryptoKey, KeyObject, JWK or JWKS/],
    ['nothing', undefined, /the key is no CryptoKey, KeyObject, JWK or JWKS/],
    ['an array of keys', [toJwk(ec.publicKey)], /the key is no CryptoKey, KeyObject, JWK or JWKS/],
  ])('%s', async (_title, key, problem) => {
    const jws = await createEvidenceSigner(ec.privateKey).sign(evidence)
    const attempt: unknown = Reflect.apply(verifyEvidence, undefined, [jws, key])
    await expectRefusal(Promise.resolve(attempt), problem)
  })

  test('a JWK for verifying is taken', async () => {
    const jws = await createEvidenceSigner(ec.privateKey).sign(evidence)
    const key = toJwk(ec.publicKey, { use: 'sig', key_ops: ['verify'], alg: 'ES256' })
    expect(await verifyEvidence(jws, key)).toEqual(evidence)
  })

  test('a CryptoKey for another use, hash, scheme or curve', async () => {
    const jws = await createEvidenceSigner(rsa.privateKey).sign(evidence)
    const hmac = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, [
      'verify',
    ])
    await expectRefusal(verifyEvidence(jws, hmac), symmetric)
    const { privateKey } = await generateKeyPair('RS256')
    await expectRefusal(verifyEvidence(jws, privateKey), isPrivate)
    for (const alg of ['RS384', 'PS256', 'RSA-OAEP-256', 'ES384', 'ECDH-ES']) {
      const { publicKey } = await generateKeyPair(alg)
      await expectRefusal(verifyEvidence(jws, publicKey), noKind)
    }
    const idle = await crypto.subtle.importKey(
      'jwk',
      toJwk(ec.publicKey),
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      [],
    )
    await expectRefusal(verifyEvidence(jws, idle), noKind)
  })
})
