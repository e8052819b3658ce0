// Reading JSON that somebody else wrote: own members only, bounded, printable.
import { replaceUnprintable } from './printable.js'

/** The member `name` of `value`, when `value` is an object that has it itself. */
export function readMember(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** A text for people: without control, format and bidirectional characters, cut to `maxLength`. */
export function readText(value: unknown, name: string, maxLength: number): string | undefined {
  const text = readMember(value, name)
  if (typeof text !== 'string') return undefined
  const clean = replaceUnprintable(text.slice(0, maxLength))
  return clean === '' ? undefined : clean
}

/**
 * A text of several lines, without what a person does not see: absent when it is longer than `maxLength`, for a text that
 * somebody agrees to is whole or is not there.
 */
export function readParagraphs(text: unknown, maxLength: number): string | undefined {
  if (typeof text !== 'string' || text.length > maxLength) return undefined
  const lines = text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => replaceUnprintable(line.replaceAll('\t', ' ')))
  const clean = lines.join('\n')
  return clean.trim() === '' ? undefined : clean
}

/** A text for machines, unchanged: absent unless it is printable ASCII of at most `maxLength`. */
export function readWord(value: unknown, name: string, maxLength: number): string | undefined {
  const word = readMember(value, name)
  return typeof word === 'string' && word.length <= maxLength && /^[\x20-\x7e]+$/.test(word)
    ? word
    : undefined
}

/** A whole number between `least` and `most`; anything else is absent. */
export function readInteger(
  value: unknown,
  name: string,
  range: { readonly least: number; readonly most: number },
): number | undefined {
  const number = readMember(value, name)
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) return undefined
  return number >= range.least && number <= range.most ? number : undefined
}

/** A point in time written as ISO 8601, as epoch milliseconds. */
export function readInstant(value: unknown, name: string): number | undefined {
  const text = readWord(value, name, 40)
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}T/.test(text)) return undefined
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? undefined : instant
}

/** The first `maxItems` entries of an array; empty when it is no array. */
export function readList(value: unknown, name: string, maxItems: number): readonly unknown[] {
  const list: unknown = readMember(value, name)
  return Array.isArray(list) ? list.slice(0, maxItems) : []
}

/** The texts of an array; what else is in it is passed over. */
export function readTexts(value: unknown, name: string): readonly string[] {
  return readList(value, name, Infinity).filter((each) => typeof each === 'string')
}

/** Whether `value` is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether `value` has the form of a UUID, as PingOne's ids have. */
export function isUuid(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
  )
}

/** `text` as JSON, or `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
