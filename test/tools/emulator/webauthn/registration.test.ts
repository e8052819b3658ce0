import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Ceremony } from '../../../../src/tools/emulator/webauthn/ceremony.js'
import { verifyRegistration } from '../../../../src/tools/emulator/webauthn/registration.js'
import type { CborInput } from '../../../support/cbor.js'
import {
  createPasskey,
  passkeyFlags,
  writeAttestation,
  writeCoseKey,
  type PasskeySpoil,
} from '../../../support/passkey.js'
import { judgeRegistration } from './foreign-judge.js'
import { refusalOf } from './refusal-of.js'

const ceremony: Ceremony & { userHandle: Buffer } = {
  challenge: randomBytes(32),
  rpId: 'bank.example',
  origin: 'https://www.bank.example',
  userHandle: Buffer.from('user'),
}

describe.each(['ES256', 'RS256', 'EdDSA'] as const)('a passkey of %s', (algorithm) => {
  test.each(['none', 'packed-self'] as const)('is registered with %s', async (statement) => {
    const passkey = createPasskey({ algorithm })
    const raw = passkey.attest(ceremony, { statement })
    const credential = verifyRegistration(writeAttestation(raw), ceremony)
    const foreign = await judgeRegistration(raw, { ceremony })
    expect(foreign.verified).toBe(true)
    const seen = foreign.registrationInfo?.credential
    expect(credential).toMatchObject({
      id: passkey.id,
      counter: 1,
      isUserVerified: true,
      attestation: {
        format: statement === 'none' ? 'none' : 'packed',
        type: statement === 'none' ? 'none' : 'self',
      },
    })
    expect(credential.id).toBe(seen?.id)
    expect(credential.counter).toBe(seen?.counter)
    expect(credential.aaguid).toBe(foreign.registrationInfo?.aaguid)
    expect(credential.publicKey).toBe(Buffer.from(seen?.publicKey ?? []).toString('base64url'))
  })
})

describe('an attestation is refused, here and by another implementation, with', () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = (members: Record<number, CborInput>): ReadonlyMap<number, CborInput> =>
    new Map([
      ...writeCoseKey('ES256', publicKey),
      ...Object.entries(members).map(([label, value]) => [Number(label), value] as const),
    ])
  const cases: readonly (readonly [string, PasskeySpoil, string])[] = [
    ['the words of an assertion', { clientData: { type: 'webauthn.get' } }, 'type'],
    ['another challenge', { clientData: { challenge: 'AAAA' } }, 'challenge'],
    ['another origin', { clientData: { origin: 'https://evil.example' } }, 'origin'],
    ['another relying party', { rpId: 'evil.example' }, 'rp-id'],
    ['nobody there', { clear: passkeyFlags.userPresent }, 'user-presence'],
    ['no credential', { clear: passkeyFlags.credential }, 'authenticator-data'],
    ['a credential backed up that cannot be', { set: passkeyFlags.backedUp }, 'authenticator-data'],
    ['extensions that are not there', { set: passkeyFlags.extensions }, 'cbor'],
    [
      'authenticator data that goes on',
      { authenticatorData: (data) => Buffer.concat([data, Buffer.of(0)]) },
      'authenticator-data',
    ],
    [
      'authenticator data that is cut off',
      { authenticatorData: (data) => data.subarray(0, 60) },
      'authenticator-data',
    ],
    ['a key of another algorithm', { publicKey: key({ 3: -35 }) }, 'algorithm'],
    ['a key without an algorithm', { publicKey: new Map([[1, 2]]) }, 'algorithm'],
    ['a wrong self attestation', { statement: 'packed-self', signature: flipLast }, 'attestation'],
    [
      'a self attestation by another algorithm than the key',
      {
        statement: {
          format: 'packed',
          of: new Map<string, CborInput>([
            ['alg', -257],
            ['sig', Buffer.alloc(70)],
          ]),
        },
      },
      'attestation',
    ],
    [
      'a statement where there is none',
      { statement: { format: 'none', of: new Map([['alg', -7]]) } },
      'attestation',
    ],
  ]

  test.each(cases)('%s', async (_name, spoil, reason) => {
    const raw = createPasskey().attest(ceremony, spoil)
    expect(refusalOf(() => verifyRegistration(writeAttestation(raw), ceremony))).toBe(reason)
    expect((await judgeRegistration(raw, { ceremony })).verified).toBe(false)
  })

  test.each([
    ['a point that is not on its curve', { [-3]: Buffer.alloc(32, 1) }],
    ['a coordinate that is too short', { [-2]: Buffer.alloc(31, 1) }],
    ['another curve', { [-1]: 2 }],
    ['another type', { 1: 3 }],
  ])('a key with %s is none', (_name, members) => {
    const raw = createPasskey().attest(ceremony, { publicKey: key(members) })
    expect(refusalOf(() => verifyRegistration(writeAttestation(raw), ceremony))).toBe('key')
  })
})

describe('a registration', () => {
  test('needs the person to be verified only where that is required', async () => {
    const raw = createPasskey({ isUserVerified: false }).attest(ceremony)
    const verify = (userVerification: Ceremony['userVerification'] & string): unknown =>
      verifyRegistration(writeAttestation(raw), { ...ceremony, userVerification })
    expect(refusalOf(() => verify('required'))).toBe('user-verification')
    expect(refusalOf(() => verify('preferred'))).toBeUndefined()
    expect((await judgeRegistration(raw, { ceremony, isVerified: true })).verified).toBe(false)
    expect((await judgeRegistration(raw, { ceremony })).verified).toBe(true)
  })

  test('whose authenticator data lack one byte is refused', () => {
    const raw = createPasskey().attest(ceremony, {
      authenticatorData: (data) => data.subarray(0, -1),
    })
    expect(refusalOf(() => verifyRegistration(writeAttestation(raw), ceremony))).toBe('cbor')
  })

  test('with certificates is read, and its make is not believed', () => {
    const of = new Map<string, CborInput>([
      ['alg', -7],
      ['sig', Buffer.alloc(70)],
      ['x5c', [Buffer.alloc(3)]],
    ])
    const raw = createPasskey().attest(ceremony, { statement: { format: 'packed', of } })
    const { attestation } = verifyRegistration(writeAttestation(raw), ceremony)
    expect(attestation).toEqual({ format: 'packed', type: 'unverified' })
  })

  test('of a format that is not known is read, and its make is not believed', () => {
    const statement = { format: 'tpm', of: new Map([['ver', '2.0']]) }
    const raw = createPasskey().attest(ceremony, { statement })
    const { attestation } = verifyRegistration(writeAttestation(raw), ceremony)
    expect(attestation).toEqual({ format: 'tpm', type: 'unverified' })
  })

  test('of a synced passkey says so', () => {
    const set = passkeyFlags.backupEligible | passkeyFlags.backedUp
    const raw = createPasskey().attest(ceremony, { set })
    const credential = verifyRegistration(writeAttestation(raw), ceremony)
    expect(credential).toMatchObject({ isBackupEligible: true, isBackedUp: true })
  })

  test('is read with its bytes in base64url, too', () => {
    const raw = createPasskey().attest(ceremony)
    const parsed = JSON.parse(writeAttestation(raw)) as { response: Record<string, string> }
    const inUrlForm = JSON.stringify({
      ...parsed,
      rawId: raw.id.toString('base64url'),
      response: {
        clientDataJSON: raw.clientDataJSON.toString('base64url'),
        attestationObject: raw.attestationObject.toString('base64url'),
      },
    })
    expect(verifyRegistration(inUrlForm, ceremony).id).toBe(raw.id.toString('base64url'))
  })

  test.each([
    ['no JSON', () => '{', 'form'],
    ['no object', () => '[]', 'form'],
    ['another type', (text: string) => text.replace('public-key', 'password'), 'form'],
    ['no response', (text: string) => text.replace('"response"', '"answer"'), 'form'],
    ['no clientDataJSON', (text: string) => text.replace('clientDataJSON', 'data'), 'form'],
    ['another rawId', (text: string) => text.replace(/"rawId":".{4}/, '"rawId":"AAAA'), 'form'],
    ['no base64', (text: string) => text.replace(/"rawId":"./, '"rawId":"*'), 'encoding'],
    ['more than any browser sends', () => ' '.repeat(131_073), 'form'],
  ])('that is %s is refused', (_name, spoil, reason) => {
    const text = writeAttestation(createPasskey({ id: Buffer.alloc(32, 9) }).attest(ceremony))
    expect(refusalOf(() => verifyRegistration(spoil(text), ceremony))).toBe(reason)
  })

  test('is refused whose id is not that of its credential', () => {
    const raw = { ...createPasskey().attest(ceremony), id: randomBytes(32) }
    const refusal = refusalOf(() => verifyRegistration(writeAttestation(raw), ceremony))
    expect(refusal).toBe('credential')
  })

  test.each([
    ['https://bank.example', undefined],
    ['https://a.b.bank.example:8443', undefined],
    ['http://www.bank.example', 'origin'],
    ['https://notbank.example', 'origin'],
    ['https://bank.example.evil.example', 'origin'],
    ['https://bank.example/', 'origin'],
    ['https://example', 'origin'],
  ])('on a page of %s for bank.example is refused: %s', (origin, reason) => {
    const here = { ...ceremony, origin }
    const raw = createPasskey().attest(here)
    expect(refusalOf(() => verifyRegistration(writeAttestation(raw), here))).toBe(reason)
  })

  test('without TLS is for this machine only', () => {
    const here = { ...ceremony, rpId: 'localhost', origin: 'http://localhost:3000' }
    const raw = createPasskey().attest(here)
    expect(refusalOf(() => verifyRegistration(writeAttestation(raw), here))).toBeUndefined()
  })

  test('in a frame of another site is refused', () => {
    const raw = createPasskey().attest(ceremony, { clientData: { crossOrigin: true } })
    expect(refusalOf(() => verifyRegistration(writeAttestation(raw), ceremony))).toBe('origin')
  })
})

function flipLast(bytes: Buffer): Buffer {
  const flipped = Buffer.from(bytes)
  flipped.writeUInt8(flipped.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
  return flipped
}
