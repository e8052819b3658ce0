// The pushes that went to phones: what each asks, what became of it, and when there were too many.
import type { BoundedMap } from './bounded-map.js'
import { inMilliseconds } from './duration.js'
import type { MobileApplication } from './mfa-resources.js'
import type { OutboxUser } from './outbox.js'
import type { Device } from './resources.js'

/** What became of a push. `timed-out` is derived from the clock while nobody has answered. */
export type PushStatus = 'waiting' | 'approved' | 'denied' | 'timed-out' | 'cancelled'

/** One question on one phone. */
export interface Push {
  readonly id: string
  readonly environmentId: string
  readonly user: OutboxUser
  readonly deviceId: string
  readonly flowId: string
  /** Whose question it is. */
  readonly applicationName: string
  readonly template: string
  readonly locale: string
  readonly variant?: string
  readonly title?: string
  readonly text: string
  /** What the application hands to the app on the phone. */
  readonly clientContext?: Readonly<Record<string, string>>
  /** Of which one has to be chosen; absent without number matching. */
  readonly numbers?: readonly string[]
  /** The one that the other screen shows. */
  readonly number?: string
  readonly sentAtMs: number
  readonly expiresAtMs: number
  readonly answer?: PushAnswer
}

/** How a push ended before its time. */
export interface PushAnswer {
  readonly status: 'approved' | 'denied' | 'cancelled'
  readonly atMs: number
  readonly reason?: string
}

/** Every push, the oldest first, also when it was answered later than a newer one. */
export function listPushes(pushes: BoundedMap<Push>): readonly Push[] {
  return [...pushes.values()].toSorted((one, other) => one.sentAtMs - other.sentAtMs)
}

/** What a push is at a moment. */
export function pushStatusOf(push: Push, nowMs: number): PushStatus {
  return push.answer?.status ?? (push.expiresAtMs <= nowMs ? 'timed-out' : 'waiting')
}

/** Ends a push that nobody has answered yet; what is over stays as it is. */
export function endPush(
  pushes: BoundedMap<Push>,
  { id, answer }: { id: string; answer: PushAnswer },
): void {
  const push = pushes.get(id)
  if (push === undefined || pushStatusOf(push, answer.atMs) !== 'waiting') return
  pushes.set(id, { ...push, answer })
}

const standardTimePeriod = { duration: 10, timeUnit: 'MINUTES' }
const standardLock = { duration: 30, timeUnit: 'MINUTES' }

/**
 * Until when a phone takes no pushes of an application: too many in a row were denied or ignored.
 * Undefined while it takes them.
 */
export function pushPauseOf(
  pushes: BoundedMap<Push>,
  {
    device,
    application,
    nowMs,
  }: { readonly device: Device; readonly application: MobileApplication; readonly nowMs: number },
): number | undefined {
  const {
    count = 5,
    timePeriod = standardTimePeriod,
    lockDuration = standardLock,
  } = application.pushLimit ?? {}
  const ends = listUnanswered(pushes, { deviceId: device.id, nowMs })
  const last = ends.at(-1)
  const first = ends.at(-count)
  if (last === undefined || first === undefined) return undefined
  const untilMs = last + inMilliseconds(lockDuration)
  return last - first <= inMilliseconds(timePeriod) && untilMs > nowMs ? untilMs : undefined
}

/** When the newest pushes ended that were denied or ignored, back to the last one that was approved. */
function listUnanswered(
  pushes: BoundedMap<Push>,
  { deviceId, nowMs }: { readonly deviceId: string; readonly nowMs: number },
): readonly number[] {
  const own = listPushes(pushes).filter((push) => push.deviceId === deviceId)
  const approved = own.findLastIndex((push) => pushStatusOf(push, nowMs) === 'approved')
  return own.slice(approved + 1).flatMap((push) => {
    const status = pushStatusOf(push, nowMs)
    if (status === 'timed-out') return push.expiresAtMs
    return status === 'denied' ? (push.answer?.atMs ?? []) : []
  })
}
