// The details of an approval: read once, refused naming the entry, and from then on the same code points everywhere.
import { GuardError } from '../errors.js'
import { findTextProblem } from './plain-text.js'

/** What the person is shown and approves, in the app's order; frozen. */
export type ApprovalDetails = Readonly<Record<string, string>>

const MAX_ENTRIES = 20
const MAX_VALUE_CHARACTERS = 500
const MAX_LABEL_CHARACTERS = 100
const MAX_BYTES = 4096
// No dot: `user.…` and `pi.…` are PingOne's own variables. No digit first: such members lose their place.
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/
// PingOne fills in `${otp}` itself, in any case; the others are not names for data in JavaScript.
const RESERVED_NAME = /^(?:otp|constructor|prototype)$/i

/**
 * Reads what the app's `details` returned; no value is converted, trimmed or normalised.
 *
 * @throws {GuardError} `ERR_PINGONE_APPROVAL_DETAILS` (400) naming the entry and the cure, never its value.
 */
export function readDetails(value: unknown): ApprovalDetails {
  const entries = readEntries(value)
  if (typeof entries === 'string') throw refuseDetails(entries)
  if (entries.length === 0) throw refuseDetails('there is no entry: return what is to be approved')
  if (entries.length > MAX_ENTRIES) {
    throw refuseDetails(`there are ${entries.length} entries: a person can check ${MAX_ENTRIES}`)
  }
  const details = entries.map(([name, entry]) => [name, readDetail(name, entry)] as const)
  assertTogether(details)
  return Object.freeze(Object.fromEntries(details))
}

/**
 * Reads the option `labels` of a guard: what the page writes for each detail.
 *
 * @throws {TypeError} Naming the label.
 */
export function readLabels(value: unknown): Readonly<Record<string, string>> {
  const entries = value === undefined ? [] : readEntries(value)
  if (typeof entries === 'string') throw new TypeError(`labels: ${entries}`)
  const labels = entries.map(([name, label]) => {
    const problem = findNameProblem(name) ?? findValueProblem(label, MAX_LABEL_CHARACTERS)
    if (problem !== undefined) throw new TypeError(`labels: ${quote(name)} ${problem}`)
    return [name, String(label)] as const
  })
  return Object.freeze(Object.fromEntries(labels))
}

function readEntries(value: unknown): readonly (readonly [string, unknown])[] | string {
  if (!isPlainObject(value)) return 'must be a plain object of strings'
  const names = Reflect.ownKeys(value)
  const members: (readonly [string, unknown])[] = []
  for (const name of names) {
    if (typeof name === 'symbol') return 'there is an entry named by a symbol: use a string'
    const member = Object.getOwnPropertyDescriptor(value, name)
    if (member === undefined || !('value' in member)) {
      return `${quote(name)} is a getter: give its value`
    }
    members.push([name, member.value])
  }
  return members
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function readDetail(name: string, value: unknown): string {
  const problem = findNameProblem(name) ?? findValueProblem(value, MAX_VALUE_CHARACTERS)
  if (problem !== undefined) throw refuseDetails(`${quote(name)} ${problem}`)
  return String(value)
}

function findNameProblem(name: string): string | undefined {
  if (!NAME.test(name)) {
    return 'is no name for an entry: use a letter, then at most 63 letters, digits, "_" or "-"'
  }
  return RESERVED_NAME.test(name) ? 'is a reserved name: choose another' : undefined
}

function findValueProblem(value: unknown, maxCharacters: number): string | undefined {
  if (typeof value === 'string') return findTextProblem(value, maxCharacters)
  if (typeof value === 'number' || typeof value === 'bigint') {
    return 'is a number: write amounts as decimal strings'
  }
  return `is ${describe(value)}: only strings can be shown and approved`
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : typeof value
}

function assertTogether(details: readonly (readonly [string, string])[]): void {
  const bytes = Buffer.byteLength(details.flat().join(''), 'utf8')
  if (bytes > MAX_BYTES) {
    throw refuseDetails(`names and values together are ${bytes} bytes, more than ${MAX_BYTES}`)
  }
}

// A name may come from a request too: quoted, and cut to what a log line can bear.
function quote(name: string): string {
  return JSON.stringify(name.slice(0, 64))
}

function refuseDetails(problem: string): GuardError {
  return new GuardError(`The details of the approval were refused: ${problem}.`, {
    code: 'ERR_PINGONE_APPROVAL_DETAILS',
    status: 400,
  })
}
