import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCbor, readCborItem } from '../../../../src/tools/emulator/webauthn/cbor.js'
import { writeCbor, writeCborHead, type CborInput } from '../../../support/cbor.js'
import { refusalOf } from './refusal-of.js'

describe('CBOR', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(item, (value) => {
        expect(readCbor(writeCbor(value))).toEqual(asRead(value))
      }),
    )
  })

  test('tells where it ends when something follows', () => {
    const bytes = Buffer.concat([Buffer.of(0), writeCbor('key'), Buffer.of(7)])
    expect(readCborItem(bytes, 1)).toEqual({ value: 'key', end: 5 })
  })

  test('is refused at every place where it can be cut off', () => {
    const bytes = writeCbor(new Map<string, CborInput>([['a', [1, Buffer.alloc(300), -500]]]))
    for (let length = 0; length < bytes.length; length += 1) {
      expect(refusalOf(() => readCbor(bytes.subarray(0, length)))).toBe('cbor')
    }
  })

  test('of random bytes is a value or a refusal, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect([undefined, 'cbor']).toContain(refusalOf(() => readCbor(Buffer.from(bytes))))
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['bytes after its end', '0000', 'goes on after its end'],
    ['a number in more bytes than it needs', '1817', 'more bytes than it needs'],
    ['a long number in more bytes than it needs', '1a0000ffff', 'more bytes than it needs'],
    ['a number beyond what is exact', '1b0020000000000000', 'too large'],
    ['a list without an end', '9f01ff', 'without an end'],
    ['bytes without an end', '5f4101ff', 'without an end'],
    ['a tag', 'c000', 'has a tag'],
    ['undefined', 'f7', 'neither true, false nor null'],
    ['a float', 'f90000', 'neither true, false nor null'],
    ['a text that is no UTF-8', '61ff', 'not UTF-8'],
    ['a key twice', 'a201000100', 'a key twice'],
    ['a list as a key', 'a18000', 'neither a number nor a text'],
    ['a list of more items than an answer has', '990101', 'too long'],
    ['a map of more members than an answer has', 'b90101', 'too long'],
    ['bytes that claim to be longer than all there is', '5b000000ffffffffff', 'ends too early'],
  ])('with %s is refused', (_name, hex, message) => {
    expect(() => readCbor(Buffer.from(hex, 'hex'))).toThrow(message)
    expect(refusalOf(() => readCbor(Buffer.from(hex, 'hex')))).toBe('cbor')
  })

  test('nested deeper than any answer is refused', () => {
    const deep = (levels: number): Buffer => Buffer.from(`${'81'.repeat(levels)}00`, 'hex')
    expect(refusalOf(() => readCbor(deep(8)))).toBeUndefined()
    expect(refusalOf(() => readCbor(deep(9)))).toBe('cbor')
  })

  test('longer than any answer is refused', () => {
    const bytes = Buffer.concat([writeCborHead(2, 65_536), Buffer.alloc(65_536)])
    expect(refusalOf(() => readCbor(bytes))).toBe('cbor')
  })
})

const leaf: fc.Arbitrary<CborInput> = fc.oneof(
  fc.maxSafeInteger(),
  fc.string({ unit: 'grapheme' }),
  fc.boolean(),
  fc.constant(null),
  fc.uint8Array(),
)

const item: fc.Arbitrary<CborInput> = fc.oneof(
  leaf,
  fc.array(leaf),
  fc
    .uniqueArray(fc.tuple(fc.oneof(fc.maxSafeInteger(), fc.string()), leaf), {
      selector: ([key]) => key,
    })
    .map((entries) => new Map(entries)),
)

/** Bytes come back as a `Buffer`, and -0 as 0. */
function asRead(value: CborInput): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (value instanceof Map) {
    const map = value as ReadonlyMap<number | string, CborInput>
    return new Map([...map].map(([key, each]) => [key, asRead(each)]))
  }
  if (Array.isArray(value)) return (value as readonly CborInput[]).map(asRead)
  return value
}
