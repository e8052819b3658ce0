// The claims of an ID Token and the check each of them must pass; pure.
import { createHash } from 'node:crypto'
import { AuthorizationError } from '../errors.js'
import { isEqualInConstantTime } from './constant-time.js'

/** The claims of a verified ID Token. */
export interface IdTokenClaims {
  readonly iss: string
  readonly sub: string
  readonly aud: string | readonly string[]
  /** Epoch seconds, as are `iat` and `auth_time`. */
  readonly exp: number
  readonly iat: number
  readonly acr?: string
  readonly amr?: readonly string[]
  readonly auth_time?: number
  readonly nonce?: string
  readonly sid?: string
  readonly [claim: string]: unknown
}

/** What this one ID Token must say, beside what every one must. */
export interface IdTokenExpectations {
  /** The `nonce` of our request; left out for a refreshed token, which need not repeat it. */
  readonly nonce?: string
  /** The `sub` of the sign-on that a refreshed token belongs to. */
  readonly sub?: string
  /** The access token delivered beside it, for `at_hash`. */
  readonly accessToken?: string
  /** The `max_age` of our request: `auth_time` must then be there. */
  readonly maxAgeSeconds?: number
}

export interface ClaimRules {
  readonly issuer: string
  readonly clientId: string
  readonly clockToleranceSeconds: number
  /** Longest time since `iat`. */
  readonly maxAgeSeconds: number
  readonly nowSeconds: () => number
}

type Payload = Readonly<Record<string, unknown>>

const MAX_SUB_CHARACTERS = 255
const CONTROL_CHARACTERS = /\p{Cc}/u
const OR_SKEW = "(or this server's clock is wrong: clock skew)"

/** The error of every refused ID Token; `check` names the failed check and holds nothing of the token. */
export function refuseIdToken(check: string): AuthorizationError {
  return new AuthorizationError(`The ID Token was refused: ${check}.`, {
    error: 'invalid_id_token',
  })
}

/** Checks every claim and returns them typed. */
export function parseClaims(
  payload: Payload,
  { rules, expected }: { readonly rules: ClaimRules; readonly expected: IdTokenExpectations },
): IdTokenClaims {
  assertIssuer(payload['iss'], rules.issuer)
  const aud = parseAudience(payload, rules.clientId)
  const sub = parseSub(payload['sub'], expected.sub)
  const times = parseTimes(payload, rules)
  assertMaxAge(times.auth_time, { rules, maxAgeSeconds: expected.maxAgeSeconds })
  assertNonce(payload['nonce'], expected.nonce)
  return Object.freeze({
    ...payload,
    iss: rules.issuer,
    sub,
    aud,
    ...times,
    ...parseAssurance(payload),
    ...parseOptionalString(payload, 'nonce'),
    ...parseOptionalString(payload, 'sid'),
  })
}

/** Checks `at_hash`, when the token has one, against the access token it came with. */
export function assertAccessTokenHash(
  claims: IdTokenClaims,
  { alg, accessToken }: { readonly alg: string; readonly accessToken: string | undefined },
): void {
  const found = claims['at_hash']
  if (found === undefined) return
  if (typeof found !== 'string' || accessToken === undefined) {
    throw refuseIdToken('at_hash cannot be checked')
  }
  const digest = createHash(hashOf(alg)).update(accessToken, 'ascii').digest()
  const half = digest.subarray(0, digest.length / 2).toString('base64url')
  if (!isEqualInConstantTime(found, half)) {
    throw refuseIdToken('at_hash does not fit the access token')
  }
}

function assertIssuer(iss: unknown, issuer: string): void {
  if (iss !== issuer) throw refuseIdToken('iss is not the configured issuer')
}

function parseSub(sub: unknown, expected: string | undefined): string {
  if (typeof sub !== 'string' || sub === '' || sub === '__proto__') {
    throw refuseIdToken('sub is not a usable string')
  }
  if (sub.length > MAX_SUB_CHARACTERS || CONTROL_CHARACTERS.test(sub)) {
    throw refuseIdToken('sub is not a usable string')
  }
  if (expected !== undefined && sub !== expected) throw refuseIdToken('sub is another user')
  return sub
}

function parseAudience(payload: Payload, clientId: string): string | readonly string[] {
  const { aud, azp } = payload
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud]
  const names = audiences.filter((name) => typeof name === 'string')
  if (names.length !== audiences.length || !names.includes(clientId)) {
    throw refuseIdToken('aud is not this client')
  }
  if (azp !== undefined && azp !== clientId) throw refuseIdToken('azp is another client')
  if (names.length > 1 && azp === undefined) {
    throw refuseIdToken('aud names further clients and azp does not name this one')
  }
  return Array.isArray(aud) ? names : clientId
}

function parseTimes(
  payload: Payload,
  rules: ClaimRules,
): Pick<IdTokenClaims, 'exp' | 'iat' | 'auth_time'> {
  const { clockToleranceSeconds: tolerance } = rules
  const now = rules.nowSeconds()
  const exp = parseTime(payload, 'exp')
  const iat = parseTime(payload, 'iat')
  if (exp <= now - tolerance) throw refuseIdToken(`it expired ${now - exp} s ago ${OR_SKEW}`)
  if (now - iat > rules.maxAgeSeconds) {
    throw refuseIdToken(`iat is ${now - iat} s ago, more than ${rules.maxAgeSeconds} s ${OR_SKEW}`)
  }
  assertNotInFuture('iat', { at: iat, now, tolerance })
  if (payload['nbf'] !== undefined) {
    assertNotInFuture('nbf', { at: parseTime(payload, 'nbf'), now, tolerance })
  }
  if (payload['auth_time'] === undefined) return { exp, iat }
  const authTime = parseTime(payload, 'auth_time')
  assertNotInFuture('auth_time', { at: authTime, now, tolerance })
  return { exp, iat, auth_time: authTime }
}

function parseTime(payload: Payload, name: string): number {
  const value = payload[name]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw refuseIdToken(`${name} is not a whole number of seconds`)
  }
  return value
}

function assertNotInFuture(
  name: string,
  { at, now, tolerance }: { readonly at: number; readonly now: number; readonly tolerance: number },
): void {
  if (at > now + tolerance) {
    throw refuseIdToken(`${name} is ${at - now} s in the future ${OR_SKEW}`)
  }
}

function assertMaxAge(
  authTime: number | undefined,
  {
    rules,
    maxAgeSeconds,
  }: { readonly rules: ClaimRules; readonly maxAgeSeconds: number | undefined },
): void {
  if (maxAgeSeconds === undefined) return
  if (authTime === undefined) throw refuseIdToken('auth_time is missing though max_age was sent')
  const ageSeconds = rules.nowSeconds() - authTime
  if (ageSeconds > maxAgeSeconds + rules.clockToleranceSeconds) {
    throw refuseIdToken(`auth_time is ${ageSeconds} s ago, more than max_age ${maxAgeSeconds} s`)
  }
}

function assertNonce(nonce: unknown, expected: string | undefined): void {
  if (expected === undefined) return
  if (typeof nonce !== 'string' || !isEqualInConstantTime(nonce, expected)) {
    throw refuseIdToken('nonce is not the one of this authorization request')
  }
}

function parseAssurance(payload: Payload): Pick<IdTokenClaims, 'acr' | 'amr'> {
  const { amr } = payload
  const acr = parseOptionalString(payload, 'acr')
  if (amr === undefined) return acr
  if (!Array.isArray(amr) || !amr.every((method) => typeof method === 'string')) {
    throw refuseIdToken('amr is not an array of strings')
  }
  return { ...acr, amr }
}

function parseOptionalString<N extends string>(
  payload: Payload,
  name: N,
): Partial<Record<N, string>> {
  const value = payload[name]
  const parsed: Partial<Record<N, string>> = {}
  if (value === undefined) return parsed
  if (typeof value !== 'string') throw refuseIdToken(`${name} is not a string`)
  parsed[name] = value
  return parsed
}

function hashOf(alg: string): 'sha256' | 'sha384' | 'sha512' {
  if (alg.endsWith('256')) return 'sha256'
  return alg.endsWith('384') ? 'sha384' : 'sha512'
}
