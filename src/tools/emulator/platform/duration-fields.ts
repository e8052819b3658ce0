// Time spans as PingOne writes them: a number, and the unit that it counts in.
import { outOfRange, type FieldReader } from './fields.js'

const seconds = { SECONDS: 1, MINUTES: 60, HOURS: 3600, DAYS: 86_400 } as const

/** A unit that some span may be in. */
export type TimeUnit = keyof typeof seconds

/** What a span has to be like. */
export interface SpanLimits<Unit extends TimeUnit> {
  readonly units: readonly Unit[]
  /** In seconds. */
  readonly min: number
  readonly max: number
}

/** The span of that name; undefined when it is absent. */
export function readSpan<const Unit extends TimeUnit>(
  parent: FieldReader | undefined,
  { name, limits }: { readonly name: string; readonly limits: SpanLimits<Unit> },
): { duration: number; timeUnit: Unit } | undefined {
  const span = parent?.object(name)
  if (span === undefined) return undefined
  const [first] = limits.units
  const read = span.choice('timeUnit', limits.units)
  const timeUnit = span.required('timeUnit', read, first)
  const duration = span.whole('duration', { min: 0, max: 2_147_483_647 })
  if (timeUnit === undefined) return undefined
  const factor = seconds[timeUnit]
  const [min, max] = [Math.ceil(limits.min / factor), Math.floor(limits.max / factor)]
  if (read !== undefined && duration !== undefined && (duration < min || duration > max)) {
    span.note(outOfRange(span.target('duration'), min, max))
  }
  return { duration: span.required('duration', duration, 0), timeUnit }
}

/** How long a span is. */
export function spanMs({
  duration,
  timeUnit,
}: {
  readonly duration: number
  readonly timeUnit: TimeUnit
}): number {
  return duration * seconds[timeUnit] * 1000
}
