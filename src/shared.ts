// What all copies of this version in one process share: a bundle with `import` and `require()`, and jest's module registry, load the code twice.
import { version } from './version.js'

/** Copies of another version may keep something else under the same name: they have their own. */
const key = Symbol.for(`express-pingone-mfa ${version}`)

/** A WeakMap that is the same for every copy, by its name. */
export function createSharedMap<K extends object, V>(name: string): WeakMap<K, V> {
  const maps = readMaps()
  const known: unknown = maps.get(name)
  if (isMap<K, V>(known)) return known
  const made = new WeakMap<K, V>()
  maps.set(name, made)
  return made
}

/** What stands under a name was put there by a copy of this version: keys and values are of its types. */
function isMap<K extends object, V>(value: unknown): value is WeakMap<K, V> {
  return value instanceof WeakMap
}

function readMaps(): Map<unknown, unknown> {
  const known: unknown = Reflect.get(globalThis, key)
  if (known instanceof Map) return known
  const made = new Map<unknown, unknown>()
  Object.defineProperty(globalThis, key, { value: made })
  return made
}
