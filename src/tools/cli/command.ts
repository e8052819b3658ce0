// What every command of the bin is: a line of help, what it does, and which words may follow it.
import type { Terminal } from './terminal.js'

/** A command of the bin. */
export interface Command {
  /** One line of the list of commands. */
  readonly summary: string
  /** Its own words in, its exit code out. */
  readonly run: (words: readonly string[], terminal: Terminal) => Promise<number>
  /** What a shell completes behind it: by the action that stands between, or by none (''). */
  readonly choices: ReadonlyMap<string, readonly string[]>
}

/** The choices of a command that takes options alone. */
export function optionsOf(kinds: object): Command['choices'] {
  return new Map([['', flagsOf(kinds)]])
}

/** Options as they are written. */
export function flagsOf(kinds: object): readonly string[] {
  return Object.keys(kinds).map((name) => `--${name}`)
}
