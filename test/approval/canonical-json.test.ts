// The canonical form of JSON: RFC 8785's own examples, and everything that is not plain JSON is refused by its path.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCanonicalJson } from '../../src/approval/canonical-json.js'
import { toCanonicalJson as writePlainly } from './canonical-json-model.js'

describe('RFC 8785', () => {
  test('§3.2.2: literals, numbers and strings are written as ECMAScript does', () => {
    const input =
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}'
    expect(toCanonicalJson(JSON.parse(input))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('§3.2.4: the bytes are UTF-8', () => {
    const text = toCanonicalJson({ literals: [null, true], string: '€$\u000f\nA' })
    expect(Buffer.from(text).toString('hex')).toBe(
      '7b226c69746572616c73223a5b6e756c6c2c747275655d2c22737472696e67223a22e282ac245c75303030665c6e41227d',
    )
  })

  test('§3.2.3: members are sorted by UTF-16 code units', () => {
    const members = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(toCanonicalJson(members)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
        '"\u20ac":"Euro Sign","\u{1f600}":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    )
  })

  test('members are sorted at every depth, elements never', () => {
    const value = { '': [{ b: 2, a: [3, 1, 2] }], aa: {}, 'a\u0000': [], a: { '10': 1, '9': 2 } }
    expect(toCanonicalJson(value)).toBe(
      '{"":[{"a":[3,1,2],"b":2}],"a":{"10":1,"9":2},"a\\u0000":[],"aa":{}}',
    )
  })

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('appendix B: the number %s is %s', (hex, text) => {
    expect(toCanonicalJson(Buffer.from(hex, 'hex').readDoubleBE())).toBe(text)
  })

  test.each([
    ['7fffffffffffffff', 'NaN'],
    ['7ff0000000000000', 'Infinity'],
    ['fff0000000000000', '-Infinity'],
  ])('appendix B: the number %s is an error', (hex, name) => {
    expect(() => toCanonicalJson(Buffer.from(hex, 'hex').readDoubleBE())).toThrow(
      refusal(`$ is ${name}, which JSON cannot write`),
    )
  })
})

describe('strings', () => {
  test('only what JSON must escape is escaped, in the shortest form and lower case', () => {
    const text = '\b\t\n\f\r"\\/\u0000\u001f\u007f\u0085\u2028\u2029\ufeff\u{1f600}'
    expect(toCanonicalJson(text)).toBe(
      '"\\b\\t\\n\\f\\r\\"\\\\/\\u0000\\u001f\u007f\u0085\u2028\u2029\ufeff\u{1f600}"',
    )
  })

  test('nothing is normalised: é in one code point is not é in two', () => {
    expect(toCanonicalJson('\u00e9')).toBe('"\u00e9"')
    expect(toCanonicalJson('e\u0301')).toBe('"e\u0301"')
  })
})

describe('what is not plain JSON is refused by its path', () => {
  const cycle: Record<string, unknown> = {}
  cycle['self'] = { again: [cycle] }
  const shared = { a: 1 }
  const named = Object.assign([1], { name: 2 })
  class Money {
    amount = 1
  }

  test.each<[string, unknown, string]>([
    ['undefined', undefined, '$ is of type undefined, which JSON cannot write'],
    ['an undefined member', { a: undefined }, '$.a is of type undefined, which JSON cannot write'],
    ['a bigint', [1n], '$[0] is of type bigint, which JSON cannot write'],
    ['a symbol', { a: [Symbol('x')] }, '$.a[0] is of type symbol, which JSON cannot write'],
    ['a function', { f: () => 1 }, '$.f is of type function, which JSON cannot write'],
    ['toJSON', { toJSON: () => 1 }, '$.toJSON is of type function, which JSON cannot write'],
    ['NaN inside', { a: [1, NaN] }, '$.a[1] is NaN, which JSON cannot write'],
    ['a high surrogate alone', { a: '\ud83d' }, '$.a has half a surrogate pair'],
    ['a low surrogate alone', ['x\ude00'], '$[0] has half a surrogate pair'],
    ['surrogates in the wrong order', '\ude00\ud83d', '$ has half a surrogate pair'],
    ['half a pair in a name', { '\ud83d': 1 }, '$["\\ud83d"] has half a surrogate pair'],
    ['a Date', { when: new Date(0) }, '$.when is not a plain object'],
    ['a Map', new Map(), '$ is not a plain object'],
    ['a class', [new Money()], '$[0] is not a plain object'],
    ['a boxed string', Object('x'), '$ is not a plain object'],
    ['an inherited member', Object.create({ a: 1 }), '$ is not a plain object'],
    ['a Buffer', Buffer.from('x'), '$ is not a plain object'],
    ['a subclass of Array', new (class extends Array {})(), '$ is not a plain array'],
    ['a hole', [1, , 3], '$ is an array with holes or named members'],
    ['a huge hole', new Array(4_000_000_000), '$ is an array with holes or named members'],
    ['a named member of an array', { a: named }, '$.a is an array with holes or named members'],
    ['a hole and a name', Object.assign([1, 2], { length: 3, x: 1 }), '$[2] is a hole'],
    [
      'a getter',
      {
        get a() {
          return 1
        },
      },
      '$.a is a getter or setter',
    ],
    [
      'a getter in an array',
      Object.defineProperty([1], 0, { get: () => 1 }),
      '$[0] is a getter or setter',
    ],
    ['a hidden member', Object.defineProperty({}, 'a', { value: 1 }), '$.a is not enumerable'],
    ['a symbol as a name', { [Symbol('x')]: 1 }, '$ has a member named by a symbol'],
    ['__proto__', JSON.parse('{"a":{"__proto__":1}}'), '$.a has a member named __proto__'],
    ['a cycle', cycle, '$.self.again[0] contains itself'],
  ])('%s', (_title, value, problem) => {
    expect(() => toCanonicalJson(value)).toThrow(refusal(problem))
  })

  test('the same object twice is no cycle', () => {
    expect(toCanonicalJson([shared, { b: shared }])).toBe('[{"a":1},{"b":{"a":1}}]')
  })

  test('an object without a prototype is plain', () => {
    const value = Object.assign(Object.create(null) as object, { b: 1, a: 2 })
    expect(toCanonicalJson(value)).toBe('{"a":2,"b":1}')
  })

  test('32 levels are written, 33 are not', () => {
    const deepest = nest(32)
    expect(toCanonicalJson(deepest)).toBe('['.repeat(32) + ']'.repeat(32))
    const problem = `$${'[0]'.repeat(32)} is nested deeper than 32 levels`
    expect(() => toCanonicalJson(nest(33))).toThrow(refusal(problem))
    expect(() => toCanonicalJson(nest(100_000))).toThrow(refusal(problem))
  })

  test('a path names a hostile member in quotes, and cut', () => {
    const name = `x\n${'y'.repeat(1000)}`
    expect(() => toCanonicalJson({ [name]: 1n })).toThrow(
      refusal(`$["x\\n${'y'.repeat(62)}"] is of type bigint, which JSON cannot write`),
    )
  })
})

describe('for any JSON value', () => {
  const json = fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' })

  test('the text means the same, and the order of members does not change it', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify(value)
        fc.pre(!text.includes('__proto__'))
        const canonical = toCanonicalJson(value)
        expect(JSON.parse(canonical)).toEqual(JSON.parse(text))
        expect(toCanonicalJson(reverseMembers(JSON.parse(canonical)))).toBe(canonical)
        expect(JSON.stringify(JSON.parse(canonical)).length).toBe(canonical.length)
      }),
      { seed: 8785, numRuns: 500 },
    )
  })

  test('another value has another text', () => {
    fc.assert(
      fc.property(json, json, (left, right) => {
        const [one, other] = [JSON.stringify(left), JSON.stringify(right)]
        fc.pre(!`${one}${other}`.includes('__proto__'))
        const same = toCanonicalJson(left) === toCanonicalJson(right)
        expect(same).toBe(isSame(JSON.parse(one), JSON.parse(other)))
      }),
      { seed: 8785, numRuns: 500 },
    )
  })
})

function refusal(problem: string): TypeError {
  return new TypeError(`cannot be written as canonical JSON: ${problem}`)
}

function nest(levels: number): unknown {
  let value: unknown[] = []
  for (let level = 1; level < levels; level += 1) value = [value]
  return value
}

function reverseMembers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseMembers)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, reverseMembers(member)])
  return Object.fromEntries(members.reverse())
}

function isSame(left: unknown, right: unknown): boolean {
  try {
    expect(left).toEqual(right)
    return true
  } catch {
    return false
  }
}

describe('written plainly, with an object for each element', () => {
  const spoilt: fc.Arbitrary<unknown> = fc.oneof(
    fc.constantFrom(undefined, Number.NaN, 1n, Symbol('s'), () => 1, new Date(0), new Map()),
    fc.constant(Object.defineProperty({}, 'x', { get: () => 1, enumerable: true })),
    fc.constant(Object.defineProperty({}, 'x', { set: () => undefined, enumerable: true })),
    fc.constant(Object.defineProperty({}, 'x', { value: 1 })),
    fc.constant(Object.defineProperty([1, 2], 0, { get: () => 1 })),
    fc.constant([1, , 2]),
    fc.constant(Object.assign([1], { x: 1 })),
    fc.constant(JSON.parse('{"__proto__":1}')),
    fc.constant({ [Symbol('s')]: 1 }),
    fc.string({ unit: 'binary' }),
    fc.constant('\ud800'),
  )
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.oneof({ weight: 20, arbitrary: fc.jsonValue() }, { weight: 1, arbitrary: spoilt }),
      fc.array(tie('value'), { maxLength: 6 }),
      fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 6 }),
    ),
  }))

  function outcome(write: (value: unknown) => string, given: unknown): string {
    try {
      return write(given)
    } catch (error) {
      return String(error)
    }
  }

  test('every value has the same bytes, and every refusal the same words', () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(outcome(toCanonicalJson, given)).toBe(outcome(writePlainly, given))
      }),
      { numRuns: 3000 },
    )
  })
})
