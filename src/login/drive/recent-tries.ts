// After too many wrong codes a code may not arrive for a while: this browser remembers until when, and nothing else.
import type { Request, Response } from 'express'
import type { AttemptLimits, Config } from '../../config.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { clearNote, readNote, setNote } from '../answer/note-cookie.js'

const NAME = 'wait'

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

/** Lets this browser remember the wait. The value is a moment of the configuration: it says nothing of an account. */
export function rememberWait(
  res: Response,
  config: Config,
  { untilMs, nowMs }: { readonly untilMs: number; readonly nowMs: number },
): void {
  const maxAge = untilMs - nowMs
  if (maxAge > 0) setNote(res, { name: NAME, value: untilMs.toString(36), maxAge }, config)
}

/** Whole minutes that are left of it; undefined when there are none. */
export function readWait(req: Request, config: Config, nowMs: number): number | undefined {
  const value = readNote(req, NAME, config)
  if (value === undefined || !/^[0-9a-z]{8,10}$/.test(value)) return undefined
  const minutes = Math.ceil((Number.parseInt(value, 36) - nowMs) / 60_000)
  return minutes >= 1 && minutes <= findPauseMinutes(config) ? minutes : undefined
}

/** A sign-on is done: nothing is waited for any more. */
export function forgetWait(req: Request, res: Response, config: Config): void {
  if (readNote(req, NAME, config) !== undefined) clearNote(res, NAME, config)
}
