// The one rule for times to live.

/** Throws when `ttlMs` is not a whole number of milliseconds above zero. */
export function assertTtl(ttlMs: number): void {
  if (!Number.isSafeInteger(ttlMs) || ttlMs < 1) {
    throw new TypeError('StateStore: ttlMs must be a positive integer')
  }
}
