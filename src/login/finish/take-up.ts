// The browser did not wait for the answer that carried its session: the same press, from the same browser, gets it.
import { createHash } from 'node:crypto'
import { forgetAnswer, readSignOn } from '../../current-sign-on.js'
import type { Instance } from '../../instance.js'
import { isEqualInConstantTime } from '../../oidc/constant-time.js'
import { hashSessionId } from '../../session-cookie.js'
import { adoptSession, findSessionCookie } from '../../session.js'
import type { TakeUp } from '../../attempt/done-record.js'
import { isSamePress } from '../../attempt/press.js'
import { findUserKey } from '../drive/user-key.js'
import type { Asked } from '../exchange.js'

/** Presses looked at for one attempt: twenty at once, and a few afterwards. */
const MOST_PRESSES = { points: 30, seconds: 15 * 60 } as const

/**
 * Lets this request go on in the session that the sign-on was entered in.
 *
 * A browser that drops its first request on a second press never sees the cookie of the new session. The caller has
 * proven the attempt's cookie. Beside it the request must bring what finished the attempt: who brings both could have
 * finished it. Whoever has the cookie alone, because it was read or planted before, gets nothing.
 *
 * @returns Whether it is signed on now.
 */
export async function takeUpSession(
  asked: Asked,
  { handle, again, press }: { handle: string; again: TakeUp; press: string | undefined },
): Promise<boolean> {
  const { instance, req } = asked
  if (press === undefined || !canTakeUp(asked, again)) return false
  if (!(await isWithinLimit(instance, handle)) || !isSamePress(press, again.press)) return false
  if (!(await adoptSession(req, { sessionId: again.sessionId, settings: instance.config })))
    return false
  forgetAnswer(instance, req)
  const current = await readSignOn(instance, req)
  if (current.state === 'unavailable') throw current.error
  if (current.state !== 'signed-on') return false
  const { emit } = instance
  const { reference } = again
  emit({ event: 'session.taken_up', reference, userKey: findUserKey(instance, current.record) })
  return true
}

/** True while the time is not over, and when the browser has no other session that would be lost. */
export function canTakeUp({ req, instance: { nowMs } }: Asked, again: TakeUp): boolean {
  if (again.untilMs <= nowMs()) return false
  if (findSessionCookie(req) === undefined) return true
  return isEqualInConstantTime(hashSessionId(req.sessionID), again.sessionHashBefore)
}

/** Counted before it is looked at, so that parallel guesses cannot get past the limit. */
async function isWithinLimit({ limits }: Instance, handle: string): Promise<boolean> {
  const key = `take-up:${createHash('sha256').update(handle).digest('base64url')}`
  return (await limits.change([{ key, ...MOST_PRESSES, change: 1 }])).granted
}
