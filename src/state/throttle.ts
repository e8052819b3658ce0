// Limits on attempts: points of a fixed window for a subject, counted where the state store keeps its records.
import { createHmac } from 'node:crypto'
import { ThrottledError } from '../errors.js'
import type { LimitCounter } from './limit-counter.js'
import { createMemoryCounter } from './memory-counter.js'
import { createRedisCounter } from './redis-counter.js'
import { backendOf } from './store-backend.js'
import { createStoreCounter } from './store-counter.js'
import type { StateStore } from './state-store.js'
import { withTimeLimit } from './timed-store.js'

export { addressSubject, isReadableAddress, usernameSubject } from './throttle-subject.js'

/** At most `points` within `durationSeconds`, from the first one on. */
export interface Limit {
  /** Names the limit in errors and events, and is part of its key, e.g. `otp-user`. */
  readonly name: string
  readonly points: number
  readonly durationSeconds: number
}

/**
 * Consumes and gives back points of limits, atomically over all instances that share the store.
 *
 * A subject is a user, a flow or an address in clear; only its HMAC reaches the store. Every method rejects with
 * `StateUnavailableError` when the store fails or is too slow: without a count nothing is let through.
 */
export interface Throttle {
  /** Consumes `points` (default 1), or rejects with `ThrottledError` and consumes nothing. */
  consume(limit: Limit, subject: string, points?: number): Promise<void>
  /** Gives back points consumed before, never more than are consumed now. */
  giveBack(limit: Limit, subject: string, points?: number): Promise<void>
  /** Points that are left in the window that runs now. */
  remaining(limit: Limit, subject: string): Promise<number>
  /** Forgets what the subject has consumed. */
  clear(limit: Limit, subject: string): Promise<void>
}

/** Makes the throttle that counts on the same backend as `store`. */
export function createThrottle(options: {
  readonly store: StateStore
  readonly keySecret: string | Uint8Array
  readonly timeoutMs: number
}): Throttle {
  const { store, keySecret, timeoutMs } = options
  const counters = new Map<string, LimitCounter>()

  function counterOf(limit: Limit): LimitCounter {
    const name = `${limit.name}:${limit.points}:${limit.durationSeconds}`
    const known = counters.get(name)
    if (known !== undefined) return known
    assertLimit(limit)
    const counter = createCounter(limit, store, timeoutMs)
    counters.set(name, counter)
    return counter
  }

  /** Calls the counter of `limit` for `subject`, within our time. */
  function count<T>(
    limit: Limit,
    subject: string,
    work: (counter: LimitCounter, key: string) => Promise<T>,
  ): Promise<T> {
    const counter = counterOf(limit)
    const key = hashSubject(keySecret, limit.name, subject)
    return withTimeLimit({ operation: 'throttle', timeoutMs }, () => work(counter, key))
  }

  return {
    async consume(limit, subject, points = 1) {
      assertPoints(points)
      const outcome = await count(limit, subject, (counter, key) => counter.consume(key, points))
      if (!outcome.granted) throw throttledError(limit, outcome.retryAfterMs)
    },
    async giveBack(limit, subject, points = 1) {
      assertPoints(points)
      await count(limit, subject, (counter, key) => counter.giveBack(key, points))
    },
    async remaining(limit, subject) {
      const consumed = await count(limit, subject, (counter, key) => counter.consumed(key))
      return Math.min(limit.points, Math.max(0, limit.points - consumed))
    },
    async clear(limit, subject) {
      await count(limit, subject, (counter, key) => counter.clear(key))
    },
  }
}

const maxKeysInMemory = 100_000

function createCounter(limit: Limit, store: StateStore, timeoutMs: number): LimitCounter {
  const backend = backendOf(store)
  const keyPrefix = `${backend?.keyPrefix ?? ''}throttle:${limit.name}`
  if (backend === undefined) {
    return createStoreCounter({ ...limit, store, timeoutMs, keyPrefix: `${keyPrefix}.` })
  }
  if (backend.kind === 'redis') {
    const client = backend.client.withCommandOptions({ timeout: timeoutMs, typeMapping: {} })
    return createRedisCounter({ ...limit, client, keyPrefix })
  }
  const name = `${keyPrefix}:${limit.points}:${limit.durationSeconds}`
  const counter =
    backend.counters.get(name) ?? createMemoryCounter({ ...limit, maxKeys: maxKeysInMemory })
  backend.counters.set(name, counter)
  return counter
}

function assertLimit({ name, points, durationSeconds }: Limit): void {
  const isName = /^[a-z][a-z0-9-]{0,63}$/.test(name)
  const isPoints = Number.isSafeInteger(points) && points > 0
  const isDuration = Number.isSafeInteger(durationSeconds) && durationSeconds > 0
  if (isName && isPoints && isDuration && durationSeconds <= maxDurationSeconds) return
  throw new TypeError(
    `Limit "${name}": name must be kebab-case, points a positive integer and durationSeconds ` +
      `an integer from 1 to ${maxDurationSeconds}`,
  )
}

/** A timer holds no more than 2^31 - 1 ms. */
const maxDurationSeconds = 2_147_483

function assertPoints(points: number): void {
  if (!Number.isSafeInteger(points) || points < 1) {
    throw new TypeError('Throttle: points must be a positive integer')
  }
}

function hashSubject(keySecret: string | Uint8Array, limitName: string, subject: string): string {
  return createHmac('sha256', keySecret).update(`${limitName}\0${subject}`).digest('base64url')
}

function throttledError(limit: Limit, retryAfterMs: number): ThrottledError {
  const seconds = Math.min(limit.durationSeconds, Math.max(1, Math.ceil(retryAfterMs / 1000)))
  return new ThrottledError(
    `Limit "${limit.name}" (${limit.points} in ${limit.durationSeconds} s) is reached: wait ${seconds} s`,
    { limit: limit.name, retryAfterSeconds: seconds },
  )
}
