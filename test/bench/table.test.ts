// The tables of the bench: what a reader sees, above all when a table does not count.
import { expect, it } from 'vitest'
import { compareRounds, type Reading } from '../../bench/measure/comparison.js'
import { writeComparison, writeTable, writeVerdict } from '../../bench/measure/table.js'

const reading = (cost: number): Reading => ({ cost, perSecond: 2000, latenciesMs: [1, 2] })
const interval = { low: 0.98, high: 1.02 }

it('has a row a subject with ratio, interval, cost, rate and latencies', () => {
  const rounds = Array.from({ length: 5 }, () => [250, 250, 300].map(reading))
  const comparison = compareRounds(['B', 'B again', 'this package'], rounds)
  const text = writeComparison(comparison, { baseline: 'B', rounds: 5, unit: 'request' })
  expect(text.split('\n')).toEqual([
    '|  | CPU ÷ B (90 %) | CPU µs a request | least | requests/s | p50 ms | p95 ms |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    '| B | 1.00 (1.00–1.00) | 250 | 250 | 2000 | 1.5 | 2.0 |',
    '| B again | 1.00 (1.00–1.00) | 250 | 250 | 2000 | 1.5 | 2.0 |',
    '| this package | 1.20 (1.20–1.20) | 300 | 300 | 2000 | 1.5 | 2.0 |',
    '',
    'A/A 1.000 (1.00–1.00): within ±3 %. 5 rounds.',
  ])
})

it('says loudly that a table does not count', () => {
  expect(writeVerdict({ ratio: 1.05, interval, counts: false })).toContain('DOES NOT COUNT')
  expect(writeVerdict({ ratio: 1.01, interval, counts: true })).toBe(
    'A/A 1.010 (0.98–1.02): within ±3 %.',
  )
})

it('names what was measured where that is not CPU time', () => {
  const rounds = [[30, 30].map(reading)]
  const words = { baseline: 'B', rounds: 1, unit: 'start', cost: 'time ms' }
  const text = writeComparison(compareRounds(['B', 'B again'], rounds), words)
  expect(text).toContain('| time ÷ B (90 %) | time ms a start |')
})

it('sets figures to the right', () => {
  expect(writeTable(['what', 'MB'], [['a', '1']])).toBe('| what | MB |\n| --- | ---: |\n| a | 1 |')
})
