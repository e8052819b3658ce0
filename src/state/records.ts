// Typed records over a StateStore: JSON with a version, parsed on the way in, under ids that cannot leave their kind.
import { StateUnavailableError } from '../errors.js'
import type { StateStore } from './state-store.js'

/** A record as it was read or written; `raw` is what a `replace` is compared with. */
export interface Stored<T> {
  readonly value: T
  readonly raw: string
}

/** A record that is there and cannot be understood: of another version of this package, or damaged. */
export interface Unreadable {
  readonly value: undefined
  readonly raw: string
}

/** What stands under an id. */
export type Found<T> = Stored<T> | Unreadable

/** Records of one kind. Every method rejects with `StateUnavailableError` when the store does. */
export interface RecordKind<T> {
  /** Writes a new record; an id that exists already is a `StateUnavailableError`, since ids are random. */
  create<N extends T>(id: string, record: Change<N>): Promise<Stored<N>>
  /** Writes a record unless anything stands there, understood or not. @returns whether it was written. */
  createIfAbsent(id: string, record: Change<T>): Promise<boolean>
  /** Writes a record unless one stands there that can be understood; another one it replaces. @returns whether it did. */
  createUnlessReadable(id: string, record: Change<T>): Promise<boolean>
  /** Reads a record. @returns `undefined` when it is absent, expired, or not to be understood. */
  read(id: string): Promise<Stored<T> | undefined>
  /** Reads a record and tells absent, which is `undefined`, from one that cannot be understood. */
  look(id: string): Promise<Found<T> | undefined>
  /** Replaces `current` by `next`. @returns `undefined` when somebody else changed or took it first. */
  replace<N extends T>(
    id: string,
    change: { readonly current: Found<T>; readonly next: N; readonly ttlMs: number },
  ): Promise<Stored<N> | undefined>
  /**
   * Changes a record by compare-and-set, from what it is then. What cannot be understood counts as none and is replaced.
   *
   * @throws {StateUnavailableError} When others came between again and again, or what `next` throws.
   */
  change(id: string, next: (value: T | undefined) => Change<T>): Promise<void>
  /**
   * Reads and deletes a record: of many callers one gets it. One that cannot be understood is gone too: what is taken is
   * used up or to end.
   */
  take(id: string): Promise<Found<T> | undefined>
}

/** What a record becomes, and how long it lasts. */
export interface Change<T> {
  readonly value: T
  readonly ttlMs: number
}

/** Makes the reader and writer of one kind of records. */
export function createRecordKind<T>(options: {
  readonly store: StateStore
  readonly kind: string
  readonly version: number
  /** Unknown to typed; `undefined` or a throw means "not a record of this kind". */
  readonly parse: (value: unknown) => T | undefined
  /** Told of each record that could not be understood. */
  readonly onUnreadable?: () => void
}): RecordKind<T> {
  const { store, kind, version, parse, onUnreadable } = options

  async function createIfAbsent(id: string, { raw, ttlMs }: Written): Promise<boolean> {
    return store.create(keyOf(kind, id), raw, wholeMs(ttlMs))
  }

  function understand(raw: string | undefined): Found<T> | undefined {
    if (raw === undefined) return undefined
    const value = readRecord(raw, { version, parse })
    if (value !== undefined) return { value, raw }
    onUnreadable?.()
    return { value: undefined, raw }
  }

  async function look(id: string): Promise<Found<T> | undefined> {
    return isRecordId(id) ? understand(await store.read(keyOf(kind, id))) : undefined
  }

  async function replace(
    id: string,
    { current, raw, ttlMs }: Written & { readonly current: Found<T> },
  ): Promise<boolean> {
    return store.replace(keyOf(kind, id), current.raw, raw, wholeMs(ttlMs))
  }

  return {
    async create(id, { value, ttlMs }) {
      const raw = writeRecord('create', { version, value })
      if (await createIfAbsent(id, { raw, ttlMs })) return { value, raw }
      throw new StateUnavailableError(`A "${kind}" record with this id exists already`, {
        operation: 'create',
      })
    },
    async createIfAbsent(id, { value, ttlMs }) {
      return createIfAbsent(id, { raw: writeRecord('create', { version, value }), ttlMs })
    },
    async createUnlessReadable(id, { value, ttlMs }) {
      const raw = writeRecord('create', { version, value })
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        if (await createIfAbsent(id, { raw, ttlMs })) return true
        const found = await look(id)
        if (found?.value !== undefined) return false
        if (found !== undefined && (await replace(id, { current: found, raw, ttlMs }))) return true
      }
      return false
    },
    async read(id) {
      const { value, raw } = (await look(id)) ?? {}
      return value === undefined || raw === undefined ? undefined : { value, raw }
    },
    look,
    async replace(id, { current, next, ttlMs }) {
      const raw = writeRecord('replace', { version, value: next })
      return (await replace(id, { current, raw, ttlMs })) ? { value: next, raw } : undefined
    },
    async change(id, next) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const found = await look(id)
        const { value, ttlMs } = next(found?.value)
        const raw = writeRecord('replace', { version, value })
        const written =
          found === undefined
            ? await createIfAbsent(id, { raw, ttlMs })
            : await replace(id, { current: found, raw, ttlMs })
        if (written) return
      }
      throw new StateUnavailableError(`A "${kind}" record changed too often`, {
        operation: 'replace',
      })
    },
    async take(id) {
      return isRecordId(id) ? understand(await store.take(keyOf(kind, id))) : undefined
    },
  }
}

/** A record as text, and how long it lasts. */
interface Written {
  readonly raw: string
  readonly ttlMs: number
}

/** How often a record is tried to be changed that others change too. */
const MOST_TRIES = 10

/** Largest record, in bytes. */
const maxRecordBytes = 256 * 1024

/** Tells whether `id` may stand in a key. */
export function isRecordId(id: string): boolean {
  return /^[A-Za-z0-9_-]{16,128}$/.test(id)
}

function keyOf(kind: string, id: string): string {
  if (!isRecordId(id)) throw new TypeError(`The id of a "${kind}" record is malformed`)
  return `${kind}:${id}`
}

function wholeMs(ttlMs: number): number {
  return Math.max(1, Math.ceil(ttlMs))
}

function writeRecord(
  operation: string,
  { version, value }: { readonly version: number; readonly value: unknown },
): string {
  const raw = JSON.stringify({ v: version, value })
  if (Buffer.byteLength(raw) <= maxRecordBytes) return raw
  throw new StateUnavailableError(`A record may be at most ${maxRecordBytes} bytes long`, {
    operation,
  })
}

function readRecord<T>(
  raw: string,
  {
    version,
    parse,
  }: { readonly version: number; readonly parse: (value: unknown) => T | undefined },
): T | undefined {
  if (Buffer.byteLength(raw) > maxRecordBytes) return undefined
  try {
    const record: unknown = JSON.parse(raw, withoutPrototype)
    return isVersioned(record) && record.v === version ? parse(record.value) : undefined
  } catch {
    return undefined
  }
}

function withoutPrototype(name: string, value: unknown): unknown {
  return name === '__proto__' ? undefined : value
}

function isVersioned(record: unknown): record is { readonly v: unknown; readonly value: unknown } {
  return typeof record === 'object' && record !== null && 'v' in record && 'value' in record
}
