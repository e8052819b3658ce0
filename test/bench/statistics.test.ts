// The arithmetic of the bench: what it says of readings whose answer is known.
import { describe, expect, it } from 'vitest'
import { compareRounds, judge, type Reading } from '../../bench/measure/comparison.js'
import {
  bootstrapMedian,
  createRandom,
  median,
  quantile,
  shuffle,
} from '../../bench/measure/statistics.js'

describe('median and quantile', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 3, 2], 2.5],
    [[1, 1, 1, 1000], 1],
  ])('of %j the median is %d', (readings, expected) => {
    expect(median(readings)).toBe(expected)
  })

  it('lie between two readings in proportion', () => {
    const readings = [40, 10, 30, 20, 0]
    expect(quantile(readings, 0)).toBe(0)
    expect(quantile(readings, 0.95)).toBeCloseTo(38)
    expect(quantile(readings, 1)).toBe(40)
  })

  it('of no readings is an error, not a figure', () => {
    expect(() => median([])).toThrow(RangeError)
  })

  it('leave the readings in their order', () => {
    const readings = [3, 1, 2]
    median(readings)
    expect(readings).toEqual([3, 1, 2])
  })
})

describe('random numbers', () => {
  it('are the same for the same seed and lie between 0 and 1', () => {
    const draw = (seed: number): number[] => {
      const random = createRandom(seed)
      return Array.from({ length: 1000 }, random)
    }
    const numbers = draw(7)
    expect(draw(7)).toEqual(numbers)
    expect(draw(8)).not.toEqual(numbers)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
    expect(median(numbers)).toBeCloseTo(0.5, 1)
  })

  it('put the same values in another order', () => {
    const values = ['a', 'b', 'c', 'd', 'e', 'f']
    const orders = new Set<string>()
    const random = createRandom(1)
    for (let round = 0; round < 20; round += 1) {
      const order = shuffle(values, random)
      expect([...order].sort()).toEqual(values)
      orders.add(order.join(''))
    }
    expect(orders.size).toBeGreaterThan(10)
  })
})

describe('the bootstrap interval of a median', () => {
  it('has no width when every reading is the same', () => {
    expect(bootstrapMedian([2, 2, 2, 2, 2], createRandom(1))).toEqual({ low: 2, high: 2 })
  })

  it('holds the median, and narrows as readings are added', () => {
    const noise = createRandom(3)
    const readings = Array.from({ length: 400 }, () => 1 + (noise() - 0.5) / 5)
    const wide = bootstrapMedian(readings.slice(0, 10), createRandom(1))
    const narrow = bootstrapMedian(readings, createRandom(1))
    expect(narrow.low).toBeLessThanOrEqual(median(readings))
    expect(narrow.high).toBeGreaterThanOrEqual(median(readings))
    expect(narrow.high - narrow.low).toBeLessThan((wide.high - wide.low) / 2)
  })

  it('is the same for the same seed', () => {
    const readings = [1, 2, 3, 4, 5, 9, 2, 1]
    const interval = bootstrapMedian(readings, createRandom(5))
    expect(bootstrapMedian(readings, createRandom(5))).toEqual(interval)
  })
})

describe('a comparison', () => {
  const reading = (cost: number): Reading => ({ cost, perSecond: 1000 / cost, latenciesMs: [cost] })
  const names = ['B', 'B again', 'other']

  it('compares within a round: what slows a whole round changes no ratio', () => {
    const rounds = [1, 7, 2, 30, 1].map((noise) =>
      [100, 101, 120].map((cost) => reading(cost * noise)),
    )
    const { lines, verdict } = compareRounds(names, rounds)
    expect(lines.map(({ ratio }) => ratio)).toEqual([1, 1.01, 1.2])
    expect(lines[2]?.interval).toEqual({ low: 1.2, high: 1.2 })
    expect(lines[2]).toMatchObject({ name: 'other', cost: 240, leastCost: 120, p50Ms: 240 })
    expect(verdict.counts).toBe(true)
  })

  it('takes the median of the ratios: one bad slice decides nothing', () => {
    const rounds = [120, 120, 9000, 120, 120].map((cost) => [100, 100, cost].map(reading))
    expect(compareRounds(names, rounds).lines[2]?.ratio).toBe(1.2)
  })

  it('needs the baseline twice and a reading of every subject', () => {
    expect(() => compareRounds(['B'], [[reading(1)]])).toThrow('twice')
    expect(() => compareRounds(names, [[reading(1), reading(1)]])).toThrow('no reading 2')
  })
})

describe('the control', () => {
  it.each([
    [0.96, false],
    [0.971, true],
    [1, true],
    [1.029, true],
    [1.031, false],
  ])('at %d counts: %s', (ratio, counts) => {
    expect(judge({ ratio, interval: { low: ratio, high: ratio } }).counts).toBe(counts)
  })
})
