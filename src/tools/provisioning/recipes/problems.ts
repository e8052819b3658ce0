// Gathers every problem of what somebody wrote, to be told in one error.
import { ProvisioningError } from '../../../errors.js'
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

function findNearest(word: string, known: readonly string[]): string | undefined {
  const plain = normalise(word)
  const most = Math.min(3, Math.max(1, Math.floor(plain.length / 4)))
  const near = known
    .map((candidate) => ({ candidate, edits: countEdits(plain, normalise(candidate)) }))
    .filter(({ edits }) => edits <= most)
  return near.toSorted((one, other) => one.edits - other.edits)[0]?.candidate
}

function normalise(word: string): string {
  return word.slice(0, 64).toLowerCase().replaceAll(/[-_ ]/g, '')
}

/** Letters to insert, delete or replace. */
function countEdits(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1]
      const replaced = (row[j - 1] ?? 0) + (same ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced))
    }
    row = next
  }
  return row[right.length] ?? 0
}
