// Lines on a terminal: broken between words, with what follows indented.
import { describe, expect, it } from 'vitest'
import { wrapText } from '../../../src/tools/cli/wrap.js'

describe('a text on a terminal', () => {
  it.each([
    ['fits', 'a short line', 20, 'a short line'],
    ['is too long', 'one two three four', 9, 'one two\n    three\n    four'],
    ['is indented', '  one two three', 11, '  one two\n     three'],
    [
      'is a row of a table',
      '  --port <n>  Port to listen on',
      24,
      '  --port <n>  Port to\n            listen on',
    ],
    ['has one long word', `id ${'x'.repeat(30)}`, 20, `id\n    ${'x'.repeat(30)}`],
    [
      'has colours',
      '\u001b[32mone\u001b[39m two three',
      9,
      '\u001b[32mone\u001b[39m two\n    three',
    ],
    [
      'is a line of a .env file',
      '# a comment that is long enough',
      10,
      '# a comment that is long enough',
    ],
    ['is JSON', '{ "a": "b c d e f g h i j k" }', 10, '{ "a": "b c d e f g h i j k" }'],
  ])('that %s', (_title, text, columns, wrapped) => {
    expect(wrapText(text, columns)).toBe(wrapped)
  })

  it('loses no word, and has no line that is too long where words are short', () => {
    const text = Array.from({ length: 80 }, (_, index) => `word${String(index)}`).join(' ')
    for (const columns of [20, 40, 80]) {
      const lines = wrapText(text, columns).split('\n')
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns)
      expect(lines.map((line) => line.trim()).join(' ')).toBe(text)
    }
  })
})
