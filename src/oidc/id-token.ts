// The one verifier of ID Tokens: form, header, signature, then every claim.
import { compactVerify } from 'jose'
import { assertAccessTokenHash, parseClaims, refuseIdToken } from './id-token-claims.js'
import type { IdTokenClaims, IdTokenExpectations } from './id-token-claims.js'
import { selectKeys } from './json-web-keys.js'
import type { JsonWebKeys, KeySet, PublicKey } from './json-web-keys.js'
import { isJsonObject, parseStrictJson } from './strict-json.js'

export type { IdTokenClaims, IdTokenExpectations } from './id-token-claims.js'

export interface IdTokenVerifierOptions {
  readonly issuer: string
  readonly clientId: string
  /** The algorithms that are accepted; the token's header never decides. */
  readonly algorithms: readonly string[]
  readonly clockToleranceSeconds: number
  /** Longest time since `iat`. */
  readonly maxAgeSeconds: number
  readonly jsonWebKeys: JsonWebKeys
  readonly nowSeconds: () => number
}

/** Verifies an ID Token and returns its claims. */
export type VerifyIdToken = (
  idToken: string,
  expected: IdTokenExpectations,
) => Promise<IdTokenClaims>

interface Header {
  readonly alg: string
  readonly kid?: string
}

// As much as is read of a token response: a token with a thousand groups is long, and no attack.
const MAX_TOKEN_CHARACTERS = 131_072
const MAX_DEPTH = 16
const SEGMENT = /^[A-Za-z0-9_-]+$/
const ASYMMETRIC = /^(?:[RP]S(?:256|384|512)|ES(?:256|384|512)|EdDSA|Ed25519)$/

/**
 * Creates the verifier of this issuer's ID Tokens for this client.
 *
 * @throws {TypeError} When `algorithms` names none or a symmetric algorithm.
 * @see [OIDC Core 1.0 §3.1.3.7](https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation)
 */
export function createIdTokenVerifier(options: IdTokenVerifierOptions): VerifyIdToken {
  const { algorithms, jsonWebKeys } = options
  assertAlgorithms(algorithms)
  return async function verifyIdToken(idToken, expected) {
    const { header, payload } = decode(idToken)
    const parsedHeader = parseHeader(header, algorithms)
    await assertSignature(idToken, { header: parsedHeader, jsonWebKeys })
    const claims = parseClaims(payload, { rules: options, expected })
    assertAccessTokenHash(claims, { alg: parsedHeader.alg, accessToken: expected.accessToken })
    return claims
  }
}

function assertAlgorithms(algorithms: readonly string[]): void {
  if (algorithms.length > 0 && algorithms.every((alg) => ASYMMETRIC.test(alg))) return
  throw new TypeError('idTokenSigningAlgorithms must name asymmetric JWS algorithms, e.g. RS256')
}

function decode(idToken: string): {
  header: Record<string, unknown>
  payload: Record<string, unknown>
} {
  if (idToken.length > MAX_TOKEN_CHARACTERS) throw refuseIdToken('it is longer than 128 KiB')
  const segments = idToken.split('.', 6)
  if (segments.length === 5) throw refuseIdToken('it is encrypted, which is not supported')
  const [header, payload, signature] = segments
  if (segments.length !== 3 || !header || !payload || !signature) {
    throw refuseIdToken('it is not a signed JWT of three segments')
  }
  decodeSegment(signature)
  return { header: parseSegment('header', header), payload: parseSegment('payload', payload) }
}

function parseSegment(name: string, segment: string): Record<string, unknown> {
  const value = parseOrExplain(name, decodeSegment(segment))
  if (!isJsonObject(value)) throw refuseIdToken(`its ${name} is not a JSON object`)
  return value
}

function parseOrExplain(name: string, bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return parseStrictJson(text, { maxCharacters: MAX_TOKEN_CHARACTERS, maxDepth: MAX_DEPTH })
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'it is not UTF-8'
    throw refuseIdToken(`its ${name} cannot be read, ${why}`)
  }
}

function decodeSegment(segment: string): Buffer {
  const bytes = Buffer.from(segment, 'base64url')
  if (!SEGMENT.test(segment) || bytes.toString('base64url') !== segment) {
    throw refuseIdToken('it is not canonical base64url')
  }
  return bytes
}

function parseHeader(header: Record<string, unknown>, algorithms: readonly string[]): Header {
  const { alg, kid, typ } = header
  if (typeof alg !== 'string' || !algorithms.includes(alg)) {
    throw refuseIdToken(`its alg is not one of the configured ${algorithms.join(', ')}`)
  }
  if ('crit' in header || 'b64' in header) {
    throw refuseIdToken('its header asks for an extension (crit, b64)')
  }
  if (!isIdTokenType(typ)) throw refuseIdToken('its typ is that of another kind of JWT')
  if (kid === undefined) return { alg }
  if (typeof kid !== 'string' || kid.length > 255) throw refuseIdToken('its kid is not usable')
  return { alg, kid }
}

// Explicitly typed JWTs (RFC 8725 §3.11: at+jwt, logout+jwt, oauth-authz-req+jwt) are never ID Tokens.
function isIdTokenType(typ: unknown): boolean {
  if (typ === undefined) return true
  return typeof typ === 'string' && !/\+jwt$/i.test(typ.trim())
}

async function assertSignature(
  idToken: string,
  { header, jsonWebKeys }: { readonly header: Header; readonly jsonWebKeys: JsonWebKeys },
): Promise<void> {
  const keys = await jsonWebKeys.read()
  if (await isSignedByOneOf(idToken, { header, keys })) return
  const newer = await readNewerKeys(header, { keys, jsonWebKeys })
  if (newer !== undefined && (await isSignedByOneOf(idToken, { header, keys: newer }))) return
  throw refuseIdToken(
    selectKeys(newer ?? keys, header).length === 0
      ? 'no key in the JWKS fits its alg and kid'
      : 'its signature does not verify',
  )
}

// A key that is missing while the JWKS cannot be fetched is trouble upstream; a bad signature is not.
async function readNewerKeys(
  header: Header,
  { keys, jsonWebKeys }: { readonly keys: KeySet; readonly jsonWebKeys: JsonWebKeys },
): Promise<KeySet | undefined> {
  try {
    return await jsonWebKeys.readNewer(keys)
  } catch (error) {
    if (selectKeys(keys, header).length === 0) throw error
    return undefined
  }
}

async function isSignedByOneOf(
  idToken: string,
  { header, keys }: { readonly header: Header; readonly keys: KeySet },
): Promise<boolean> {
  for (const key of selectKeys(keys, header)) {
    if (await isSignedBy(idToken, { header, key })) return true
  }
  return false
}

async function isSignedBy(
  idToken: string,
  { header, key }: { readonly header: Header; readonly key: PublicKey },
): Promise<boolean> {
  try {
    await compactVerify(idToken, key, { algorithms: [header.alg] })
    return true
  } catch {
    return false
  }
}
