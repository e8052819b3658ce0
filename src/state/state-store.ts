// The contract for what must be atomic or outlive a session: four operations on strings with a time to live.

/**
 * Keeps small records for a limited time and changes them atomically.
 *
 * `memoryStateStore` and `redisStateStore` are ready to use; write one of your own for another database. Then every
 * instance of the app must see the same records, each method must be one atomic step over all of them, and a record
 * must be gone when its time to live is over. What one method answered the next must see: no reads from a replica.
 * A method that cannot do its work rejects; it never answers as if the record were absent. Each call has a time
 * limit outside the store (option `timeouts.storeMs`): a call that is too slow counts as failed.
 *
 * Keys are written by this package: a kind, a colon, an id (`pending:…`, `signon:…`, `tokens:…`, `hold:…`,
 * `approval:…`, `done:…`, `limit:…`). Values are its own JSON of at most 256 KiB; times to live are up
 * to 30 days, or as long as the longest of your own `throttle.limits`. A store of your own puts a prefix before the
 * keys itself when it shares a database.
 *
 * > [!WARNING]
 * > Records decide who is signed on and hold tokens. Keep them where only the app can read and write, and where
 * > nothing is evicted before its time.
 *
 * @see [Redis SET](https://redis.io/docs/latest/commands/set/) · [Redis GETDEL](https://redis.io/docs/latest/commands/getdel/)
 * @example
 * const stateStore: StateStore = redisStateStore(client)
 * app.use(pingoneMfa({ stateStore }))
 */
export interface StateStore {
  /**
   * Writes a record that does not exist yet.
   *
   * @param ttlMs Time to live, in milliseconds.
   * @returns `false` when the key exists (nothing is written).
   */
  create(key: string, value: string, ttlMs: number): Promise<boolean>
  /** Reads a record. @returns `undefined` when it is absent or expired. */
  read(key: string): Promise<string | undefined>
  /**
   * Replaces a record if it still holds exactly `expected`.
   *
   * @param ttlMs New time to live, in milliseconds.
   * @returns `false` when it is absent or holds something else (nothing is written).
   */
  replace(key: string, expected: string, next: string, ttlMs: number): Promise<boolean>
  /** Reads and deletes a record in one step: of many callers one gets the value. */
  take(key: string): Promise<string | undefined>
}
