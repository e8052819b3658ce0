// A LimitCounter in the memory of this process, on rate-limiter-flexible.
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { StateUnavailableError } from '../errors.js'
import type { Consumption, LimitCounter } from './limit-counter.js'

/** Counts in this process; refuses new keys beyond `maxKeys` rather than grow without end. */
export function createMemoryCounter(limit: {
  readonly points: number
  readonly durationSeconds: number
  readonly maxKeys: number
}): LimitCounter {
  const limiter = new RateLimiterMemory({
    keyPrefix: '',
    points: limit.points,
    duration: limit.durationSeconds,
  })
  const inOrder = createQueue()
  const hasRoom = createKeyBudget(limiter, limit.maxKeys)

  /** The limiter answers before its timer has removed a window that is over. */
  async function readWindow(key: string): Promise<{ consumed: number; remainingMs: number }> {
    const window = await limiter.get(key)
    return window === null || window.msBeforeNext <= 0
      ? { consumed: 0, remainingMs: 0 }
      : { consumed: window.consumedPoints, remainingMs: window.msBeforeNext }
  }

  async function consume(key: string, points: number): Promise<Consumption> {
    const { consumed, remainingMs } = await readWindow(key)
    if (consumed + points > limit.points) return { granted: false, retryAfterMs: remainingMs }
    if (consumed === 0 && !hasRoom()) throw fullError(limit.maxKeys)
    await limiter.consume(key, points)
    return { granted: true }
  }

  async function giveBack(key: string, points: number): Promise<void> {
    const { consumed } = await readWindow(key)
    const returned = Math.min(points, consumed)
    if (returned > 0) await limiter.reward(key, returned)
  }

  return {
    consume: (key, points) => inOrder(() => consume(key, points)),
    giveBack: (key, points) => inOrder(() => giveBack(key, points)),
    consumed: (key) => inOrder(async () => (await readWindow(key)).consumed),
    clear: (key) =>
      inOrder(async () => {
        await limiter.delete(key)
      }),
  }
}

/** One after the other, so that reading a window and changing it are one step. Nothing here waits for I/O. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return function inOrder(work) {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
}

/** Counts what was added since the keys were last counted exactly, and counts again at most once a second. */
function createKeyBudget(limiter: RateLimiterMemory, maxKeys: number): () => boolean {
  let keys = 0
  let countedAtMs = 0
  return function hasRoom() {
    if (keys >= maxKeys && Date.now() - countedAtMs > 1000) {
      keys = limiter.dump().storage.length
      countedAtMs = Date.now()
    }
    if (keys >= maxKeys) return false
    keys += 1
    return true
  }
}

function fullError(maxKeys: number): StateUnavailableError {
  return new StateUnavailableError(
    `The throttle in memory holds ${maxKeys} keys and takes no new ones: use redisStateStore`,
    { operation: 'throttle' },
  )
}
