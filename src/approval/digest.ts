// The digests that bind an approval, or a held request, to the one request it is for.
import { createHash, randomBytes } from 'node:crypto'
import { toCanonicalJson } from './canonical-json.js'
import type { ApprovalDetails } from './details.js'

/** The request as it came. */
export interface RequestInput {
  readonly method: string
  /** `originalUrl`; a fragment does not count. */
  readonly url: string
  /** The parsed body: a JSON value, `null` when there is none. */
  readonly body: unknown
}

/** The request, who makes it, and what the person is shown. */
export interface DigestInput extends RequestInput {
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

/**
 * Computes what a held request is bound to, without who makes it and without details.
 *
 * @throws {TypeError} When the body is not plain JSON, naming the path.
 */
export function computeBodyDigest({ method, url, body }: RequestInput): string {
  return hash({ v: VERSION, method, url: dropFragment(url), body })
}

/** Creates the `nonce` of an approval: unpredictable, and it carries the digest into the ID Token. */
export function createApprovalNonce(digest: string): string {
  return `${randomBytes(16).toString('base64url')}.${digest}`
}

function hash(value: unknown): string {
  return createHash('sha256').update(toCanonicalJson(value), 'utf8').digest('base64url')
}

function dropFragment(url: string): string {
  const at = url.indexOf('#')
  return at === -1 ? url : url.slice(0, at)
}
