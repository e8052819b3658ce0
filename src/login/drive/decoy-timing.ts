// Makes a decoy answer after a time that a real call took lately, so that the clock tells nothing.
import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { FlowAction } from '../../flow/action.js'

const MAX_SAMPLES = 50
/** Nothing measured yet: what a call typically takes. */
const FIRST_SAMPLE_MS = 250
const MAX_WAIT_MS = 3_000

/** Outcomes of a call whose times are kept apart. */
export type TimedStep = 'wrong-secret' | 'message' | 'read'

/** An action whose calls are levelled, each kind by itself. */
type LeadingAction = FlowAction['action']

/** The recent times of one instance. A time is that of the call alone, in milliseconds. */
export interface DecoyTiming {
  /** Keeps how long a real call took. */
  note(step: TimedStep, durationMs: number): void
  /** Waits as long as a real call took, drawn at random: in place of a call that is not made. */
  waitLikeReal(step: TimedStep): Promise<void>
  /**
   * A call that was made and leads everybody to the same page: keeps the time of a real one, and makes that of a decoy
   * as slow, for its kind, as a real one is. Where both take the same time, nothing is added.
   */
  level(
    action: LeadingAction,
    call: { readonly durationMs: number; readonly isDecoy: boolean },
  ): Promise<void>
}

/** Creates the times of one instance. */
export function createDecoyTiming(): DecoyTiming {
  const samples: Record<TimedStep, number[]> = { 'wrong-secret': [], message: [], read: [] }
  const leading = new Map<LeadingAction, { readonly real: number[]; readonly decoy: number[] }>()

  /** Of the same outcome; else of whatever call this process has made. */
  function draw(step: TimedStep): number {
    const own = samples[step]
    if (own.length > 0) return own[randomInt(own.length)] ?? FIRST_SAMPLE_MS
    const led = [...leading.values()].flatMap(({ real, decoy }) => [...real, ...decoy])
    const others = [...Object.values(samples).flat(), ...led]
    return others.length === 0
      ? FIRST_SAMPLE_MS
      : (others[randomInt(others.length)] ?? FIRST_SAMPLE_MS)
  }

  return {
    note: (step, durationMs) => keep(samples[step], durationMs),
    waitLikeReal: (step) => waitMs(draw(step)),
    async level(action, { durationMs, isDecoy }) {
      const taken = leading.get(action) ?? { real: [], decoy: [] }
      leading.set(action, taken)
      keep(isDecoy ? taken.decoy : taken.real, durationMs)
      if (!isDecoy || taken.real.length === 0) return
      const rank = findRank(taken.decoy, durationMs)
      await waitMs(findQuantile(taken.real, rank) - durationMs)
    },
  }
}

function keep(samples: number[], durationMs: number): void {
  samples.push(durationMs)
  if (samples.length > MAX_SAMPLES) samples.shift()
}

async function waitMs(durationMs: number): Promise<void> {
  const bounded = Math.min(durationMs, MAX_WAIT_MS)
  if (bounded > 0) await wait(bounded)
}

/** How slow a time is among others of its kind: 0 the fastest, 1 the slowest. */
function findRank(samples: readonly number[], durationMs: number): number {
  const faster = samples.filter((sample) => sample < durationMs).length
  return samples.length < 2 ? 0.5 : faster / (samples.length - 1)
}

/** The time that is as slow among these, between two of them where it falls there. */
function findQuantile(samples: readonly number[], rank: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = rank * (sorted.length - 1)
  const [low = 0, high = low] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return low + (high - low) * (at - Math.floor(at))
}
