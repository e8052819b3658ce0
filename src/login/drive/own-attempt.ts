// The attempt of an address, as far as it is this browser's.
import type { Stored } from '../../state/records.js'
import { hasCookieOf, readAttemptCookie } from '../answer/attempt-cookie.js'
import { readAttempt, readAttemptLocale, readCookieHash, type AttemptState } from './attempt.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { isOfThisSignOn } from '../finish/resume-request.js'
import { takeLocaleOf } from '../answer/request-locale.js'
import type { Asked } from '../exchange.js'

/** No attempt, or none of this browser. */
export const UNKNOWN: AttemptState = { at: 'unknown' }

/** Where the attempt of this handle is; of one whose cookie this browser does not hold nothing is known. */
export async function readOwn(asked: Asked, handle: string): Promise<AttemptState> {
  const { instance } = asked
  if (readAttemptCookie(asked, handle) === undefined) return UNKNOWN
  const state = await readAttempt(instance, handle)
  const cookieHash = readCookieHash(state)
  if (cookieHash === undefined) return UNKNOWN
  if (!hasCookieOf(asked, { handle, cookieHash })) return UNKNOWN
  takeLocaleOf(asked.req, readAttemptLocale(state))
  return state
}

/** The open attempt, if its time is not over and the sign-on that began it lives. */
export async function findUsable(
  asked: Asked,
  state: AttemptState,
): Promise<Stored<PendingSignOn> | undefined> {
  const { instance } = asked
  if (state.at !== 'open' || state.found.value.expiresAtMs <= instance.nowMs()) return undefined
  const { mode, confirms } = state.found.value
  if (mode !== 'embedded') return undefined
  // Begun before the app was set to hosted sign-on: nobody is signed on by a flow of ours any more.
  if (confirms === undefined && instance.config.signOn === 'hosted') return undefined
  if (confirms !== undefined && !(await isOfThisSignOn(asked, confirms))) return undefined
  return state.found
}
