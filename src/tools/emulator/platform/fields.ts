// Reads a JSON body member by member and keeps everything that is wrong with it for one answer.
import { isRecord } from '../json-value.js'
import { invalidData, invalidValue, requiredValue, type ProblemDetail } from '../problem.js'
import type { Reference } from '../resources.js'

/** What a text has to be like. */
export interface TextLimits {
  /** Characters. */
  readonly max?: number
  readonly pattern?: RegExp
  /** What is said when the pattern does not match. */
  readonly message?: string
  /** May it be empty? Default: no. */
  readonly mayBeEmpty?: boolean
}

/** What a whole number has to be like. */
export interface NumberLimits {
  readonly min: number
  readonly max: number
}

/** What a list has to be like. */
export interface ListLimits {
  /** Default: 0. */
  readonly min?: number
  readonly max?: number
}

/**
 * The members of one JSON object. Each is undefined when it is absent, null, or wrong; what is
 * wrong is noted. What `required` reads and is not there has a value of its type all the same: it
 * is never used, because `finish` throws.
 */
export interface FieldReader {
  readonly raw: Readonly<Record<string, unknown>>
  has(name: string): boolean
  text(name: string, limits?: TextLimits): string | undefined
  flag(name: string): boolean | undefined
  whole(name: string, limits: NumberLimits): number | undefined
  choice<const T extends string>(name: string, allowed: readonly T[]): T | undefined
  texts(name: string, limits?: TextLimits & { readonly most?: number }): string[] | undefined
  choices<const T extends string>(name: string, allowed: readonly T[]): T[] | undefined
  reference(name: string): Reference | undefined
  object(name: string): FieldReader | undefined
  list(name: string, limits?: ListLimits): readonly FieldReader[] | undefined
  /** Any JSON object, kept as it came. */
  anything(name: string): Readonly<Record<string, unknown>> | undefined
  /** The members of these names that are there, as they came: PingOne's own, without an effect here. */
  kept(...names: readonly string[]): Readonly<Record<string, unknown>>
  /** The value, or, after noting that it is missing, what stands in for it. */
  required<T>(name: string, value: T | undefined, standIn: T): T
  /** Notes something wrong; the target is below this object. */
  refuse(name: string, message: string, innerError?: ProblemDetail['innerError']): void
  note(detail: ProblemDetail): void
  /** The path of a member from the whole body. */
  target(name: string): string
  /**
   * Ends the reading.
   *
   * @throws {PingOneProblem} 400 `INVALID_DATA` with everything that was noted.
   */
  finish(): void
}

/** Reads a body, or an object in it: `prefix` is its path, `details` what is wrong so far. */
export function readFields(
  raw: Readonly<Record<string, unknown>>,
  prefix = '',
  details: ProblemDetail[] = [],
): FieldReader {
  const target = (name: string): string => prefix + name
  const refuse: FieldReader['refuse'] = (name, message, innerError) => {
    details.push(invalidValue(target(name), message, innerError))
  }

  /** The value if it is there and of the type, else undefined, after noting what is wrong. */
  function read<T>(
    name: string,
    is: (value: unknown) => value is T,
    message: string,
  ): T | undefined {
    const value = raw[name]
    if (value === undefined || value === null) return undefined
    if (is(value)) return value
    refuse(name, message)
    return undefined
  }

  function checkText(name: string, value: string, limits: TextLimits): boolean {
    const detail = describeText(target(name), value, limits)
    if (detail !== undefined) details.push(detail)
    return detail === undefined
  }

  const reader: FieldReader = {
    raw,
    target,
    refuse,
    note: (detail) => details.push(detail),
    has: (name) => raw[name] !== undefined && raw[name] !== null,
    text(name, limits = {}) {
      const value = read(name, isText, 'must be a string')
      return value !== undefined && checkText(name, value, limits) ? value : undefined
    },
    flag: (name) => read(name, isFlag, 'must be a boolean'),
    whole(name, { min, max }) {
      const value = read(name, isWhole, 'must be an integer')
      if (value === undefined || (value >= min && value <= max)) return value
      details.push(outOfRange(target(name), min, max))
      return undefined
    },
    choice<const T extends string>(name: string, allowed: readonly T[]): T | undefined {
      const value = read(name, isText, mustBeOneOf(allowed))
      const chosen = allowed.find((each) => each === value)
      if (value !== undefined && chosen === undefined) {
        refuse(name, mustBeOneOf(allowed), { allowedValues: allowed })
      }
      return chosen
    },
    texts(name, limits = {}) {
      const values = read(name, isTexts, 'must be a list of strings')
      if (values !== undefined && limits.most !== undefined && values.length > limits.most) {
        details.push(tooMany(target(name), limits.most))
      }
      const fine = values?.map((value, index) => checkText(`${name}[${index}]`, value, limits))
      return fine?.every((each) => each) === true ? values : undefined
    },
    choices<const T extends string>(name: string, allowed: readonly T[]): T[] | undefined {
      const values = read(name, isTexts, 'must be a list of strings')
      const wrong = (values ?? []).filter((value) => !allowed.some((each) => each === value))
      if (wrong.length > 0) refuse(name, mustBeOneOf(allowed), { allowedValues: allowed })
      if (values === undefined || wrong.length > 0) return undefined
      return values.flatMap((value) => allowed.find((each) => each === value) ?? [])
    },
    reference(name) {
      const named = reader.object(name)
      if (named === undefined) return undefined
      const id = named.text('id')
      if (id === undefined && !named.has('id')) details.push(requiredValue(named.target('id')))
      return id === undefined ? undefined : { id }
    },
    object(name) {
      const value = read(name, isRecord, 'must be an object')
      return value === undefined ? undefined : readFields(value, `${target(name)}.`, details)
    },
    list(name, { min = 0, max = Infinity } = {}) {
      const values = read(name, isRecords, 'must be a list of objects')
      if (values !== undefined && values.length > max) details.push(tooMany(target(name), max))
      if (values !== undefined && values.length < min) details.push(emptyValue(target(name)))
      return values?.map((value, index) =>
        readFields(value, `${target(`${name}[${index}]`)}.`, details),
      )
    },
    anything: (name) => read(name, isRecord, 'must be an object'),
    kept: (...names) =>
      Object.fromEntries(names.filter((name) => reader.has(name)).map((name) => [name, raw[name]])),
    required(name, value, standIn) {
      if (value === undefined && !reader.has(name)) details.push(requiredValue(target(name)))
      return value ?? standIn
    },
    finish() {
      if (details.length > 0) throw invalidData(...withoutRepeats(details))
    },
  }
  return reader
}

/** The members that have a value; undefined is left out, as in PingOne's answers. */
export function present<T extends object>(members: T): Present<T> {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined)
  // Exactly what the filter leaves.
  return Object.fromEntries(entries) as Present<T>
}

/** Members that may be undefined become members that may be absent. */
export type Present<T> = {
  [Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name]
} & {
  [Name in keyof T as undefined extends T[Name] ? Name : never]?: Exclude<T[Name], undefined>
}

/** A value is there and empty. */
export function emptyValue(target: string): ProblemDetail {
  return { code: 'EMPTY_VALUE', target, message: 'must not be empty' }
}

/** A value that another resource has already. */
export function notUnique(target: string, existingId: string): ProblemDetail {
  return {
    code: 'UNIQUENESS_VIOLATION',
    target,
    message: 'is unique but a non-unique value is provided',
    innerError: { existingId },
  }
}

/** A rule between resources that would be broken. */
export function constraint(target: string, message: string): ProblemDetail {
  return { code: 'CONSTRAINT_VIOLATION', target, message }
}

/** A number outside of its range. */
export function outOfRange(target: string, min: number, max: number): ProblemDetail {
  return {
    code: 'OUT_OF_RANGE',
    target,
    message: `must be between ${min} and ${max}`,
    innerError: { rangeMinimumValue: min, rangeMaximumValue: max },
  }
}

/** A member that is read twice is wrong once. */
function withoutRepeats(details: readonly ProblemDetail[]): readonly ProblemDetail[] {
  const known = new Map(
    details.toReversed().map((each) => [`${each.code} ${each.target ?? ''}`, each]),
  )
  return details.filter((each) => [...known.values()].includes(each))
}

function describeText(
  target: string,
  value: string,
  { max = Infinity, pattern, message = 'is not valid', mayBeEmpty = false }: TextLimits,
): ProblemDetail | undefined {
  if (value === '') return mayBeEmpty ? undefined : emptyValue(target)
  if (Array.from(value).length > max) {
    const innerError = { maximumValue: max }
    const words = `must be at most ${max} characters`
    return { code: 'SIZE_LIMIT_EXCEEDED', target, message: words, innerError }
  }
  if (pattern === undefined || pattern.test(value)) return undefined
  return invalidValue(target, message, { allowedPattern: pattern.source })
}

function tooMany(target: string, max: number): ProblemDetail {
  const message = `must have at most ${max} entries`
  return { code: 'SIZE_LIMIT_EXCEEDED', target, message, innerError: { maximumValue: max } }
}

function mustBeOneOf(allowed: readonly string[]): string {
  return `must be one of ${allowed.join(', ')}`
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

function isRecords(value: unknown): value is Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) && value.every((each) => isRecord(each))
}
