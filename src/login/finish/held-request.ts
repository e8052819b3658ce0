// A request held up by step-up or approval: what it was, whose it is, and the one-use grant a step-up leaves for it.
import { createHash } from 'node:crypto'
import type { BodyKind } from '../../approval/approval.js'
import { toCanonicalJson } from '../../approval/canonical-json.js'
import type { MfaRequirement } from '../../oidc/assurance.js'
import { isObject } from '../../pingone/json.js'
import type { HeldField } from '../../models/model.js'

/** `hold:<id>`: a request that waits for a confirmation. */
export interface HeldRequest {
  readonly sub: string
  readonly lineageId: string
  readonly method: string
  /** Path and query, as the browser asked for it. */
  readonly url: string
  /** The form of a page request, in its order, to be posted back. */
  readonly fields?: readonly HeldField[]
  /** Step-up: what the guard asks. */
  readonly requirement: MfaRequirement
  /** A completed step-up leaves a grant: false when the body could not be read, so that nothing binds it. */
  readonly grantable: boolean
  /** What the step-up is for, in the app's words. */
  readonly why?: string
  /** Where a person goes who has confirmed, when there is no form to post. */
  readonly returnPath: string
  /** Where "Go back" leads. */
  readonly cancelPath: string
  readonly expiresAtMs: number
}

/** `grant:<id>`: this very request may pass once although the sign-on is too old. */
export interface GrantRecord {
  readonly sub: string
}

/** How long a request is held once its confirmation is done, in milliseconds. */
export const HOLD_MS: number = 10 * 60 * 1000

/** What a held request is recognised by when it comes again. */
export interface RequestIdentity {
  readonly sub: string
  readonly lineageId: string
  readonly method: string
  readonly url: string
  readonly bodyKind: BodyKind | 'unread'
  /** A JSON value; `null` without a body. */
  readonly body: unknown
  readonly requirement: MfaRequirement
}

/** The id of a held step-up request: the same request of the same sign-on has the same id. */
export function computeHoldId(identity: RequestIdentity): string {
  const { method } = identity
  const folded = { v: 1, ...identity, method: method === 'HEAD' ? 'GET' : method }
  return createHash('sha256').update(toCanonicalJson(folded)).digest('base64url')
}

/** True for an `originalUrl` that a form may be posted to: "//other.example" would be another site. */
export function isPathOfOurs(url: string): boolean {
  return /^\/(?![/\\])/.test(url)
}

/** Reads a `hold:` value; anything else is `undefined`. */
export function parseHeldRequest(value: unknown): HeldRequest | undefined {
  if (!isObject(value)) return undefined
  const strings = ['sub', 'lineageId', 'method', 'url', 'returnPath', 'cancelPath'] as const
  if (strings.some((name) => typeof value[name] !== 'string')) return undefined
  const { fields, requirement, grantable, expiresAtMs } = value
  if (!isObject(requirement) || typeof grantable !== 'boolean') return undefined
  if (typeof expiresAtMs !== 'number') return undefined
  if (fields !== undefined && !(Array.isArray(fields) && fields.every(isHeldField)))
    return undefined
  // The record is our own JSON of this very version; what the code branches on was checked above.
  return value as unknown as HeldRequest
}

/** Reads a `grant:` value; anything else is `undefined`. */
export function parseGrant(value: unknown): GrantRecord | undefined {
  return isObject(value) && typeof value['sub'] === 'string' ? { sub: value['sub'] } : undefined
}

function isHeldField(value: unknown): value is HeldField {
  return isObject(value) && typeof value['name'] === 'string' && typeof value['value'] === 'string'
}
