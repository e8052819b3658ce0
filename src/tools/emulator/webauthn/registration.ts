// A new credential is believed only after this (WebAuthn §7.1).
import { readAnswer } from './answer.js'
import { judgeAttestation, readAttestationObject, type AttestationType } from './attestation.js'
import { readAuthenticatorData, type AuthenticatorData } from './authenticator-data.js'
import { readEitherBase64 } from './base64.js'
import { assertAuthenticatorData, assertClientData, sha256, type Ceremony } from './ceremony.js'
import { readCoseKey } from './cose-key.js'
import { WebauthnRefusal } from './refusal.js'

/** What is kept of a credential; plain JSON. */
export interface PasskeyCredential {
  /** base64url, as the browser names it. */
  readonly id: string
  /** The COSE form, in base64url. */
  readonly publicKey: string
  readonly algorithm: number
  readonly counter: number
  readonly aaguid: string
  readonly isUserVerified: boolean
  readonly isBackupEligible: boolean
  readonly isBackedUp: boolean
  readonly attestation: { readonly format: string; readonly type: AttestationType }
}

/**
 * Verifies an attestation.
 *
 * The attestation's own chain is not looked at: a statement with certificates is `unverified`.
 *
 * @param attestation The text of the member `attestation`; bytes in base64 or base64url.
 * @throws {WebauthnRefusal} With the first thing that is wrong.
 */
export function verifyRegistration(attestation: string, ceremony: Ceremony): PasskeyCredential {
  const answer = readAnswer(attestation, readEitherBase64)
  const clientData = answer.bytes('clientDataJSON')
  assertClientData(clientData, { ceremony, type: 'webauthn.create' })
  const object = readAttestationObject(answer.bytes('attestationObject'))
  const data = readAuthenticatorData(object.authenticatorData)
  assertAuthenticatorData(data, ceremony)
  const { credential } = data
  if (credential === undefined) {
    throw new WebauthnRefusal('credential', 'there is no credential in the attestation')
  }
  if (!credential.id.equals(answer.credentialId)) {
    throw new WebauthnRefusal('credential', 'the attestation is of another credential')
  }
  const key = readCoseKey(credential.publicKey)
  const signed = Buffer.concat([object.authenticatorData, sha256(clientData)])
  return {
    id: credential.id.toString('base64url'),
    publicKey: credential.publicKey.toString('base64url'),
    algorithm: key.algorithm,
    aaguid: credential.aaguid,
    ...readFacts(data),
    attestation: { format: object.format, type: judgeAttestation(object, { key, signed }) },
  }
}

function readFacts(
  data: AuthenticatorData,
): Pick<PasskeyCredential, 'counter' | 'isUserVerified' | 'isBackupEligible' | 'isBackedUp'> {
  const { counter, isUserVerified, isBackupEligible, isBackedUp } = data
  return { counter, isUserVerified, isBackupEligible, isBackedUp }
}
