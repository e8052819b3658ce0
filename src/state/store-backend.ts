// What stands behind a state store of ours: its key prefix and, for the limits, the same memory or Redis.
import { createSharedMap } from '../shared.js'
import type { BucketAnswer, BucketChange } from './limit-buckets.js'
import type { RedisClient } from './redis-client.js'
import type { StateStore } from './state-store.js'

interface BackendOfOurs {
  /** `undefined` while the app has named none. */
  readonly keyPrefix: string | undefined
  /** The same records under another prefix. */
  withKeyPrefix(keyPrefix: string): StateStore
}

/** The memory of `memoryStateStore`. */
export interface MemoryBackend extends BackendOfOurs {
  readonly kind: 'memory'
  readonly allowInProduction: boolean
  readonly maxRecords: number
  /** Buckets of the limits, beside the records and by the same clock; keys with their prefix. */
  readonly changeBuckets: (changes: readonly BucketChange[]) => BucketAnswer
}

/** The client of `redisStateStore`. */
export interface RedisBackend extends BackendOfOurs {
  readonly kind: 'redis'
  readonly client: RedisClient
  /** The same records by a client that gives up a command not yet sent after `timeoutMs`. */
  withTimeout(timeoutMs: number): StateStore
}

/** What stands behind a store of ours. */
export type StoreBackend = MemoryBackend | RedisBackend

const backends = createSharedMap<StateStore, StoreBackend>('backends')

/** Remembers what stands behind `store`. */
export function registerBackend(store: StateStore, backend: StoreBackend): StateStore {
  backends.set(store, backend)
  return store
}

/** Tells what stands behind `store`; `undefined` for a store that the app wrote. */
export function backendOf(store: StateStore): StoreBackend | undefined {
  return backends.get(store)
}

/**
 * Gives `store` a key prefix when the app gave it none.
 *
 * A store with a prefix of its own, and a store that the app wrote, come back as they are.
 */
export function bindKeyPrefix(store: StateStore, keyPrefix: string): StateStore {
  const backend = backends.get(store)
  return backend === undefined || backend.keyPrefix !== undefined
    ? store
    : backend.withKeyPrefix(keyPrefix)
}
