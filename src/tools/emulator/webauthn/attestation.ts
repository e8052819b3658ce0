// Attestation statements (WebAuthn §8): `none` and packed self attestation are judged, others only read.
import { isCborMap, readCbor, type CborMap } from './cbor.js'
import { isSignedBy, type CoseKey } from './cose-key.js'
import { WebauthnRefusal } from './refusal.js'

/** An attestation object, taken apart. */
export interface AttestationObject {
  readonly format: string
  readonly statement: CborMap
  readonly authenticatorData: Buffer
}

/** What a statement says of the authenticator's make; `unverified` is believed by nobody here. */
export type AttestationType = 'none' | 'self' | 'unverified'

/**
 * Takes an attestation object apart.
 *
 * @throws {WebauthnRefusal} `cbor` or `attestation`
 */
export function readAttestationObject(bytes: Buffer): AttestationObject {
  const object = readCbor(bytes)
  if (!isCborMap(object)) throw refuse('is not a map')
  const format = object.get('fmt')
  const statement = object.get('attStmt')
  const authenticatorData = object.get('authData')
  if (typeof format !== 'string') throw refuse('has no format')
  if (!isCborMap(statement)) throw refuse('has no statement')
  if (!Buffer.isBuffer(authenticatorData)) throw refuse('has no authenticator data')
  return { format, statement, authenticatorData }
}

/**
 * Judges the statement.
 *
 * @param by.signed Authenticator data, then the digest of the browser's words.
 * @throws {WebauthnRefusal} `attestation` when it contradicts itself or its signature is wrong.
 */
export function judgeAttestation(
  { format, statement }: AttestationObject,
  { key, signed }: { readonly key: CoseKey; readonly signed: Buffer },
): AttestationType {
  if (format === 'none') {
    if (statement.size > 0) throw refuse('has a statement of the format none')
    return 'none'
  }
  if (format !== 'packed' || statement.has('x5c')) return 'unverified'
  const signature = statement.get('sig')
  if (statement.get('alg') !== key.algorithm) throw refuse('is by another algorithm than the key')
  if (!Buffer.isBuffer(signature) || !isSignedBy(key, { data: signed, signature })) {
    throw refuse('has a wrong signature')
  }
  return 'self'
}

function refuse(message: string): WebauthnRefusal {
  return new WebauthnRefusal('attestation', `the attestation ${message}`)
}
