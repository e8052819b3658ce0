// A state store in memory whose records a test can read, change and lose.
import { memoryStateStore, type StateStore } from 'express-pingone-mfa'

/** The members of a record, as they are stored. */
export type StoredMembers = Readonly<Record<string, unknown>>

/** A state store with a hand in it. */
export interface EditableStore extends StateStore {
  /** Keys of the records that are there, e.g. of `approval:`. Counters of limits end by themselves, and are left out. */
  keys(kind?: string): Promise<readonly string[]>
  /** The members of every record of a kind. */
  list(kind: string): Promise<readonly StoredMembers[]>
  /** Changes every record of a kind, e.g. to let its time pass. */
  edit(kind: string, change: (members: StoredMembers) => StoredMembers): Promise<void>
  /** When each counter of a limit is empty again, by its key: `message-pair_…`. */
  counters(): Promise<ReadonlyMap<string, number>>
  /** Loses every record. */
  lose(): Promise<void>
  /** Operations on keys of this kind wait for the promise first. */
  hold(kind: string, until: Promise<void>): void
  /** How often each operation was asked, by name and kind: `read approval`. */
  readonly calls: Map<string, number>
}

const hourMs = 3_600_000

/** Creates an empty store. */
export function createEditableStore(): EditableStore {
  const memory = memoryStateStore()
  const known = new Set<string>()
  const holds = new Map<string, Promise<void>>()
  const calls = new Map<string, number>()

  async function note(operation: string, key: string): Promise<void> {
    known.add(key)
    const kind = key.slice(0, key.indexOf(':'))
    const name = `${operation} ${kind}`
    calls.set(name, (calls.get(name) ?? 0) + 1)
    await holds.get(kind)
  }

  async function find(kind: string): Promise<readonly { key: string; raw: string }[]> {
    const all = await Promise.all(
      [...known].map(async (key) => ({ key, raw: await memory.read(key) })),
    )
    return all.flatMap(({ key, raw }) =>
      raw !== undefined && key.startsWith(kind) ? [{ key, raw }] : [],
    )
  }

  return {
    calls,
    async create(key, value, ttlMs) {
      await note('create', key)
      return memory.create(key, value, ttlMs)
    },
    async read(key) {
      await note('read', key)
      return memory.read(key)
    },
    async replace(key, expected, next, ttlMs) {
      await note('replace', key)
      return memory.replace(key, expected, next, ttlMs)
    },
    async take(key) {
      await note('take', key)
      return memory.take(key)
    },
    keys: async (kind = '') => {
      const keys = (await find(kind)).map(({ key }) => key)
      return keys.filter((key) => !key.startsWith('limit:'))
    },
    list: async (kind) => (await find(`${kind}:`)).map(({ raw }) => readMembers(raw)),
    async edit(kind, change) {
      for (const { key, raw } of await find(`${kind}:`)) {
        const next = { ...(JSON.parse(raw) as object), value: change(readMembers(raw)) }
        await memory.replace(key, raw, JSON.stringify(next), hourMs)
      }
    },
    async counters() {
      const found = await find('limit:')
      return new Map(
        found.map(({ key, raw }) => {
          const { emptyAtMs } = JSON.parse(raw) as { emptyAtMs: number }
          return [key.slice('limit:'.length), emptyAtMs]
        }),
      )
    },
    async lose() {
      for (const { key } of await find('')) await memory.take(key)
    },
    hold(kind, until) {
      holds.set(kind, until)
    },
  }
}

function readMembers(raw: string): StoredMembers {
  const record: unknown = JSON.parse(raw)
  const isRecord = typeof record === 'object' && record !== null && 'value' in record
  if (!isRecord || typeof record.value !== 'object' || record.value === null) {
    throw new Error('a record has another shape')
  }
  return { ...record.value }
}
