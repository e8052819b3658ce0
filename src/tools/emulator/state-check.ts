// Checks of values that came from outside, and how they are put together.
import { isRecord } from './json-value.js'

/** Checks one value; answers what is wrong with it, by path, or nothing. */
export type Check = (value: unknown, path: string) => readonly string[]

/** A text that is not empty. */
export const text: Check = (value, path) =>
  typeof value === 'string' && value !== '' ? [] : [`${path} must be a text`]

/** `true` or `false`. */
export const bool: Check = (value, path) =>
  typeof value === 'boolean' ? [] : [`${path} must be true or false`]

/** A whole number of at least 0. */
export const whole: Check = (value, path) =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? [] : [`${path} must be a whole number`]

/** A time as JSON has it. */
export const moment: Check = (value, path) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value))
    ? []
    : [`${path} must be an ISO 8601 time`]

/** An object with these members, and any others. */
export function object(members: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isRecord(value)) return [`${path} must be an object`]
    return Object.entries(members).flatMap(([name, check]) => check(value[name], `${path}.${name}`))
  }
}

/** What two checks let through. */
export function both(one: Check, other: Check): Check {
  return (value, path) => [...one(value, path), ...other(value, path)]
}

/** A list of such items. */
export function list(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return [`${path} must be a list`]
    const items: readonly unknown[] = value
    return items.flatMap((item, index) => check(item, `${path}[${index}]`))
  }
}

/** Such a value, or none. */
export function optional(check: Check): Check {
  return (value, path) => (value === undefined ? [] : check(value, path))
}

/** One of these words. */
export function oneOf(...allowed: readonly string[]): Check {
  return (value, path) =>
    typeof value === 'string' && allowed.includes(value)
      ? []
      : [`${path} must be one of ${allowed.join(', ')}`]
}

/** A list of texts. */
export const texts: Check = list(text)
