// The pending sign-on: what we keep between the first page and the session, one record per attempt.
import type { FlowAction } from '../flow/action.js'
import type { Flow } from '../flow/client.js'
import type { MfaRequirement } from '../oidc/assurance.js'
import type { AuthorizationChecks } from '../oidc/relying-party.js'
import { isObject } from '../pingone/json.js'
import { parseFlowCookies } from '../sign-on-records.js'
import type { ApprovalFacts, MessageFact, Purpose } from '../views/views.js'
import { hashCookie } from './attempt-cookie.js'

/** `pending:<handle>`. */
export interface PendingSignOn {
  readonly handle: string
  readonly mode: 'embedded' | 'hosted'
  readonly purpose: Purpose
  /** Step-up and approval: whose confirmation it is, and what for. */
  readonly confirms?: Confirmation
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
  /** A password was accepted in this flow, or a live sign-on began it: device facts may be shown. */
  readonly proven: boolean
  /** A code that we submitted was accepted in this flow; with the type of the device it was sent to. */
  readonly confirmed?: { readonly deviceType?: string }
  /** No flow of PingOne behind it, or none that may be asked again: answers like a good user's. */
  readonly decoy?: 'otp' | 'password'
  readonly flow?: Flow
  /** The person asked for another device. */
  readonly choosing?: boolean
  /** PingOne asked to choose a device, so its list was shown. */
  readonly devicesShown?: boolean
  /** Type of the device that the person chose from the list, before a first factor was proven. */
  readonly chosenType?: string
  /** Epoch milliseconds until which a step is under way; absent: idle. */
  readonly busyUntilMs?: number
  /** The action under way: what a lost reply was the reply to. */
  readonly busyWith?: FlowAction['action']
  /** The dead end this attempt is at. */
  readonly ended?: PendingEnd
  readonly messages: readonly MessageFact[]
  readonly secretChecks: number
  readonly resends: number
  readonly lastMessageAtMs?: number
  /** Hosted: a point of the address was paid for it; what the same browser opens beside it costs none. */
  readonly paid?: boolean
  /** Hosted: the authorization response that came by form_post, stored once. */
  readonly response?: Readonly<Record<string, string>>
}

/** What ties a step-up or an approval to the live sign-on that began it. */
export interface Confirmation {
  readonly sub: string
  readonly lineageId: string
  /** Where Cancel and "Go back" lead. */
  readonly cancelPath: string
  /** `hold:<id>` of the request that goes on afterwards. */
  readonly holdId?: string
  /** Step-up: what must be met when the ID Token comes. */
  readonly requirement?: MfaRequirement
  readonly approval?: ApprovalFacts
  /** What the app calls the place that `cancelPath` leads to. */
  readonly returnLabel?: string
  /** What a step-up is for, in the app's words. */
  readonly why?: string
  /** Policies of which one must come back as `acr`. */
  readonly acrValues: readonly string[]
}

/** A dead end that still has a page. */
export type PendingEnd =
  | {
      readonly kind: 'locked'
      readonly retryAtMs?: number
      readonly wrongCount?: number
      /** Our own count of this attempt, or PingOne's lock of the account. */
      readonly cause?: 'tries' | 'account'
      readonly wrong?: 'code' | 'password'
      /** When our own count ended it. */
      readonly atMs?: number
    }
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
  readonly purpose: Purpose
  readonly confirms?: Confirmation
  readonly username?: string
  readonly startedBySub?: string
  readonly paid?: boolean
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
    proven: attempt.confirms !== undefined,
    messages: [],
    secretChecks: 0,
    resends: 0,
  }
}

/** How long a finished attempt is remembered, in milliseconds. */
export const DONE_MS: number = 10 * 60 * 1000

/** `done:<handle>`: a finished attempt, so that Back and refresh find their way. */
export interface DoneRecord {
  readonly returnPath: string
  readonly cookieHash: string
  /** A request goes on from here, or an approval ended here. */
  readonly resume?: {
    readonly sub: string
    readonly lineageId: string
    readonly holdId?: string
    readonly approvalId?: string
  }
  /** A sign-on: the session it was entered in, to see that its cookie comes back. */
  readonly entered?: EnteredSession
}

/** The session that a sign-on was entered in. */
export interface EnteredSession {
  readonly atMs: number
  /** SHA-256 of the session's id. */
  readonly sessionHash: string
  readonly signOnId: string
}

/** Reads a `pending:` value; anything else is `undefined`. */
export function parsePendingSignOn(value: unknown): PendingSignOn | undefined {
  if (!isObject(value)) return undefined
  const strings = ['handle', 'cookieHash', 'returnPath', 'reference'] as const
  if (strings.some((name) => typeof value[name] !== 'string')) return undefined
  const numbers = ['createdAtMs', 'expiresAtMs', 'secretChecks', 'resends'] as const
  if (numbers.some((name) => typeof value[name] !== 'number')) return undefined
  if (value['mode'] !== 'embedded' && value['mode'] !== 'hosted') return undefined
  if (!PURPOSES.includes(value['purpose'])) return undefined
  if (value['purpose'] !== 'sign-on' && !isConfirmation(value['confirms'])) return undefined
  if (!isChecks(value['checks']) || !Array.isArray(value['messages'])) return undefined
  if (value['flow'] !== undefined && !isStoredFlow(value['flow'])) return undefined
  // The record is our own JSON of this very version; what the code branches on was checked above.
  return value as unknown as PendingSignOn
}

/** Reads a `done:` value; anything else is `undefined`. */
export function parseDoneRecord(value: unknown): DoneRecord | undefined {
  if (!isObject(value)) return undefined
  const { returnPath, cookieHash, resume } = value
  if (typeof returnPath !== 'string' || typeof cookieHash !== 'string') return undefined
  if (resume === undefined) return { returnPath, cookieHash, ...parseEntered(value['entered']) }
  if (!isObject(resume)) return undefined
  const { sub, lineageId, holdId, approvalId } = resume
  if (typeof sub !== 'string' || typeof lineageId !== 'string') return undefined
  return {
    returnPath,
    cookieHash,
    resume: {
      sub,
      lineageId,
      ...(typeof holdId === 'string' && { holdId }),
      ...(typeof approvalId === 'string' && { approvalId }),
    },
  }
}

function parseEntered(value: unknown): Pick<DoneRecord, 'entered'> {
  if (!isObject(value)) return {}
  const { atMs, sessionHash, signOnId } = value
  if (typeof atMs !== 'number' || typeof sessionHash !== 'string') return {}
  return typeof signOnId === 'string' ? { entered: { atMs, sessionHash, signOnId } } : {}
}

const PURPOSES: readonly unknown[] = ['sign-on', 'step-up', 'approval']

function isConfirmation(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value['sub'] === 'string' &&
    typeof value['lineageId'] === 'string' &&
    typeof value['cancelPath'] === 'string' &&
    Array.isArray(value['acrValues'])
  )
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
