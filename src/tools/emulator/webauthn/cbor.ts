// A reader of the CBOR that authenticators write (RFC 8949, CTAP2's canonical form): strict, bounded.
import { WebauthnRefusal } from './refusal.js'

/** What one item may be; tags, floats and lengths without an end are in no authenticator's answer. */
export type CborValue = number | string | boolean | null | Buffer | readonly CborValue[] | CborMap

/** A map by whole numbers or texts. */
export type CborMap = ReadonlyMap<number | string, CborValue>

const mostBytes = 65_536
const mostItems = 256
const deepest = 8

/**
 * Reads the item at an offset; what follows it is not looked at.
 *
 * @returns The item, and where the bytes after it begin.
 * @throws {WebauthnRefusal} `cbor` when it is cut off, not canonical, or too large.
 */
export function readCborItem(bytes: Buffer, start = 0): { value: CborValue; end: number } {
  if (bytes.length > mostBytes) throw refuse(`is longer than ${mostBytes} bytes`)
  const cursor: Cursor = { bytes, at: start }
  const value = readItem(cursor, 0)
  return { value, end: cursor.at }
}

/**
 * Reads bytes that are one item and nothing else.
 *
 * @throws {WebauthnRefusal} `cbor`
 */
export function readCbor(bytes: Buffer): CborValue {
  const { value, end } = readCborItem(bytes)
  if (end !== bytes.length) throw refuse('goes on after its end')
  return value
}

/** Is it a map? */
export function isCborMap(value: CborValue | undefined): value is CborMap {
  return value instanceof Map
}

interface Cursor {
  readonly bytes: Buffer
  at: number
}

function readItem(cursor: Cursor, depth: number): CborValue {
  if (depth > deepest) throw refuse('is nested too deeply')
  const head = take(cursor, 1).readUInt8()
  const major = head >> 5
  const info = head & 0x1f
  if (major === 7) return readSimple(info)
  const size = readSize(cursor, info)
  switch (major) {
    case 0:
      return size
    case 1:
      return -1 - size
    case 2:
      return take(cursor, size)
    case 3:
      return readText(take(cursor, size))
    case 4:
      return readList(cursor, { size, depth })
    case 5:
      return readMap(cursor, { size, depth })
    default:
      throw refuse('has a tag')
  }
}

function readSimple(info: number): CborValue {
  if (info === 20) return false
  if (info === 21) return true
  if (info === 22) return null
  throw refuse('has a value that is neither true, false nor null')
}

const widths: Readonly<Record<number, { readonly bytes: number; readonly least: number }>> = {
  24: { bytes: 1, least: 24 },
  25: { bytes: 2, least: 0x100 },
  26: { bytes: 4, least: 0x1_0000 },
  27: { bytes: 8, least: 0x1_0000_0000 },
}

/** The number in a head; a number that fits a shorter head is not canonical. */
function readSize(cursor: Cursor, info: number): number {
  if (info < 24) return info
  const width = widths[info]
  if (width === undefined) throw refuse('has a length without an end')
  const size = Number(BigInt(`0x${take(cursor, width.bytes).toString('hex')}`))
  if (size < width.least) throw refuse('has a number in more bytes than it needs')
  if (!Number.isSafeInteger(size)) throw refuse('has a number that is too large')
  return size
}

function readText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw refuse('has a text that is not UTF-8')
  }
}

interface Extent {
  readonly size: number
  readonly depth: number
}

function readList(cursor: Cursor, { size, depth }: Extent): readonly CborValue[] {
  if (size > mostItems) throw refuse('has a list that is too long')
  return Array.from({ length: size }, () => readItem(cursor, depth + 1))
}

function readMap(cursor: Cursor, { size, depth }: Extent): CborMap {
  if (size > mostItems) throw refuse('has a map that is too long')
  const map = new Map<number | string, CborValue>()
  for (let count = 0; count < size; count += 1) {
    const key = readItem(cursor, depth + 1)
    if (typeof key !== 'number' && typeof key !== 'string') {
      throw refuse('has a key that is neither a number nor a text')
    }
    if (map.has(key)) throw refuse('has a key twice')
    map.set(key, readItem(cursor, depth + 1))
  }
  return map
}

function take(cursor: Cursor, length: number): Buffer {
  const end = cursor.at + length
  if (end > cursor.bytes.length) throw refuse('ends too early')
  const taken = cursor.bytes.subarray(cursor.at, end)
  cursor.at = end
  return taken
}

function refuse(message: string): WebauthnRefusal {
  return new WebauthnRefusal('cbor', `the CBOR ${message}`)
}
