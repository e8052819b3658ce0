// Typed records over a StateStore: JSON with a version, parsed on the way in, under ids that cannot leave their kind.
import { StateUnavailableError } from '../errors.js'
import type { StateStore } from './state-store.js'

/** A record as it was read or written; `raw` is what a `replace` is compared with. */
export interface Stored<T> {
  readonly value: T
  readonly raw: string
}

/** Records of one kind. Every method rejects with `StateUnavailableError` when the store does. */
export interface RecordKind<T> {
  /** Writes a new record; an id that exists already is a `StateUnavailableError`, since ids are random. */
  create<N extends T>(id: string, value: N, ttlMs: number): Promise<Stored<N>>
  /** Writes a record unless one exists. @returns whether it was written. */
  createIfAbsent(id: string, value: T, ttlMs: number): Promise<boolean>
  /** Reads a record. @returns `undefined` when it is absent, expired, or not to be understood. */
  read(id: string): Promise<Stored<T> | undefined>
  /** Replaces `current` by `next`. @returns `undefined` when somebody else changed or took it first. */
  replace<N extends T>(
    id: string,
    current: Stored<T>,
    next: N,
    ttlMs: number,
  ): Promise<Stored<N> | undefined>
  /** Reads and deletes a record: of many callers one gets it. */
  take(id: string): Promise<T | undefined>
}

/** Makes the reader and writer of one kind of records. */
export function createRecordKind<T>(options: {
  readonly store: StateStore
  readonly kind: string
  readonly version: number
  /** Unknown to typed; `undefined` or a throw means "not a record of this kind". */
  readonly parse: (value: unknown) => T | undefined
}): RecordKind<T> {
  const { store, kind, version, parse } = options

  async function createIfAbsent(id: string, raw: string, ttlMs: number): Promise<boolean> {
    return store.create(keyOf(kind, id), raw, wholeMs(ttlMs))
  }

  return {
    async create(id, value, ttlMs) {
      const raw = writeRecord('create', version, value)
      if (await createIfAbsent(id, raw, ttlMs)) return { value, raw }
      throw new StateUnavailableError(`A "${kind}" record with this id exists already`, {
        operation: 'create',
      })
    },
    async createIfAbsent(id, value, ttlMs) {
      return createIfAbsent(id, writeRecord('create', version, value), ttlMs)
    },
    async read(id) {
      if (!isRecordId(id)) return undefined
      const raw = await store.read(keyOf(kind, id))
      const value = raw === undefined ? undefined : readRecord(raw, version, parse)
      return raw === undefined || value === undefined ? undefined : { value, raw }
    },
    async replace(id, current, next, ttlMs) {
      const raw = writeRecord('replace', version, next)
      const won = await store.replace(keyOf(kind, id), current.raw, raw, wholeMs(ttlMs))
      return won ? { value: next, raw } : undefined
    },
    async take(id) {
      if (!isRecordId(id)) return undefined
      const raw = await store.take(keyOf(kind, id))
      return raw === undefined ? undefined : readRecord(raw, version, parse)
    },
  }
}

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

function writeRecord(operation: string, version: number, value: unknown): string {
  const raw = JSON.stringify({ v: version, value })
  if (Buffer.byteLength(raw) <= maxRecordBytes) return raw
  throw new StateUnavailableError(`A record may be at most ${maxRecordBytes} bytes long`, {
    operation,
  })
}

function readRecord<T>(
  raw: string,
  version: number,
  parse: (value: unknown) => T | undefined,
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
