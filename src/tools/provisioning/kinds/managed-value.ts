// What values of a resource mean: nothing, a set, a span of time.
import { isObject } from '../../../pingone/json.js'

/**
 * Whether a member says no more than its absence does. PingOne leaves `null` out of its answers, and a
 * flag that was never set is off.
 */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && Object.keys(value).length === 0
}

/** A span of time as PingOne writes it. */
export interface Duration {
  readonly duration: number
  readonly timeUnit: string
}

/** Whether a value is a span of time and nothing else. */
export function isDuration(value: unknown): value is Duration {
  return (
    isObject(value) &&
    Object.keys(value).length === 2 &&
    typeof value['duration'] === 'number' &&
    typeof value['timeUnit'] === 'string'
  )
}

/** Whether both are the same span of time: 30 minutes are 1800 seconds. */
export function isSameDuration(one: Duration, other: Duration): boolean {
  const [oneSeconds, otherSeconds] = [toSeconds(one), toSeconds(other)]
  if (oneSeconds !== undefined && otherSeconds !== undefined) return oneSeconds === otherSeconds
  return one.duration === other.duration && one.timeUnit === other.timeUnit
}

/** For people: `30 minutes`. */
export function writeDuration({ duration, timeUnit }: Duration): string {
  const unit = timeUnit.toLowerCase()
  return `${String(duration)} ${duration === 1 ? unit.replace(/s$/, '') : unit}`
}

function toSeconds({ duration, timeUnit }: Duration): number | undefined {
  const factor = secondsOf.get(timeUnit)
  return factor === undefined ? undefined : factor * duration
}

const secondsOf: ReadonlyMap<string, number> = new Map([
  ['SECONDS', 1],
  ['MINUTES', 60],
  ['HOURS', 3600],
  ['DAYS', 86_400],
])

/** A member of an array that has an id, by which it is found. */
export type Identified = Readonly<Record<string, unknown>> & { readonly id: string }

/** Whether every member has an id: then the order has no meaning. */
export function areIdentified(values: readonly unknown[]): values is readonly Identified[] {
  return values.length > 0 && values.every((value) => isObject(value) && hasTextId(value))
}

function hasTextId(value: Readonly<Record<string, unknown>>): boolean {
  return Object.hasOwn(value, 'id') && typeof value['id'] === 'string'
}
