// Reads the members of an object that anybody may have written, one type at a time.
import { isObject, readMember } from '../../../pingone/json.js'
import { isPrintable } from '../../../pingone/printable.js'
import { joinWords } from '../words.js'
import { quote, suggest, type Problems } from './problems.js'

/** The members of one object, with its path. */
export interface Members {
  readonly problems: Problems
  has(name: string): boolean
  /** An own member; `undefined` when absent. */
  read(name: string): unknown
  pathOf(name: string): string
  refuse(name: string, problem: string): void
}

/** Opens an object; refuses what is none, and members that are not known. */
export function openMembers(
  value: unknown,
  {
    path,
    known,
    what,
    problems,
  }: {
    readonly path: string
    readonly known: readonly string[]
    readonly what: string
    readonly problems: Problems
  },
): Members | undefined {
  if (!isObject(value)) {
    problems.add(path, path === '' ? `${what} must be an object` : `must be an object, ${what}`)
    return undefined
  }
  const pathOf = (name: string): string => (path === '' ? name : `${path}.${name}`)
  const names = Object.keys(value)
  if (names.length > 100) {
    problems.add(path, 'has more than 100 members')
    return undefined
  }
  for (const name of names) {
    if (known.includes(name)) continue
    problems.add(path, `${quote(name)} is not known: ${suggest(name, known)}`)
  }
  const read = (name: string): unknown => readMember(value, name)
  return {
    problems,
    read,
    pathOf,
    has: (name) => read(name) !== undefined,
    refuse: (name, problem) => {
      problems.add(pathOf(name), problem)
    },
  }
}

/** Reads a text of one line, without anything invisible in it. */
export function readText(
  members: Members,
  {
    name,
    ...options
  }: {
    readonly name: string
    readonly write: string
    readonly longest?: number
    readonly mayBreak?: boolean
  },
): string | undefined {
  const value = members.read(name)
  if (value === undefined) return undefined
  const problem = findTextProblem(value, options)
  if (problem === undefined && typeof value === 'string') return value
  members.refuse(name, problem ?? `must be a text, ${options.write}`)
  return undefined
}

/** Says what keeps a value from being a plain text. */
export function findTextProblem(
  value: unknown,
  options: { readonly write: string; readonly longest?: number; readonly mayBreak?: boolean },
): string | undefined {
  const { write, longest = 256, mayBreak = false } = options
  if (typeof value !== 'string') return `must be a text, ${write}`
  if (value.trim() === '') return `is empty: write ${write}`
  if (value.length > longest) return `is longer than ${longest} characters: write ${write}`
  const visible = mayBreak ? value.replaceAll(/[\n\r\t]/g, '') : value
  if (!isPrintable(visible)) {
    return 'has characters that nobody sees (control, line break, direction of text): write it without them'
  }
  return undefined
}

/** Reads one word out of a few. */
export function readOneOf<Word extends string>(
  members: Members,
  { name, words }: { readonly name: string; readonly words: readonly Word[] },
): Word | undefined {
  const value = members.read(name)
  if (value === undefined) return undefined
  const word = words.find((each) => each === value)
  if (word === undefined) members.refuse(name, `must be ${joinWords(words, 'or')}`)
  return word
}

/** Reads a whole number of a range. */
export function readWhole(
  members: Members,
  { name, ...range }: { readonly name: string; readonly from: number; readonly to: number },
): number | undefined {
  const value = members.read(name)
  if (value === undefined) return undefined
  const { from, to } = range
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) {
    return value
  }
  members.refuse(name, `must be a whole number from ${from} to ${to}`)
  return undefined
}

/** Reads true or false. */
export function readFlag(members: Members, name: string): boolean | undefined {
  const value = members.read(name)
  if (value === undefined || typeof value === 'boolean') return value
  members.refuse(name, 'must be true or false')
  return undefined
}

/** Reads the entries of a list, which has at least one and at most so many. */
export function readList(
  members: Members,
  { name, ...options }: { readonly name: string; readonly most: number; readonly of: string },
): readonly unknown[] | undefined {
  const value = members.read(name)
  if (value === undefined) return undefined
  const { most, of } = options
  if (!Array.isArray(value)) members.refuse(name, `must be a list of ${of}`)
  else if (value.length === 0) members.refuse(name, `is empty: write a list of ${of}`)
  else if (value.length > most) members.refuse(name, `has more than ${most} entries`)
  else return Array.from<unknown>(value)
  return undefined
}
