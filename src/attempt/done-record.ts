// The record of a finished attempt: what Back, refresh and a second press find.
import { isObject } from '../pingone/json.js'
import { isErrorReason } from '../steps/error-texts.js'
import type { ErrorReason, Purpose } from '../models/model.js'
import { isResume, isTextOrAbsent, type Resume } from './stored-shape.js'
import { PURPOSES } from './pending-sign-on.js'

/** How long a finished attempt is remembered, in milliseconds. */
export const DONE_MS: number = 10 * 60 * 1000

/** `done:<handle>`: a finished attempt, so that Back, refresh and a second press find their way. */
export interface DoneRecord {
  readonly returnPath: string
  readonly cookieHash: string
  /** The language it was in, BCP 47. */
  readonly locale?: string
  /** It led nowhere: the page that said so. */
  readonly failure?: Failure
  /** Where the sign-on is, for a second press whose first answer the browser did not wait for. */
  readonly again?: TakeUp
  /** A request goes on from here, or an approval ended here. */
  readonly resume?: Resume
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

/** The page of a failure: shown again, word for word, to whoever waited for its result. */
export interface Failure {
  readonly purpose: Purpose
  readonly reason: ErrorReason
  readonly status: number
  readonly reference: string
  /** Where "Start again" leads. */
  readonly returnPath: string
  readonly retryAfterSeconds?: number
  /** Of a limit: where PingOne's own pages are. */
  readonly hostedPath?: string
  readonly returnLabel?: string
}

/** What a second press must bring, and what it gets. */
export interface TakeUp {
  /** The press that was accepted, see `press.ts`. */
  readonly press: string
  /** The session that the sign-on was entered in. */
  readonly sessionId: string
  /** SHA-256 of the session's id before. */
  readonly sessionHashBefore: string
  readonly untilMs: number
  /** The page on which it can be typed once more. */
  readonly asks?: 'otp' | 'password'
  readonly purpose: Purpose
  readonly reference: string
  readonly username?: string
}

/** Reads a `done:` value; anything else is `undefined`. */
export function parseDoneRecord(value: unknown): DoneRecord | undefined {
  if (!isObject(value)) return undefined
  const { returnPath, cookieHash, resume, failure, again } = value
  if (typeof returnPath !== 'string' || typeof cookieHash !== 'string') return undefined
  if (resume !== undefined && !isResume(resume)) return undefined
  return {
    returnPath,
    cookieHash,
    ...(typeof value['locale'] === 'string' && { locale: value['locale'] }),
    ...(resume !== undefined && { resume }),
    ...(isFailure(failure) && { failure }),
    ...(isTakeUp(again) && { again }),
    ...parseEntered(value['entered']),
  }
}

function parseEntered(value: unknown): Pick<DoneRecord, 'entered'> {
  if (!isObject(value)) return {}
  const { atMs, sessionHash, signOnId } = value
  if (typeof atMs !== 'number' || typeof sessionHash !== 'string') return {}
  return typeof signOnId === 'string' ? { entered: { atMs, sessionHash, signOnId } } : {}
}

function isFailure(value: unknown): value is Failure {
  if (!isObject(value) || !PURPOSES.includes(value['purpose'])) return false
  const { reason, status, reference, returnPath, hostedPath, returnLabel } = value
  // A reason that a newer version wrote has no words here.
  if (!isErrorReason(reason) || typeof status !== 'number') return false
  if (![hostedPath, returnLabel].every(isTextOrAbsent)) return false
  return typeof reference === 'string' && typeof returnPath === 'string'
}

function isTakeUp(value: unknown): value is TakeUp {
  if (!isObject(value) || !PURPOSES.includes(value['purpose'])) return false
  const strings = ['press', 'sessionId', 'sessionHashBefore', 'reference'] as const
  return (
    typeof value['untilMs'] === 'number' && strings.every((name) => typeof value[name] === 'string')
  )
}
