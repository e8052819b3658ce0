// The claim to finish an attempt, and what is left of it for those who come meanwhile and afterwards.
import { PingOneError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import { hashSessionId } from '../../session-cookie.js'
import type { Stored } from '../../state/records.js'
import type { FinishingAttempt, PendingSignOn } from '../../attempt/pending-sign-on.js'
import { DONE_MS, type DoneRecord, type Failure, type TakeUp } from '../../attempt/done-record.js'
import { readTyped } from '../../attempt/press.js'
import type { Asked } from '../exchange.js'

/** How long after its end a second press can still take a sign-on up. */
const TAKE_UP_MS = 2 * 60 * 1000
/** How long a claim is kept whose process died, so that its page can say so. */
const KEPT_MS = 2 * 60 * 1000

/**
 * Claims the end of an attempt by one replace: whoever holds the record as it is now gets it, and nobody after that.
 *
 * Its flow, its verifier and its nonce go out of the store with it.
 *
 * @returns Whether this request finishes it.
 */
export async function claimEnd(
  { config, records, nowMs }: Instance,
  claimed: Stored<PendingSignOn>,
): Promise<boolean> {
  const { requestMs, storeMs } = config.timeouts
  const workMs = requestMs + 5 * storeMs
  const { handle, mode, purpose, cookieHash, returnPath, reference, locale, confirms } =
    claimed.value
  const approvalId = confirms?.approval?.id
  const finishing: FinishingAttempt = {
    finishing: true,
    handle,
    mode,
    purpose,
    cookieHash,
    returnPath,
    reference,
    ...(locale !== undefined && { locale }),
    untilMs: nowMs() + workMs,
    ...(confirms !== undefined &&
      approvalId !== undefined && {
        resume: { sub: confirms.sub, lineageId: confirms.lineageId, approvalId },
      }),
  }
  const keptMs = approvalId === undefined ? workMs + KEPT_MS : DONE_MS
  return (
    (await records.pending.replace(handle, {
      current: claimed,
      next: finishing,
      ttlMs: keptMs,
    })) !== undefined
  )
}

/** Leaves the page of a failure for those who wait for the result; without it they read that it takes long. */
export async function noteFailure(
  instance: Instance,
  {
    attempt: { handle, cookieHash, returnPath, locale },
    failure,
    keptMs = DONE_MS,
  }: {
    readonly attempt: Pick<PendingSignOn, 'handle' | 'cookieHash' | 'returnPath' | 'locale'>
    readonly failure: Failure
    readonly keptMs?: number | undefined
  },
): Promise<void> {
  const done: DoneRecord = {
    returnPath,
    cookieHash,
    failure,
    ...(locale !== undefined && { locale }),
  }
  try {
    await instance.records.done.createUnlessReadable(handle, { value: done, ttlMs: keptMs })
  } catch (error) {
    if (!(error instanceof PingOneError)) throw error
  }
}

/** What a second press of the same form needs to get to the session that the first one has just entered. */
export function describeTakeUp(
  { req, instance: { nowMs } }: Asked,
  {
    pending,
    sessionIdBefore,
  }: { readonly pending: PendingSignOn; readonly sessionIdBefore: string },
): { again?: TakeUp } {
  const { press, purpose, reference, username } = pending
  if (press === undefined) return {}
  const asks = readTyped(press)
  return {
    again: {
      press,
      purpose,
      reference,
      sessionId: req.sessionID,
      sessionHashBefore: hashSessionId(sessionIdBefore),
      untilMs: nowMs() + TAKE_UP_MS,
      ...(asks !== undefined && { asks }),
      ...(username !== undefined && { username }),
    },
  }
}
