// Lays what a recipe manages over a resource that was read, for a PUT that clears nothing of others.
import { isObject } from '../../../pingone/json.js'
import type { Body } from '../platform/platform-client.js'
import type { ManagedFields } from '../recipe.js'
import { areIdentified } from './managed-value.js'
import { memberOf, type JsonRecord } from './record.js'

/**
 * The body of a PUT: the resource as it was read, the managed members laid over it, without what only
 * PingOne writes of every resource.
 *
 * `undefined` leaves a member as it is, `null` takes it out, which clears it. Objects are laid over
 * member by member, as are objects of an array that have an `id`; other arrays are replaced.
 */
export function mergeManaged(actual: JsonRecord, managed: ManagedFields): Body {
  return without(overlay(actual, managed), writtenByPingOne)
}

/** The same members but for some. */
export function without(record: JsonRecord, names: readonly string[]): Body {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))
}

const writtenByPingOne: readonly string[] = [
  '_links',
  '_embedded',
  'id',
  'environment',
  'createdAt',
  'updatedAt',
]

/** Members go through a map and `fromEntries`: no name, not even `__proto__`, is more than a name. */
function overlay(actual: JsonRecord, managed: JsonRecord): JsonRecord {
  const members = new Map(Object.entries(actual))
  for (const [name, desired] of Object.entries(managed)) {
    if (desired === undefined) continue
    if (desired === null) members.delete(name)
    else members.set(name, overlayValue(members.get(name), desired))
  }
  return Object.fromEntries(members)
}

function overlayValue(actual: unknown, desired: unknown): unknown {
  if (Array.isArray(desired)) return overlayArray(Array.isArray(actual) ? actual : [], desired)
  if (isObject(desired)) return overlay(isObject(actual) ? actual : {}, desired)
  return desired
}

function overlayArray(actual: readonly unknown[], desired: readonly unknown[]): readonly unknown[] {
  if (!areIdentified(desired)) return desired.map((value) => overlayValue(undefined, value))
  return desired.map((value) =>
    overlayValue(
      actual.find((candidate) => memberOf(candidate, 'id') === value.id),
      value,
    ),
  )
}
