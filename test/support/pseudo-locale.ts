// A language that nobody speaks: English with accents, 40 % longer and in brackets, to see that every word is a text and that pages have room.
import { english } from '../../src/models/texts/english/all.js'
import { keepLanguage } from '../../src/models/texts/language.js'
import type { Text, TextKey } from '../../src/models/texts/text.js'

/** The tag of the language. */
export const pseudoTag = 'en-XA'

/** Makes the language known under its tag, and only in this process. */
export function keepPseudoLocale(): void {
  const texts = Object.fromEntries(
    Object.entries<Text>(english).map(([key, text]) => [key, lengthen(text)]),
  ) as Record<TextKey, Text>
  keepLanguage(pseudoTag, { lang: pseudoTag, dir: 'ltr', name: 'Pseudo', texts })
}

function lengthen(text: Text): Text {
  if (typeof text === 'string') return lengthenWords(text)
  const { by, ...forms } = text
  const long = Object.entries(forms).map(([form, words]) => [form, lengthenWords(words)])
  return { by, ...(Object.fromEntries(long) as Record<'other', string>) }
}

/** Parameters stay as they are; what is added stands in words, as a language adds it. */
function lengthenWords(words: string): string {
  const accented = words
    .split(/(\{\w+\})/)
    .map((piece) => (piece.startsWith('{') ? piece : piece.replaceAll(/[A-Za-z]/g, accent)))
    .join('')
  const more = Math.ceil(words.replaceAll(/\{\w+\}/g, '').length * 0.4)
  return `[${accented}${' ẋẋẋẋẋẋ'.repeat(Math.ceil(more / 7)).slice(0, Math.max(more, 2))}]`
}

function accent(letter: string): string {
  return accents[letter] ?? letter
}

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  u: 'ü',
  y: 'ý',
  A: 'Å',
  C: 'Ç',
  E: 'É',
  I: 'Î',
  N: 'Ñ',
  O: 'Ö',
  S: 'Š',
  U: 'Û',
}
