// Writes CBOR as authenticators do (RFC 8949, CTAP2's canonical form); maps in the order given.

/** What one item may be. */
export type CborInput =
  | number
  | string
  | boolean
  | null
  | Uint8Array
  | readonly CborInput[]
  | ReadonlyMap<number | string, CborInput>

/** One item as bytes. */
export function writeCbor(value: CborInput): Buffer {
  if (value === false) return Buffer.of(0xf4)
  if (value === true) return Buffer.of(0xf5)
  if (value === null) return Buffer.of(0xf6)
  if (typeof value === 'number') {
    return value < 0 ? writeCborHead(1, -1 - value) : writeCborHead(0, value)
  }
  if (typeof value === 'string') {
    return Buffer.concat([writeCborHead(3, Buffer.byteLength(value)), Buffer.from(value)])
  }
  if (value instanceof Uint8Array) return Buffer.concat([writeCborHead(2, value.length), value])
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<number | string, CborInput>)].flat()
    return Buffer.concat([writeCborHead(5, value.size), ...entries.map(writeCbor)])
  }
  const list = value as readonly CborInput[]
  return Buffer.concat([writeCborHead(4, list.length), ...list.map(writeCbor)])
}

/** The head of an item: its major type, and a number in as few bytes as it needs. */
export function writeCborHead(major: number, size: number): Buffer {
  if (size < 24) return Buffer.of((major << 5) | size)
  const width = size < 0x100 ? 1 : size < 0x1_0000 ? 2 : size < 0x1_0000_0000 ? 4 : 8
  const head = Buffer.alloc(1 + width)
  head.writeUInt8((major << 5) | (24 + Math.log2(width)))
  head.set(Buffer.from(size.toString(16).padStart(width * 2, '0'), 'hex'), 1)
  return head
}
