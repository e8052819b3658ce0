// A StateStore in the memory of one process, with a budget for each kind of record.
import { StateUnavailableError } from '../errors.js'
import type { BucketAnswer, BucketChange } from './limit-buckets.js'
import { createMemoryBuckets } from './memory-buckets.js'
import type { StateStore } from './state-store.js'
import { backendOf, registerBackend } from './store-backend.js'
import { assertTtl } from './time-to-live.js'

/** Options of `memoryStateStore`. */
export interface MemoryStateStoreOptions {
  /** Most pending sign-ons at a time; longer-lived kinds of records may number ten times as many. Default 10000. */
  readonly maxRecords?: number
  /** Lets the store be used with `NODE_ENV=production`, by an app that runs as one process. Default `false`. */
  readonly allowInProduction?: boolean
  /** The clock, in milliseconds. Default `Date.now`. */
  readonly nowMs?: () => number
}

/**
 * Keeps sign-ons, pending attempts and approvals in the memory of this process.
 *
 * The default outside production: nothing to install, and a restart signs everybody off. It is bounded. A new
 * record is refused when its kind is full; a live sign-on or a used approval is never thrown out for a new one.
 * Expired records are removed in small portions, on use and by a timer that does not keep the process alive.
 *
 * > [!WARNING]
 * > One process only. A second instance does not see the records of the first: sign-ons fail at random, and limits
 * > count for each instance. With `NODE_ENV=production` it is refused unless `allowInProduction` is `true`.
 *
 * @param options.maxRecords Most pending sign-ons at a time. Default 10000.
 * @param options.allowInProduction Accept it in production, for an app of one process. Default `false`.
 * @param options.nowMs The clock that decides what is expired, in milliseconds. Default `Date.now`.
 * @returns A store that is ready. A `create` beyond the budget rejects with `StateUnavailableError` (503).
 * @throws {TypeError} When `maxRecords` is not a positive integer.
 * @example
 * app.use(pingoneMfa({ stateStore: memoryStateStore({ maxRecords: 1000 }) }))
 */
export function memoryStateStore(options: MemoryStateStoreOptions = {}): StateStore {
  const { maxRecords = 10_000, allowInProduction = false, nowMs = Date.now } = options
  if (!Number.isSafeInteger(maxRecords) || maxRecords < 1) {
    throw new TypeError('memoryStateStore: maxRecords must be a positive integer')
  }
  const shelves = createShelves(maxRecords, nowMs)
  function openView(keyPrefix: string | undefined): StateStore {
    return registerBackend(viewOf(shelves, keyPrefix ?? ''), {
      kind: 'memory',
      allowInProduction,
      maxRecords,
      changeBuckets: shelves.changeBuckets,
      keyPrefix,
      withKeyPrefix: openView,
    })
  }
  return openView(undefined)
}

/** Tells whether `store` keeps its records in this process only. */
export function isMemoryStateStore(store: StateStore): boolean {
  return backendOf(store)?.kind === 'memory'
}

/** Most pending attempts of a memory store; `undefined` for every other store. */
export function maxRecordsOf(store: StateStore): number | undefined {
  const backend = backendOf(store)
  return backend?.kind === 'memory' ? backend.maxRecords : undefined
}

/** Tells whether `store` may be used in production: any but a memory store without `allowInProduction`. */
export function allowsProduction(store: StateStore): boolean {
  const backend = backendOf(store)
  return backend?.kind !== 'memory' || backend.allowInProduction
}

interface MemoryRecord {
  readonly value: string
  readonly expiresAtMs: number
}

/** All records of one kind. */
interface Shelf {
  readonly records: Map<string, MemoryRecord>
  readonly maxRecords: number
  readonly maxCharacters: number
  characters: number
  /** Where the removal of expired records goes on. */
  cursor: MapIterator<[string, MemoryRecord]>
}

interface Shelves {
  shelfOf(kind: string): Shelf
  find(shelf: Shelf, key: string): MemoryRecord | undefined
  put(
    shelf: Shelf,
    record: { readonly key: string; readonly value: string; readonly ttlMs: number },
  ): void
  remove(shelf: Shelf, key: string): void
  hasRoom(shelf: Shelf, value: string): boolean
  readonly changeBuckets: (changes: readonly BucketChange[]) => BucketAnswer
}

const averageRecordCharacters = 8192
const leastShelfCharacters = 1_048_576
const shortLivedKinds = new Set(['pending', 'hold'])
const removalSteps = { beforeCreate: 8, whenFull: 1000, onTimer: 10_000 }
const sweepIntervalMs = 5000

function viewOf(shelves: Shelves, keyPrefix: string): StateStore {
  return {
    create: (key, value, ttlMs) =>
      settle(() => {
        assertTtl(ttlMs)
        const shelf = shelves.shelfOf(kindOf(key))
        if (shelves.find(shelf, keyPrefix + key) !== undefined) return false
        if (!shelves.hasRoom(shelf, value)) throw fullError(kindOf(key), shelf)
        shelves.put(shelf, { key: keyPrefix + key, value, ttlMs })
        return true
      }),
    read: (key) => settle(() => shelves.find(shelves.shelfOf(kindOf(key)), keyPrefix + key)?.value),
    replace: (key, expected, next, ttlMs) =>
      settle(() => {
        assertTtl(ttlMs)
        const shelf = shelves.shelfOf(kindOf(key))
        if (shelves.find(shelf, keyPrefix + key)?.value !== expected) return false
        shelves.put(shelf, { key: keyPrefix + key, value: next, ttlMs })
        return true
      }),
    take: (key) =>
      settle(() => {
        const shelf = shelves.shelfOf(kindOf(key))
        const record = shelves.find(shelf, keyPrefix + key)
        shelves.remove(shelf, keyPrefix + key)
        return record?.value
      }),
  }
}

function settle<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work())
  })
}

function kindOf(key: string): string {
  const colon = key.indexOf(':')
  return colon === -1 ? '' : key.slice(0, colon)
}

function fullError(kind: string, shelf: Shelf): StateUnavailableError {
  return new StateUnavailableError(
    `memoryStateStore is full of "${kind}" records (${shelf.records.size} of at most ${shelf.maxRecords}, ` +
      `${shelf.characters} of at most ${shelf.maxCharacters} characters): ` +
      'raise maxRecords or use redisStateStore',
    { operation: 'create' },
  )
}

function createShelves(maxRecords: number, nowMs: () => number): Shelves {
  const shelves = new Map<string, Shelf>()
  const buckets = createMemoryBuckets(nowMs)
  let timer: NodeJS.Timeout | undefined

  function shelfOf(kind: string): Shelf {
    const known = shelves.get(kind)
    if (known !== undefined) return known
    const shelf = emptyShelf(shortLivedKinds.has(kind) ? maxRecords : maxRecords * 10)
    shelves.set(kind, shelf)
    return shelf
  }

  function find(shelf: Shelf, key: string): MemoryRecord | undefined {
    const record = shelf.records.get(key)
    if (record === undefined || record.expiresAtMs > nowMs()) return record
    remove(shelf, key)
    return undefined
  }

  const put: Shelves['put'] = (shelf, { key, value, ttlMs }) => {
    shelf.characters += value.length - (shelf.records.get(key)?.value.length ?? 0)
    shelf.records.set(key, { value, expiresAtMs: nowMs() + ttlMs })
    keepSweeping()
  }

  function changeBuckets(changes: readonly BucketChange[]): BucketAnswer {
    const answer = buckets.change(changes)
    if (buckets.size > 0) keepSweeping()
    return answer
  }

  function keepSweeping(): void {
    timer ??= setInterval(sweep, sweepIntervalMs).unref()
  }

  function remove(shelf: Shelf, key: string): void {
    shelf.characters -= shelf.records.get(key)?.value.length ?? 0
    shelf.records.delete(key)
  }

  function hasRoom(shelf: Shelf, value: string): boolean {
    removeExpired(shelf, removalSteps.beforeCreate)
    if (fits(shelf, value)) return true
    removeExpired(shelf, removalSteps.whenFull)
    return fits(shelf, value)
  }

  function removeExpired(shelf: Shelf, steps: number): void {
    const now = nowMs()
    const onePass = shelf.records.size + 1
    for (let step = 0; step < Math.min(steps, onePass); step++) {
      const entry = shelf.cursor.next()
      if (entry.done === true) shelf.cursor = shelf.records.entries()
      else if (entry.value[1].expiresAtMs <= now) remove(shelf, entry.value[0])
    }
  }

  function sweep(): void {
    for (const shelf of shelves.values()) removeExpired(shelf, removalSteps.onTimer)
    buckets.removeEmpty(removalSteps.onTimer)
    if (buckets.size > 0) return
    if ([...shelves.values()].some((shelf) => shelf.records.size > 0)) return
    clearInterval(timer)
    timer = undefined
  }

  return { shelfOf, find, put, remove, hasRoom, changeBuckets }
}

function emptyShelf(maxRecords: number): Shelf {
  const records = new Map<string, MemoryRecord>()
  const maxCharacters = Math.max(maxRecords * averageRecordCharacters, leastShelfCharacters)
  return { records, maxRecords, maxCharacters, characters: 0, cursor: records.entries() }
}

function fits(shelf: Shelf, value: string): boolean {
  return (
    shelf.records.size < shelf.maxRecords && shelf.characters + value.length <= shelf.maxCharacters
  )
}
