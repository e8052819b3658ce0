// What is made of many readings: medians, quantiles, and how far a median of the same readings may lie.

/** A bootstrap interval of a median. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The quantile `part` (0 to 1) of readings, between two readings in proportion. */
export function quantile(readings: readonly number[], part: number): number {
  if (readings.length === 0) throw new RangeError('there is no quantile of no readings')
  const sorted = readings.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * part
  const below = sorted[Math.floor(at)] ?? NaN
  const above = sorted[Math.ceil(at)] ?? NaN
  return below + (above - below) * (at - Math.floor(at))
}

/** The reading in the middle; of an even number, the mean of the two. */
export function median(readings: readonly number[]): number {
  return quantile(readings, 0.5)
}

/** Random numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The same values in random order. */
export function shuffle<T>(values: readonly T[], random: () => number): readonly T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}

/** Where 90 % of the medians lie when the readings are drawn again from themselves. */
export function bootstrapMedian(readings: readonly number[], random: () => number): Interval {
  const draw = (): number => readings[Math.floor(random() * readings.length)] ?? NaN
  const medians = Array.from({ length: 1000 }, () => median(readings.map(draw)))
  return { low: quantile(medians, 0.05), high: quantile(medians, 0.95) }
}
