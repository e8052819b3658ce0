// Reads options one by one, own members only, and collects what is wrong with each instead of stopping at the first.
import type { ConfigProblem } from '../errors.js'
import { findNearest } from './did-you-mean.js'

/** Where options come from, and where their problems go. */
export interface OptionSource {
  /** What the app wrote: checked to be an object. */
  readonly members: unknown
  /** Every option's name, with the environment variable that sets it, if there is one. */
  readonly known: Readonly<Record<string, string | undefined>>
  readonly environment: NodeJS.ProcessEnv
  readonly problems: ConfigProblem[]
  /** What to write in place of a name that people expect and that is not there. */
  readonly advice?: Readonly<Record<string, string>>
  /** Dotted path of the option these members belong to. */
  readonly path?: string
}

/** Reads options by name; a value that is wrong is a problem, and the fallback is returned. */
export interface OptionReader {
  /** Notes a problem of an option. */
  refuse(option: string, problem: string): void
  /** True when the app or the environment gives the option. */
  has(option: string): boolean
  /** True when the app itself gives it. */
  isWritten(option: string): boolean
  readUnknown(option: string): unknown
  readText(option: string): string | undefined
  /** As `readText`; absent is a problem too, with the advice given. */
  readRequiredText(option: string, advice: string): string
  readFlag(option: string, fallback: boolean): boolean
  readChoice<T extends string>(option: string, choices: readonly T[], fallback: T): T
  readWholeNumber(option: string, fallback: number, limits: WholeNumberLimits): number
  /** A list of words, or one string with words separated by spaces. */
  readWords(option: string): readonly string[]
  /** A reader of the members of an option that is an object itself. */
  readMembers(
    option: string,
    known: readonly string[],
    advice?: OptionSource['advice'],
  ): OptionReader
}

/** Least and greatest value, and the unit for the message. */
export interface WholeNumberLimits {
  readonly min: number
  readonly max: number
  readonly unit: string
}

/** Creates a reader; unknown members are refused at once. */
export function createOptionReader(source: OptionSource): OptionReader {
  const { known, environment, problems } = source
  const written = readOwnMembers(source)
  refuseUnknown(source, written)

  function refuse(option: string, problem: string): void {
    const variable = known[option]
    problems.push({
      option: pathOf(source, option),
      ...(variable === undefined ? {} : { environment: variable }),
      problem,
    })
  }
  function readUnknown(option: string): unknown {
    if (written.has(option)) return written.get(option)
    const variable = known[option]
    return variable === undefined ? undefined : readVariable(environment, variable)
  }
  function readOr(option: string, fallback: unknown): unknown {
    const value = readUnknown(option)
    return value === undefined ? fallback : value
  }
  function readText(option: string): string | undefined {
    const value = readUnknown(option)
    const problem = findTextProblem(value)
    if (problem !== undefined) refuse(option, problem)
    return problem === undefined && typeof value === 'string' ? value : undefined
  }
  function readRequiredText(option: string, advice: string): string {
    if (!reader.has(option)) refuse(option, `is missing: ${advice}`)
    return readText(option) ?? ''
  }
  function readFlag(option: string, fallback: boolean): boolean {
    const value = readOr(option, fallback)
    if (typeof value === 'boolean') return value
    // A variable is always a text.
    if (!written.has(option) && (value === 'true' || value === 'false')) return value === 'true'
    refuse(option, 'must be true or false')
    return fallback
  }
  function readChoice<T extends string>(option: string, choices: readonly T[], fallback: T): T {
    const value = readOr(option, fallback)
    const choice = choices.find((candidate) => candidate === value)
    if (choice === undefined) refuse(option, `${describe(value)} must be ${writeChoices(choices)}`)
    return choice ?? fallback
  }
  function readWholeNumber(option: string, fallback: number, limits: WholeNumberLimits): number {
    const { min, max, unit } = limits
    const value = readOr(option, fallback)
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= min
    if (fits && value <= max) return value
    const range = `from ${String(min)} to ${String(max)}`
    refuse(option, `${describe(value)} must be a whole number of ${unit}, ${range}`)
    return fallback
  }
  function readWords(option: string): readonly string[] {
    const value = readUnknown(option)
    if (value === undefined) return []
    const words: readonly unknown[] =
      typeof value === 'string' ? value.trim().split(/ +/) : asList(value)
    const clean = words.filter(isWord)
    if (clean.length === words.length) return clean
    refuse(option, 'must be a list of words without spaces, or one string of them')
    return []
  }
  const reader: OptionReader = {
    refuse,
    has: (option) => readUnknown(option) !== undefined,
    isWritten: (option) => written.has(option),
    readUnknown,
    readText,
    readRequiredText,
    readFlag,
    readChoice,
    readWholeNumber,
    readWords,
    readMembers: (option, names, memberAdvice) =>
      createOptionReader({
        ...(memberAdvice !== undefined && { advice: memberAdvice }),
        members: readUnknown(option),
        known: Object.fromEntries(names.map((name) => [name, undefined])),
        environment: {},
        problems,
        path: pathOf(source, option),
      }),
  }
  return reader
}

/** Own members that are not undefined: what stands on `Object.prototype` is nobody's option. */
function readOwnMembers({ members, path, problems }: OptionSource): ReadonlyMap<string, unknown> {
  if (members === undefined) return new Map()
  if (!isPlainObject(members)) {
    problems.push({ option: path ?? 'options', problem: 'must be an object' })
    return new Map()
  }
  return new Map(Object.entries(members).filter(([, value]) => value !== undefined))
}

function refuseUnknown(source: OptionSource, written: ReadonlyMap<string, unknown>): void {
  const names = Object.keys(source.known)
  for (const name of written.keys()) {
    if (Object.hasOwn(source.known, name)) continue
    source.problems.push({
      option: pathOf(source, name.slice(0, 64)),
      problem: `is not an option${advise(source, { name, names })}`,
    })
  }
}

function advise(
  { advice }: OptionSource,
  { name, names }: { readonly name: string; readonly names: readonly string[] },
): string {
  if (advice !== undefined && Object.hasOwn(advice, name)) return `: ${advice[name] ?? ''}`
  const nearest = findNearest(name, names)
  return nearest === undefined ? '' : `: did you mean ${nearest}?`
}

function pathOf({ path }: OptionSource, option: string): string {
  return path === undefined ? option : `${path}.${option}`
}

/**
 * The trimmed value of an environment variable; one that is empty counts as not set.
 *
 * So does `BASE_URL=/`: Vite and Vitest put that into the environment of whatever they run.
 */
export function readVariable(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = Object.hasOwn(environment, name) ? environment[name]?.trim() : undefined
  return value === '' || (name === 'BASE_URL' && value === '/') ? undefined : value
}

/** True for an object that is neither an array nor a function. */
export function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Writes choices for a message: `a, b or c`. */
export function writeChoices(choices: readonly string[]): string {
  const last = choices.at(-1) ?? ''
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`
}

function findTextProblem(value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string') return 'must be a string'
  if (value === '') return 'is empty: give it a value or leave it out'
  if (value === value.trim() && !/\p{Cc}/u.test(value)) return undefined
  return 'has white space around it or a control character in it'
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(value)
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [undefined]
}

/** A short, safe picture of a wrong value; only for options that are no secret. */
function describe(value: unknown): string {
  if (typeof value === 'string') return `"${value.slice(0, 40).replaceAll(/\p{Cc}/gu, '?')}"`
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value === null ? 'null' : `a value of type ${typeof value}`
}
