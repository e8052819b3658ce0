// The contract of the counters behind the limits: buckets that empty evenly, changed together or not at all.

/** What a call does with one bucket. */
export interface BucketChange {
  /** Ends in a hash; nothing in clear. No two changes of one call have the same key. */
  readonly key: string
  readonly points: number
  readonly seconds: number
  /** Points, also a part of one: above 0 they are taken, 0 looks whether one could be, below 0 they are given back. */
  readonly change: number
}

/** What became of a call. */
export type BucketAnswer =
  /** Every change is made. How full each bucket is now, in whole per cent, in the order of the changes. */
  | { readonly granted: true; readonly fill: readonly number[] }
  /** Nothing is changed: the bucket of this index refuses longest, for so many milliseconds more. */
  | { readonly granted: false; readonly index: number; readonly waitMs: number }

/** Counts where the state store keeps its records, for all instances that share it. */
export interface LimitBuckets {
  /**
   * Makes all changes in one atomic step, or none of them. Giving back never empties a bucket below nothing and is
   * never refused.
   *
   * @throws {StateUnavailableError} When the store fails or is too slow: nothing is let through uncounted.
   */
  change(changes: readonly BucketChange[]): Promise<BucketAnswer>
}
