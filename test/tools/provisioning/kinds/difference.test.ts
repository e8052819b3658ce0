// What differs, as far as it is managed.
import { describe, expect, test } from 'vitest'
import {
  compareManaged,
  describeManaged,
  type ManagedRules,
} from '../../../../src/tools/provisioning/kinds/difference.js'

function parse(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null) throw new Error('not an object')
  return { ...value }
}

const minutes = (duration: number): object => ({ duration, timeUnit: 'MINUTES' })

describe('nothing differs', () => {
  const same: readonly [string, object, object][] = [
    ['nothing is managed', {}, { name: 'x', sms: { enabled: true } }],
    ['others have set more', { a: 1 }, { a: 1, b: 2 }],
    ['others have set more inside', { a: { b: 1 } }, { a: { b: 1, c: 2 } }],
    ['a member is managed as undefined', { a: undefined }, { a: 1 }],
    ['a flag that is off was never set', { a: false }, {}],
    ['a flag inside of what was never set is off', { sms: { enabled: false } }, {}],
    ['null is wanted and it is not there', { lockout: null }, {}],
    ['null is wanted and null is answered', { lockout: null }, { lockout: null }],
    ['null is wanted and it is off', { a: null }, { a: false }],
    ['an empty text is wanted and none is there', { description: '' }, {}],
    ['an empty array is wanted and none is there', { redirectUris: [] }, {}],
    [
      'an empty object is there for null',
      { notificationsPolicy: null },
      { notificationsPolicy: {} },
    ],
    ['texts come in another order', { a: ['x', 'y'] }, { a: ['y', 'x'] }],
    ['texts come twice', { a: ['x', 'y'] }, { a: ['y', 'x', 'x'] }],
    [
      'ids come in another order',
      { a: [{ id: '1' }, { id: '2' }] },
      { a: [{ id: '2' }, { id: '1' }] },
    ],
    [
      'others have set more beside an id',
      { a: [{ id: '1', b: 1 }] },
      { a: [{ id: '1', b: 1, c: 2 }] },
    ],
    ['other arrays are the same in order', { a: [1, { b: 2 }] }, { a: [1, { b: 2, c: 3 }] }],
    [
      'a span of time is written otherwise',
      { a: minutes(30) },
      { a: { duration: 1800, timeUnit: 'SECONDS' } },
    ],
    [
      'a span of no time is written otherwise',
      { a: minutes(0) },
      { a: { duration: 0, timeUnit: 'SECONDS' } },
    ],
  ]
  test.each(same)('%s', (_title, managed, actual) => {
    expect(compareManaged({ ...managed }, { actual: { ...actual } })).toEqual([])
  })
})

describe('what differs is named by its path', () => {
  const different: readonly [string, object, object, readonly [string, unknown, unknown][]][] = [
    ['another value', { a: 1 }, { a: 2 }, [['a', 2, 1]]],
    ['no value', { a: 'x' }, {}, [['a', undefined, 'x']]],
    ['a value of another type', { a: 1 }, { a: '1' }, [['a', '1', 1]]],
    ['a member deep inside', { a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }, [['a.b.c', 2, 1]]],
    [
      'all that is missing, member by member',
      { lockout: { failureCount: 6, durationSeconds: 60 } },
      {},
      [
        ['lockout.failureCount', undefined, 6],
        ['lockout.durationSeconds', undefined, 60],
      ],
    ],
    ['a text where an object ought to be', { a: { b: 1 } }, { a: 'x' }, [['a', 'x', { b: 1 }]]],
    ['an array where an object ought to be', { a: { b: 1 } }, { a: [1] }, [['a', [1], { b: 1 }]]],
    [
      'an object where an array ought to be',
      { a: ['x'] },
      { a: { 0: 'x' } },
      [['a', { 0: 'x' }, ['x']]],
    ],
    ['a flag that ought to be on', { a: true }, {}, [['a', undefined, true]]],
    ['a flag that ought to be off', { a: false }, { a: true }, [['a', true, false]]],
    [
      'what ought not to be there',
      { lockout: null },
      { lockout: { failureCount: 6 } },
      [['lockout', { failureCount: 6 }, undefined]],
    ],
    ['a text too few', { a: ['x', 'y'] }, { a: ['x'] }, [['a', ['x'], ['x', 'y']]]],
    ['a text too many', { a: ['x'] }, { a: ['x', 'y'] }, [['a', ['x', 'y'], ['x']]]],
    ['texts that ought not to be there', { a: [] }, { a: ['y'] }, [['a', ['y'], []]]],
    ['another id', { a: [{ id: '1' }] }, { a: [{ id: '2' }] }, [['a', ['2'], ['1']]]],
    [
      'a member beside the same id',
      { a: [{ id: '1', b: 1 }] },
      { a: [{ id: '1', b: 2 }] },
      [['a[1].b', 2, 1]],
    ],
    [
      'another order of what has no id',
      { a: [1, 2] },
      { a: [2, 1] },
      [
        ['a[0]', 2, 1],
        ['a[1]', 1, 2],
      ],
    ],
    ['another length', { a: [1] }, { a: [1, 2] }, [['a', [1, 2], [1]]]],
    [
      'a span of time, in words',
      { a: minutes(5) },
      { a: minutes(1) },
      [['a', '1 minute', '5 minutes']],
    ],
    ['no span of time', { a: minutes(5) }, {}, [['a', undefined, '5 minutes']]],
    [
      'an unknown unit of time',
      { a: { duration: 1, timeUnit: 'WEEKS' } },
      { a: { duration: 7, timeUnit: 'DAYS' } },
      [['a', '7 days', '1 week']],
    ],
  ]
  test.each(different)('%s', (_title, managed, actual, expected) => {
    const differences = expected.map(([path, was, desired]) => ({ path, actual: was, desired }))
    expect(compareManaged({ ...managed }, { actual: { ...actual } })).toEqual(differences)
  })
})

describe('rules of a kind', () => {
  const rules: ManagedRules = { writeOnly: ['mobile.otp.window'], onByDefault: ['replay'] }

  test('what PingOne does not answer is not compared', () => {
    const managed = { mobile: { otp: { window: { stepSize: 30 }, count: 3 } } }
    expect(compareManaged(managed, { actual: { mobile: { otp: { count: 3 } } }, rules })).toEqual(
      [],
    )
  })

  test('a flag that is on by default is on where it is not said', () => {
    expect(compareManaged({ replay: true }, { actual: {}, rules })).toEqual([])
    expect(compareManaged({ replay: false }, { actual: {}, rules })).toEqual([
      { path: 'replay', actual: undefined, desired: false },
    ])
    expect(compareManaged({ replay: false }, { actual: { replay: false }, rules })).toEqual([])
    expect(compareManaged({ replay: true }, { actual: { replay: false }, rules })).toEqual([
      { path: 'replay', actual: false, desired: true },
    ])
  })
})

describe('names are no more than names', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'a managed %s is looked for among own members',
    (name) => {
      const managed = parse(`{"${name}": {"polluted": true}}`)
      expect(compareManaged(managed, { actual: {} })).toEqual([
        { path: `${name}.polluted`, actual: undefined, desired: true },
      ])
      expect(compareManaged(managed, { actual: managed })).toEqual([])
    },
  )

  test('an inherited member is not there', () => {
    expect(compareManaged({ toString: null, valueOf: false }, { actual: {} })).toEqual([])
    expect(
      compareManaged({ a: [{ id: '1' }] }, { actual: { a: [Object.create({ id: '1' })] } }),
    ).toEqual([{ path: 'a', actual: [undefined], desired: ['1'] }])
  })
})

test('a description lists all that is managed, spans of time in words', () => {
  const managed = {
    sms: {
      enabled: true,
      otp: { lifeTime: minutes(30), failure: { count: 3, coolDown: minutes(1) } },
    },
    redirectUris: ['https://a.example'],
    description: undefined,
    lockout: null,
    voice: { enabled: false },
  }
  expect(describeManaged(managed)).toEqual([
    { path: 'sms.enabled', actual: undefined, desired: true },
    { path: 'sms.otp.lifeTime', actual: undefined, desired: '30 minutes' },
    { path: 'sms.otp.failure.count', actual: undefined, desired: 3 },
    { path: 'sms.otp.failure.coolDown', actual: undefined, desired: '1 minute' },
    { path: 'redirectUris', actual: undefined, desired: ['https://a.example'] },
    { path: 'voice.enabled', actual: undefined, desired: false },
  ])
})
