// Makes a decoy answer after a time that a real call took lately, so that the clock tells nothing.
import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

const MAX_SAMPLES = 50
/** Nothing measured yet: what a lookup and a message typically take. */
const FIRST_SAMPLE_MS = 250
const MAX_WAIT_MS = 3_000

/** Kinds of step whose times are kept apart. */
export type TimedStep = 'lookup' | 'secret' | 'message'

/** The recent times of one instance. */
export interface DecoyTiming {
  /** Keeps how long a real step took, in milliseconds. */
  note(step: TimedStep, durationMs: number): void
  /** Waits until a decoy step has taken as long as a real one drawn at random. */
  waitLikeReal(step: TimedStep, elapsedMs: number): Promise<void>
}

/** Creates the times of one instance. */
export function createDecoyTiming(): DecoyTiming {
  const samples: Record<TimedStep, number[]> = { lookup: [], secret: [], message: [] }
  return {
    note(step, durationMs): void {
      const kept = samples[step]
      kept.push(durationMs)
      if (kept.length > MAX_SAMPLES) kept.shift()
    },
    async waitLikeReal(step, elapsedMs): Promise<void> {
      const kept = samples[step]
      const drawn =
        kept.length === 0 ? FIRST_SAMPLE_MS : (kept[randomInt(kept.length)] ?? FIRST_SAMPLE_MS)
      const remaining = Math.min(drawn - elapsedMs, MAX_WAIT_MS)
      if (remaining > 0) await wait(remaining)
    },
  }
}
