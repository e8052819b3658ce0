// Evidence of an approval: what is signed is read again, and nothing else is.
import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  KeyObject,
} from 'node:crypto'
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
import type { ApprovalEvidence } from '../../src/approval/evidence.js'
import { EvidenceError } from '../../src/errors.js'
import type { CryptoKey, JWK } from '../../src/oidc/keys.js'

type Key = CryptoKey | KeyObject | JWK

const hash = 'zCu5lf0SGMQJ0buEDkhf915vmq5qJ4ce_SQWP2p4zfA'
const evidence: ApprovalEvidence = {
  approvalId: 'approval-1',
  sub: 'user-1',
  details: { sum: '1,000.00', recipient: 'Zoë \u{1f600}', currency: 'EUR' },
  digest: hash,
  method: 'POST',
  url: '/transfers?draft=1',
  deviceType: 'SMS',
  acr: 'Transaction_Approval',
  amr: ['otp', 'sms'],
  authTime: 1_769_860_790,
  requestId: 'request-1',
  idTokenHash: hash,
  correlationId: 'c0ffee',
  createdAt: '2026-01-31T11:59:00.000Z',
  approvedAt: '2026-01-31T11:59:50.123Z',
  consumedAt: '2026-01-31T12:00:00.999Z',
  clientId: 'client-1',
  issuer: 'https://auth.pingone.eu/env/as',
}
const { deviceType, acr, amr, correlationId, ...required } = evidence

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ed = generateKeyPairSync('ed25519')
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const kinds = [
  ['ES256', ec],
  ['EdDSA', ed],
  ['RS256', rsa],
] as const

function toJwk(key: KeyObject, members: Partial<JWK> = {}): JWK {
  const { kty = '', ...jwk } = key.export({ format: 'jwk' })
  return { ...jwk, kty, ...members }
}

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

describe('the header', () => {
  const right = { alg: 'ES256', kid: 'k', typ: 'approval-evidence+jwt' }
  const noType = /its typ is not approval-evidence\+jwt/

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['no typ', { ...right, typ: undefined }, noType],
    ['the typ of a JWT', { ...right, typ: 'JWT' }, noType],
    ['the typ of an access token', { ...right, typ: 'at+jwt' }, noType],
    ['a typ in upper case', { ...right, typ: 'APPROVAL-EVIDENCE+JWT' }, noType],
    ['no alg', { ...right, alg: undefined }, /its header has no alg/],
    ['an alg that is no string', { ...right, alg: ['ES256'] }, /its header has no alg/],
    ['no kid', { ...right, kid: undefined }, /its header has no kid/],
    ['an empty kid', { ...right, kid: '' }, /its header has no kid/],
    ['a kid that is no string', { ...right, kid: 1 }, /its header has no kid/],
    ['crit', { ...right, crit: ['exp'] }, /its header asks for an extension/],
    ['b64', { ...right, b64: true }, /its header asks for an extension/],
  ])('with %s is refused', async (_title, header, problem) => {
    await expectRefusal(verifyEvidence(await forge({ header }), ec.publicKey), problem)
  })

  test.each<[string, string, RegExp]>([
    ['no JSON', '{', /its header cannot be read, it is not JSON/],
    ['an array', '[]', /its header is not a JSON object/],
    ['null', 'null', /its header is not a JSON object/],
    [
      'two algs',
      '{"alg":"none","alg":"ES256"}',
      /its header cannot be read, it has the same member twice/,
    ],
  ])('that is %s is refused', async (_title, text, problem) => {
    await expectRefusal(verifyEvidence(await forge({ headerText: text }), ec.publicKey), problem)
  })
})

describe('a member of the wrong kind is refused, though it is signed', () => {
  const text = (name: string): RegExp =>
    new RegExp(`: its ${name} is not a string of one character or more\\.$`)
  const sha = (name: string): RegExp =>
    new RegExp(`: its ${name} is not a SHA-256 in base64url\\.$`)
  const time = (name: string): RegExp => new RegExp(`: its ${name} is not a time like `)

  test.each<[string, unknown, RegExp]>([
    ...['jti', 'sub', 'method', 'url', 'request_jti', 'iss', 'pingone_issuer'].flatMap((name) =>
      [undefined, null, 1, '', ['x']].map((value): [string, unknown, RegExp] => [
        name,
        value,
        text(name),
      ]),
    ),
    ...['digest', 'id_token_sha256'].flatMap((name): [string, unknown, RegExp][] => [
      [name, undefined, text(name)],
      [name, 1, text(name)],
      [name, hash.slice(1), sha(name)],
      [name, `${hash}A`, sha(name)],
      [name, hash.replace('_', '/'), sha(name)],
    ]),
    ...['created_at', 'approved_at', 'consumed_at'].flatMap((name): [string, unknown, RegExp][] => [
      [name, undefined, text(name)],
      [name, 1_769_860_800, text(name)],
      [name, 'yesterday', time(name)],
      [name, '2026-01-31', time(name)],
      [name, '2026-01-31T12:00:00Z', time(name)],
      [name, '2026-02-30T12:00:00.000Z', time(name)],
    ]),
    ...['device_type', 'acr', 'correlation_id'].map((name): [string, unknown, RegExp] => [
      name,
      1,
      new RegExp(`: its ${name} is not a string\\.$`),
    ]),
    ['v', undefined, /its version \(v\) is not 1/],
    ['v', 2, /its version \(v\) is not 1/],
    ['v', '1', /its version \(v\) is not 1/],
    ['iat', undefined, /its iat is not the time of its consumed_at/],
    ['iat', 1_769_860_801, /its iat is not the time of its consumed_at/],
    ['auth_time', undefined, /its auth_time is not a number of seconds/],
    ['auth_time', '1', /its auth_time is not a number of seconds/],
    ['auth_time', -1, /its auth_time is not a number of seconds/],
    ['auth_time', 1.5, /its auth_time is not a number of seconds/],
    ['amr', 'otp', /its amr is not an array of strings/],
    ['amr', ['otp', 1], /its amr is not an array of strings/],
    ['details', undefined, /its details are not an object/],
    ['details', [], /its details are not an object/],
    ['details', { sum: 1 }, /its details are not all strings/],
    ['details', {}, /its details are empty/],
  ])('%s as %j', async (name, value, problem) => {
    await expectRefusal(
      verifyEvidence(await forge({ claims: { [name]: value } }), ec.publicKey),
      problem,
    )
  })

  test('a member that is not known is left out', async () => {
    const read = await verifyEvidence(await forge({ claims: { later: true } }), ec.publicKey)
    expect(read).toEqual(evidence)
  })

  test.each<[string, string | Buffer, RegExp]>([
    ['no JSON', 'x', /its payload cannot be read, it is not JSON/],
    ['no object', '[]', /its payload is not a JSON object/],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), /its payload cannot be read, it is not UTF-8/],
    ['the same member twice', '{"sub":"a","sub":"b"}', /it has the same member twice/],
    ['__proto__', '{"details":{"__proto__":"x"}}', /it has a member named __proto__/],
    ['too deep', '['.repeat(9) + ']'.repeat(9), /it is nested too deep/],
  ])('a payload with %s', async (_title, payload, problem) => {
    await expectRefusal(verifyEvidence(await forge({ payload }), ec.publicKey), problem)
  })

  test('more than 128 KiB', async () => {
    const payload = `{"x":"${'x'.repeat(131_072)}"}`
    await expectRefusal(
      verifyEvidence(await forge({ payload }), ec.publicKey),
      /it is longer than 128 KiB/,
    )
  })

  test('what is no string', async () => {
    for (const jws of [undefined, null, 1, {}]) {
      const attempt: unknown = Reflect.apply(verifyEvidence, undefined, [jws, ec.publicKey])
      await expectRefusal(Promise.resolve(attempt), /it is not a string/)
    }
  })
})

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

/** Signs what the signer would not, by the right key. */
async function forge(forgery: {
  readonly header?: Record<string, unknown>
  readonly headerText?: string
  readonly claims?: Record<string, unknown>
  readonly payload?: string | Buffer
}): Promise<string> {
  const jws = await createEvidenceSigner(ec.privateKey).sign(evidence)
  const claims = { ...decodeJwt(jws), ...forgery.claims }
  const header = JSON.stringify(forgery.header ?? decodeProtectedHeader(jws))
  const input = [forgery.headerText ?? header, forgery.payload ?? JSON.stringify(claims)]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.')
  const key = await crypto.subtle.importKey(
    'jwk',
    toJwk(ec.privateKey),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  )
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  const signature = await crypto.subtle.sign(algorithm, key, Buffer.from(input))
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}

async function expectRefusal(attempt: Promise<unknown>, message: RegExp): Promise<void> {
  const error: unknown = await attempt.then(
    () => 'it was accepted',
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(EvidenceError)
  expect(error).toMatchObject({ code: 'ERR_PINGONE_EVIDENCE', status: 400 })
  expect(error).toHaveProperty('message', expect.stringMatching(message))
}
