// A map that never grows beyond its limit: the oldest entry goes first.

/** A map with a limit. */
export interface BoundedMap<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  delete(key: string): boolean
  /** Gets and deletes. */
  take(key: string): Value | undefined
  values(): Iterable<Value>
  clear(): void
}

/** Makes an empty map of at most `maxEntries`. */
export function createBoundedMap<Value>(maxEntries: number): BoundedMap<Value> {
  const entries = new Map<string, Value>()

  return {
    get: (key) => entries.get(key),
    set(key, value) {
      entries.delete(key)
      entries.set(key, value)
      if (entries.size > maxEntries) dropOldest(entries)
    },
    delete: (key) => entries.delete(key),
    take(key) {
      const value = entries.get(key)
      entries.delete(key)
      return value
    },
    values: () => entries.values(),
    clear: () => entries.clear(),
  }
}

function dropOldest(entries: Map<string, unknown>): void {
  for (const key of entries.keys()) {
    entries.delete(key)
    return
  }
}
