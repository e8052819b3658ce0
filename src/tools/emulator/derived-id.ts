// Ids of what every environment has and no state holds: its theme, its licence, its languages.
import { createHash } from 'node:crypto'

/** A UUID that is always the same for the same names. */
export function derivedId(...names: readonly string[]): string {
  const hex = createHash('sha256').update(names.join('\n')).digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return parts.join('-')
}
