// The digest that binds an approval to the one request it is for.
import { createHash, randomBytes } from 'node:crypto'
import { toCanonicalJson } from './canonical-json.js'
import type { ApprovalDetails } from './details.js'

/** The request, who makes it, and what the person is shown. */
export interface DigestInput {
  readonly method: string
  /** `originalUrl`; a fragment does not count. */
  readonly url: string
  /** The parsed body: a JSON value, `null` when there is none. */
  readonly body: unknown
  readonly sub: string
  readonly lineageId: string
  readonly details: ApprovalDetails
}

const VERSION = 1

/**
 * Computes what an approval is bound to: base64url SHA-256 over RFC 8785 JSON.
 *
 * @throws {TypeError} When the body is not plain JSON, naming the path.
 */
export function computeDigest(input: DigestInput): string {
  const { sub, lineageId, method, url, details, body } = input
  return hash({ v: VERSION, sub, lineageId, method, url: dropFragment(url), details, body })
}

/** Creates the `nonce` of an approval: unpredictable, and it carries the digest into the ID Token. */
export function createApprovalNonce(digest: string): string {
  return `${randomBytes(16).toString('base64url')}.${digest}`
}

/**
 * The challenge that a passkey signs for an approval: base64url of SHA-256 over the nonce and the digest, one after the
 * other as they are written. The nonce is in the ID Token, the digest in the evidence.
 */
export function computeChallenge({ nonce, digest }: { nonce: string; digest: string }): string {
  return createHash('sha256')
    .update(nonce + digest, 'utf8')
    .digest('base64url')
}

function hash(value: unknown): string {
  return createHash('sha256').update(toCanonicalJson(value), 'utf8').digest('base64url')
}

function dropFragment(url: string): string {
  const at = url.indexOf('#')
  return at === -1 ? url : url.slice(0, at)
}
