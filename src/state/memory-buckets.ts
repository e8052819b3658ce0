// Buckets in the memory of one process: a moment for each key, changed without a wait and so as one step.
import { StateUnavailableError } from '../errors.js'
import { decideChanges, keepMs } from './bucket-arithmetic.js'
import type { BucketAnswer, BucketChange } from './limit-buckets.js'

/** Buckets beside the records of a memory store, and swept with them. */
export interface MemoryBuckets {
  change(changes: readonly BucketChange[]): BucketAnswer
  /** Looks at so many keys, where the last look ended, and forgets those that are empty. */
  removeEmpty(steps: number): void
  readonly size: number
}

/** A last wall: every key of a stranger costs a point of an overall limit, which ends long before. */
const maxKeys = 100_000
const stepsWhenFull = 10_000

/** Makes buckets by the store's clock. */
export function createMemoryBuckets(nowMs: () => number): MemoryBuckets {
  const emptyAtMs = new Map<string, number>()
  let cursor = emptyAtMs.entries()

  function removeEmpty(steps: number): void {
    const now = nowMs()
    const onePass = emptyAtMs.size + 1
    for (let step = 0; step < Math.min(steps, onePass); step++) {
      const entry = cursor.next()
      if (entry.done === true) cursor = emptyAtMs.entries()
      else if (entry.value[1] <= now) emptyAtMs.delete(entry.value[0])
    }
  }

  function assertRoom(newKeys: number): void {
    if (emptyAtMs.size + newKeys <= maxKeys) return
    removeEmpty(stepsWhenFull)
    if (emptyAtMs.size + newKeys > maxKeys) throw fullError()
  }

  return {
    removeEmpty,
    get size() {
      return emptyAtMs.size
    },
    change(changes) {
      const now = nowMs()
      const current = changes.map(({ key }) => emptyAtMs.get(key) ?? now)
      const decision = decideChanges(changes, { emptyAtMs: current, nowMs: now })
      if (!decision.granted) return decision
      const kept = changes.map((_, index) => keepMs(decision.emptyAtMs[index] ?? now, now) > 0)
      assertRoom(changes.filter(({ key }, index) => kept[index] && !emptyAtMs.has(key)).length)
      changes.forEach(({ key }, index) => {
        if (kept[index] === true) emptyAtMs.set(key, decision.emptyAtMs[index] ?? now)
        else emptyAtMs.delete(key)
      })
      return { granted: true, fill: decision.fill }
    },
  }
}

function fullError(): StateUnavailableError {
  return new StateUnavailableError(
    `memoryStateStore counts ${maxKeys} keys of limits and takes no new ones: use redisStateStore`,
    { operation: 'limits' },
  )
}
