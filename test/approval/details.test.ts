// The details of an approval: taken as they are or refused by name, never changed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDetails, readLabels } from '../../src/approval/details.js'
import { GuardError } from '../../src/errors.js'

describe('details are taken as they are', () => {
  test('in the order of the app, copied and frozen', () => {
    const given = { recipient: 'Zoë Ōé', sum: '1,000.00', currency: 'EUR', 'my-ref_2': '007' }
    const details = readDetails(given)
    expect(Object.entries(details)).toEqual(Object.entries(given))
    expect(Object.isFrozen(details)).toBe(true)
    given.sum = '9'
    expect(details['sum']).toBe('1,000.00')
  })

  test('from an object without a prototype', () => {
    const given = Object.assign(Object.create(null) as object, { sum: '1' })
    expect(readDetails(given)).toEqual({ sum: '1' })
  })

  test.each([
    ['composed', '\u00e9'],
    ['decomposed', 'e\u0301'],
    ['compatibility forms', '\ufb01 \u2460 \uff11'],
    ['an emoji of several code points', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'],
    ['Hebrew and Arabic', 'שלום \u0627\u0644\u0633\u0644\u0627\u0645'],
    ['a dollar and a brace apart', '$ {x} $5 {$}'],
    ['astral characters', '\u{1d514}\u{20000}'],
    ['the replacement character', '\ufffd\ufffc'],
  ])('%s', (_title, value) => {
    expect(readDetails({ value })).toEqual({ value })
  })

  test.each(['a', 'A'.repeat(64), 'a1', 'a_b-c', 'toString', 'otpCode', 'user', 'piece'])(
    'under the name %s',
    (name) => {
      expect(Object.entries(readDetails({ [name]: 'x' }))).toEqual([[name, 'x']])
    },
  )

  test('20 of them', () => {
    expect(Object.keys(readDetails(many(20)))).toHaveLength(20)
  })

  test('500 code points, also when each is two UTF-16 units', () => {
    for (const value of ['x'.repeat(500), '\u{1f600}'.repeat(500)]) {
      expect(readDetails({ value })).toEqual({ value })
    }
  })

  test('4096 bytes of names and values together', () => {
    expect(Object.keys(readDetails(ofBytes(4096)))).toHaveLength(10)
  })
})

describe('what is no object of strings is refused', () => {
  const notPlain = 'must be a plain object of strings'
  class Payment {
    sum = '1'
  }

  test.each<[string, unknown, string]>([
    ['undefined', undefined, notPlain],
    ['null', null, notPlain],
    ['a string', 'sum', notPlain],
    ['an array', ['1'], notPlain],
    ['a Map', new Map([['sum', '1']]), notPlain],
    ['a class', new Payment(), notPlain],
    ['what inherits', Object.create({ sum: '1' }), notPlain],
    ['no entry', {}, 'there is no entry: return what is to be approved'],
    ['21 entries', many(21), 'there are 21 entries: a person can check 20'],
    ['a symbol', { [Symbol('sum')]: '1' }, 'there is an entry named by a symbol: use a string'],
    [
      'a getter',
      {
        get sum() {
          return '1'
        },
      },
      '"sum" is a getter: give its value',
    ],
    ['over 4096 bytes', ofBytes(4097), 'names and values together are 4097 bytes, more than 4096'],
  ])('%s', (_title, value, problem) => {
    expectRefusal(value, problem)
  })
})

describe('a value is refused by the name of its entry', () => {
  const isNumber = 'is a number: write amounts as decimal strings'
  const empty = 'has nothing to show: leave it out, or write what it is'
  const lineBreak = (point: string): string =>
    `has ${point} at character 2, a line break: write it in one line`
  const control = (point: string, place = 2): string =>
    `has ${point} at character ${place}, a control character: take it out`
  const surrogate = (point: string, place = 2): string =>
    `has ${point} at character ${place}, half a surrogate pair: cut texts between characters`
  const noCharacter = (point: string, place = 2): string =>
    `has ${point} at character ${place}, no character: take it out`
  const template = 'has "${", which a message template would fill in: write it in another way'
  const only = (kind: string): string => `is ${kind}: only strings can be shown and approved`

  test.each<[string, unknown, string]>([
    ['a number', 1000, isNumber],
    ['NaN', NaN, isNumber],
    ['a bigint', 10n, isNumber],
    ['a boolean', true, only('boolean')],
    ['null', null, only('null')],
    ['undefined', undefined, only('undefined')],
    ['an array (a repeated form field)', ['10', '1000'], only('an array')],
    ['an object', { toString: () => '1' }, only('an object')],
    ['a boxed string', Object('1'), only('an object')],
    ['a function', () => '1', only('function')],
    ['empty', '', empty],
    ['spaces', '   ', empty],
    ['spaces of other scripts', '\u00a0\u3000\u2003', empty],
    ['a line break alone', '\n', empty],
    ['zero-width spaces', '\u200b\ufeff\u2060', empty],
    ['soft hyphens', '\u00ad', empty],
    ['a Hangul filler', '\u3164', empty],
    ['an empty Braille pattern', '\u2800', empty],
    ['a line feed', 'a\nb', lineBreak('U+000A (line feed)')],
    ['a carriage return', 'a\rb', lineBreak('U+000D (carriage return)')],
    ['a vertical tab', 'a\vb', lineBreak('U+000B')],
    ['a form feed', 'a\fb', lineBreak('U+000C')],
    ['next line', 'a\u0085b', lineBreak('U+0085')],
    ['a line separator', 'a\u2028b', lineBreak('U+2028 (line separator)')],
    ['a paragraph separator', 'a\u2029b', lineBreak('U+2029 (paragraph separator)')],
    ['a NUL', 'a\u0000b', control('U+0000')],
    ['a tab', 'a\tb', control('U+0009 (tab)')],
    ['an escape', '\u001b[31m10', control('U+001B', 1)],
    ['a delete', 'a\u007f', control('U+007F')],
    ['a C1 control', 'a\u009bb', control('U+009B')],
    ['a high surrogate alone', 'a\ud83d', surrogate('U+D83D')],
    ['a low surrogate alone', '\ude00b', surrogate('U+DE00', 1)],
    ['a noncharacter', 'a\ufdd0', noCharacter('U+FDD0')],
    ['the last of the block', 'a\ufdef', noCharacter('U+FDEF')],
    ['U+FFFE', '\ufffea', noCharacter('U+FFFE', 1)],
    ['U+10FFFF', 'a\u{10ffff}', noCharacter('U+10FFFF')],
    ['a template variable', '${otp}', template],
    ['half a template variable', 'a${', template],
    ['501 characters', 'x'.repeat(501), 'is longer than 500 characters: write less'],
    ['501 emoji', '\u{1f600}'.repeat(501), 'is longer than 500 characters: write less'],
  ])('%s', (_title, value, problem) => {
    expectRefusal({ recipient: 'Maya', sum: value }, `"sum" ${problem}`)
  })

  test.each([
    [0x061c, 'U+061C (Arabic letter mark)'],
    [0x200e, 'U+200E (left-to-right mark)'],
    [0x200f, 'U+200F (right-to-left mark)'],
    [0x202a, 'U+202A (left-to-right embedding)'],
    [0x202b, 'U+202B (right-to-left embedding)'],
    [0x202c, 'U+202C (pop directional formatting)'],
    [0x202d, 'U+202D (left-to-right override)'],
    [0x202e, 'U+202E (right-to-left override)'],
    [0x2066, 'U+2066 (left-to-right isolate)'],
    [0x2067, 'U+2067 (right-to-left isolate)'],
    [0x2068, 'U+2068 (first strong isolate)'],
    [0x2069, 'U+2069 (pop directional isolate)'],
  ])('the direction control %s, with the cure', (codePoint, name) => {
    expectRefusal(
      { sum: `1${String.fromCodePoint(codePoint)}2` },
      `"sum" has ${name} at character 2, a control for the writing direction, which can show it in another order: take it out. Intl.NumberFormat writes it into amounts for languages that are read from right to left: give amounts as plain decimals, such as "1234.50", and put words for show into labels`,
    )
  })

  test('and no message repeats the value', () => {
    for (const value of ['canary\n', 'canary${', `canary\u202e`, 'canary'.repeat(100)]) {
      expect(() => readDetails({ sum: value })).toThrow(
        expect.objectContaining({ message: expect.not.stringContaining('canary') as string }),
      )
    }
  })
})

describe('a name is refused', () => {
  const noName =
    'is no name for an entry: use a letter, then at most 63 letters, digits, "_" or "-"'
  const reserved = 'is a reserved name: choose another'

  test.each([
    ['', noName],
    ['1', noName],
    ['_sum', noName],
    ['my sum', noName],
    ['sum\n', noName],
    ['sümme', noName],
    ['a'.repeat(65), noName],
    ['user.name', noName],
    ['pi.template', noName],
    ['${otp}', noName],
    ['otp', reserved],
    ['OTP', reserved],
    ['Otp', reserved],
    ['constructor', reserved],
    ['prototype', reserved],
  ])('%j', (name, problem) => {
    expectRefusal({ [name]: 'x' }, `${JSON.stringify(name.slice(0, 64))} ${problem}`)
  })

  test('__proto__, as JSON can write it', () => {
    expectRefusal(JSON.parse('{"sum":"1","__proto__":"x"}'), `"__proto__" ${noName}`)
  })
})

test('any text is taken whole or refused, and always refused when one by one it has what must not be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (value) => {
      const details = attempt(() => readDetails({ value }))
      if (details instanceof GuardError) return
      expect(details).toEqual({ value })
      expect(isHarmless(value)).toBe(true)
    }),
    { seed: 20, numRuns: 5000 },
  )
})

test('a text of letters, digits and single spaces is always taken', () => {
  const words = fc.array(fc.stringMatching(/^[\p{L}\p{N}]{1,8}$/u), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(
      words.filter((given) => given.every((word) => !/[\u115f\u1160\u3164\uffa0]/.test(word))),
      (given) => {
        const value = given.join(' ')
        expect(readDetails({ value })).toEqual({ value })
      },
    ),
    { seed: 21, numRuns: 1000 },
  )
})

describe('labels', () => {
  test('are optional, copied and frozen', () => {
    const given = { sum: 'Amount' }
    const labels = readLabels(given)
    given.sum = 'x'
    expect(labels).toEqual({ sum: 'Amount' })
    expect(Object.isFrozen(labels)).toBe(true)
    expect(readLabels(undefined)).toEqual({})
  })

  test.each<[string, unknown, string]>([
    ['an array', [], 'labels: must be a plain object of strings'],
    [
      'a label that is no string',
      { sum: 1 },
      'labels: "sum" is a number: write amounts as decimal strings',
    ],
    [
      'an empty label',
      { sum: '' },
      'labels: "sum" has nothing to show: leave it out, or write what it is',
    ],
    [
      '101 characters',
      { sum: 'x'.repeat(101) },
      'labels: "sum" is longer than 100 characters: write less',
    ],
    ['a reserved name', { otp: 'Code' }, 'labels: "otp" is a reserved name: choose another'],
  ])('refuse %s', (_title, value, message) => {
    expect(() => readLabels(value)).toThrow(new TypeError(message))
  })
})

function expectRefusal(value: unknown, problem: string): void {
  const error = attempt(() => readDetails(value))
  expect(error).toBeInstanceOf(GuardError)
  expect(error).toMatchObject({
    code: 'ERR_PINGONE_APPROVAL_DETAILS',
    status: 400,
    message: `The details of the approval were refused: ${problem}.`,
  })
}

function attempt(action: () => unknown): unknown {
  try {
    return action()
  } catch (error) {
    return error
  }
}

/** The rules once more, code point by code point. */
function isHarmless(value: string): boolean {
  const points = Array.from(value, (character) => character.codePointAt(0) ?? 0)
  const isRefused = (point: number): boolean =>
    point < 0x20 ||
    (point >= 0x7f && point <= 0x9f) ||
    point === 0x2028 ||
    point === 0x2029 ||
    [0x061c, 0x200e, 0x200f].includes(point) ||
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2066 && point <= 0x2069) ||
    (point >= 0xd800 && point <= 0xdfff) ||
    (point >= 0xfdd0 && point <= 0xfdef) ||
    (point & 0xfffe) === 0xfffe
  const isSeen = /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u.test(value)
  return isSeen && !points.some(isRefused) && !value.includes('${')
}

function many(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, 'x']))
}

/** Ten entries, with names of two characters. */
function ofBytes(bytes: number): Record<string, string> {
  const full = Array.from({ length: 9 }, (_, index) => [`n${index}`, 'é'.repeat(204)] as const)
  return { ...Object.fromEntries(full), n9: 'x'.repeat(bytes - 9 * 410 - 2) }
}
