// Texts from elsewhere on a terminal: nothing hidden, nothing that moves the cursor, nothing endless.

// Controls, formats (also of the writing direction), separators, halves of pairs, private use, fillers.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\u115f\u1160\u2800\u3164\uffa0]/gu

/** Writes what would not be seen as what it is: `\n`, `\u{202e}`. The result is one line. */
export function visible(text: string): string {
  return text.replace(unseen, escape)
}

/** As `visible`, line by line; what follows the first line is indented, so that it stays a part of it. */
export function visibleLines(text: string, indent = ''): string {
  return text.split('\n').map(visible).join(`\n${indent}`)
}

/** JSON that a terminal shows as it is; its values are the same. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(unseen, (character) =>
    character === '\n' ? character : escapeUnits(character),
  )
}

/** Cuts what is too long, and says so. */
export function cut(text: string, maxCharacters: number): string {
  const characters = Array.from(text)
  if (characters.length <= maxCharacters) return text
  return `${characters.slice(0, Math.max(0, maxCharacters - 1)).join('')}…`
}

const short: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

function escape(character: string): string {
  return short.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

function escapeUnits(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('')
}
