// Evidence of an approval: what is signed is read again, and nothing else is.
import { createPrivateKey, createSecretKey, generateKeyPairSync, KeyObject } from 'node:crypto'
import {
  base64url,
  calculateJwkThumbprint,
  CompactSign,
  decodeJwt,
  decodeProtectedHeader,
  generateKeyPair,
} from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { createEvidenceSigner, verifyEvidence } from '../../src/approval/evidence.js'
import { EvidenceError } from '../../src/errors.js'
import type { CryptoKey, JWK } from '../../src/oidc/keys.js'
import {
  ec,
  ed,
  evidence,
  expectRefusal,
  hash,
  kinds,
  required,
  rsa,
  toJwk,
} from './evidence-sample.js'

type Key = CryptoKey | KeyObject | JWK

describe('what is signed is read again', () => {
  test.each(kinds)('by %s, whatever form the keys have', async (alg, { privateKey, publicKey }) => {
    const jws = await createEvidenceSigner(privateKey).sign(evidence)
    const kid = await calculateJwkThumbprint(toJwk(publicKey))
    expect(decodeProtectedHeader(jws)).toEqual({ alg, kid, typ: 'approval-evidence+jwt' })
    for (const key of [publicKey, toJwk(publicKey), { keys: [toJwk(publicKey)] }]) {
      expect(await verifyEvidence(jws, key)).toEqual(evidence)
    }
  })

  test.each(kinds)('by a CryptoKey of %s that cannot be exported', async (alg) => {
    const pair = await generateKeyPair(alg, { extractable: false })
    const jws = await createEvidenceSigner(pair.privateKey).sign(evidence)
    const kid = await calculateJwkThumbprint(toJwk(KeyObject.from(pair.publicKey)))
    expect(decodeProtectedHeader(jws)).toEqual({ alg, kid, typ: 'approval-evidence+jwt' })
    expect(await verifyEvidence(jws, pair.publicKey)).toEqual(evidence)
  })

  test.each(kinds)('by a JWK for %s with its kid', async (alg, { privateKey, publicKey }) => {
    const members = { kid: 'evidence-1', alg, use: 'sig' }
    const jws = await createEvidenceSigner(toJwk(privateKey, members)).sign(evidence)
    expect(decodeProtectedHeader(jws).kid).toBe('evidence-1')
    for (const key of [toJwk(publicKey, members), { keys: [toJwk(publicKey, members)] }]) {
      expect(await verifyEvidence(jws, key)).toEqual(evidence)
    }
  })

  test('by a JWK that names EdDSA by its newer name', async () => {
    const members = { alg: 'Ed25519' }
    const jws = await createEvidenceSigner(toJwk(ed.privateKey, members)).sign(evidence)
    expect(decodeProtectedHeader(jws).alg).toBe('EdDSA')
    expect(await verifyEvidence(jws, toJwk(ed.publicKey, members))).toEqual(evidence)
  })

  test('with only what is always there', async () => {
    const jws = await createEvidenceSigner(ec.privateKey).sign(required)
    const read = await verifyEvidence(jws, ec.publicKey)
    expect(read).toEqual(required)
    expect(Object.keys(read)).not.toContain('acr')
  })

  test('with the details in their order, and nothing of it can be changed', async () => {
    const jws = await createEvidenceSigner(ec.privateKey).sign(evidence)
    const read = await verifyEvidence(jws, ec.publicKey)
    expect(Object.keys(read.details)).toEqual(['sum', 'recipient', 'currency'])
    expect([read, read.details, read.amr].every(Object.isFrozen)).toBe(true)
  })

  test('in registered claims where there are some', async () => {
    const jws = await createEvidenceSigner(ec.privateKey).sign(evidence)
    expect(decodeJwt(jws)).toEqual({
      v: 1,
      iss: 'client-1',
      sub: 'user-1',
      jti: 'approval-1',
      iat: Date.parse('2026-01-31T12:00:00Z') / 1000,
      pingone_issuer: 'https://auth.pingone.eu/env/as',
      method: 'POST',
      url: '/transfers?draft=1',
      details: evidence.details,
      digest: hash,
      device_type: 'SMS',
      acr: 'Transaction_Approval',
      amr: ['otp', 'sms'],
      auth_time: 1_769_860_790,
      request_jti: 'request-1',
      id_token_sha256: hash,
      correlation_id: 'c0ffee',
      created_at: '2026-01-31T11:59:00.000Z',
      approved_at: '2026-01-31T11:59:50.123Z',
      consumed_at: '2026-01-31T12:00:00.999Z',
    })
  })
})

describe('a signer', () => {
  const listed =
    'must be a private key of one of these kinds: EC P-256 (ES256), Ed25519 (EdDSA), RSA (RS256)'

  test.each<[string, Key, string]>([
    ['a P-384 key', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, listed],
    ['a secp256k1 key', generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey, listed],
    ['an Ed448 key', generateKeyPairSync('ed448').privateKey, listed],
    ['an RSA-PSS key', generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey, listed],
    ['a JWK for RS512', toJwk(rsa.privateKey, { alg: 'RS512' }), listed],
    ['a JWK for HS256', toJwk(ec.privateKey, { alg: 'HS256' }), listed],
    ['a public key', ec.publicKey, 'must be a private key, not a public one'],
    ['a public JWK', toJwk(ec.publicKey), 'must be a private key: the JWK has no member d'],
    ['a secret', createSecretKey(Buffer.alloc(32)), 'must be a private key, not a secret one'],
    [
      'a symmetric JWK',
      { kty: 'oct', k: 'AAAA' },
      'must be a private key: the JWK has no member d',
    ],
  ])('is not made of %s', (_title, key, problem) => {
    expect(() => createEvidenceSigner(key)).toThrow(new TypeError(`evidenceKey ${problem}`))
  })

  test('is not made of a CryptoKey for another hash or curve', async () => {
    for (const alg of ['RS384', 'PS256', 'ES384']) {
      const { privateKey } = await generateKeyPair(alg)
      expect(() => createEvidenceSigner(privateKey)).toThrow(new TypeError(`evidenceKey ${listed}`))
    }
  })

  test('signs nothing that could not be read again', async () => {
    const signer = createEvidenceSigner(ec.privateKey)
    await expectRefusal(signer.sign({ ...evidence, digest: 'x' }), /its digest is not a SHA-256/)
    await expectRefusal(signer.sign({ ...evidence, sub: '' }), /its sub is not a string/)
    await expectRefusal(
      signer.sign({ ...evidence, consumedAt: 'now' }),
      /its consumed_at is not a time/,
    )
  })
})

describe('a changed character is found', () => {
  test.each(kinds)('at every place, signed by %s', async (_alg, { privateKey, publicKey }) => {
    const jws = await createEvidenceSigner(privateKey).sign(required)
    for (let at = 0; at < jws.length; at += 1) {
      const other = jws[at] === 'A' ? 'B' : 'A'
      const changed = jws.slice(0, at) + other + jws.slice(at + 1)
      await expectRefusal(verifyEvidence(changed, publicKey), /^The evidence was refused: .+\.$/)
    }
  })

  test('at the end of every segment, whatever it becomes', async () => {
    const jws = await createEvidenceSigner(ec.privateKey).sign(required)
    const ends = [...jws.matchAll(/\./g)].map(({ index }) => index - 1)
    for (const at of [...ends, jws.length - 1]) {
      for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= .') {
        if (jws[at] === other) continue
        const changed = jws.slice(0, at) + other + jws.slice(at + 1)
        await expectRefusal(verifyEvidence(changed, ec.publicKey), /^The evidence was refused/)
      }
    }
  })

  test('also when it is cut, lengthened, or its parts are swapped', async () => {
    const signer = createEvidenceSigner(ec.privateKey)
    const jws = await signer.sign(required)
    const other = (await signer.sign({ ...required, sub: 'user-2' })).split('.')
    const [header = '', payload = '', signature = ''] = jws.split('.')
    const forms = [
      '',
      '..',
      `${header}.${payload}`,
      `${header}.${payload}.`,
      `.${payload}.${signature}`,
      `${header}..${signature}`,
      `${jws}.${signature}`,
      `${jws}.a.b`,
      `${jws}=`,
      ` ${jws}`,
      `${jws}\n`,
      `${header}.${other[1]}.${signature}`,
      `${header}.${payload}.${other[2]}`,
      `${header}.${payload}.${signature.slice(0, -4)}`,
      `${header}.${payload}.${signature}AAAA`,
    ]
    for (const form of forms) {
      await expectRefusal(verifyEvidence(form, ec.publicKey), /^The evidence was refused/)
    }
  })
})

test.each([2, 4, 5])('%i segments are no evidence', async (count) => {
  const [header = '', payload = '', ...rest] = (
    await createEvidenceSigner(ec.privateKey).sign(required)
  ).split('.')
  const segments = [header, payload, ...rest, 'AAAA', 'AAAA'].slice(0, count)
  await expectRefusal(
    verifyEvidence(segments.join('.'), ec.publicKey),
    /it is not a signed JWT of three segments/,
  )
})

describe('the key decides the algorithm', () => {
  const { publicKey } = rsa
  const header = { kid: 'k', typ: 'approval-evidence+jwt' }
  const otherAlg = /its alg is not the one of the key/
  let payload: Uint8Array

  beforeAll(async () => {
    const jws = await createEvidenceSigner(rsa.privateKey).sign(evidence)
    payload = Buffer.from(jws.split('.')[1] ?? '', 'base64url')
  })

  test('HS256 with the text of the public key as the secret is refused', async () => {
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    for (const secret of [Buffer.from(pem), publicKey.export({ type: 'spki', format: 'der' })]) {
      const sign = new CompactSign(payload).setProtectedHeader({ ...header, alg: 'HS256' })
      const jws = await sign.sign(secret)
      await expectRefusal(verifyEvidence(jws, publicKey), otherAlg)
      await expectRefusal(verifyEvidence(jws, { keys: [toJwk(publicKey, { kid: 'k' })] }), otherAlg)
    }
  })

  test.each(['none', 'None', '', 'HS512'])('alg %j is refused', async (alg) => {
    const parts = [JSON.stringify({ ...header, alg }), Buffer.from(payload), 'signature']
    const jws = parts.map((part) => base64url.encode(part)).join('.')
    await expectRefusal(verifyEvidence(jws, publicKey), otherAlg)
  })

  test.each(['RS384', 'RS512', 'PS256'])('%s of the right key is refused', async (alg) => {
    const key = createPrivateKey(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const jws = await new CompactSign(payload).setProtectedHeader({ ...header, alg }).sign(key)
    await expectRefusal(verifyEvidence(jws, publicKey), otherAlg)
  })

  test('another key of the same kind, or of another, has not signed it', async () => {
    const jws = await createEvidenceSigner(ec.privateKey).sign(evidence)
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
    await expectRefusal(verifyEvidence(jws, other), /its signature was not made by this key/)
    await expectRefusal(verifyEvidence(jws, ed.publicKey), otherAlg)
  })

  test('a key that the token brings along is not looked at', async () => {
    const attacker = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const brought = {
      ...header,
      alg: 'RS256',
      jwk: toJwk(attacker.publicKey),
      jku: 'https://x.example',
    }
    const jws = await new CompactSign(payload).setProtectedHeader(brought).sign(attacker.privateKey)
    await expectRefusal(verifyEvidence(jws, publicKey), /its signature was not made by this key/)
  })
})

test('an error tells nothing of the evidence', async () => {
  const jws = await createEvidenceSigner(ec.privateKey).sign(evidence)
  const [header, payload] = jws.split('.')
  const error: unknown = await verifyEvidence(`${header}.${payload}.AAAA`, ec.publicKey).catch(
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(EvidenceError)
  expect(error).not.toHaveProperty('cause')
  expect(String(error)).toBe(
    'EvidenceError: The evidence was refused: its signature was not made by this key.',
  )
})
