// A LimitCounter on any StateStore: a fixed window, changed by compare-and-set.
import { StateUnavailableError } from '../errors.js'
import type { Consumption, LimitCounter } from './limit-counter.js'
import type { StateStore } from './state-store.js'

/** Counts in a store that the app wrote; gives up, as "unavailable", when others win for `timeoutMs`. */
export function createStoreCounter(limit: {
  readonly store: StateStore
  readonly keyPrefix: string
  readonly points: number
  readonly durationSeconds: number
  readonly timeoutMs: number
}): LimitCounter {
  const { store, keyPrefix, points: limitPoints, durationSeconds, timeoutMs } = limit

  /** A window that is over counts as a new one, however long the store keeps it. */
  async function readWindow(key: string): Promise<Window> {
    const raw = await store.read(keyPrefix + key)
    const window = raw === undefined ? undefined : parseWindow(raw)
    if (window !== undefined && window.endsAtMs > Date.now()) return window
    return { raw, consumed: 0, endsAtMs: Date.now() + durationSeconds * 1000 }
  }

  /** Writes the new count if nobody was faster. */
  async function writeConsumed(key: string, window: Window, consumed: number): Promise<boolean> {
    const next = JSON.stringify({ v: 1, consumed, endsAtMs: window.endsAtMs })
    const ttlMs = Math.max(1, Math.ceil(window.endsAtMs - Date.now()))
    return window.raw === undefined
      ? store.create(keyPrefix + key, next, ttlMs)
      : store.replace(keyPrefix + key, window.raw, next, ttlMs)
  }

  /** Repeats `attempt` until it answers; stops by itself when nobody waits any more. */
  async function untilWon<T>(attempt: () => Promise<T | undefined>): Promise<T> {
    const giveUpAtMs = performance.now() + timeoutMs
    while (performance.now() < giveUpAtMs) {
      const answer = await attempt()
      if (answer !== undefined) return answer
    }
    throw new StateUnavailableError('The throttle lost every race for its count', {
      operation: 'throttle',
    })
  }

  async function tryConsume(key: string, points: number): Promise<Consumption | undefined> {
    const window = await readWindow(key)
    if (window.consumed + points > limitPoints) {
      return { granted: false, retryAfterMs: window.endsAtMs - Date.now() }
    }
    const won = await writeConsumed(key, window, window.consumed + points)
    return won ? { granted: true } : undefined
  }

  async function tryGiveBack(key: string, points: number): Promise<true | undefined> {
    const window = await readWindow(key)
    if (window.consumed === 0) return true
    const won = await writeConsumed(key, window, Math.max(0, window.consumed - points))
    return won ? true : undefined
  }

  return {
    consume: (key, points) => untilWon(() => tryConsume(key, points)),
    async giveBack(key, points) {
      await untilWon(() => tryGiveBack(key, points))
    },
    async consumed(key) {
      return (await readWindow(key)).consumed
    },
    async clear(key) {
      await store.take(keyPrefix + key)
    },
  }
}

interface Window {
  /** As it was read, to be compared with; `undefined` when there was none. */
  readonly raw: string | undefined
  readonly consumed: number
  readonly endsAtMs: number
}

/** A count that cannot be read is an error, never zero: the limit would be gone. */
function parseWindow(raw: string): Window {
  const window: unknown = JSON.parse(raw)
  if (
    typeof window === 'object' &&
    window !== null &&
    'consumed' in window &&
    'endsAtMs' in window &&
    typeof window.consumed === 'number' &&
    typeof window.endsAtMs === 'number'
  ) {
    return { raw, consumed: window.consumed, endsAtMs: window.endsAtMs }
  }
  throw new TypeError('The count of a limit is not to be understood')
}
