// What hosted attempts cost at an address: the first of a browser a point, its further tabs none, a success none at all.
import type { Request } from 'express'
import { ThrottledError } from '../errors.js'
import type { Instance } from '../instance.js'
import { hasCookieOf, listAttemptHandles } from './attempt-cookie.js'
import { consumeAtAddress, giveBackAtAddress } from './client-address.js'
import { limits } from './limits.js'
import { isFinishing, type PendingSignOn } from './pending-sign-on.js'

/** More cookies of attempts than this are no browser of ours. */
const MOST_ATTEMPTS = 20

/**
 * Pays for a hosted attempt, unless a paid one of this browser is open and has not opened too many others.
 *
 * @returns Whether a point was paid.
 * @throws {ThrottledError} When the address has none left.
 */
export async function payForHosted(instance: Instance, req: Request): Promise<boolean> {
  const { openedPerAttempt, hostedPerAddress } = limits(instance.config)
  for (const handle of await listPaid(instance, req)) {
    if (await tryConsume(instance, openedPerAttempt, `attempt:${handle}`)) return false
  }
  await consumeAtAddress(instance, req, hostedPerAddress)
  return true
}

/** Gives back the point of an attempt that could not be opened. */
export function giveBackHosted(instance: Instance, req: Request): Promise<void> {
  return giveBackAtAddress(instance, req, limits(instance.config).hostedPerAddress)
}

/** Gives back what a finished attempt has cost at its address; hosted, also what this browser's other open ones have. */
export async function giveBackAttempt(
  instance: Instance,
  req: Request,
  { mode, handle, paid }: Pick<PendingSignOn, 'mode' | 'handle' | 'paid'>,
): Promise<void> {
  if (mode !== 'hosted') {
    return giveBackAtAddress(instance, req, limits(instance.config).attemptsPerAddress)
  }
  const others = await listPaid(instance, req)
  const all = new Set([...(paid === true ? [handle] : []), ...others])
  await Promise.all([...all].map((one) => giveBackOnce(instance, req, one)))
}

/** A tab that is finished later was given back already. */
async function giveBackOnce(instance: Instance, req: Request, handle: string): Promise<void> {
  const once = { ...limits(instance.config).openedPerAttempt, name: 'given-back', points: 1 }
  if (await tryConsume(instance, once, `attempt:${handle}`)) await giveBackHosted(instance, req)
}

/** Handles of this browser's open hosted attempts that were paid for. */
async function listPaid(
  { config, records, nowMs }: Instance,
  req: Request,
): Promise<readonly string[]> {
  const since = nowMs() - config.pendingLifetimeSeconds * 1000
  const handles = listAttemptHandles(req, config, since).slice(0, MOST_ATTEMPTS)
  const found = await Promise.all(handles.map((handle) => records.pending.read(handle)))
  return found.flatMap((one) => {
    if (one === undefined || isFinishing(one.value)) return []
    if (one.value.mode !== 'hosted' || one.value.paid !== true) return []
    const { handle, cookieHash, expiresAtMs } = one.value
    const isLive = expiresAtMs > nowMs() && hasCookieOf(req, handle, cookieHash, config)
    return isLive ? [handle] : []
  })
}

async function tryConsume(
  { throttle }: Instance,
  limit: Parameters<Instance['throttle']['consume']>[0],
  subject: string,
): Promise<boolean> {
  try {
    await throttle.consume(limit, subject)
    return true
  } catch (error) {
    if (error instanceof ThrottledError) return false
    throw error
  }
}
