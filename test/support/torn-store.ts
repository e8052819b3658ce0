// A StateStore that breaks its contract: replace reads, compares and writes one after the other.
import type { StateStore } from 'express-pingone-mfa'

/**
 * The same store, except that between reading and writing of a `replace` others may come in.
 *
 * A test of "exactly one wins" that passes on this store proves nothing.
 */
export function tearReplace(
  store: StateStore,
  write: (key: string, value: string, ttlMs: number) => Promise<unknown>,
): StateStore {
  return {
    create: (key, value, ttlMs) => store.create(key, value, ttlMs),
    read: (key) => store.read(key),
    take: (key) => store.take(key),
    async replace(key, expected, next, ttlMs) {
      if ((await store.read(key)) !== expected) return false
      await write(key, next, ttlMs)
      return true
    },
  }
}
