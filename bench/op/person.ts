// The one kind of user of the stand-in: whoever is named exists.
import { createHash } from 'node:crypto'

/** A user's id is a digest of the name: no users are kept. */
export function subOf(username: string): string {
  const hex = createHash('sha256').update(username).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
