// Gathers every problem of what somebody wrote, to be told in one error.
import { ProvisioningError } from '../../../errors.js'
import { findNearest } from '../../../options/did-you-mean.js'
import { replaceUnprintable } from '../../../pingone/printable.js'

/** What is wrong so far. */
export interface Problems {
  /** The path is dotted, e.g. `testUsers[0].email`; empty of the whole. */
  add(path: string, problem: string): void
  readonly count: number
  /** Throws one error that lists all of them. */
  fail(): never
}

const shown = 50

/** Begins with none. */
export function createProblems(): Problems {
  const lines: string[] = []
  return {
    get count() {
      return lines.length
    },
    add(path, problem) {
      lines.push(path === '' ? problem : `${path}: ${problem}`)
    },
    fail() {
      const more = lines.length - shown
      const rest = more > 0 ? [`… and ${more} more`] : []
      throw new ProvisioningError([...lines.slice(0, shown), ...rest].join('\n'), {
        reason: 'parameters',
      })
    },
  }
}

/** Writes a word of somebody else's in quotes: short, and without anything that a terminal obeys. */
export function quote(word: string): string {
  const short = word.length > 60 ? `${word.slice(0, 60)}…` : word
  return replaceUnprintable(
    JSON.stringify(short),
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}

/** Says which known word was probably meant, or which there are. */
export function suggest(word: string, known: readonly string[]): string {
  const nearest = findNearest(word, known)
  return nearest === undefined ? `write one of ${known.join(', ')}` : `did you mean ${nearest}?`
}
