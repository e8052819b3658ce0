// The public keys that can verify evidence, each with the one algorithm it is for.
import { createPublicKey, KeyObject } from 'node:crypto'
import { types } from 'node:util'
import { calculateJwkThumbprint } from 'jose'
import { isJsonObject } from '../oidc/strict-json.js'
import type { CryptoKey } from '../oidc/keys.js'
import { refuseEvidence } from './evidence-jws.js'

/** A public key, checked. */
export interface VerificationKey {
  readonly key: CryptoKey | KeyObject
  readonly alg: 'ES256' | 'EdDSA' | 'RS256'
}

const MIN_RSA_BITS = 2048

/** Reads the key; of a JWKS those with this `kid`, or with none and this thumbprint. */
export async function readVerificationKeys(
  key: unknown,
  kid: string,
): Promise<readonly VerificationKey[]> {
  if (types.isCryptoKey(key)) return [readCryptoKey(key)]
  if (key instanceof KeyObject) return [readKeyObject(key)]
  if (!isJsonObject(key)) throw refuseEvidence('the key is no CryptoKey, KeyObject, JWK or JWKS')
  if (!Array.isArray(key['keys'])) return [readJwk(key)]
  const selected = await selectByKid(key['keys'], kid)
  if (selected.length === 0) throw refuseEvidence('the JWKS has no key with its kid')
  return selected.map(readJwk)
}

async function selectByKid(
  keys: readonly unknown[],
  kid: string,
): Promise<readonly Record<string, unknown>[]> {
  const selected: Record<string, unknown>[] = []
  for (const key of keys) {
    if (isJsonObject(key) && (key['kid'] ?? (await computeThumbprint(key))) === kid) {
      selected.push(key)
    }
  }
  return selected
}

// A key that has no thumbprint is not the one asked for.
async function computeThumbprint(jwk: Record<string, unknown>): Promise<string | undefined> {
  const { kty } = jwk
  if (typeof kty !== 'string') return undefined
  return calculateJwkThumbprint({ ...jwk, kty }).catch(() => undefined)
}

function readJwk(jwk: Record<string, unknown>): VerificationKey {
  const { use, key_ops: operations, alg } = jwk
  if ('k' in jwk || jwk['kty'] === 'oct') throw refuseSymmetric()
  if ('d' in jwk) throw refusePrivate()
  if (use !== undefined && use !== 'sig') throw refuseEvidence('the key is not for signatures')
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))) {
    throw refuseEvidence('the key is not for verifying: its key_ops are without verify')
  }
  const key = readKeyObject(importJwk(jwk))
  if (alg === undefined || alg === key.alg || (alg === 'Ed25519' && key.alg === 'EdDSA')) return key
  throw refuseEvidence(`the alg of the JWK does not fit: for such a key it is ${key.alg}`)
}

function importJwk(jwk: Record<string, unknown>): KeyObject {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch {
    throw refuseEvidence('the JWK cannot be read as a public key')
  }
}

function readCryptoKey(key: CryptoKey): VerificationKey {
  if (key.type === 'secret') throw refuseSymmetric()
  if (key.type === 'private') throw refusePrivate()
  const { alg } = readKeyObject(KeyObject.from(key))
  if (!key.usages.includes('verify') || writeAlgorithm(key) !== alg) throw refuseKind()
  return { key, alg }
}

// What the CryptoKey itself is bound to: an RSA one may be for PSS or for another hash.
function writeAlgorithm({ algorithm }: CryptoKey): VerificationKey['alg'] | undefined {
  if (algorithm.name === 'Ed25519') return 'EdDSA'
  if (algorithm.name === 'ECDSA') return 'ES256'
  const hash: unknown = 'hash' in algorithm ? algorithm.hash : undefined
  const isSha256 = isJsonObject(hash) && hash['name'] === 'SHA-256'
  return algorithm.name === 'RSASSA-PKCS1-v1_5' && isSha256 ? 'RS256' : undefined
}

function readKeyObject(key: KeyObject): VerificationKey {
  if (key.type === 'secret') throw refuseSymmetric()
  if (key.type === 'private') throw refusePrivate()
  const { modulusLength = MIN_RSA_BITS, namedCurve } = key.asymmetricKeyDetails ?? {}
  if (modulusLength < MIN_RSA_BITS) throw refuseEvidence('the RSA key is shorter than 2048 bits')
  if (key.asymmetricKeyType === 'rsa') return { key, alg: 'RS256' }
  if (key.asymmetricKeyType === 'ed25519') return { key, alg: 'EdDSA' }
  if (namedCurve === 'prime256v1') return { key, alg: 'ES256' }
  throw refuseKind()
}

function refuseSymmetric(): Error {
  return refuseEvidence('the key is symmetric: who can verify with it could have signed')
}

function refusePrivate(): Error {
  return refuseEvidence('the key is private: give the public one')
}

function refuseKind(): Error {
  return refuseEvidence('the key is none for ES256 (P-256), EdDSA (Ed25519) or RS256')
}
