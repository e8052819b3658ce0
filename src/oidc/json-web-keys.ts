// PingOne's public signing keys (JWKS): cached, refetched within limits, only public keys kept.
import type { JWK } from './keys.js'
import { UpstreamError } from '../errors.js'
import { fetchJsonDocument } from './json-document.js'
import { createRefreshingCache } from './refreshing-cache.js'
import { isJsonObject } from './strict-json.js'

/** The usable public keys of one fetch. */
export type KeySet = readonly PublicKey[]

/** A public key of the JWKS, with only the members a signature check needs. */
export type PublicKey = JWK & { readonly kty: 'RSA' | 'EC' | 'OKP' }

export interface JsonWebKeys {
  /** The cached keys; waits only for the first fetch. */
  read(): Promise<KeySet>
  /** Keys fetched after `known`, or `undefined` when a further fetch is not allowed yet. */
  readNewer(known: KeySet): Promise<KeySet | undefined>
}

export interface JsonWebKeysOptions {
  readonly readJwksUri: () => Promise<string>
  readonly fetch: typeof fetch
  readonly nowSeconds: () => number
}

const CALL = 'jwks'
const FRESH_SECONDS = 3600
const USABLE_SECONDS = 86_400
const REFETCH_PAUSE_SECONDS = 5
const REFETCHES_PER_MINUTE = 3
const MAX_KEYS = 100
const MAX_CHARACTERS = 262_144
const PUBLIC_MEMBERS = ['kty', 'kid', 'alg', 'n', 'e', 'crv', 'x', 'y'] as const
const MAX_MODULUS_CHARACTERS = 1366
const MAX_EXPONENT_CHARACTERS = 8

/** Creates the cache of PingOne's signing keys. */
export function createJsonWebKeys(options: JsonWebKeysOptions): JsonWebKeys {
  const { readJwksUri, fetch, nowSeconds } = options
  const mayRefetch = createRefetchLimit(nowSeconds)
  const cache = createRefreshingCache<KeySet>({
    load: async () => {
      const url = await readJwksUri()
      return parseKeySet(
        await fetchJsonDocument({ fetch, url, call: CALL, maxCharacters: MAX_CHARACTERS }),
      )
    },
    freshSeconds: FRESH_SECONDS,
    usableSeconds: USABLE_SECONDS,
    retrySeconds: REFETCH_PAUSE_SECONDS,
    nowSeconds,
  })

  async function readNewer(known: KeySet): Promise<KeySet | undefined> {
    const kept = cache.peek()
    if (kept !== undefined && kept !== known) return kept
    return cache.isRefreshing() || mayRefetch() ? cache.refresh() : undefined
  }

  return { read: () => cache.read(), readNewer }
}

/** The keys of a set that can have made a signature with this `alg` and `kid`. */
export function selectKeys(
  keys: KeySet,
  { alg, kid }: { readonly alg: string; readonly kid?: string },
): KeySet {
  return keys.filter(
    (key) =>
      isKeyFor(key, alg) &&
      (key.alg === undefined || key.alg === alg) &&
      (kid === undefined || key.kid === kid),
  )
}

/** Parses a JWKS; private, symmetric, encryption and unreadable keys are left out. */
export function parseKeySet(document: Readonly<Record<string, unknown>>): KeySet {
  const { keys } = document
  if (!Array.isArray(keys)) throw refuseKeySet('it has no array named keys')
  if (keys.length > MAX_KEYS) throw refuseKeySet(`it has more than ${MAX_KEYS} keys`)
  const usable = keys.flatMap(parsePublicKey)
  if (usable.length === 0) throw refuseKeySet('it has no usable public signing key')
  return Object.freeze(usable)
}

function createRefetchLimit(nowSeconds: () => number): () => boolean {
  let refetches: readonly number[] = []
  return function mayRefetch(): boolean {
    const now = nowSeconds()
    refetches = refetches.filter((at) => now - at < 60)
    const last = refetches.at(-1)
    if (refetches.length >= REFETCHES_PER_MINUTE) return false
    if (last !== undefined && now - last < REFETCH_PAUSE_SECONDS) return false
    refetches = [...refetches, now]
    return true
  }
}

function parsePublicKey(value: unknown): PublicKey[] {
  if (!isJsonObject(value) || 'd' in value || !isForSignatures(value)) return []
  const { kty } = value
  if (kty !== 'RSA' && kty !== 'EC' && kty !== 'OKP') return []
  const members = PUBLIC_MEMBERS.filter((name) => value[name] !== undefined)
  if (members.some((name) => typeof value[name] !== 'string')) return []
  if (kty === 'RSA' && !isSaneRsaKey(value)) return []
  const key: JWK = Object.fromEntries(members.map((name) => [name, value[name]]))
  return [Object.freeze({ ...key, kty })]
}

function isForSignatures({ use, key_ops: operations }: Readonly<Record<string, unknown>>): boolean {
  if (use !== undefined && use !== 'sig') return false
  return operations === undefined || (Array.isArray(operations) && operations.includes('verify'))
}

// 2048 to 8192 bits, exponent of at most 6 bytes: longer ones only cost time.
function isSaneRsaKey({ n, e }: Readonly<Record<string, unknown>>): boolean {
  if (typeof n !== 'string' || typeof e !== 'string') return false
  return (
    n.length >= 342 && n.length <= MAX_MODULUS_CHARACTERS && e.length <= MAX_EXPONENT_CHARACTERS
  )
}

function isKeyFor(key: PublicKey, alg: string): boolean {
  switch (alg) {
    case 'ES256':
      return key.kty === 'EC' && key.crv === 'P-256'
    case 'ES384':
      return key.kty === 'EC' && key.crv === 'P-384'
    case 'ES512':
      return key.kty === 'EC' && key.crv === 'P-521'
    case 'EdDSA':
    case 'Ed25519':
      return key.kty === 'OKP' && key.crv === 'Ed25519'
    default:
      return key.kty === 'RSA' && /^[RP]S(?:256|384|512)$/.test(alg)
  }
}

function refuseKeySet(why: string): UpstreamError {
  return new UpstreamError(`PingOne's JWKS is not understood: ${why}.`, {
    reason: 'not_understood',
    call: CALL,
    reached: 'yes',
  })
}
