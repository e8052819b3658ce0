// Public keys of authenticators (RFC 9053), and what is signed with them: ES256, RS256, EdDSA.
import { createPublicKey, verify, type JsonWebKey, type KeyObject } from 'node:crypto'
import { isCborMap, readCbor, type CborMap, type CborValue } from './cbor.js'
import { WebauthnRefusal } from './refusal.js'

/** COSE's numbers of the algorithms that count here. */
export const algorithms = { ES256: -7, EdDSA: -8, RS256: -257 } as const

/** A key, with the only algorithm that it may sign by. */
export interface CoseKey {
  readonly algorithm: number
  readonly key: KeyObject
}

/**
 * Reads a public key from its COSE form.
 *
 * @throws {WebauthnRefusal} `key` when it is none, `algorithm` when it is for another algorithm.
 */
export function readCoseKey(bytes: Buffer): CoseKey {
  const map = readCbor(bytes)
  if (!isCborMap(map)) throw refuseKey('is not a map')
  const algorithm = map.get(label.algorithm)
  switch (algorithm) {
    case algorithms.ES256:
      return { algorithm, key: importKey(readEllipticKey(map)) }
    case algorithms.EdDSA:
      return { algorithm, key: importKey(readEdwardsKey(map)) }
    case algorithms.RS256:
      return { algorithm, key: importKey(readRsaKey(map)) }
    default:
      throw new WebauthnRefusal('algorithm', 'the algorithm is none of ES256, EdDSA and RS256')
  }
}

/** Did the key sign this? */
export function isSignedBy(
  { algorithm, key }: CoseKey,
  { data, signature }: { readonly data: Buffer; readonly signature: Buffer },
): boolean {
  const digest = algorithm === algorithms.EdDSA ? undefined : 'sha256'
  return verify(digest, data, key, signature)
}

/** Labels of RFC 9052 §7; the negative ones mean something else in each key type. */
const label = { type: 1, algorithm: 3, curve: -1, x: -2, y: -3, modulus: -1, exponent: -2 } as const

const keyTypes = { OKP: 1, EC2: 2, RSA: 3 } as const
const curves = { 'P-256': 1, Ed25519: 6 } as const

/** 2048 to 4096 bits. */
const modulusBytes = { min: 256, max: 512 }

function readEllipticKey(map: CborMap): JsonWebKey {
  requireMember(map.get(label.type) === keyTypes.EC2, 'is not of the type EC2')
  requireMember(map.get(label.curve) === curves['P-256'], 'is not on the curve P-256')
  const x = readBytes(map.get(label.x), { min: 32, max: 32 })
  const y = readBytes(map.get(label.y), { min: 32, max: 32 })
  return { kty: 'EC', crv: 'P-256', x, y }
}

function readEdwardsKey(map: CborMap): JsonWebKey {
  requireMember(map.get(label.type) === keyTypes.OKP, 'is not of the type OKP')
  requireMember(map.get(label.curve) === curves.Ed25519, 'is not on the curve Ed25519')
  return { kty: 'OKP', crv: 'Ed25519', x: readBytes(map.get(label.x), { min: 32, max: 32 }) }
}

function readRsaKey(map: CborMap): JsonWebKey {
  requireMember(map.get(label.type) === keyTypes.RSA, 'is not of the type RSA')
  const n = readBytes(map.get(label.modulus), modulusBytes)
  return { kty: 'RSA', n, e: readBytes(map.get(label.exponent), { min: 1, max: 4 }) }
}

function readBytes(
  value: CborValue | undefined,
  { min, max }: { readonly min: number; readonly max: number },
): string {
  if (!Buffer.isBuffer(value) || value.length < min || value.length > max) {
    throw refuseKey('has a number of the wrong size')
  }
  return value.toString('base64url')
}

/** A point that is not on its curve is refused here. */
function importKey(jwk: JsonWebKey): KeyObject {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch {
    throw refuseKey('is not one of its kind')
  }
}

function requireMember(holds: boolean, message: string): void {
  if (!holds) throw refuseKey(message)
}

function refuseKey(message: string): WebauthnRefusal {
  return new WebauthnRefusal('key', `the public key ${message}`)
}
