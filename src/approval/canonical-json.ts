// RFC 8785 (JCS): one text for one JSON value, so that the same transaction always has the same digest.

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
  return writeValue(value, { names: [], ancestors: [] })
}

/** Where the writer is: changed as it goes, so that no element costs an object. */
interface Place {
  /** Names and indices from the value at the top to this one. */
  readonly names: (string | number)[]
  /** The objects and arrays around this value. */
  readonly ancestors: object[]
}

function writeValue(value: unknown, place: Place): string {
  switch (typeof value) {
    case 'string':
      return writeString(value, place)
    case 'number':
      if (!Number.isFinite(value)) throw refuse(place, `is ${value}, which JSON cannot write`)
      return JSON.stringify(value)
    case 'boolean':
      return String(value)
    case 'object':
      return value === null ? 'null' : writeStructure(value, place)
    case 'bigint':
    case 'symbol':
    case 'undefined':
    case 'function':
      throw refuse(place, `is of type ${typeof value}, which JSON cannot write`)
  }
}

function writeString(text: string, place: Place): string {
  if (LONE_SURROGATE.test(text)) throw refuse(place, 'has half a surrogate pair')
  return JSON.stringify(text)
}

function writeStructure(value: object, place: Place): string {
  const { ancestors } = place
  if (ancestors.includes(value)) throw refuse(place, 'contains itself')
  ancestors.push(value)
  if (ancestors.length > MAX_DEPTH) throw refuse(place, `is nested deeper than ${MAX_DEPTH} levels`)
  const text = Array.isArray(value) ? writeArray(value, place) : writeObject(value, place)
  ancestors.pop()
  return text
}

function writeArray(array: readonly unknown[], place: Place): string {
  if (Object.getPrototypeOf(array) !== Array.prototype) throw refuse(place, 'is not a plain array')
  // Its own keys are its indices and `length`: neither a hole nor a member with a name.
  if (Reflect.ownKeys(array).length !== array.length + 1) {
    throw refuse(place, 'is an array with holes or named members')
  }
  const { names } = place
  let text = ''
  for (let index = 0; index < array.length; index += 1) {
    names.push(index)
    if (index > 0) text += ','
    text += writeValue(readMember(array, { name: index, place }), place)
    names.pop()
  }
  return `[${text}]`
}

function writeObject(object: object, place: Place): string {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== null && prototype !== Object.prototype) {
    throw refuse(place, 'is not a plain object')
  }
  const { names } = place
  let text = ''
  // `sort` without a comparison orders by UTF-16 code units, as RFC 8785 §3.2.3 asks.
  for (const name of readNames(object, place).sort()) {
    names.push(name)
    const value = writeValue(readMember(object, { name, place }), place)
    if (text !== '') text += ','
    text += `${writeString(name, place)}:${value}`
    names.pop()
  }
  return `{${text}}`
}

function readNames(object: object, place: Place): string[] {
  return Reflect.ownKeys(object).map((name) => {
    if (typeof name === 'symbol') throw refuse(place, 'has a member named by a symbol')
    if (name === '__proto__') throw refuse(place, 'has a member named __proto__')
    return name
  })
}

/** Reads a member that is no getter: asked so that no property descriptor is made for it. */
function readMember(
  object: object,
  { name, place }: { readonly name: string | number; readonly place: Place },
): unknown {
  if (!Object.hasOwn(object, name)) throw refuse(place, 'is a hole')
  if (isAccessor(object, name)) throw refuse(place, 'is a getter or setter')
  if (isEnumerable.call(object, name) !== true) throw refuse(place, 'is not enumerable')
  return (object as Readonly<Record<string | number, unknown>>)[name]
}

function isAccessor(object: object, name: string | number): boolean {
  return (
    lookupGetter.call(object, name) !== undefined || lookupSetter.call(object, name) !== undefined
  )
}

type Lookup = (this: object, name: string | number) => unknown
const lookupGetter = Reflect.get(Object.prototype, '__lookupGetter__') as Lookup
const lookupSetter = Reflect.get(Object.prototype, '__lookupSetter__') as Lookup
const isEnumerable = Reflect.get(Object.prototype, 'propertyIsEnumerable') as Lookup

function writePath(names: readonly (string | number)[]): string {
  return names.reduce<string>((path, name) => {
    if (typeof name === 'number') return `${path}[${name}]`
    if (SIMPLE_NAME.test(name)) return `${path}.${name}`
    return `${path}[${JSON.stringify(name.slice(0, MAX_SHOWN_NAME_CHARACTERS))}]`
  }, '$')
}

function refuse({ names }: Place, problem: string): TypeError {
  return new TypeError(`cannot be written as canonical JSON: ${writePath(names)} ${problem}`)
}
