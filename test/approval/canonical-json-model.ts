// The canonical form written plainly, one object for each element: what the fast one is compared with.

const MAX_DEPTH = 32
const LONE_SURROGATE = /\p{Surrogate}/u
const SIMPLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/
const MAX_SHOWN_NAME_CHARACTERS = 64

/**
 * Writes a JSON value in its canonical form; what is not plain JSON is refused, never left out or converted.
 *
 * @throws {TypeError} Naming the path, never the value.
 * @see [RFC 8785](https://www.rfc-editor.org/rfc/rfc8785)
 */
export function toCanonicalJson(value: unknown): string {
  return writeValue(value, { path: '$', ancestors: [] })
}

interface Place {
  readonly path: string
  /** The objects and arrays around this value. */
  readonly ancestors: readonly object[]
}

function writeValue(value: unknown, place: Place): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, place.path)
    case 'number':
      if (!Number.isFinite(value)) throw refuse(place.path, `is ${value}, which JSON cannot write`)
      return JSON.stringify(value)
    case 'boolean':
      return String(value)
    case 'object':
      return value === null ? 'null' : writeStructure(value, place)
    case 'bigint':
    case 'symbol':
    case 'undefined':
    case 'function':
      throw refuse(place.path, `is of type ${typeof value}, which JSON cannot write`)
  }
}

function writeString(text: string, path: string): string {
  if (LONE_SURROGATE.test(text)) throw refuse(path, 'has half a surrogate pair')
  return JSON.stringify(text)
}

function writeStructure(value: object, { path, ancestors }: Place): string {
  if (ancestors.includes(value)) throw refuse(path, 'contains itself')
  const inside = [...ancestors, value]
  if (inside.length > MAX_DEPTH) throw refuse(path, `is nested deeper than ${MAX_DEPTH} levels`)
  return Array.isArray(value) ? writeArray(value, path, inside) : writeObject(value, path, inside)
}

function writeArray(array: readonly unknown[], path: string, ancestors: readonly object[]): string {
  if (Object.getPrototypeOf(array) !== Array.prototype) throw refuse(path, 'is not a plain array')
  // Its own keys are its indices and `length`: neither a hole nor a member with a name.
  if (Reflect.ownKeys(array).length !== array.length + 1) {
    throw refuse(path, 'is an array with holes or named members')
  }
  const elements = Array.from({ length: array.length }, (_, index) => {
    const place = { path: `${path}[${index}]`, ancestors }
    return writeValue(readMember(array, String(index), place.path), place)
  })
  return `[${elements.join(',')}]`
}

function writeObject(object: object, path: string, ancestors: readonly object[]): string {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== null && prototype !== Object.prototype) {
    throw refuse(path, 'is not a plain object')
  }
  // `sort` without a comparison orders by UTF-16 code units, as RFC 8785 §3.2.3 asks.
  const members = readNames(object, path)
    .sort()
    .map((name) => {
      const place = { path: writePath(path, name), ancestors }
      const value = writeValue(readMember(object, name, place.path), place)
      return `${writeString(name, place.path)}:${value}`
    })
  return `{${members.join(',')}}`
}

function readNames(object: object, path: string): string[] {
  return Reflect.ownKeys(object).map((name) => {
    if (typeof name === 'symbol') throw refuse(path, 'has a member named by a symbol')
    if (name === '__proto__') throw refuse(path, 'has a member named __proto__')
    return name
  })
}

function readMember(object: object, name: string, path: string): unknown {
  const member = Object.getOwnPropertyDescriptor(object, name)
  if (member === undefined) throw refuse(path, 'is a hole')
  if (!('value' in member)) throw refuse(path, 'is a getter or setter')
  if (member.enumerable !== true) throw refuse(path, 'is not enumerable')
  return member.value
}

function writePath(path: string, name: string): string {
  if (SIMPLE_NAME.test(name)) return `${path}.${name}`
  return `${path}[${JSON.stringify(name.slice(0, MAX_SHOWN_NAME_CHARACTERS))}]`
}

function refuse(path: string, problem: string): TypeError {
  return new TypeError(`cannot be written as canonical JSON: ${path} ${problem}`)
}
