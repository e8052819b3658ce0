// The records of a sign-on in the state store: the one every request reads, its tokens, and what is left of it at its end.
import type { FlowCookie } from './flow/cookie-jar.js'
import { isObject } from './pingone/json.js'

/** `signon:<id>`: this sign-on lives. Small, because every request reads it. */
export interface SignOnRecord {
  readonly sub: string
  /** Survives rotation of the same `sub`; what a browser began under it stays bound to it. */
  readonly lineageId: string
  /** PingOne's session id, from the ID Token. */
  readonly sid?: string
  /** The client it was made for: an instance of another takes it for nobody's. */
  readonly clientId?: string
  /** The key of this person in events, from the first step of this sign-on on. */
  readonly userKey?: string
  readonly createdAtMs: number
  /** Absolute end of the sign-on, never extended. */
  readonly expiresAtMs: number
}

/** `tokens:<id>`: read only for tokens, scopes, refresh and sign-off. */
export interface TokensRecord {
  readonly idToken: string
  readonly accessToken: string
  /** Epoch seconds. */
  readonly accessTokenExpiresAt?: number
  readonly refreshToken?: string
  readonly scope?: string
  /** PingOne's cookies at the end of an embedded sign-on: what its signoff is bound to. */
  readonly cookies: readonly FlowCookie[]
  /** Set while one process refreshes: the others wait until then. */
  readonly refreshingUntilMs?: number
}

/** `leave:<handle>`: a browser that is signed off here goes on to sign off at PingOne, once. */
export interface LeaveRecord {
  /** PingOne's sign-off, with the hint of the sign-on that ended. */
  readonly url: string
  readonly cookieHash: string
}

/** The record as it is stored: every request reads it, so its newest member has a short name there. */
export function packSignOnRecord({ userKey, ...record }: SignOnRecord): SignOnRecord {
  return userKey === undefined ? record : ({ ...record, k: userKey } as SignOnRecord)
}

/** Reads a `signon:` value; anything else is `undefined`. */
export function parseSignOnRecord(value: unknown): SignOnRecord | undefined {
  if (!isObject(value)) return undefined
  const { sub, lineageId, sid, clientId, k: userKey, createdAtMs, expiresAtMs } = value
  if (typeof sub !== 'string' || typeof lineageId !== 'string') return undefined
  if (typeof createdAtMs !== 'number' || typeof expiresAtMs !== 'number') return undefined
  return {
    sub,
    lineageId,
    createdAtMs,
    expiresAtMs,
    ...(typeof sid === 'string' && { sid }),
    ...(typeof clientId === 'string' && { clientId }),
    ...(typeof userKey === 'string' && { userKey }),
  }
}

/** Reads a `tokens:` value; anything else is `undefined`. */
export function parseTokensRecord(value: unknown): TokensRecord | undefined {
  if (!isObject(value)) return undefined
  const { idToken, accessToken, accessTokenExpiresAt, refreshToken, scope, cookies } = value
  const { refreshingUntilMs } = value
  if (typeof idToken !== 'string' || typeof accessToken !== 'string') return undefined
  return {
    idToken,
    accessToken,
    cookies: parseFlowCookies(cookies),
    ...(typeof accessTokenExpiresAt === 'number' && { accessTokenExpiresAt }),
    ...(typeof refreshToken === 'string' && { refreshToken }),
    ...(typeof scope === 'string' && { scope }),
    ...(typeof refreshingUntilMs === 'number' && { refreshingUntilMs }),
  }
}

/** Reads a `leave:` value; anything else is `undefined`. */
export function parseLeaveRecord(value: unknown): LeaveRecord | undefined {
  if (!isObject(value)) return undefined
  const { url, cookieHash } = value
  return typeof url === 'string' && typeof cookieHash === 'string' ? { url, cookieHash } : undefined
}

/** Reads stored cookies of a flow; entries of another shape are left out. */
export function parseFlowCookies(value: unknown): FlowCookie[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry: unknown) => {
    if (!isObject(entry)) return []
    const { name, value: text, expiresAtMs } = entry
    if (typeof name !== 'string' || typeof text !== 'string') return []
    return [{ name, value: text, ...(typeof expiresAtMs === 'number' && { expiresAtMs }) }]
  })
}
