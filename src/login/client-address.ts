// What a request counts at: the address of its client, read in one place, and what is paid and given back there.
import type { Request } from 'express'
import type { Instance } from '../instance.js'
import { addressSubject, isReadableAddress, type Limit } from '../state/throttle.js'

/** Who has no readable address shares one subject: a fault of the set-up must not close the door for all. */
const UNREADABLE_FACTOR = 10
const TELL_EVERY_MS = 60_000

const toldAtMs = new WeakMap<Instance, number>()

/**
 * Consumes a point of a limit at the client's address.
 *
 * @throws {ThrottledError} When the limit is reached there.
 */
export async function consumeAtAddress(
  instance: Instance,
  req: Pick<Request, 'ip'>,
  limit: Limit,
): Promise<void> {
  if (isReadableAddress(req.ip)) return instance.throttle.consume(limit, addressSubject(req.ip))
  tellUnreadable(instance)
  const shared = { ...limit, points: limit.points * UNREADABLE_FACTOR }
  await instance.throttle.consume(shared, addressSubject(req.ip))
}

/** Gives back a point that was consumed at the client's address. */
export function giveBackAtAddress(
  { throttle }: Instance,
  { ip }: Pick<Request, 'ip'>,
  limit: Limit,
): Promise<void> {
  const points = isReadableAddress(ip) ? limit.points : limit.points * UNREADABLE_FACTOR
  return throttle.giveBack({ ...limit, points }, addressSubject(ip))
}

function tellUnreadable(instance: Instance): void {
  const nowMs = instance.nowMs()
  if (nowMs - (toldAtMs.get(instance) ?? -Infinity) < TELL_EVERY_MS) return
  toldAtMs.set(instance, nowMs)
  instance.emit({ event: 'throttle.address_unreadable' })
}
