// One difference of a plan in words: `path: actual -> desired`, short enough to be read.
import type { Difference } from '../provisioning/kinds/kind.js'
import { cut, visible } from './visible.js'

/** How much of a text is shown. */
const longestText = 120

/** Writes a difference: on one line when it fits, else what is there above what will be. */
export function describeDifference(
  { path, actual, desired }: Difference,
  columns: number,
): readonly string[] {
  const name = visible(path)
  const [before, after] = writeBoth(actual, desired)
  if (actual === undefined) return [`${name}: ${after}`]
  const line = `${name}: ${before} -> ${after}`
  return line.length <= columns ? [line] : [`${name}:`, `  - ${before}`, `  + ${after}`]
}

/** Two long texts are shown from where they part, or both would look the same. */
function writeBoth(actual: unknown, desired: unknown): readonly [string, string] {
  if (typeof actual !== 'string' || typeof desired !== 'string') {
    return [writeValue(actual), writeValue(desired)]
  }
  const skipped = Math.max(0, countCommon(actual, desired) - 12)
  const isLong = Math.max(actual.length, desired.length) > longestText
  const from = isLong ? skipped : 0
  return [writeText(actual, from), writeText(desired, from)]
}

function countCommon(left: string, right: string): number {
  let count = 0
  while (count < left.length && left[count] === right[count]) count++
  return count
}

/** Writes a value as a person reads it. */
export function writeValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'string') return writeText(value)
  if (Array.isArray(value)) return writeList(value)
  if (typeof value === 'object') return cut(writeMembers(value), 160)
  return visible(JSON.stringify(value))
}

function writeText(text: string, from = 0): string {
  const quoted = visible(JSON.stringify(text.slice(from)).slice(1, -1))
  const start = from > 0 ? '…' : ''
  const shown = cut(quoted, longestText)
  const size = shown === quoted ? '' : ` (${text.length} characters)`
  return `"${start}${shown}"${size}`
}

function writeList(values: readonly unknown[]): string {
  const shown = values.slice(0, 12).map(writeValue)
  const more = values.length - shown.length
  return `[${[...shown, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')}]`
}

function writeMembers(value: object): string {
  const members = Object.entries(value).map(
    ([name, member]) => `${visible(name)}: ${writeValue(member)}`,
  )
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}
