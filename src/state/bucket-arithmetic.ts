// What a change does with buckets, as a decision without I/O: the same as the script for Redis.
import type { BucketAnswer, BucketChange } from './limit-buckets.js'

/** An answer, and with a grant the moment each bucket is empty again. */
export type BucketDecision =
  | (Extract<BucketAnswer, { granted: true }> & { readonly emptyAtMs: readonly number[] })
  | Extract<BucketAnswer, { granted: false }>

/**
 * Half a millisecond: what fractions may be off after many changes. Less than that is no reason to refuse, nor to keep a
 * key.
 */
export const roundingMs = 0.5

/**
 * Decides about all changes together.
 *
 * @param emptyAtMs When each bucket is empty by itself, in the order of the changes; a moment that is over is an empty
 *   bucket. One further away than its window, left by other figures, is a full bucket.
 */
export function decideChanges(
  changes: readonly BucketChange[],
  { emptyAtMs, nowMs }: { readonly emptyAtMs: readonly number[]; readonly nowMs: number },
): BucketDecision {
  const next: number[] = []
  const longest = { index: 0, waitMs: 0 }
  changes.forEach(({ points, seconds, change }, index) => {
    const windowMs = seconds * 1000
    const from = Math.min(Math.max(nowMs, emptyAtMs[index] ?? nowMs), nowMs + windowMs)
    if (change >= 0) {
      const asked = change === 0 ? 1 : change
      const waitMs = from + (asked * windowMs) / points - windowMs - nowMs - roundingMs
      if (waitMs > longest.waitMs) Object.assign(longest, { index, waitMs })
    }
    next.push(from + (change * windowMs) / points)
  })
  if (longest.waitMs > 0) {
    return { granted: false, index: longest.index, waitMs: Math.ceil(longest.waitMs) }
  }
  return { granted: true, fill: changes.map(fillOf(next, nowMs)), emptyAtMs: next }
}

/** How long a bucket's key has to be kept; 0 or less when it is empty. */
export function keepMs(emptyAtMs: number, nowMs: number): number {
  return Math.ceil(emptyAtMs - nowMs - roundingMs)
}

function fillOf(next: readonly number[], nowMs: number) {
  return ({ seconds }: BucketChange, index: number): number =>
    Math.max(0, Math.floor(keepMs(next[index] ?? nowMs, nowMs) / (10 * seconds)))
}
