// Rounds of readings become one line a subject: ratios to the baseline of the same round, and a verdict.
import { bootstrapMedian, createRandom, median, quantile, type Interval } from './statistics.js'

/** What one slice of one subject cost. */
export interface Reading {
  /** What one unit of work cost: CPU microseconds of the app's process, or milliseconds of wall clock. */
  readonly cost: number
  /** Units of work a second of wall clock. */
  readonly perSecond: number
  /** How long each unit took, in milliseconds. */
  readonly latenciesMs: readonly number[]
}

/** One round: a reading of every subject, in the order of the subjects; the baseline is the first. */
export type Round = readonly Reading[]

/** What is known of one subject after all rounds. */
export interface Line {
  readonly name: string
  /** Median of the ratios to the baseline of the same round. */
  readonly ratio: number
  readonly interval: Interval
  readonly cost: number
  readonly leastCost: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
}

/** The baseline against itself: the table counts only when it lies close enough to 1. */
export interface Verdict {
  readonly ratio: number
  readonly interval: Interval
  readonly counts: boolean
}

/** How far from 1 the baseline may lie from itself. */
export const A_A_TOLERANCE = 0.03

const SEED = 20_261

/** Reads all rounds; `names` are the subjects', the baseline first and the same baseline again second. */
export function compareRounds(
  names: readonly string[],
  rounds: readonly Round[],
): { readonly lines: readonly Line[]; readonly verdict: Verdict } {
  const lines = names.map((name, at) => readLine(name, { at, rounds }))
  const again = lines[1]
  if (again === undefined) throw new RangeError('the baseline must be there twice')
  return { lines, verdict: judge(again) }
}

/** Does the control lie within the tolerance? */
export function judge({ ratio, interval }: Pick<Line, 'ratio' | 'interval'>): Verdict {
  return { ratio, interval, counts: Math.abs(ratio - 1) <= A_A_TOLERANCE }
}

function readLine(
  name: string,
  { at, rounds }: { readonly at: number; readonly rounds: readonly Round[] },
): Line {
  const readings = rounds.map((round) => readingAt(round, at))
  const ratios = rounds.map((round) => readingAt(round, at).cost / readingAt(round, 0).cost)
  const latencies = readings.flatMap(({ latenciesMs }) => latenciesMs)
  const costs = readings.map(({ cost }) => cost)
  return {
    name,
    ratio: median(ratios),
    interval: bootstrapMedian(ratios, createRandom(SEED)),
    cost: median(costs),
    leastCost: Math.min(...costs),
    perSecond: median(readings.map(({ perSecond }) => perSecond)),
    p50Ms: quantile(latencies, 0.5),
    p95Ms: quantile(latencies, 0.95),
  }
}

function readingAt(round: Round, at: number): Reading {
  const reading = round[at]
  if (reading === undefined) throw new RangeError(`a round has no reading ${at}`)
  return reading
}
