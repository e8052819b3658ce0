import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  readAssertion,
  verifyAssertion,
  type AssertionFacts,
  type KnownCredential,
} from '../../../../src/tools/emulator/webauthn/assertion.js'
import type { Ceremony } from '../../../../src/tools/emulator/webauthn/ceremony.js'
import { verifyRegistration } from '../../../../src/tools/emulator/webauthn/registration.js'
import {
  createPasskey,
  passkeyFlags,
  writeAssertion,
  writeAttestation,
  type Passkey,
  type PasskeyAlgorithm,
  type PasskeySpoil,
  type RawAssertion,
} from '../../../support/passkey.js'
import { judgeAssertion } from './foreign-judge.js'
import { refusalOf } from './refusal-of.js'

const userHandle = Buffer.from('the user')

describe.each(['ES256', 'RS256', 'EdDSA'] as const)('a passkey of %s', (algorithm) => {
  test('signs on, and another implementation says so, too', async () => {
    const { passkey, credential } = register({ algorithm })
    const ceremony = begin()
    const raw = passkey.assert(ceremony)
    expect(verify(raw, { ceremony, credential })).toEqual({
      counter: 2,
      isUserVerified: true,
      isBackedUp: false,
    })
    const foreign = await judgeAssertion(raw, { ceremony, credential })
    expect(foreign?.authenticationInfo.newCounter).toBe(2)
  })

  test('whose signature changes anywhere is refused', () => {
    const { passkey, credential } = register({ algorithm })
    const ceremony = begin()
    const raw = passkey.assert(ceremony)
    const places = fc.nat(raw.signature.length - 1)
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 255 }), (at, change) => {
        const signature = Buffer.from(raw.signature)
        signature.writeUInt8(signature.readUInt8(at) ^ change, at)
        const spoilt = { ...raw, signature }
        expect(refusalOf(() => verify(spoilt, { ceremony, credential }))).toBe('signature')
      }),
    )
  })
})

describe('an assertion is refused, here and by another implementation, with', () => {
  const cases: readonly (readonly [string, PasskeySpoil, string])[] = [
    ['the words of a registration', { clientData: { type: 'webauthn.create' } }, 'type'],
    ['another challenge', { clientData: { challenge: 'AAAA' } }, 'challenge'],
    ['another origin', { clientData: { origin: 'https://evil.example' } }, 'origin'],
    ['another relying party', { rpId: 'evil.example' }, 'rp-id'],
    ['nobody there', { clear: passkeyFlags.userPresent }, 'user-presence'],
    ['a counter that stands still', { counter: 1 }, 'counter'],
    ['a counter that went back to nothing', { counter: 0 }, 'counter'],
    ['an empty signature', { signature: () => Buffer.of(0) }, 'signature'],
    ['a credential backed up that cannot be', { set: passkeyFlags.backedUp }, 'authenticator-data'],
    ['extensions that are not there', { set: passkeyFlags.extensions }, 'cbor'],
    [
      'authenticator data that is cut off',
      { authenticatorData: (data) => data.subarray(0, 36) },
      'authenticator-data',
    ],
  ]

  test.each(cases)('%s', async (_name, spoil, reason) => {
    const { passkey, credential } = register()
    const ceremony = begin()
    const raw = passkey.assert(ceremony, spoil)
    expect(refusalOf(() => verify(raw, { ceremony, credential }))).toBe(reason)
    expect(await judgeAssertion(raw, { ceremony, credential })).not.toMatchObject({
      verified: true,
    })
  })

  test('the signature of another passkey', async () => {
    const { credential } = register()
    const ceremony = begin()
    const forger = createPasskey({ id: Buffer.from(credential.id, 'base64url') })
    const raw = forger.assert(ceremony, { counter: 9, userHandle: 'absent' })
    expect(refusalOf(() => verify(raw, { ceremony, credential }))).toBe('signature')
    expect(await judgeAssertion(raw, { ceremony, credential })).toMatchObject({ verified: false })
  })
})

describe('an assertion', () => {
  test('may stand without a counter, when none was ever there', () => {
    const { passkey, credential } = register({ isCounting: false })
    const ceremony = begin()
    expect(verify(passkey.assert(ceremony), { ceremony, credential }).counter).toBe(0)
    expect(verify(passkey.assert(ceremony), { ceremony, credential }).counter).toBe(0)
  })

  test('needs the person to be verified only where that is required', async () => {
    const { passkey, credential } = register({ isUserVerified: false })
    const ceremony = begin()
    const raw = passkey.assert(ceremony)
    const strict = { ...ceremony, userVerification: 'required' as const }
    expect(refusalOf(() => verify(raw, { ceremony: strict, credential }))).toBe('user-verification')
    expect(verify(raw, { ceremony, credential }).isUserVerified).toBe(false)
    expect(await judgeAssertion(raw, { ceremony, credential, isVerified: true })).toBeUndefined()
  })

  test('names its user, or nobody', () => {
    const { passkey, credential } = register()
    const ceremony = begin()
    const of = (spoil: PasskeySpoil): string | undefined =>
      refusalOf(() => verify(passkey.assert(ceremony, spoil), { ceremony, credential }))
    expect(of({ userHandle: 'absent' })).toBeUndefined()
    expect(of({ userHandle: Buffer.from('somebody else') })).toBe('user-handle')
  })

  test('is refused by a credential that it does not name', () => {
    const { passkey } = register()
    const { credential } = register()
    const ceremony = begin()
    const refusal = refusalOf(() => verify(passkey.assert(ceremony), { ceremony, credential }))
    expect(refusal).toBe('credential')
  })

  test('has its bytes in base64 with padding, and only its id in base64url', () => {
    const { passkey } = register()
    const text = writeAssertion(passkey.assert(begin()))
    const { id, rawId, response } = JSON.parse(text) as {
      id: string
      rawId: string
      response: Record<string, string>
    }
    expect(readAssertion(text).credentialId).toBe(id)
    const inUrlForm = (value: string): string => Buffer.from(value, 'base64').toString('base64url')
    const refused = [
      { id, rawId: inUrlForm(rawId), type: 'public-key', response },
      { id: rawId, rawId, type: 'public-key', response },
      ...Object.entries(response).map(([name, value]) => ({
        id,
        rawId,
        type: 'public-key',
        // A padded one, so that both forms differ.
        response: { ...response, [name]: inUrlForm(`${value.replaceAll('=', '')}AA`).slice(0, 5) },
      })),
    ]
    for (const answer of refused) {
      const refusal = refusalOf(() => readAssertion(JSON.stringify(answer)))
      expect(refusal, JSON.stringify(answer)).toBe('encoding')
    }
  })

  test('without a user handle has none, whether it is absent or empty', () => {
    const { passkey } = register()
    const raw = passkey.assert(begin(), { userHandle: 'absent' })
    const text = writeAssertion(raw)
    expect(text).toContain('"userHandle":""')
    expect(readAssertion(text)).not.toHaveProperty('userHandle')
    const absent = text.replace(',"userHandle":""', '')
    expect(readAssertion(absent)).not.toHaveProperty('userHandle')
  })

  test('that is anything is read or refused, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(['form', 'encoding']).toContain(refusalOf(() => readAssertion(text)))
      }),
    )
  })
})

function begin(): Ceremony {
  return {
    challenge: randomBytes(32),
    rpId: 'bank.example',
    origin: 'https://bank.example',
  }
}

function register(
  options: { algorithm?: PasskeyAlgorithm; isCounting?: boolean; isUserVerified?: boolean } = {},
): { passkey: Passkey; credential: KnownCredential } {
  const passkey = createPasskey(options)
  const ceremony = begin()
  const raw = passkey.attest({ ...ceremony, userHandle })
  const credential = verifyRegistration(writeAttestation(raw), ceremony)
  return { passkey, credential: { ...credential, userHandle } }
}

function verify(
  raw: RawAssertion,
  given: { ceremony: Ceremony; credential: KnownCredential },
): AssertionFacts {
  return verifyAssertion(readAssertion(writeAssertion(raw)), given)
}
