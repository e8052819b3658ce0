// The details of an approval: read once, refused naming the entry, and from then on the same code points everywhere.
import { GuardError } from '../errors.js'
import { findTextFault, type TextFault } from './plain-text.js'

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

/** Why details cannot be shown, and what of them. */
export interface DetailsFault extends TextFault {
  /** The entry; `undefined` when it is the details as a whole. */
  readonly entry?: string
  /** True when the name of the entry is wrong, not its value. */
  readonly isName?: boolean
  /** The value of the entry, or of the whole. */
  readonly value: unknown
}

/**
 * Reads what the app's `details` returned; no value is converted, trimmed or normalised.
 *
 * @param isBrought Whether the request brought what is wrong; else the app made it. Default: the request did.
 * @throws {GuardError} `ERR_PINGONE_APPROVAL_DETAILS` naming the entry and the cure, never its value: 400 for what the
 *   request brought, 500 for what the app made.
 */
export function readDetails(
  value: unknown,
  isBrought: (fault: DetailsFault) => boolean = () => true,
): ApprovalDetails {
  const found = findDetailsFault(value)
  if (!('entries' in found)) throw refuseDetails(found, isBrought(found))
  return Object.freeze(Object.fromEntries(found.entries))
}

interface FoundEntries {
  readonly entries: readonly (readonly [string, string])[]
}

function findDetailsFault(value: unknown): DetailsFault | FoundEntries {
  const entries = readEntries(value)
  if (typeof entries === 'string') return { problem: entries, value }
  if (entries.length === 0) {
    return { problem: 'there is no entry: return what is to be approved', value }
  }
  if (entries.length > MAX_ENTRIES) {
    const problem = `there are ${entries.length} entries: a person can check ${MAX_ENTRIES}`
    return { problem, value }
  }
  const faults = entries.map(([name, entry]) =>
    findEntryFault(name, { value: entry, maxCharacters: MAX_VALUE_CHARACTERS }),
  )
  const fault = faults.find((candidate) => candidate !== undefined)
  if (fault !== undefined) return { ...fault, problem: `${quote(fault.entry)} ${fault.problem}` }
  const texts = entries.map(([name, text]) => [name, String(text)] as const)
  const bytes = Buffer.byteLength(texts.flat().join(''), 'utf8')
  if (bytes <= MAX_BYTES) return { entries: texts }
  return { problem: `names and values together are ${bytes} bytes, more than ${MAX_BYTES}`, value }
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
    const fault = findEntryFault(name, { value: label, maxCharacters: MAX_LABEL_CHARACTERS })
    if (fault !== undefined) throw new TypeError(`labels: ${quote(name)} ${fault.problem}`)
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

function findEntryFault(
  entry: string,
  { value, maxCharacters }: { readonly value: unknown; readonly maxCharacters: number },
): (DetailsFault & { readonly entry: string }) | undefined {
  const problem = findNameProblem(entry)
  if (problem !== undefined) return { entry, value, problem, isName: true }
  const fault = findValueFault(value, maxCharacters)
  return fault === undefined ? undefined : { entry, value, ...fault }
}

function findNameProblem(name: string): string | undefined {
  if (!NAME.test(name)) {
    return 'is no name for an entry: use a letter, then at most 63 letters, digits, "_" or "-"'
  }
  return RESERVED_NAME.test(name) ? 'is a reserved name: choose another' : undefined
}

function findValueFault(value: unknown, maxCharacters: number): TextFault | undefined {
  if (typeof value === 'string') return findTextFault(value, maxCharacters)
  if (typeof value === 'number' || typeof value === 'bigint') {
    return { problem: 'is a number: write amounts as decimal strings' }
  }
  return { problem: `is ${describe(value)}: only strings can be shown and approved` }
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : typeof value
}

// A name may come from a request too: quoted, and cut to what a log line can bear.
function quote(name: string): string {
  return JSON.stringify(name.slice(0, 64))
}

function refuseDetails({ problem }: DetailsFault, isBrought: boolean): GuardError {
  const whose = isBrought
    ? ''
    : ' The request did not bring that: the app’s own `details` function made it.'
  return new GuardError(`The details of the approval were refused: ${problem}.${whose}`, {
    code: 'ERR_PINGONE_APPROVAL_DETAILS',
    status: isBrought ? 400 : 500,
  })
}
