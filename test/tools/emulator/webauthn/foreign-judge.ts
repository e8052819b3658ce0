// Another implementation of WebAuthn, which has to come to the same verdicts.
import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type VerifiedAuthenticationResponse,
  type VerifiedRegistrationResponse,
} from '@simplewebauthn/server'
import type { PasskeyCeremony, RawAssertion, RawAttestation } from '../../../support/passkey.js'

/** The verdict on a registration; false also when it throws. */
export async function judgeRegistration(
  { id, attestationObject, clientDataJSON }: RawAttestation,
  { ceremony, isVerified = false }: { ceremony: PasskeyCeremony; isVerified?: boolean },
): Promise<VerifiedRegistrationResponse> {
  return verifyRegistrationResponse({
    response: {
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      response: {
        clientDataJSON: clientDataJSON.toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
      },
      clientExtensionResults: {},
    },
    expectedChallenge: Buffer.from(ceremony.challenge).toString('base64url'),
    expectedOrigin: ceremony.origin,
    expectedRPID: ceremony.rpId,
    requireUserVerification: isVerified,
    supportedAlgorithmIDs: [-7, -8, -257],
  }).catch(() => ({ verified: false }))
}

/** The verdict on an assertion; undefined when it throws. */
export async function judgeAssertion(
  assertion: RawAssertion,
  {
    ceremony,
    credential,
    isVerified = false,
  }: {
    ceremony: PasskeyCeremony
    credential: { id: string; publicKey: string; counter: number }
    isVerified?: boolean
  },
): Promise<VerifiedAuthenticationResponse | undefined> {
  const { id, authenticatorData, clientDataJSON, signature, userHandle } = assertion
  return verifyAuthenticationResponse({
    response: {
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      response: {
        clientDataJSON: clientDataJSON.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.toString('base64url'),
        ...(userHandle !== undefined && { userHandle: userHandle.toString('base64url') }),
      },
      clientExtensionResults: {},
    },
    expectedChallenge: Buffer.from(ceremony.challenge).toString('base64url'),
    expectedOrigin: ceremony.origin,
    expectedRPID: ceremony.rpId,
    requireUserVerification: isVerified,
    credential: {
      id: credential.id,
      publicKey: new Uint8Array(Buffer.from(credential.publicKey, 'base64url')),
      counter: credential.counter,
    },
  }).catch(() => undefined)
}
