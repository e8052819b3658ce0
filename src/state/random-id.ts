// Random identifiers for records, attempts and approvals.
import { randomBytes } from 'node:crypto'

/** Makes a random identifier of `bytes` random bytes, as base64url. */
export function randomId(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}
