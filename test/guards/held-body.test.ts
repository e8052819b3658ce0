// The bounds of a body that is held or approved, looked at before anything is made of it.
import type { Request } from 'express'
import { describe, expect, test } from 'vitest'
import { readHeldBody } from '../../src/guards/held-body.js'

const chunked = { 'transfer-encoding': 'chunked' }

function read(
  body: unknown,
  headers: Readonly<Record<string, string>> = chunked,
  type = 'application/json',
): unknown {
  return readHeldBody({ body, headers, is: () => type } as unknown as Request)
}

function zeros(length: number): unknown {
  return Array.from({ length }, () => 0)
}

function nest(levels: number): unknown {
  return levels === 0 ? 1 : [nest(levels - 1)]
}

describe('a body is refused', () => {
  test.each<[string, number, RegExp, unknown]>([
    ['of 64 KiB and one byte', 413, /larger than 65536 bytes/, ['x'.repeat(64 * 1024 - 3)]],
    ['of characters of three bytes', 413, /larger than 65536 bytes/, ['€'.repeat(22_000)]],
    ['of many elements', 413, /more than 10000 members/, Array.from({ length: 10_001 }, () => 0)],
    ['of many members in all', 413, /more than 10000 members/, [zeros(9000), zeros(999)]],
    ['of many levels', 400, /nested deeper than 32 levels/, nest(33)],
    ['that JSON cannot write', 400, /not JSON that can be compared/, { n: 1n }],
  ])('%s: %i', (_name, status, message, body) => {
    expect(() => read(body)).toThrow(
      expect.objectContaining({
        code: 'ERR_PINGONE_BODY_UNREADABLE',
        status,
        message: expect.stringMatching(message) as string,
      }),
    )
  })

  test('as a form of 100,000 fields', () => {
    const form = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`f${at}`, '']))
    expect(() => read(form, chunked, 'application/x-www-form-urlencoded')).toThrow(
      /more than 10000 members/,
    )
  })

  test('by its Content-Length, without a look at it', () => {
    const body = new Proxy([], {
      get: () => {
        throw new Error('it was looked at')
      },
      ownKeys: () => {
        throw new Error('it was looked at')
      },
    })
    const headers = { 'content-length': String(3 * 64 * 1024 + 1) }
    expect(() => read(body, headers)).toThrow(/larger than 65536 bytes/)
  })

  test('with too many members, before one of them is read', () => {
    const body = Array.from({ length: 10_001 }, () => 0)
    const looked: PropertyKey[] = []
    const watched = new Proxy(body, {
      getOwnPropertyDescriptor: (target, name) => {
        looked.push(name)
        return Reflect.getOwnPropertyDescriptor(target, name)
      },
    })
    expect(() => read(watched)).toThrow(/more than 10000 members/)
    expect(looked).toEqual([])
  })
})

describe('a body is taken', () => {
  test.each<[string, unknown]>([
    ['of 64 KiB', ['x'.repeat(64 * 1024 - 4)]],
    ['of 10,000 members', Array.from({ length: 10_000 }, () => 0)],
    ['of 32 levels', nest(32)],
  ])('%s', (_name, body) => {
    expect(read(body)).toMatchObject({ kind: 'json', value: body })
  })

  test('of 60 KiB that were percent-encoded on the wire', () => {
    const form = { text: 'é'.repeat(30_000) }
    const headers = { 'content-length': String(180_005) }
    const held = read(form, headers, 'application/x-www-form-urlencoded')
    expect(held).toMatchObject({ kind: 'form', value: form })
  })
})
