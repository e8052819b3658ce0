// The one table of limits: what each counts, how much of it, and what the person reads when it strikes.

/** A bucket of `points` that empties evenly over `seconds`. */
export interface LimitFigures {
  readonly points: number
  readonly seconds: number
}

/** Name of a limit: in options, in errors and events, and in its keys. */
export type LimitName =
  | 'start-own'
  | 'start-address'
  | 'start-network'
  | 'start-overall'
  | 'message-own'
  | 'message-day'
  | 'message-pair'
  | 'message-user'
  | 'message-address'
  | 'message-network'
  | 'message-overall'
  | 'secret-own'
  | 'secret-pair'
  | 'secret-user'
  | 'secret-long'
  | 'secret-address'
  | 'secret-network'
  | 'secret-overall'
  | 'account-address'

/** The figures that count in one instance. */
export type LimitTable = Readonly<Record<LimitName, LimitFigures>>

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * Every limit with its default figures. A start is an attempt with a record and calls to PingOne, a message a code that
 * may go out, a secret a password or code that is tried, an account one that somebody asks for.
 *
 * `start-overall` fits `pendingLifetimeSeconds`: see `fitFigures`.
 */
export const limitDefaults: LimitTable = {
  'start-own': { points: 30, seconds: 15 * MINUTE },
  'start-address': { points: 300, seconds: 15 * MINUTE },
  'start-network': { points: 900, seconds: 15 * MINUTE },
  'start-overall': { points: 3750, seconds: 10 * MINUTE },
  'message-own': { points: 10, seconds: HOUR },
  'message-day': { points: 60, seconds: DAY },
  'message-pair': { points: 4, seconds: DAY },
  'message-user': { points: 8, seconds: DAY },
  'message-address': { points: 300, seconds: 10 * HOUR },
  'message-network': { points: 900, seconds: 10 * HOUR },
  'message-overall': { points: 2000, seconds: 4 * HOUR },
  'secret-own': { points: 20, seconds: DAY },
  'secret-pair': { points: 5, seconds: DAY },
  'secret-user': { points: 10, seconds: DAY },
  'secret-long': { points: 100, seconds: 30 * DAY },
  'secret-address': { points: 200, seconds: 4 * HOUR },
  'secret-network': { points: 600, seconds: 4 * HOUR },
  'secret-overall': { points: 2000, seconds: 4 * HOUR },
  'account-address': { points: 5, seconds: HOUR },
}

/** Every name, in the order of the table. */
export const limitNames: readonly LimitName[] = Object.keys(limitDefaults) as LimitName[]

/**
 * Who acts: a member is signed on, a known browser has signed on under the typed name before, a stranger is everybody
 * else.
 */
export type Party = 'member' | 'known' | 'stranger'

/** What the person reads when a limit strikes; each has a sentence of its own. */
export type LimitText =
  | 'codes_name'
  | 'codes_own'
  | 'tries_name'
  | 'tries_own'
  | 'network'
  | 'busy'
  | 'starts_own'
  | 'accounts'

/** The text of a limit for this party. */
export function findLimitText(limit: LimitName, party: Party): LimitText {
  if (limit === 'account-address') return 'accounts'
  if (limit.endsWith('-overall')) return 'busy'
  if (limit.endsWith('-address') || limit.endsWith('-network')) return 'network'
  if (limit.startsWith('start-')) return 'starts_own'
  const whose = party === 'stranger' ? 'name' : 'own'
  return limit.startsWith('message-') ? `codes_${whose}` : `tries_${whose}`
}

/** True for the name of a limit. */
export function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(limitDefaults, name)
}
