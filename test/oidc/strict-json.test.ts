// JSON is read so that no second parser could read it differently.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseStrictJson } from '../../src/oidc/strict-json.js'

const limits = { maxCharacters: 1000, maxDepth: 4 }

test('whatever JSON.stringify writes is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value)
      fc.pre(!text.includes('__proto__'))
      const wide = { maxCharacters: Infinity, maxDepth: 10 }
      expect(parseStrictJson(text, wide)).toEqual(JSON.parse(text))
    }),
  )
})

test.each([
  '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
  '{"a":"\\"a\\":","b":"{\\"b\\":1}"}',
  '{"a" : 1 , "b"\n:\t2}',
  '["a","a",{"a":"a"}]',
  '[[[[1]]]]',
  '"a"',
])('%s is accepted', (text) => {
  expect(parseStrictJson(text, limits)).toEqual(JSON.parse(text))
})

describe('is refused', () => {
  test.each([
    ['{"a":1,"a":2}', 'it has the same member twice'],
    ['{"a":1,"\\u0061":2}', 'it has the same member twice'],
    ['{"a":1, "a" :2}', 'it has the same member twice'],
    ['{"b":{"c":[{"d":1,"d":1}]}}', 'it has the same member twice'],
    ['{"a\\\\":1,"a\\\\":2}', 'it has the same member twice'],
    ['{"__proto__":{}}', 'it has a member named __proto__'],
    ['{"\\u005f_proto__":{}}', 'it has a member named __proto__'],
    ['[[[[[1]]]]]', 'it is nested too deep'],
    ['{"a":{"a":{"a":{"a":{}}}}}', 'it is nested too deep'],
    ['', 'it is not JSON'],
    ['{"a":1', 'it is not JSON'],
    ["{'a':1}", 'it is not JSON'],
    ['\uFEFF{}', 'it is not JSON'],
    [`"${'a'.repeat(1000)}"`, 'it is too long'],
  ])('%s', (text, message) => {
    expect(() => parseStrictJson(text, limits)).toThrow(new SyntaxError(message))
  })
})

test('a quarter of a megabyte of hostile text costs little', () => {
  const wide = { maxCharacters: 300_000, maxDepth: 16 }
  const before = process.cpuUsage()
  expect(() => parseStrictJson('['.repeat(130_000) + ']'.repeat(130_000), wide)).toThrow('too deep')
  expect(parseStrictJson(`"${'\\"'.repeat(130_000)}"`, wide)).toHaveLength(130_000)
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(500)
})
