// Tells, at most once a minute, that clients have no readable address: a fault of the set-up, not of the people.

/** What hears of it, by whose clock. */
export interface AddressObserver {
  readonly emit: (event: {
    readonly event: 'throttle.address_unreadable'
    readonly count: number
  }) => void
  readonly nowMs: () => number
}

const TELL_EVERY_MS = 60_000

interface Told {
  atMs: number
  /** Requests since then. */
  untold: number
}

const told = new WeakMap<object, Told>()

/** Counts one request without a readable address; `instance` has an event a minute with how many there were. */
export function noteUnreadableAddress(instance: AddressObserver): void {
  const state = told.get(instance) ?? { atMs: -Infinity, untold: 0 }
  told.set(instance, state)
  state.untold += 1
  const nowMs = instance.nowMs()
  if (nowMs - state.atMs < TELL_EVERY_MS) return
  instance.emit({ event: 'throttle.address_unreadable', count: state.untold })
  Object.assign(state, { atMs: nowMs, untold: 0 })
}
