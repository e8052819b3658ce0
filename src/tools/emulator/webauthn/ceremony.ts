// What a registration and an assertion have in common: whose challenge, which page, which person.
import { createHash, timingSafeEqual } from 'node:crypto'
import { isRecord } from '../json-value.js'
import type { AuthenticatorData } from './authenticator-data.js'
import { WebauthnRefusal } from './refusal.js'

/** What a ceremony was begun with. */
export interface Ceremony {
  readonly challenge: Buffer
  /** The relying party's domain. */
  readonly rpId: string
  /** The page's origin, as the request to PingOne names it. */
  readonly origin: string
  /** Default: `preferred`. */
  readonly userVerification?: 'required' | 'preferred' | 'discouraged'
}

/**
 * Checks the browser's words: kind of ceremony, challenge, and page.
 *
 * @throws {WebauthnRefusal} `form`, `type`, `challenge` or `origin`
 */
export function assertClientData(
  bytes: Buffer,
  { ceremony, type }: { readonly ceremony: Ceremony; readonly type: string },
): void {
  const data = parseJson(bytes)
  if (data['type'] !== type) throw new WebauthnRefusal('type', `the type is not ${type}`)
  if (data['challenge'] !== ceremony.challenge.toString('base64url')) {
    throw new WebauthnRefusal('challenge', 'the challenge is another one')
  }
  const { origin, rpId } = ceremony
  if (data['origin'] !== origin || data['crossOrigin'] === true) {
    throw new WebauthnRefusal('origin', 'the page has another origin')
  }
  if (!isOriginOf(rpId, origin)) {
    throw new WebauthnRefusal('origin', `the origin is not a page of ${rpId}`)
  }
}

/**
 * Checks the authenticator's words: relying party, presence, and verification of the person.
 *
 * @throws {WebauthnRefusal} `rp-id`, `user-presence` or `user-verification`
 */
export function assertAuthenticatorData(data: AuthenticatorData, ceremony: Ceremony): void {
  if (!timingSafeEqual(data.rpIdHash, sha256(ceremony.rpId))) {
    throw new WebauthnRefusal('rp-id', `the credential is not used for ${ceremony.rpId}`)
  }
  if (!data.isUserPresent) throw new WebauthnRefusal('user-presence', 'nobody was there')
  if (ceremony.userVerification === 'required' && !data.isUserVerified) {
    throw new WebauthnRefusal('user-verification', 'the person was not verified')
  }
}

/** SHA-256 of bytes, or of a text's UTF-8. */
export function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}

/** A page may use the relying party id of its own domain or of one above it (WebAuthn §5.1.3). */
function isOriginOf(rpId: string, origin: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, hostname, origin: canonical } = new URL(origin)
  if (canonical !== origin) return false
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) return false
  return hostname === rpId || hostname.endsWith(`.${rpId}`)
}

function parseJson(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    if (isRecord(value)) return value
  } catch {
    // Said below.
  }
  throw new WebauthnRefusal('form', 'clientDataJSON is not JSON')
}
