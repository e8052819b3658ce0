// A sign-on whose session cookie did not come back: said once, before the next code is sent for nothing.
import type { Request } from 'express'
import { CallbackError, StateUnavailableError } from '../../errors.js'
import type { Instance } from '../../instance.js'
import {
  hashSessionId,
  inspectSentCookie,
  listSessionCookies,
  type SentCookie,
} from '../../session-cookie.js'
import { readStoredSignOn } from '../../session.js'
import type { Stored } from '../../state/records.js'
import { hasCookieOf, listAttemptHandles } from '../answer/attempt-cookie.js'
import { DONE_MS, type DoneRecord, type EnteredSession } from '../../attempt/done-record.js'
import { noteRefusedCookie } from '../ready.js'
import type { Asked, Exchange } from '../exchange.js'

/** How long after a sign-on its cookie is looked for; a redirect of the guard takes a second. */
const LOOK_MS = 2 * 60 * 1000
const MOST_ATTEMPTS = 5

const sentCookies = new WeakMap<Instance, SentCookie>()

/** What the record of a finished sign-on keeps of the session it was entered in. */
export function describeEntered(
  { config, nowMs }: Instance,
  req: Request,
): { entered?: EnteredSession } {
  const signOnId = readStoredSignOn(req, config.name)?.signOnId
  if (signOnId === undefined) return {}
  return { entered: { atMs: nowMs(), sessionHash: hashSessionId(req.sessionID), signOnId } }
}

/** Looks at the cookie that the answer of a sign-on carried, for the words of what may come. */
export function noteSentCookie({ instance, req, res }: Exchange): void {
  const sent = inspectSentCookie(req, res)
  sentCookies.set(instance, sent)
  if (sent.refused !== undefined) noteRefusedCookie(instance, sent.refused)
}

/**
 * Asks of a browser that is not signed on whether it has just signed on here.
 *
 * A sign-on that was ended says nothing, and neither does a session whose cookie came, nor a store that is away: the
 * page needs none, and its form will say so.
 *
 * @throws {CallbackError} `session_cookie_lost`, once for each sign-on.
 */
export async function assertCookieCameBack(instance: Instance, req: Request): Promise<void> {
  try {
    await lookForCookie(instance, req)
  } catch (error) {
    if (!(error instanceof StateUnavailableError)) throw error
  }
}

async function lookForCookie(instance: Instance, req: Request): Promise<void> {
  const last = await findLastEntered({ instance, req })
  if (last === undefined) return
  const { handle, found, entered } = last
  const { sessionHash, signOnId, atMs } = entered
  const hasIt = listSessionCookies(req).some(
    ({ id }) => id === req.sessionID || hashSessionId(id) === sessionHash,
  )
  if (hasIt || mayBeHeldBack(req)) return
  const { records, nowMs } = instance
  if ((await records.signOn.read(signOnId)) === undefined) return
  const { entered: _told, ...told } = found.value
  const ttlMs = Math.max(1, atMs + DONE_MS - nowMs())
  if ((await records.done.replace(handle, { current: found, next: told, ttlMs })) === undefined)
    return
  throw new CallbackError(
    `the sign-on is complete, and the session cookie did not come back: ${explain(instance)}`,
    { reason: 'session_cookie_lost' },
  )
}

async function findLastEntered(
  asked: Asked,
): Promise<{ handle: string; found: Stored<DoneRecord>; entered: EnteredSession } | undefined> {
  const { config, records, nowMs } = asked.instance
  const since = nowMs() - config.pendingLifetimeSeconds * 1000 - LOOK_MS
  const handles = listAttemptHandles(asked, since).slice(0, MOST_ATTEMPTS)
  const all = await Promise.all(
    handles.map(async (handle) => ({ handle, found: await records.done.read(handle) })),
  )
  return all
    .flatMap(({ handle, found }) => {
      const entered = found?.value.entered
      if (found === undefined || entered === undefined) return []
      const isOwn = hasCookieOf(asked, { handle, cookieHash: found.value.cookieHash })
      return isOwn && entered.atMs > nowMs() - LOOK_MS ? [{ handle, found, entered }] : []
    })
    .sort((a, b) => b.entered.atMs - a.entered.atMs)[0]
}

/** A `strict` cookie stays behind when another site leads here. */
function mayBeHeldBack(req: Request): boolean {
  const { sameSite } = req.session.cookie
  const isStrict = sameSite === 'strict' || sameSite === true
  return isStrict && req.headers['sec-fetch-site'] === 'cross-site'
}

function explain(instance: Instance): string {
  const sent = sentCookies.get(instance)
  if (sent?.refused !== undefined) return `browsers refuse it, ${sent.refused}`
  if (sent?.missing === true) {
    return 'express-session did not send it. With cookie.secure true it must take the request for https: look at its option proxy, and at trust proxy'
  }
  return (
    'does a proxy drop or rewrite Set-Cookie? Does another app on this host, or a second session middleware, use the same cookie name? ' +
    'Is cookie.domain a public suffix, or is the app shown in a frame of another site?'
  )
}
