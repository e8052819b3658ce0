// The record of an approval and its one way through the states; every arrow is one replace of the stored record.
import type { ApprovalDetails } from './details.js'
import type { PasskeyProof } from './passkey-proof.js'
import { isObject } from '../pingone/json.js'

/**
 * Where an approval is.
 *
 * `pending → approved → consumed → executed | failed | unknown`; side exits `denied`, `expired`, `mismatched`.
 */
export type ApprovalStatus =
  | 'pending'
  | 'approved'
  | 'consumed'
  | 'executed'
  | 'failed'
  | 'unknown'
  | 'denied'
  | 'expired'
  | 'mismatched'

/** How an execution ended, as the answer or the handler says. */
export type ApprovalOutcome = 'executed' | 'failed' | 'unknown'

/** An approval as an app reads it: plain JSON, times as ISO 8601 in UTC. */
export interface ApprovalRecord {
  readonly id: string
  readonly status: ApprovalStatus
  readonly sub: string
  readonly method: string
  /** Path and query of the request it was asked for. */
  readonly url: string
  /** What was shown, sent and approved, in the app's order. */
  readonly details: ApprovalDetails
  /** SHA-256, base64url, over details, request, user and sign-on (RFC 8785). */
  readonly digest: string
  /** The reference a person sees on a dead-end page, as in the events. */
  readonly reference: string
  /** `jti` of the signed request that PingOne was sent. */
  readonly requestId: string
  readonly createdAt: string
  /** Until then it can be approved and, once approved, executed. */
  readonly expiresAt: string
  readonly approvedAt?: string
  readonly consumedAt?: string
  readonly settledAt?: string
  /** PingOne's type of the device that took the code: `SMS`, `EMAIL`, … */
  readonly deviceType?: string
  readonly acr?: string
  readonly amr?: readonly string[]
  /** Epoch seconds. */
  readonly authTime?: number
  /** SHA-256, base64url, of the ID Token that proved it. */
  readonly idTokenHash?: string
  /** PingOne's own id of the call that proved it. */
  readonly correlationId?: string
  /** What a passkey signed for it. */
  readonly passkey?: PasskeyProof
}

/** How the body of the held request was written. */
export type BodyKind = 'none' | 'form' | 'json'

/** `approval:<id>`. */
export interface StoredApproval {
  readonly id: string
  readonly status: Exclude<ApprovalStatus, 'expired'>
  readonly sub: string
  /** The key of the sign-on in events. */
  readonly userKey?: string
  readonly lineageId: string
  readonly method: string
  readonly url: string
  readonly bodyKind: BodyKind
  readonly details: ApprovalDetails
  readonly labels: Readonly<Record<string, string>>
  readonly template: string
  readonly variant?: string
  readonly digest: string
  readonly reference: string
  readonly requestId: string
  /** The page its form was on: where one reviews and starts again. */
  readonly returnPath: string
  /** What the app calls that page. */
  readonly returnLabel?: string
  /** The language it was asked in, BCP 47; absent where there is only one. */
  readonly locale?: string
  /** Handle of the attempt in which it can be approved. */
  readonly handle: string
  readonly createdAtMs: number
  /** Until then it can be approved; afterwards, once approved, executed. */
  readonly expiresAtMs: number
  /** The record itself goes then. */
  readonly keptUntilMs: number
  readonly approvedAtMs?: number
  readonly consumedAtMs?: number
  readonly settledAtMs?: number
  readonly proof?: ApprovalProof
}

/** What proved an approval. */
export interface ApprovalProof {
  readonly deviceType?: string
  readonly acr?: string
  readonly amr?: readonly string[]
  /** Epoch seconds. */
  readonly authTime: number
  readonly idTokenHash: string
  readonly correlationId?: string
  readonly passkey?: PasskeyProof
}

/** Still consumed after this long: nobody will say any more how it ended. */
const UNSETTLED_MS = 60_000

/** What a person or an app may be told about where an approval is now. */
export function resolveStatus(stored: StoredApproval, nowMs: number): ApprovalStatus {
  const { status, expiresAtMs, consumedAtMs = 0 } = stored
  if ((status === 'pending' || status === 'approved') && expiresAtMs <= nowMs) return 'expired'
  if (status === 'consumed' && consumedAtMs + UNSETTLED_MS <= nowMs) return 'unknown'
  return status
}

/** `pending → approved`; `undefined` from anywhere else. */
export function approve(
  stored: StoredApproval,
  {
    proof,
    nowMs,
    executeWithinSeconds,
  }: {
    readonly proof: ApprovalProof
    readonly nowMs: number
    readonly executeWithinSeconds: number
  },
): StoredApproval | undefined {
  if (resolveStatus(stored, nowMs) !== 'pending') return undefined
  return {
    ...stored,
    status: 'approved',
    proof,
    approvedAtMs: nowMs,
    expiresAtMs: nowMs + executeWithinSeconds * 1000,
  }
}

/** `approved → consumed`; `undefined` from anywhere else. */
export function consume(stored: StoredApproval, nowMs: number): StoredApproval | undefined {
  if (resolveStatus(stored, nowMs) !== 'approved' || stored.proof === undefined) return undefined
  return { ...stored, status: 'consumed', consumedAtMs: nowMs }
}

/** `consumed → executed | failed | unknown`, and `unknown → executed | failed`; `undefined` from anywhere else. */
export function settle(
  stored: StoredApproval,
  { outcome, nowMs }: { readonly outcome: ApprovalOutcome; readonly nowMs: number },
): StoredApproval | undefined {
  if (stored.status !== 'consumed' && stored.status !== 'unknown') return undefined
  return { ...stored, status: outcome, settledAtMs: nowMs }
}

/** `pending → denied`; `undefined` from anywhere else. */
export function deny(stored: StoredApproval, nowMs: number): StoredApproval | undefined {
  if (stored.status !== 'pending') return undefined
  return { ...stored, status: 'denied', settledAtMs: nowMs }
}

/** `pending | approved → mismatched`; `undefined` from anywhere else. */
export function mismatch(stored: StoredApproval, nowMs: number): StoredApproval | undefined {
  if (stored.status !== 'pending' && stored.status !== 'approved') return undefined
  return { ...stored, status: 'mismatched', settledAtMs: nowMs }
}

/** What an app may read of an approval. */
export function toApprovalRecord(stored: StoredApproval, nowMs: number): ApprovalRecord {
  const { id, sub, method, url, details, digest, reference, requestId, proof } = stored
  const { approvedAtMs, consumedAtMs, settledAtMs } = stored
  return Object.freeze({
    id,
    status: resolveStatus(stored, nowMs),
    sub,
    method,
    url,
    details: Object.freeze({ ...details }),
    digest,
    reference,
    requestId,
    createdAt: toIso(stored.createdAtMs),
    expiresAt: toIso(stored.expiresAtMs),
    ...(approvedAtMs !== undefined && { approvedAt: toIso(approvedAtMs) }),
    ...(consumedAtMs !== undefined && { consumedAt: toIso(consumedAtMs) }),
    ...(settledAtMs !== undefined && { settledAt: toIso(settledAtMs) }),
    ...proof,
  })
}

function toIso(timeMs: number): string {
  return new Date(timeMs).toISOString()
}

const STATUSES: readonly string[] = [
  'pending',
  'approved',
  'consumed',
  'executed',
  'failed',
  'unknown',
  'denied',
  'mismatched',
]

/** Reads an `approval:` value; anything else is `undefined`. */
export function parseStoredApproval(value: unknown): StoredApproval | undefined {
  if (!isObject(value)) return undefined
  const strings = [
    'id',
    'sub',
    'lineageId',
    'method',
    'url',
    'bodyKind',
    'template',
    'digest',
    'reference',
    'handle',
    'returnPath',
  ]
  if (strings.some((name) => typeof value[name] !== 'string')) return undefined
  const numbers = ['createdAtMs', 'expiresAtMs', 'keptUntilMs']
  if (numbers.some((name) => typeof value[name] !== 'number')) return undefined
  const { status, details, labels, proof, locale } = value
  if (typeof status !== 'string' || !STATUSES.includes(status)) return undefined
  if (!isTexts(details) || !isTexts(labels)) return undefined
  if (proof !== undefined && !isObject(proof)) return undefined
  if (locale !== undefined && typeof locale !== 'string') return undefined
  // The record is our own JSON of this very version; what decisions depend on was checked above.
  return value as unknown as StoredApproval
}

function isTexts(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((text) => typeof text === 'string')
}
