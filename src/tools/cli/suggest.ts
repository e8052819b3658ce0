// What to say after a word that is not known.
import { findNearest } from '../../options/did-you-mean.js'

/** "Did you mean emulator?" for a near word or the same beginning, else where to look. */
export function suggest(word: string, known: readonly string[]): string {
  const plain = word.toLowerCase()
  const nearest =
    findNearest(word, known) ??
    known.find((each) => plain.length > 2 && each.startsWith(plain.slice(0, 5)))
  return nearest === undefined ? 'See --help.' : `Did you mean ${nearest}?`
}
