// Limits that no test reaches which is about something else.
import type { PingOneMfaOptions } from 'express-pingone-mfa'

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
