// Markdown of a comparison: one row a subject, and a line that says whether it counts.
import { A_A_TOLERANCE, type Line, type Verdict } from './comparison.js'
import type { Interval } from './statistics.js'

/** Rows under a header, as a Markdown table; the first column is text, the others are figures. */
export function writeTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const rule = header.map((_, at) => (at === 0 ? '---' : '---:'))
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** What the columns are called. */
export interface TableWords {
  readonly baseline: string
  readonly rounds: number
  /** What one unit of work is called, e.g. `request`. */
  readonly unit: string
  /** What the cost is, with its unit. Default `CPU µs`. */
  readonly cost?: string
}

/** What a comparison found. */
export function writeComparison(
  { lines, verdict }: { readonly lines: readonly Line[]; readonly verdict: Verdict },
  { baseline, rounds, unit, cost = 'CPU µs' }: TableWords,
): string {
  const header = [
    '',
    `${cost.split(' ')[0] ?? ''} ÷ ${baseline} (90 %)`,
    `${cost} a ${unit}`,
    'least',
    `${unit}s/s`,
    'p50 ms',
    'p95 ms',
  ]
  const rows = lines.map((line) => [
    line.name,
    `${line.ratio.toFixed(2)} ${writeInterval(line.interval)}`,
    line.cost.toFixed(0),
    line.leastCost.toFixed(0),
    line.perSecond.toFixed(line.perSecond < 100 ? 1 : 0),
    line.p50Ms.toFixed(1),
    line.p95Ms.toFixed(1),
  ])
  return `${writeTable(header, rows)}\n\n${writeVerdict(verdict)} ${rounds} rounds.`
}

/** The control in one sentence. */
export function writeVerdict({ ratio, interval, counts }: Verdict): string {
  const control = `A/A ${ratio.toFixed(3)} ${writeInterval(interval)}`
  const within = `±${(A_A_TOLERANCE * 100).toFixed(0)} %`
  if (counts) return `${control}: within ${within}.`
  return `**${control}: outside ${within}. THIS TABLE DOES NOT COUNT; run it again on an idle machine.**`
}

function writeInterval({ low, high }: Interval): string {
  return `(${low.toFixed(2)}–${high.toFixed(2)})`
}
