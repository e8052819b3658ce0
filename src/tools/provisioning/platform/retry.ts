// Which failed attempts are repeated, and after which time; a call that may have acted is not.
import { UpstreamError, type UpstreamReason } from '../../../errors.js'
import { parseRetryAfter } from '../../../pingone/retry-after.js'

/** An attempt that failed and is repeated. */
export interface Retry {
  /** What was asked for, e.g. `list applications`. */
  readonly call: string
  /** Which attempt failed, from 1. */
  readonly attempt: number
  /** How long it is waited before the next one, in milliseconds. */
  readonly waitMs: number
  /** `not_yet`: PingOne does not see everywhere what it has just made. */
  readonly reason: RetryReason
}

/** Why an attempt is repeated. */
export type RetryReason = UpstreamReason | 'not_yet'

/** Told before a call is sent once more. */
export type OnRetry = (retry: Retry) => void

/** A call as far as repeating it is concerned. */
export interface RepeatableCall {
  readonly name: string
  /** Whether doing it twice is as good as once: all but the POST that creates. */
  readonly isRepeatable: boolean
  /** Whether a refusal may be none in a moment; a refused call has done nothing and can be repeated. */
  readonly isNotYet?: (response: Response, attempt: number) => Promise<boolean>
}

/** What a retry depends on beside the call. */
export interface RetrySettings {
  readonly maxAttempts: number
  readonly nowMs: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly onRetry: OnRetry | undefined
}

/** The last answer, and how many attempts it took. */
export interface Attempted {
  readonly response: Response
  readonly attempts: number
  /** How long it was waited for what was not there yet, in milliseconds. */
  readonly waitedMs: number
}

/**
 * Makes attempts until there is an answer that repeating cannot better.
 *
 * @throws {UpstreamError} When the last attempt got no answer.
 */
export async function sendWithRetries(
  settings: RetrySettings,
  { call, send }: { readonly call: RepeatableCall; readonly send: () => Promise<Response> },
): Promise<Attempted> {
  let waitedMs = 0
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await settle(send)
    const reason =
      attempt < settings.maxAttempts ? await findReason(call, { outcome, attempt }) : undefined
    if (reason === undefined) {
      if (outcome instanceof UpstreamError) throw outcome
      return { response: outcome, attempts: attempt, waitedMs }
    }
    const waitMs = readWaitMs(outcome, settings.nowMs()) ?? buildBackOffMs(attempt, Math.random())
    report(settings, { call: call.name, attempt, waitMs, reason })
    await settings.wait(waitMs)
    if (reason === 'not_yet') waitedMs += waitMs
  }
}

async function findReason(
  call: RepeatableCall,
  { outcome, attempt }: { readonly outcome: Response | UpstreamError; readonly attempt: number },
): Promise<RetryReason | undefined> {
  const reason = findRetryReason(call, outcome)
  if (reason !== undefined || outcome instanceof UpstreamError) return reason
  return (await call.isNotYet?.(outcome, attempt)) === true ? 'not_yet' : undefined
}

/** Why the attempt is repeated; `undefined` when it is not. */
export function findRetryReason(
  { isRepeatable }: RepeatableCall,
  outcome: Response | UpstreamError,
): UpstreamReason | undefined {
  if (!(outcome instanceof UpstreamError)) return findStatusReason(isRepeatable, outcome)
  const { reason, reached } = outcome
  if (reason === 'unreachable' && reached === 'no') return reason
  const isNetwork = reason === 'unreachable' || reason === 'interrupted' || reason === 'timed_out'
  return isRepeatable && isNetwork ? reason : undefined
}

/** 1, 2, 4, … seconds, at most 30, of which up to a quarter is left to chance. */
export function buildBackOffMs(attempt: number, random: number): number {
  const fullMs = Math.min(1000 * 2 ** (attempt - 1), 30_000)
  return Math.round(fullMs * (1 - random / 4))
}

async function settle(send: () => Promise<Response>): Promise<Response | UpstreamError> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof UpstreamError) return error
    throw error
  }
}

function findStatusReason(isRepeatable: boolean, response: Response): UpstreamReason | undefined {
  const { status } = response
  if (status === 429) return 'rate_limited'
  if (status === 503 && response.headers.has('retry-after')) return 'server_error'
  if (!isRepeatable) return undefined
  if (status === 408) return 'timed_out'
  return [500, 502, 503, 504].includes(status) ? 'server_error' : undefined
}

function readWaitMs(outcome: Response | UpstreamError, nowMs: number): number | undefined {
  if (outcome instanceof UpstreamError) return undefined
  const seconds = parseRetryAfter(outcome.headers.get('retry-after'), { nowMs })
  return seconds === undefined ? undefined : seconds * 1000
}

function report({ onRetry }: RetrySettings, retry: Retry): void {
  try {
    onRetry?.(retry)
  } catch {
    // A listener cannot change the outcome of a call.
  }
}
