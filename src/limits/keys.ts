// The keys of limits: HMACs of who is counted, so that nothing in clear reaches the store.
import { createHmac, hkdfSync } from 'node:crypto'
import type { LimitName } from './table.js'

/** Who is counted, in a form that no other kind of subject can have. */
export type LimitSubject =
  | 'all'
  | `name:${string}`
  | `sub:${string}`
  | `device:${string}`
  | `address:${string}`
  | `network:${string}`
  | `pair:${string}`

/** Everybody together. */
export const everybody: LimitSubject = 'all'

/** A typed name, in whatever spelling. */
export function nameSubject(name: string): LimitSubject {
  return `name:${normalizeName(name)}`
}

/** A name typed from a network; the network comes first, since it cannot hold what stands between them. */
export function pairSubject(name: string, network: string): LimitSubject {
  return `pair:${network}\0${normalizeName(name)}`
}

/** A signed-on user, by `sub`. */
export function memberSubject(sub: string): LimitSubject {
  return `sub:${sub}`
}

/** A known browser, by the nonce of its cookie. */
export function deviceSubject(nonce: string): LimitSubject {
  return `device:${nonce}`
}

export function addressSubject(address: string): LimitSubject {
  return `address:${address}`
}

export function networkSubject(network: string): LimitSubject {
  return `network:${network}`
}

/** One spelling of a typed name: NFKC, without surrounding space, lower case. */
export function normalizeName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

/** Builds the key of a limit for a subject: `<limit>:<hash>`. */
export type LimitKeys = (limit: LimitName | `${LimitName}-hosted`, subject: LimitSubject) => string

/** Makes the keys of an application; the same in every process of it. */
export function createLimitKeys(secret: Uint8Array): LimitKeys {
  const key = deriveLimitSecret(secret, 'limits/1')
  return function buildLimitKey(limit, subject) {
    const mac = createHmac('sha256', key).update(`${limit}\0${subject}`).digest('base64url')
    return `${limit}:${mac.slice(0, 22)}`
  }
}

/** A secret for one purpose, from the application's own (HKDF, RFC 5869). */
export function deriveLimitSecret(secret: Uint8Array, purpose: string): Buffer {
  const info = `express-pingone-mfa/${purpose}`
  return Buffer.from(hkdfSync('sha256', secret, '', info, 32))
}
