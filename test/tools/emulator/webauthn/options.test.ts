import { describe, expect, test } from 'vitest'
import {
  buildCreationOptions,
  buildRequestOptions,
} from '../../../../src/tools/emulator/webauthn/options.js'
import { readByteList } from '../../../support/passkey.js'

const challenge = Buffer.of(0, 127, 128, 255)
const credentials = [{ id: Buffer.of(200, 1).toString('base64url') }]

describe('what a browser is asked for', () => {
  test('has its bytes as lists of signed numbers, as Java writes them', () => {
    const options: unknown = JSON.parse(
      buildRequestOptions({
        challenge,
        rpId: 'bank.example',
        timeoutMs: 60_000,
        userVerification: 'required',
        credentials,
      }),
    )
    expect(options).toEqual({
      challenge: [0, 127, -128, -1],
      timeout: 60_000,
      rpId: 'bank.example',
      allowCredentials: [{ type: 'public-key', id: [-56, 1] }],
      userVerification: 'required',
    })
    expect(readByteList([0, 127, -128, -1])).toEqual(challenge)
  })

  test('for a new credential names the user, the algorithms, and what is there already', () => {
    const options: unknown = JSON.parse(
      buildCreationOptions({
        challenge,
        rpId: 'bank.example',
        rpName: 'Bank',
        timeoutMs: 120_000,
        userVerification: 'preferred',
        credentials,
        user: { id: Buffer.of(255), name: 'anna', displayName: 'Anna Example' },
        attestation: 'none',
        residentKey: 'required',
        authenticatorAttachment: 'cross-platform',
        hints: ['security-key'],
      }),
    )
    expect(options).toEqual({
      rp: { id: 'bank.example', name: 'Bank' },
      user: { id: [-1], name: 'anna', displayName: 'Anna Example' },
      challenge: [0, 127, -128, -1],
      pubKeyCredParams: [
        { type: 'public-key', alg: '-7' },
        { type: 'public-key', alg: '-257' },
        { type: 'public-key', alg: '-8' },
      ],
      timeout: 120_000,
      excludeCredentials: [{ type: 'public-key', id: [-56, 1] }],
      authenticatorSelection: {
        authenticatorAttachment: 'cross-platform',
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'preferred',
      },
      attestation: 'none',
      hints: ['security-key'],
    })
  })
})
