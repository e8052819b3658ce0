// The contract for what must be atomic or outlive a session: four operations on strings with a time to live.

/**
 * Keeps small records for a limited time and changes them atomically.
 *
 * Keys are written by this package: a kind, a colon, an id (`pending:…`, `signon:…`, `tokens:…`, `hold:…`,
 * `approval:…`, `done:…`). Values are its own JSON. A method that cannot do its work rejects; it never answers as
 * if the record were absent.
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
