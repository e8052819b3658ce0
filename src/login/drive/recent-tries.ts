// After too many wrong codes a code may not arrive for a while: this browser remembers until when, and nothing else.
import { findPauseMinutes } from '../../attempt/pause.js'
import { clearNote, readNote, setNote } from '../answer/note-cookie.js'
import type { Answering, Asked, Exchange } from '../exchange.js'

const NAME = 'wait'

/** Lets this browser remember the wait. The value is a moment of the configuration: it says nothing of an account. */
export function rememberWait(
  exchange: Answering,
  { untilMs, nowMs }: { readonly untilMs: number; readonly nowMs: number },
): void {
  const maxAge = untilMs - nowMs
  if (maxAge > 0) setNote(exchange, { name: NAME, value: untilMs.toString(36), maxAge })
}

/** Whole minutes that are left of it; undefined when there are none. */
export function readWait(asked: Asked, nowMs: number): number | undefined {
  const { config } = asked.instance
  const value = readNote(asked, NAME)
  if (value === undefined || !/^[0-9a-z]{8,10}$/.test(value)) return undefined
  const minutes = Math.ceil((Number.parseInt(value, 36) - nowMs) / 60_000)
  return minutes >= 1 && minutes <= findPauseMinutes(config) ? minutes : undefined
}

/** A sign-on is done: nothing is waited for any more. */
export function forgetWait(exchange: Exchange): void {
  if (readNote(exchange, NAME) !== undefined) clearNote(exchange, NAME)
}
