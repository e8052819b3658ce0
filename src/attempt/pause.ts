// How long codes may be paused after wrong ones, and until when. Pure.
import type { AttemptLimits } from '../config.js'
import type { PendingSignOn } from './pending-sign-on.js'

type Paused = { readonly throttle: Pick<AttemptLimits, 'lockedPauseMinutes'> }

/** How long PingOne may pause codes after wrong ones, as the configuration says: the same for every name. */
export function findPauseMinutes({ throttle }: Paused): number {
  return throttle.lockedPauseMinutes
}

/** Until when the next code may not arrive, of an attempt that our own count ended before a first factor was proven. */
export function findPauseEnd(
  config: Paused,
  { ended, proven }: Pick<PendingSignOn, 'ended' | 'proven'>,
): number | undefined {
  if (proven || ended?.kind !== 'locked' || ended.cause !== 'tries') return undefined
  return ended.atMs === undefined ? undefined : ended.atMs + findPauseMinutes(config) * 60_000
}
