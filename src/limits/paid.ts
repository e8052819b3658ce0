// What an attempt has paid and may get back: points by key, kept in its record.
import { isObject } from '../pingone/json.js'
import type { BucketChange } from '../state/limit-buckets.js'
import type { Counted, LimitChange } from './charges.js'
import { isLimitName, type LimitName, type LimitTable } from './table.js'

/** Points by key, of the figures in the table. */
type Points = Readonly<Record<string, number>>

/** What a finished attempt gets back. */
export type Paid = Readonly<Partial<Record<Counted, Points>>>

/** What is to become of the points that a step has taken. */
export interface Settlement {
  readonly start: 'keep' | 'back'
  /** `back-but-day`: PingOne may have sent it. */
  readonly message: 'keep' | 'back' | 'back-but-day'
  /** `back-but-long`: PingOne may have tried it. */
  readonly secret: 'keep' | 'back' | 'back-but-long'
  /** PingOne may have made it, or says that somebody has it. */
  readonly account: 'keep' | 'back'
}

/** Nothing happened: all of it comes back. */
export const ALL_BACK: Settlement = {
  start: 'back',
  message: 'back',
  secret: 'back',
  account: 'back',
}

/** The points stay with the attempt until it ends. */
export const ALL_KEPT: Settlement = {
  start: 'keep',
  message: 'keep',
  secret: 'keep',
  account: 'keep',
}

/** Most keys of one call. */
const MOST_KEYS = 15

/** Splits what a step has taken into what stays with the attempt and what is given back now. */
export function splitTaken(
  taken: readonly LimitChange[],
  settlement: Settlement,
): { readonly kept: readonly LimitChange[]; readonly back: readonly LimitChange[] } {
  const isBack = ({ limit, counted }: LimitChange): boolean => {
    const verdict = settlement[counted]
    if (verdict === 'back') return true
    return verdict !== 'keep' && limit !== 'message-day' && limit !== 'secret-long'
  }
  const charged = taken.filter(({ change }) => change > 0)
  return {
    // What was sent stays counted for the day, whatever becomes of the attempt.
    kept: charged.filter((one) => !isBack(one) && one.limit !== 'message-day'),
    back: charged.filter(isBack),
  }
}

/** The change that gives points back. */
export function toBack({ key, points, seconds, change }: LimitChange): BucketChange {
  return { key, points, seconds, change: -change }
}

/** Points taken, as a record keeps them. */
export function toPaid(taken: readonly LimitChange[]): Paid {
  const paid: Partial<Record<Counted, Points>> = {}
  for (const { counted, key, change, factor } of taken) {
    paid[counted] = { ...paid[counted], [key]: change / factor }
  }
  return paid
}

/** Adds what a step has paid to what the attempt has. */
export function addPaid(one: Paid | undefined, other: Paid): Paid {
  const sum: Partial<Record<Counted, Points>> = {}
  for (const counted of COUNTED) {
    const points: Record<string, number> = { ...one?.[counted] }
    for (const [key, more] of Object.entries(other[counted] ?? {})) {
      points[key] = (points[key] ?? 0) + more
    }
    if (Object.keys(points).length > 0) sum[counted] = points
  }
  return sum
}

/** The calls that give back what was paid for these things; each of few enough keys. */
export function listBack(
  paid: Paid | undefined,
  { counted, table }: { readonly counted: readonly Counted[]; readonly table: LimitTable },
): readonly (readonly BucketChange[])[] {
  const changes = counted.flatMap((one) =>
    Object.entries(paid?.[one] ?? {}).flatMap(([key, points]) => {
      const limit = readLimit(key)
      return limit === undefined ? [] : [{ key, ...table[limit], change: -points }]
    }),
  )
  const calls: BucketChange[][] = []
  for (let at = 0; at < changes.length; at += MOST_KEYS)
    calls.push(changes.slice(at, at + MOST_KEYS))
  return calls
}

/** Reads the `paid` of a record; what cannot be read was not paid. */
export function parsePaid(value: unknown): Paid | undefined {
  if (!isObject(value)) return undefined
  const paid: Partial<Record<Counted, Points>> = {}
  for (const counted of COUNTED) {
    const points = value[counted]
    if (!isObject(points)) continue
    const entries = Object.entries(points).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0,
    )
    paid[counted] = Object.fromEntries(entries)
  }
  return paid
}

/** No account: it stays counted for its hour, whatever becomes of the attempt. */
const COUNTED: readonly Counted[] = ['start', 'message', 'secret']

/** Keys begin with the name of their limit. */
function readLimit(key: string): LimitName | undefined {
  const name = key.slice(0, Math.max(0, key.indexOf(':'))).replace(/-hosted$/, '')
  return isLimitName(name) ? name : undefined
}
