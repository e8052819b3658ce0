// What a record keeps of a cookie: enough to know it again, too little to make it.
import { createHash } from 'node:crypto'

/** SHA-256 of a cookie's secret, as records keep it. */
export function hashCookie(value: string): string {
  return createHash('sha256').update(value).digest('base64url')
}
