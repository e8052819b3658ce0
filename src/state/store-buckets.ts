// Buckets in a StateStore that the app wrote: a record each, changed by compare-and-set, taken back when one cannot be.
import { setTimeout as wait } from 'node:timers/promises'
import { StateUnavailableError } from '../errors.js'
import { createSharedMap } from '../shared.js'
import { decideChanges, keepMs } from './bucket-arithmetic.js'
import type { BucketAnswer, BucketChange } from './limit-buckets.js'
import type { StateStore } from './state-store.js'
import { createTimedStore, withTimeLimit } from './timed-store.js'

/**
 * Changes buckets in a store with four operations: slower than a script, and never too generous.
 *
 * Only another process can win a race: here one call follows the other.
 */
export function createStoreBuckets(
  store: StateStore,
  timeoutMs: number,
): (changes: readonly BucketChange[]) => Promise<BucketAnswer> {
  const checked = createTimedStore(store, { timeoutMs })
  return function changeInStore(changes) {
    const giveUpAtMs = performance.now() + timeoutMs
    const keys = changes.map(({ key }) => key)
    const isLate = (): boolean => performance.now() >= giveUpAtMs
    return inOrder(store, {
      keys,
      giveUpAtMs,
      work: () => changeInRounds(checked, { changes, isLate }),
    })
  }
}

const rounds = 3

async function changeInRounds(
  store: StateStore,
  {
    changes,
    isLate,
  }: { readonly changes: readonly BucketChange[]; readonly isLate: () => boolean },
): Promise<BucketAnswer> {
  for (let round = 0; round < rounds && !isLate(); round++) {
    // Who lost meets the same rivals again unless it comes at another moment.
    if (round > 0) await wait(Math.random() * 10 * round)
    const answer = await tryChange(store, { changes, isLate })
    if (answer !== undefined) return answer
  }
  throw new StateUnavailableError('The limits lost every race for their counts, or had no time', {
    operation: 'limits',
  })
}

/** `undefined` when somebody was faster, or nobody waits any more; then nothing is taken. */
async function tryChange(
  store: StateStore,
  {
    changes,
    isLate,
  }: { readonly changes: readonly BucketChange[]; readonly isLate: () => boolean },
): Promise<BucketAnswer | undefined> {
  const records = await Promise.all(changes.map(({ key }) => readBucket(store, key)))
  const now = Date.now()
  const decision = decideChanges(changes, {
    emptyAtMs: records.map(({ emptyAtMs }) => emptyAtMs),
    nowMs: now,
  })
  if (!decision.granted) return decision
  const writes = changes.flatMap((change, index): Write[] => {
    const bucket = records[index]
    const emptyAtMs = decision.emptyAtMs[index]
    if (bucket === undefined || emptyAtMs === undefined || change.change === 0) return []
    return [{ bucket, emptyAtMs, change }]
  })
  const isTaken = await writeInOrder(store, { writes, isLate })
  return isTaken ? { granted: true, fill: decision.fill } : undefined
}

interface Write {
  readonly bucket: Bucket
  readonly emptyAtMs: number
  readonly change: BucketChange
}

/**
 * Takes come first, in the order of their keys, so that of two processes one comes through; they can be undone. What
 * is given back comes after them, when nothing can be refused any more.
 */
async function writeInOrder(
  store: StateStore,
  { writes, isLate }: { readonly writes: readonly Write[]; readonly isLate: () => boolean },
): Promise<boolean> {
  const takes = writes.filter(({ change }) => change.change > 0)
  const isTaken = await takeAll(store, { takes: takes.sort(byKey), isLate })
  if (!isTaken) return false
  await Promise.all(writes.filter(({ change }) => change.change < 0).map((w) => giveBack(store, w)))
  return true
}

function byKey(one: Write, other: Write): number {
  return one.change.key < other.change.key ? -1 : 1
}

async function takeAll(
  store: StateStore,
  { takes, isLate }: { readonly takes: readonly Write[]; readonly isLate: () => boolean },
): Promise<boolean> {
  const taken: Write[] = []
  let isComplete = false
  try {
    for (const take of takes) {
      const raw = isLate() ? undefined : await writeBucket(store, take)
      if (raw === undefined) return false
      taken.push(reverse(take, raw))
    }
    isComplete = !isLate()
    return isComplete
  } finally {
    if (!isComplete) await Promise.allSettled(taken.map((write) => giveBack(store, write)))
  }
}

/** What takes `take` back, when the record still holds what was written. */
function reverse({ bucket, emptyAtMs, change }: Write, raw: string): Write {
  return {
    bucket: { raw, emptyAtMs },
    emptyAtMs: bucket.emptyAtMs,
    change: { ...change, change: -change.change },
  }
}

/** Tries as often as there are rounds, then lets it be: the refill makes up for what is not given back. */
async function giveBack(store: StateStore, write: Write): Promise<void> {
  let next: Write | undefined = write
  for (let round = 0; round < rounds && next !== undefined; round++) {
    if (next.bucket.raw === undefined || (await writeBucket(store, next)) !== undefined) return
    next = await readAnew(store, write.change)
  }
}

async function readAnew(store: StateStore, change: BucketChange): Promise<Write | undefined> {
  const bucket = await readBucket(store, change.key)
  const decision = decideChanges([change], { emptyAtMs: [bucket.emptyAtMs], nowMs: Date.now() })
  if (!decision.granted) return undefined
  return { bucket, emptyAtMs: decision.emptyAtMs[0] ?? 0, change }
}

interface Bucket {
  /** As it was read, to be compared with; `undefined` when there was none. */
  readonly raw: string | undefined
  readonly emptyAtMs: number
}

async function readBucket(store: StateStore, key: string): Promise<Bucket> {
  const raw = await store.read(recordKey(key))
  return { raw, emptyAtMs: raw === undefined ? 0 : parseBucket(raw) }
}

/** @returns what was written; `undefined` when somebody else wrote first. */
async function writeBucket(store: StateStore, write: Write): Promise<string | undefined> {
  const { bucket, emptyAtMs, change } = write
  const key = recordKey(change.key)
  const raw = JSON.stringify({ v: 1, emptyAtMs })
  const ttlMs = Math.max(1, keepMs(emptyAtMs, Date.now()))
  const isWritten =
    bucket.raw === undefined
      ? await store.create(key, raw, ttlMs)
      : await store.replace(key, bucket.raw, raw, ttlMs)
  return isWritten ? raw : undefined
}

/** A kind, a colon, an id, as every record has them. */
function recordKey(key: string): string {
  return `limit:${key.replace(':', '_')}`
}

/** A count that cannot be read is an error, never zero: the limit would be gone. */
function parseBucket(raw: string): number {
  const bucket: unknown = JSON.parse(raw)
  if (
    typeof bucket === 'object' &&
    bucket !== null &&
    'emptyAtMs' in bucket &&
    typeof bucket.emptyAtMs === 'number' &&
    Number.isFinite(bucket.emptyAtMs)
  ) {
    return bucket.emptyAtMs
  }
  throw new TypeError('The count of a limit is not to be understood')
}

const queues = createSharedMap<StateStore, Map<string, Promise<unknown>>>('limit-queues')

/**
 * Waits until nobody of this process works on one of the keys. Nobody waits for what never answers: a call is over
 * when its time is.
 */
function inOrder<T>(
  store: StateStore,
  {
    keys,
    giveUpAtMs,
    work,
  }: {
    readonly keys: readonly string[]
    readonly giveUpAtMs: number
    readonly work: () => Promise<T>
  },
): Promise<T> {
  const tails = queues.get(store) ?? new Map<string, Promise<unknown>>()
  queues.set(store, tails)
  const timeLimit = (): number => Math.max(1, giveUpAtMs - performance.now())
  const result = Promise.all(keys.map((key) => tails.get(key) ?? Promise.resolve())).then(() =>
    withTimeLimit({ operation: 'limits', timeoutMs: timeLimit() }, work),
  )
  const tail = result
    .catch(() => undefined)
    .then(() => {
      for (const key of keys) if (tails.get(key) === tail) tails.delete(key)
    })
  for (const key of keys) tails.set(key, tail)
  return result
}
