// A fault from the outside: JSON in, a fault with known members out.
import { faultKinds, type Fault } from './fault.js'
import { faultyEndpoints } from './fault-endpoint.js'

/** A member's value, or a TypeError that names the member. */
type Reader<T> = (value: unknown, name: string) => T

const readers = {
  endpoint: oneOf([...faultyEndpoints, '*'] as const),
  kind: oneOf(faultKinds),
  action: readText,
  method: readText,
  nth: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  times: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  delayMs: wholeNumber(0, 600_000),
  status: wholeNumber(200, 599),
  headers: readHeaders,
  body: (value: unknown) => value,
  location: readText,
} satisfies { [Name in keyof Required<Fault>]: Reader<Fault[Name]> }

/**
 * Checks every member of a fault and leaves out none.
 *
 * @throws {TypeError} When a member is missing, unknown or out of range; the message names it.
 */
export function parseFault(value: unknown): Fault {
  if (!isRecord(value)) throw new TypeError('A fault is a JSON object.')
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(readers, name)) {
      const known = Object.keys(readers).join(', ')
      throw new TypeError(`A fault has no member "${name}". Its members are: ${known}.`)
    }
  }
  const fault: Fault = {
    endpoint: readers.endpoint(value['endpoint'], 'endpoint'),
    kind: readers.kind(value['kind'], 'kind'),
    ...optional(value, 'action', readers.action),
    ...optional(value, 'method', readers.method),
    ...optional(value, 'nth', readers.nth),
    ...optional(value, 'times', readers.times),
    ...optional(value, 'delayMs', readers.delayMs),
    ...optional(value, 'status', readers.status),
    ...optional(value, 'headers', readers.headers),
    ...optional(value, 'body', readers.body),
    ...optional(value, 'location', readers.location),
  }
  assertComplete(fault)
  return fault
}

function assertComplete(fault: Fault): void {
  if (fault.kind === 'delay' && fault.delayMs === undefined) {
    throw new TypeError('A fault of kind "delay" needs "delayMs".')
  }
  if ((fault.kind === 'redirect') !== (fault.location !== undefined)) {
    throw new TypeError('A fault of kind "redirect", and no other, needs "location".')
  }
}

function optional<Name extends string, T>(
  from: Record<string, unknown>,
  name: Name,
  read: Reader<T>,
): Partial<Record<Name, T>> {
  if (from[name] === undefined) return {}
  const only: Partial<Record<Name, T>> = {}
  only[name] = read(from[name], name)
  return only
}

function oneOf<const Choices extends readonly string[]>(choices: Choices): Reader<Choices[number]> {
  return function readChoice(value, name) {
    const choice: Choices[number] | undefined = choices.find((each) => each === value)
    if (choice === undefined) {
      throw new TypeError(`A fault's "${name}" is one of: ${choices.join(', ')}.`)
    }
    return choice
  }
}

function wholeNumber(least: number, most: number): Reader<number> {
  return function readWholeNumber(value, name) {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      throw new TypeError(`A fault's "${name}" is a whole number from ${least} to ${most}.`)
    }
    return value
  }
}

function readText(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new TypeError(`A fault's "${name}" is a string.`)
  return value
}

function readHeaders(value: unknown, name: string): Record<string, string> {
  if (!isRecord(value)) throw new TypeError(`A fault's "${name}" is an object of strings.`)
  return Object.fromEntries(
    Object.entries(value).map(([header, content]) => [
      header,
      readText(content, `headers.${header}`),
    ]),
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
