// The body of a PUT: what others set survives, what is managed is laid over it.
import { describe, expect, test } from 'vitest'
import { compareManaged } from '../../../../src/tools/provisioning/kinds/difference.js'
import { mergeManaged, without } from '../../../../src/tools/provisioning/kinds/merge-managed.js'

const merges: readonly [string, object, object, object][] = [
  ['nothing managed changes nothing', { a: 1, b: { c: 2 } }, {}, { a: 1, b: { c: 2 } }],
  ['a managed member replaces', { a: 1, b: 2 }, { a: 3 }, { a: 3, b: 2 }],
  ['undefined leaves as it is', { a: 1 }, { a: undefined }, { a: 1 }],
  ['null takes out', { a: 1, lockout: { failureCount: 6 } }, { lockout: null }, { a: 1 }],
  ['null takes out inside', { l: { f: 6, d: 60 } }, { l: { d: null } }, { l: { f: 6 } }],
  ['null of what is not there sends nothing', {}, { l: { d: null, f: 6 } }, { l: { f: 6 } }],
  [
    'objects are laid over',
    { s: { a: 1, b: { c: 1, d: 1 } } },
    { s: { b: { d: 2 } } },
    { s: { a: 1, b: { c: 1, d: 2 } } },
  ],
  ['an object replaces what is none', { s: 'x' }, { s: { a: 1 } }, { s: { a: 1 } }],
  ['texts are replaced', { a: ['x', 'y'] }, { a: ['z'] }, { a: ['z'] }],
  ['an empty array replaces', { a: ['x'] }, { a: [] }, { a: [] }],
  [
    'members of an array are laid over by id',
    { a: [{ id: '1', b: 1, c: 1 }, { id: '2' }] },
    { a: [{ id: '1', c: 2 }] },
    { a: [{ id: '1', b: 1, c: 2 }] },
  ],
  [
    'other arrays are replaced, without nulls',
    { a: [{ b: 1 }] },
    { a: [{ c: 1, d: null }] },
    { a: [{ c: 1 }] },
  ],
  [
    'what only PingOne writes is left out',
    {
      _links: {},
      _embedded: {},
      id: '1',
      environment: { id: 'e' },
      createdAt: 'x',
      updatedAt: 'x',
      a: 1,
    },
    {},
    { a: 1 },
  ],
]

describe('merging', () => {
  test.each(merges)('%s', (_title, actual, managed, expected) => {
    expect(mergeManaged({ ...actual }, { ...managed })).toEqual(expected)
  })

  test.each(merges)('nothing differs afterwards: %s', (_title, actual, managed) => {
    expect(
      compareManaged({ ...managed }, { actual: mergeManaged({ ...actual }, { ...managed }) }),
    ).toEqual([])
  })

  test('ids inside are kept', () => {
    const actual = { id: '1', population: { id: 'p' } }
    expect(mergeManaged(actual, {})).toEqual({ population: { id: 'p' } })
  })

  test('members that a kind names are left out too', () => {
    expect(without(mergeManaged({ a: 1, userCount: 2 }, {}), ['userCount'])).toEqual({ a: 1 })
  })

  test('nothing is written into what was read or wanted', () => {
    const actual = { sms: { otp: { count: 1 } }, uris: ['x'] }
    const managed = { sms: { otp: { count: 2 } }, uris: ['y'] }
    mergeManaged(actual, managed)
    expect([actual, managed]).toEqual([
      { sms: { otp: { count: 1 } }, uris: ['x'] },
      { sms: { otp: { count: 2 } }, uris: ['y'] },
    ])
  })
})

describe('a member called __proto__', () => {
  const hostile = JSON.parse(
    '{"__proto__": {"polluted": true}, "a": {"__proto__": {"b": 1}}}',
  ) as object

  test('is sent back as it came', () => {
    const body = mergeManaged({ ...wrap(hostile) }, {})
    expect(JSON.stringify(body)).toBe(JSON.stringify(wrap(hostile)))
  })

  test('changes no prototype, read or managed', () => {
    for (const body of [
      mergeManaged({ ...wrap(hostile) }, {}),
      mergeManaged({}, { ...wrap(hostile) }),
    ]) {
      expect(Object.getPrototypeOf(body)).toBe(Object.prototype)
      expect(Object.getPrototypeOf(body['inner'])).toBe(Object.prototype)
      expect(body['polluted']).toBeUndefined()
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('is laid over like any other', () => {
    const [actual, managed] = ['{"__proto__": {"a": 1}}', '{"__proto__": {"b": 2}}'].map(
      (text) => ({ inner: JSON.parse(text) as unknown }),
    )
    const body = mergeManaged(actual ?? {}, managed ?? {})
    expect(JSON.stringify(body)).toBe('{"inner":{"__proto__":{"a":1,"b":2}}}')
  })

  function wrap(inner: object): Readonly<Record<string, unknown>> {
    return { inner }
  }
})
