// A state store whose records a test makes unreadable: of another version, damaged, or of another shape.
import type { StateStore } from 'express-pingone-mfa'

/** What becomes of a record's raw value. */
export type Spoil = (raw: string) => string

/** A state store with records that can be spoilt. */
export interface SpoiltStore extends StateStore {
  /** Spoils every record of a kind that is there. @returns how many. */
  spoil(kind: string, spoil: Spoil): Promise<number>
  /** Ids of the records of a kind that are there. */
  ids(kind: string): Promise<readonly string[]>
  /** Deletes every record. */
  lose(): Promise<void>
  /** Writes a raw value where nothing is. */
  plant(kind: string, id: string, raw: string): Promise<void>
}

const HOUR_MS = 3_600_000

/** Ways in which a record cannot be understood, by name. */
export const waysToSpoil: Readonly<Record<string, Spoil>> = {
  'of an older version': (raw) => changeVersion(raw, -1),
  'of a newer version': (raw) => changeVersion(raw, 1),
  'not JSON': () => 'garbage',
  empty: () => '',
  'of another shape': (raw) => JSON.stringify({ v: parse(raw).v, value: { other: true } }),
}

/** Wraps a store. */
export function createSpoiltStore(inner: StateStore): SpoiltStore {
  const known = new Set<string>()

  async function find(kind: string): Promise<readonly { key: string; raw: string }[]> {
    const keys = Array.from(known).filter((key) => key.startsWith(`${kind}:`))
    const all = await Promise.all(keys.map(async (key) => ({ key, raw: await inner.read(key) })))
    return all.flatMap(({ key, raw }) => (raw === undefined ? [] : [{ key, raw }]))
  }

  return {
    create(key, value, ttlMs) {
      known.add(key)
      return inner.create(key, value, ttlMs)
    },
    read: (key) => inner.read(key),
    replace: (key, expected, next, ttlMs) => inner.replace(key, expected, next, ttlMs),
    take: (key) => inner.take(key),
    async spoil(kind, spoil) {
      const found = await find(kind)
      for (const { key, raw } of found) {
        if (!(await inner.replace(key, raw, spoil(raw), HOUR_MS))) throw new Error(`${key} changed`)
      }
      return found.length
    },
    ids: async (kind) => (await find(kind)).map(({ key }) => key.slice(kind.length + 1)),
    async lose() {
      for (const key of known) await inner.take(key)
      known.clear()
    },
    async plant(kind, id, raw) {
      const key = `${kind}:${id}`
      known.add(key)
      if (!(await inner.create(key, raw, HOUR_MS))) throw new Error(`${key} is there already`)
    },
  }
}

function changeVersion(raw: string, by: number): string {
  const { v, value } = parse(raw)
  return JSON.stringify({ v: v + by, value })
}

function parse(raw: string): { readonly v: number; readonly value: unknown } {
  const record: unknown = JSON.parse(raw)
  if (typeof record !== 'object' || record === null || !('v' in record) || !('value' in record)) {
    throw new Error('this is no record')
  }
  return { v: Number(record.v), value: record.value }
}
