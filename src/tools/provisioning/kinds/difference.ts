// Compares what a recipe manages of a resource with what is there.
import { isObject } from '../../../pingone/json.js'
import type { ManagedFields } from '../recipe.js'
import type { Difference } from './kind.js'
import {
  areIdentified,
  isDuration,
  isNothing,
  isSameDuration,
  writeDuration,
  type Duration,
  type Identified,
} from './managed-value.js'
import { memberOf, type JsonRecord } from './record.js'

/** What is special about members of one kind of resource. */
export interface ManagedRules {
  /** Paths that PingOne takes and does not answer: they cannot be compared. */
  readonly writeOnly?: readonly string[]
  /** Paths of flags that are on where PingOne leaves them out. */
  readonly onByDefault?: readonly string[]
}

/** Two values at one path, of which it is known what the desired one is. */
interface PairOf<Desired, Actual = unknown> {
  readonly path: string
  readonly desired: Desired
  readonly actual: Actual
}

/**
 * What of the managed members is not as it should be; all other members of the resource are ignored.
 *
 * `undefined` is not managed; `null` must not be there. Absent, `null`, `false`, an empty text, array or
 * object say the same, because PingOne leaves `null` out and a flag that was never set is off. Arrays of
 * texts are sets; so are arrays of objects with an `id`, whose members are then compared one by one; other
 * arrays are compared in order. A span of time is compared by its length.
 */
export function compareManaged(
  managed: ManagedFields,
  { actual, rules = {} }: { readonly actual: JsonRecord; readonly rules?: ManagedRules },
): readonly Difference[] {
  return compareMembers({ path: '', desired: managed, actual }, rules)
}

/** All that is managed, as differences from nothing: what a plan shows of a resource to be made. */
export function describeManaged(managed: ManagedFields): readonly Difference[] {
  return describeMembers('', managed)
}

function compareMembers(pair: PairOf<JsonRecord>, rules: ManagedRules): Difference[] {
  return Object.entries(pair.desired).flatMap(([name, desired]) => {
    const path = join(pair.path, name)
    if (desired === undefined || rules.writeOnly?.includes(path) === true) return []
    return compareValue({ path, desired, actual: memberOf(pair.actual, name) }, rules)
  })
}

function compareValue(pair: Difference, rules: ManagedRules): Difference[] {
  const { path, desired, actual } = pair
  if (isOnByDefault(pair, rules)) return desired === true ? [] : [present(pair)]
  if (isNothing(desired) && isNothing(actual)) return []
  if (isDuration(desired)) return compareDuration({ path, desired, actual })
  if (Array.isArray(desired)) return compareArray({ path, desired, actual }, rules)
  if (isObject(desired) && (actual === undefined || isObject(actual))) {
    return compareMembers({ path, desired, actual }, rules)
  }
  return desired === actual ? [] : [present(pair)]
}

function isOnByDefault({ path, desired, actual }: Difference, rules: ManagedRules): boolean {
  return (
    actual === undefined &&
    typeof desired === 'boolean' &&
    rules.onByDefault?.includes(path) === true
  )
}

function compareDuration({ path, desired, actual }: PairOf<Duration>): Difference[] {
  if (!isDuration(actual)) return [{ path, actual, desired: writeDuration(desired) }]
  if (isSameDuration(desired, actual)) return []
  return [{ path, actual: writeDuration(actual), desired: writeDuration(desired) }]
}

function compareArray(pair: PairOf<readonly unknown[]>, rules: ManagedRules): Difference[] {
  const { path, desired } = pair
  const actual: readonly unknown[] | undefined = toArray(pair.actual)
  if (actual === undefined) return [present(pair)]
  if (areIdentified(desired)) return compareIdentified({ path, desired, actual }, rules)
  if (desired.every((value) => typeof value === 'string')) {
    return isSameSet(desired, actual) ? [] : [present(pair)]
  }
  if (desired.length !== actual.length) return [present(pair)]
  return desired.flatMap((value, index) =>
    compareValue(
      { path: `${path}[${String(index)}]`, desired: value, actual: actual[index] },
      rules,
    ),
  )
}

function compareIdentified(
  { path, desired, actual }: PairOf<readonly Identified[], readonly unknown[]>,
  rules: ManagedRules,
): Difference[] {
  const ids = desired.map(({ id }) => id)
  const actualIds = actual.map((value) => memberOf(value, 'id'))
  if (!isSameSet(ids, actualIds)) return [{ path, actual: actualIds, desired: ids }]
  return desired.flatMap((value) => {
    const there = actual.find((candidate) => memberOf(candidate, 'id') === value.id)
    return compareMembers({ path: `${path}[${value.id}]`, desired: value, actual: there }, rules)
  })
}

function toArray(value: unknown): readonly unknown[] | undefined {
  if (value === undefined) return []
  return Array.isArray(value) ? value : undefined
}

function isSameSet(one: readonly unknown[], other: readonly unknown[]): boolean {
  const [left, right] = [new Set(one), new Set(other)]
  return left.size === right.size && [...left].every((value) => right.has(value))
}

/** Nothing is written as `undefined`, a span of time in words. */
function present({ path, actual, desired }: Difference): Difference {
  return { path, actual: toWords(actual), desired: toWords(desired) }
}

function toWords(value: unknown): unknown {
  if (isDuration(value)) return writeDuration(value)
  return value ?? undefined
}

function describeMembers(base: string, managed: JsonRecord): Difference[] {
  return Object.entries(managed).flatMap(([name, desired]) => {
    const path = join(base, name)
    if (desired === undefined || desired === null) return []
    if (isObject(desired) && !isDuration(desired)) return describeMembers(path, desired)
    const entries: readonly unknown[] = Array.isArray(desired) ? desired : []
    if (areIdentified(entries)) {
      return entries.flatMap(({ id, ...rest }) => describeMembers(`${path}[${id}]`, rest))
    }
    return [present({ path, actual: undefined, desired })]
  })
}

function join(base: string, name: string): string {
  return base === '' ? name : `${base}.${name}`
}
