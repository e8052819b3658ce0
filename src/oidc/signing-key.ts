// A private key that signs JWTs: checked once, with the one algorithm it signs with.
import { createPrivateKey, KeyObject } from 'node:crypto'
import { types } from 'node:util'
import type { CryptoKey, JWK } from './keys.js'

/** The JWS algorithms (RFC 7518, RFC 8037) a private key can be taken for. */
export type SigningAlgorithm = 'RS256' | 'RS384' | 'RS512' | 'ES256' | 'EdDSA'

/** A checked key. */
export interface SigningKey {
  readonly key: CryptoKey | KeyObject
  readonly alg: SigningAlgorithm
  /** The JWK's, when it has one. */
  readonly kid?: string
}

const KINDS: Readonly<Record<SigningAlgorithm, string>> = {
  RS256: 'RSA',
  RS384: 'RSA',
  RS512: 'RSA',
  ES256: 'EC P-256',
  EdDSA: 'Ed25519',
}
const MIN_RSA_BITS = 2048

/**
 * Reads a private key for one of the `allowed` algorithms.
 *
 * @throws {TypeError} Naming the option and what is wrong, never the key.
 */
export function readSigningKey(
  option: string,
  {
    key,
    allowed,
  }: { readonly key: CryptoKey | KeyObject | JWK; readonly allowed: readonly SigningAlgorithm[] },
): SigningKey {
  const parsed = parseSigningKey(key, allowed)
  if (typeof parsed === 'string') throw new TypeError(`${option} ${parsed}`)
  return parsed
}

/** What is wrong with a private key for these algorithms; `undefined` when it is fine. */
export function findSigningKeyProblem(
  key: CryptoKey | KeyObject | JWK,
  allowed: readonly SigningAlgorithm[],
): string | undefined {
  const parsed = parseSigningKey(key, allowed)
  return typeof parsed === 'string' ? parsed : undefined
}

function parseSigningKey(
  key: CryptoKey | KeyObject | JWK,
  allowed: readonly SigningAlgorithm[],
): SigningKey | string {
  if (isCryptoKey(key)) return parseCryptoKey(key, allowed)
  if (key instanceof KeyObject) return parseKeyObject(key, allowed)
  return parseJwk(key, allowed)
}

function isCryptoKey(key: CryptoKey | KeyObject | JWK): key is CryptoKey {
  return types.isCryptoKey(key)
}

function parseCryptoKey(key: CryptoKey, allowed: readonly SigningAlgorithm[]): SigningKey | string {
  if (key.type !== 'private' || !key.usages.includes('sign')) {
    return 'must be a private key with the usage sign'
  }
  const { algorithm } = key
  const possible = algorithmsOf(KeyObject.from(key))
  const own = algorithm.name === 'Ed25519' || algorithm.name === 'ECDSA' ? possible[0] : undefined
  return choose(key, { allowed, possible, wanted: own ?? readRsaAlgorithm(algorithm) })
}

// A CryptoKey signs with the one hash it was made for; PSS is no RS256.
function readRsaAlgorithm(algorithm: CryptoKey['algorithm']): string {
  if (algorithm.name !== 'RSASSA-PKCS1-v1_5' || !('hash' in algorithm)) return algorithm.name
  const { hash } = algorithm
  const name = typeof hash === 'object' && hash !== null && 'name' in hash ? hash.name : hash
  return `RS${String(name).replace('SHA-', '')}`
}

function parseKeyObject(key: KeyObject, allowed: readonly SigningAlgorithm[]): SigningKey | string {
  if (key.type !== 'private') return `must be a private key, not a ${key.type} one`
  return choose(key, { allowed, possible: algorithmsOf(key) })
}

function parseJwk(jwk: JWK, allowed: readonly SigningAlgorithm[]): SigningKey | string {
  const { kid, use, key_ops: operations, alg } = jwk
  if (jwk.d === undefined) return 'must be a private key: the JWK has no member d'
  if (use !== undefined && use !== 'sig') return 'must be a key for signatures: its use is not sig'
  if (operations !== undefined && !operations.includes('sign')) {
    return 'must be a key for signatures: its key_ops are without sign'
  }
  if (kid !== undefined && (typeof kid !== 'string' || kid === '')) {
    return 'has a kid that is not a string of one character or more'
  }
  const key = readPrivateJwk(jwk)
  if (key === undefined) return 'cannot be read as a private key'
  const wanted = alg === 'Ed25519' ? 'EdDSA' : alg
  const chosen = choose(key, { allowed, possible: algorithmsOf(key), wanted })
  return typeof chosen === 'string' || kid === undefined ? chosen : { ...chosen, kid }
}

// Node's own message may repeat a member of the key.
function readPrivateJwk(jwk: JWK): KeyObject | undefined {
  try {
    return createPrivateKey({ key: { ...jwk }, format: 'jwk' })
  } catch {
    return undefined
  }
}

function algorithmsOf(key: KeyObject): readonly SigningAlgorithm[] {
  if (key.asymmetricKeyType === 'rsa') return ['RS256', 'RS384', 'RS512']
  if (key.asymmetricKeyType === 'ed25519') return ['EdDSA']
  return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? ['ES256'] : []
}

interface Choice {
  readonly allowed: readonly SigningAlgorithm[]
  readonly possible: readonly SigningAlgorithm[]
  /** What the key itself says it is for. */
  readonly wanted?: string | undefined
}

function choose(key: CryptoKey | KeyObject, choice: Choice): SigningKey | string {
  const { allowed, possible, wanted } = choice
  const alg = possible.find((name) => wanted === undefined || name === wanted)
  if (alg === undefined || !allowed.includes(alg)) return writeKinds(allowed)
  const object = key instanceof KeyObject ? key : KeyObject.from(key)
  const bits = object.asymmetricKeyDetails?.modulusLength ?? MIN_RSA_BITS
  if (bits < MIN_RSA_BITS) return `has ${bits} bits: an RSA key needs ${MIN_RSA_BITS} or more`
  return { key, alg }
}

function writeKinds(allowed: readonly SigningAlgorithm[]): string {
  const kinds = allowed.map((alg) => `${KINDS[alg]} (${alg})`)
  return `must be a private key of one of these kinds: ${kinds.join(', ')}`
}
