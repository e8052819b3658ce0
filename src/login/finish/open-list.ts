// What somebody has open at a time: a short list in one record, changed by compare-and-set.
import { isObject } from '../../pingone/json.js'
import type { RecordKind } from '../../state/records.js'

/** One open thing. */
export interface OpenEntry {
  readonly id: string
  readonly expiresAtMs: number
  /** What it keeps in the store. */
  readonly bytes?: number
}

/** What is open, the oldest first. */
export interface OpenList {
  readonly open: readonly OpenEntry[]
}

/** Reads a list; anything else is `undefined`. */
export function parseOpenList(value: unknown): OpenList | undefined {
  if (!isObject(value) || !Array.isArray(value['open'])) return undefined
  const open = value['open'].flatMap((entry: unknown) => {
    if (!isObject(entry)) return []
    const { id, expiresAtMs, bytes } = entry
    if (typeof id !== 'string' || typeof expiresAtMs !== 'number') return []
    return [{ id, expiresAtMs, ...(typeof bytes === 'number' && { bytes }) }]
  })
  return { open }
}

/** The last change of each list in this process: many requests at once wait in line, and do not race for the record. */
const lines = new WeakMap<RecordKind<OpenList>, Map<string, Promise<unknown>>>()

/**
 * Changes a list: `next` gets what is live in it.
 *
 * @throws {StateUnavailableError} When the store does, or other processes come between again and again.
 */
export function changeOpen(
  kind: RecordKind<OpenList>,
  {
    id,
    clock: { nowMs },
    next,
  }: {
    readonly id: string
    readonly clock: { readonly nowMs: () => number }
    readonly next: (live: readonly OpenEntry[]) => readonly OpenEntry[]
  },
): Promise<void> {
  return inLine(kind, {
    id,
    change: () =>
      kind.change(id, (value) => {
        const open = next((value?.open ?? []).filter(({ expiresAtMs }) => expiresAtMs > nowMs()))
        const ttlMs = Math.max(1000, ...open.map(({ expiresAtMs }) => expiresAtMs - nowMs()))
        return { value: { open }, ttlMs }
      }),
  })
}

async function inLine(
  kind: RecordKind<OpenList>,
  { id, change }: { readonly id: string; readonly change: () => Promise<void> },
): Promise<void> {
  const line = lines.get(kind) ?? new Map<string, Promise<unknown>>()
  lines.set(kind, line)
  const changed = (line.get(id) ?? Promise.resolve()).then(change)
  const settled = changed.catch(() => undefined)
  line.set(id, settled)
  try {
    await changed
  } finally {
    if (line.get(id) === settled) line.delete(id)
  }
}
