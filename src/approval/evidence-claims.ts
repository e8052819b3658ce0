// What evidence says, and the claims it is written in.
import type { JWTPayload } from 'jose'
import { isJsonObject } from '../oidc/strict-json.js'
import type { ApprovalDetails } from './details.js'
import { refuseEvidence } from './evidence-jws.js'
import { parsePasskeyProof, type PasskeyProof } from './passkey-proof.js'

/** What a person approved, how PingOne knew them, and when it was executed; frozen. */
export interface ApprovalEvidence {
  /** Claim `jti`. */
  readonly approvalId: string
  /** The PingOne user who approved. Claim `sub`. */
  readonly sub: string
  /** What was shown, sent and approved, in the app's order. Claim `details`. */
  readonly details: ApprovalDetails
  /** SHA-256, base64url, over details, request, user and sign-on (RFC 8785). Claim `digest`. */
  readonly digest: string
  /** HTTP method of the request that was approved. Claim `method`. */
  readonly method: string
  /** Its path and query. Claim `url`. */
  readonly url: string
  /** PingOne's type of the device that took the code, e.g. `SMS`. Claim `device_type`. */
  readonly deviceType?: string
  /** Claim `acr` of the ID Token. */
  readonly acr?: string
  /** Claim `amr` of the ID Token. */
  readonly amr?: readonly string[]
  /** When PingOne authenticated the person, epoch seconds. Claim `auth_time` of the ID Token. */
  readonly authTime: number
  /** `jti` of the signed request that PingOne was sent. Claim `request_jti`. */
  readonly requestId: string
  /** SHA-256, base64url, of the ID Token that proved it. Claim `id_token_sha256`. */
  readonly idTokenHash: string
  /** PingOne's own id of the call that proved it. Claim `correlation_id`. */
  readonly correlationId?: string
  /** What a passkey signed: with its public key it shows that the key itself has signed `digest`. Claim `passkey`. */
  readonly passkey?: PasskeyProof
  /** ISO 8601 in UTC with milliseconds, as the two after it. Claim `created_at`. */
  readonly createdAt: string
  /** Claim `approved_at`. */
  readonly approvedAt: string
  /** When the one request it was for was let through. Claim `consumed_at`; `iat` is the same in epoch seconds. */
  readonly consumedAt: string
  /** The application that says so. Claim `iss`. */
  readonly clientId: string
  /** The PingOne issuer that authenticated the person. Claim `pingone_issuer`. */
  readonly issuer: string
}

const VERSION = 1
const SHA_256 = /^[A-Za-z0-9_-]{43}$/

/** Builds the claims; of one version, so that a later one is told apart. */
export function buildEvidenceClaims(evidence: ApprovalEvidence): JWTPayload {
  const { deviceType, acr, amr, correlationId, passkey } = evidence
  return {
    v: VERSION,
    iss: evidence.clientId,
    sub: evidence.sub,
    jti: evidence.approvalId,
    iat: Math.floor(Date.parse(evidence.consumedAt) / 1000),
    pingone_issuer: evidence.issuer,
    method: evidence.method,
    url: evidence.url,
    details: { ...evidence.details },
    digest: evidence.digest,
    ...(deviceType !== undefined && { device_type: deviceType }),
    ...(acr !== undefined && { acr }),
    ...(amr !== undefined && { amr: [...amr] }),
    auth_time: evidence.authTime,
    request_jti: evidence.requestId,
    id_token_sha256: evidence.idTokenHash,
    ...(correlationId !== undefined && { correlation_id: correlationId }),
    ...(passkey !== undefined && { passkey: { ...passkey } }),
    created_at: evidence.createdAt,
    approved_at: evidence.approvedAt,
    consumed_at: evidence.consumedAt,
  }
}

/** Parses the claims; every member has its type, and what is not known is left out. */
export function parseEvidenceClaims(claims: Readonly<Record<string, unknown>>): ApprovalEvidence {
  if (claims['v'] !== VERSION) throw refuseEvidence(`its version (v) is not ${VERSION}`)
  const consumedAt = parseTime(claims, 'consumed_at')
  if (claims['iat'] !== Math.floor(Date.parse(consumedAt) / 1000)) {
    throw refuseEvidence('its iat is not the time of its consumed_at')
  }
  return Object.freeze({
    approvalId: parseText(claims, 'jti'),
    sub: parseText(claims, 'sub'),
    details: parseDetails(claims['details']),
    digest: parseHash(claims, 'digest'),
    method: parseText(claims, 'method'),
    url: parseText(claims, 'url'),
    ...parseAssurance(claims),
    requestId: parseText(claims, 'request_jti'),
    idTokenHash: parseHash(claims, 'id_token_sha256'),
    ...parseOptional(claims, { name: 'correlation_id', member: 'correlationId' }),
    ...parsePasskey(claims),
    createdAt: parseTime(claims, 'created_at'),
    approvedAt: parseTime(claims, 'approved_at'),
    consumedAt,
    clientId: parseText(claims, 'iss'),
    issuer: parseText(claims, 'pingone_issuer'),
  })
}

function parseAssurance(
  claims: Readonly<Record<string, unknown>>,
): Pick<ApprovalEvidence, 'deviceType' | 'acr' | 'amr' | 'authTime'> {
  const { auth_time: authTime, amr } = claims
  if (typeof authTime !== 'number' || !Number.isSafeInteger(authTime) || authTime < 0) {
    throw refuseEvidence('its auth_time is not a number of seconds')
  }
  return {
    ...parseOptional(claims, { name: 'device_type', member: 'deviceType' }),
    ...parseOptional(claims, { name: 'acr', member: 'acr' }),
    ...(amr !== undefined && { amr: parseMethods(amr) }),
    authTime,
  }
}

function parsePasskey(
  claims: Readonly<Record<string, unknown>>,
): Pick<ApprovalEvidence, 'passkey'> {
  if (claims['passkey'] === undefined) return {}
  const passkey = parsePasskeyProof(claims['passkey'])
  if (passkey === undefined) throw refuseEvidence('its passkey is not what a passkey signed')
  return { passkey }
}

function parseMethods(amr: unknown): readonly string[] {
  if (!Array.isArray(amr) || !amr.every((method) => typeof method === 'string')) {
    throw refuseEvidence('its amr is not an array of strings')
  }
  return Object.freeze([...amr])
}

// Types only: what may be a detail can become stricter, and old evidence stays readable.
function parseDetails(value: unknown): ApprovalDetails {
  if (!isJsonObject(value)) throw refuseEvidence('its details are not an object')
  const details = Object.entries(value).map(([name, detail]) => {
    if (typeof detail !== 'string') throw refuseEvidence('its details are not all strings')
    return [name, detail] as const
  })
  if (details.length === 0) throw refuseEvidence('its details are empty')
  return Object.freeze(Object.fromEntries(details))
}

function parseOptional<T extends string>(
  claims: Readonly<Record<string, unknown>>,
  { name, member }: { readonly name: string; readonly member: T },
): Partial<Record<T, string>> {
  const value = claims[name]
  if (value === undefined) return {}
  if (typeof value !== 'string') throw refuseEvidence(`its ${name} is not a string`)
  const parsed: Partial<Record<T, string>> = {}
  parsed[member] = value
  return parsed
}

function parseText(claims: Readonly<Record<string, unknown>>, name: string): string {
  const value = claims[name]
  if (typeof value !== 'string' || value === '') {
    throw refuseEvidence(`its ${name} is not a string of one character or more`)
  }
  return value
}

function parseHash(claims: Readonly<Record<string, unknown>>, name: string): string {
  const value = parseText(claims, name)
  if (!SHA_256.test(value)) throw refuseEvidence(`its ${name} is not a SHA-256 in base64url`)
  return value
}

function parseTime(claims: Readonly<Record<string, unknown>>, name: string): string {
  const value = parseText(claims, name)
  const time = Date.parse(value)
  if (Number.isNaN(time) || new Date(time).toISOString() !== value) {
    throw refuseEvidence(`its ${name} is not a time like 2026-01-31T12:00:00.000Z`)
  }
  return value
}
