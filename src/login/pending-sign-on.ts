// The pending sign-on: what we keep between the first page and the session, one record per attempt.
import type { Flow } from '../flow/client.js'
import type { AuthorizationChecks } from '../oidc/relying-party.js'
import { isObject } from '../pingone/json.js'
import { parseFlowCookies } from '../sign-on-records.js'
import type { MessageFact } from '../views/views.js'
import { hashCookie } from './attempt-cookie.js'

/** `pending:<handle>`. */
export interface PendingSignOn {
  readonly handle: string
  readonly mode: 'embedded' | 'hosted'
  /** SHA-256 of the attempt's cookie: only that browser goes on. */
  readonly cookieHash: string
  readonly returnPath: string
  /** Shown on dead-end pages and carried by events. */
  readonly reference: string
  readonly createdAtMs: number
  readonly expiresAtMs: number
  readonly checks: AuthorizationChecks
  /** The user who was signed on when the attempt began. */
  readonly startedBySub?: string
  /** As typed, trimmed. */
  readonly username?: string
  /** A password was accepted in this flow: device facts may be shown. */
  readonly proven: boolean
  /** No flow of PingOne behind it, or none that may be asked again: answers like a good user's. */
  readonly decoy?: 'otp' | 'password'
  readonly flow?: Flow
  /** The person asked for another device. */
  readonly choosing?: boolean
  /** PingOne asked to choose a device, so its list was shown. */
  readonly devicesShown?: boolean
  /** Epoch milliseconds until which a step is under way; absent: idle. */
  readonly busyUntilMs?: number
  /** The dead end this attempt is at. */
  readonly ended?: PendingEnd
  readonly messages: readonly MessageFact[]
  readonly secretChecks: number
  readonly resends: number
  readonly lastMessageAtMs?: number
  /** Hosted: the authorization response that came by form_post, stored once. */
  readonly response?: Readonly<Record<string, string>>
}

/** A dead end that still has a page. */
export type PendingEnd =
  | { readonly kind: 'locked'; readonly retryAtMs?: number; readonly wrongCount?: number }
  | {
      readonly kind:
        'account_unusable' | 'no_usable_device' | 'step_not_supported' | 'sign_on_failed'
    }

/** What is known of an attempt as it begins. */
export interface NewAttempt {
  readonly handle: string
  readonly cookieValue: string
  readonly returnPath: string
  readonly reference: string
  readonly mode: PendingSignOn['mode']
  readonly username?: string
  readonly startedBySub?: string
}

/** Builds the record of a new attempt. */
export function buildPending(
  { cookieValue, ...attempt }: NewAttempt,
  checks: AuthorizationChecks,
  times: { readonly nowMs: number; readonly lifetimeSeconds: number },
): PendingSignOn {
  return {
    ...attempt,
    cookieHash: hashCookie(cookieValue),
    createdAtMs: times.nowMs,
    expiresAtMs: times.nowMs + times.lifetimeSeconds * 1000,
    checks,
    proven: false,
    messages: [],
    secretChecks: 0,
    resends: 0,
  }
}

/** `done:<handle>`: a finished attempt, so that Back and refresh find their way. */
export interface DoneRecord {
  readonly returnPath: string
  readonly cookieHash: string
}

/** Reads a `pending:` value; anything else is `undefined`. */
export function parsePendingSignOn(value: unknown): PendingSignOn | undefined {
  if (!isObject(value)) return undefined
  const strings = ['handle', 'cookieHash', 'returnPath', 'reference'] as const
  if (strings.some((name) => typeof value[name] !== 'string')) return undefined
  const numbers = ['createdAtMs', 'expiresAtMs', 'secretChecks', 'resends'] as const
  if (numbers.some((name) => typeof value[name] !== 'number')) return undefined
  if (value['mode'] !== 'embedded' && value['mode'] !== 'hosted') return undefined
  if (!isChecks(value['checks']) || !Array.isArray(value['messages'])) return undefined
  if (value['flow'] !== undefined && !isStoredFlow(value['flow'])) return undefined
  // The record is our own JSON of this very version; what the code branches on was checked above.
  return value as unknown as PendingSignOn
}

/** Reads a `done:` value; anything else is `undefined`. */
export function parseDoneRecord(value: unknown): DoneRecord | undefined {
  if (!isObject(value)) return undefined
  const { returnPath, cookieHash } = value
  if (typeof returnPath !== 'string' || typeof cookieHash !== 'string') return undefined
  return { returnPath, cookieHash }
}

function isChecks(value: unknown): value is AuthorizationChecks {
  return (
    isObject(value) &&
    typeof value['state'] === 'string' &&
    typeof value['nonce'] === 'string' &&
    typeof value['codeVerifier'] === 'string'
  )
}

function isStoredFlow(value: unknown): boolean {
  if (!isObject(value) || !isObject(value['state'])) return false
  const { status } = value['state']
  const cookies = value['cookies']
  return (
    typeof status === 'string' &&
    Array.isArray(cookies) &&
    parseFlowCookies(cookies).length === cookies.length
  )
}
