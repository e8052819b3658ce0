// Limits that no test reaches which is about something else.
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import type { EditableStore } from './editable-store.js'

const limitNames = [
  'start-own',
  'start-address',
  'start-network',
  'start-overall',
  'message-own',
  'message-day',
  'message-pair',
  'message-user',
  'message-address',
  'message-network',
  'message-overall',
  'secret-own',
  'secret-pair',
  'secret-user',
  'secret-long',
  'secret-address',
  'secret-network',
  'secret-overall',
  'account-address',
] as const

type Throttle = Exclude<NonNullable<PingOneMfaOptions['throttle']>, 'relaxed'>
type LimitName = (typeof limitNames)[number]

const million = { points: 1_000_000, seconds: 86_400 }

/** Every limit a million. */
export const unlimited: { readonly limits: NonNullable<Throttle['limits']> } = {
  limits: Object.fromEntries(limitNames.map((name) => [name, million])),
}

/** Every limit a million, but for these: as many points, and back after a day. */
export function limitedBy(points: Partial<Record<LimitName, number>>): typeof unlimited {
  const limited = Object.entries(points).map(([name, of]) => [
    name,
    { points: of, seconds: 86_400 },
  ])
  return {
    limits: { ...unlimited.limits, ...(Object.fromEntries(limited) as typeof unlimited.limits) },
  }
}

const yearSeconds = 31_536_000

/** A thousand points of every limit, but for these. They come back in a year: in a test none does, and each can be counted. */
export function countable(points: Partial<Record<LimitName, number>> = {}): typeof unlimited {
  const figures = limitNames.map((name) => [
    name,
    { points: points[name] ?? 1000, seconds: yearSeconds },
  ])
  return { limits: Object.fromEntries(figures) as typeof unlimited.limits }
}

/** Points taken of each limit, over all its keys; those of which none is taken are left out. */
export async function readSpent(
  store: Pick<EditableStore, 'counters'>,
  { limits }: typeof unlimited = countable(),
): Promise<Readonly<Record<string, number>>> {
  const spent: Record<string, number> = {}
  for (const [key, emptyAtMs] of await store.counters()) {
    const limit = key.slice(0, key.indexOf('_'))
    const { points, seconds } = limits[limit.replace(/-hosted$/, '') as LimitName] ?? million
    const taken = ((emptyAtMs - Date.now()) * points) / (seconds * 1000)
    // A tenth is the smallest part of a point that anything costs.
    const rounded = Math.round(Math.max(0, taken) * 10) / 10
    if (rounded > 0) spent[limit] = Math.round(((spent[limit] ?? 0) + rounded) * 10) / 10
  }
  return spent
}
