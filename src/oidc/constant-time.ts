// Compares secrets without telling by the time taken where they differ.
import { createHash, timingSafeEqual } from 'node:crypto'

/** True when both strings are the same; hashing first makes the lengths equal. */
export function isEqualInConstantTime(left: string, right: string): boolean {
  return timingSafeEqual(hash(left), hash(right))
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}
