// The comparison of answers with documented bodies finds what it is there to find.
import { describe, expect, it } from 'vitest'
import { findDifferences, type Differences } from './find-differences.js'

const id = 'a0000000-0000-4000-8000-000000000001'
const otherId = 'a0000000-0000-4000-8000-000000000002'
const time = '2026-01-05T10:00:00.000Z'

const none: Differences = { missing: [], unknown: [], other: [] }

const cases: readonly (readonly [string, unknown, unknown, Partial<Differences>])[] = [
  ['nothing in equal bodies', { a: [1, { b: true }] }, { a: [1, { b: true }] }, {}],
  ['nothing in other times', { at: time }, { at: '2030-12-31T23:59:59.999Z' }, {}],
  ['nothing in an id that is made', { id }, { id: otherId.replace('a', 'b') }, {}],
  ['nothing within a documented {}', { a: {} }, { a: { href: 'x' } }, {}],
  ['a member that is absent', { a: 1, b: { c: 2 } }, { a: 1 }, { missing: ['b.c'] }],
  ['a member that nobody documents', { a: 1 }, { a: 1, b: { c: 2 } }, { unknown: ['b.c'] }],
  ['an item too many', { a: [] }, { a: [{ b: 1 }] }, { missing: ['a'], unknown: ['a[].b'] }],
  ['another value', { a: 1 }, { a: 2 }, { other: ['a: 1 is 2'] }],
  ['another type', { a: 1 }, { a: '1' }, { other: ['a: 1 is "1"'] }],
  ['null in place of nothing', { b: 1 }, { a: null, b: 1 }, { unknown: ['a'] }],
  [
    'an object without its members',
    { a: { id } },
    { a: {} },
    { missing: ['a.id'], unknown: ['a'] },
  ],
  ['a text in place of a time', { at: time }, { at: 'x' }, { other: ['at: "(time)" is "x"'] }],
  [
    'a time without milliseconds',
    { at: time },
    { at: '2026-01-05T10:00:00Z' },
    { other: ['at: "(time)" is "2026-01-05T10:00:00Z"'] },
  ],
]

describe('the comparison finds', () => {
  it.each(cases)('%s', (_title, documented, answered, found) => {
    expect(findDifferences(documented, answered, [])).toEqual({ ...none, ...found })
  })

  it('a known id in place of another one', () => {
    expect(findDifferences({ id }, { id: otherId }, [id, otherId]).other).toEqual([
      `id: "${id}" is "${otherId}"`,
    ])
  })
})
