// A handler asks somebody who is signed on to sign on once more: the mark in the address that says so.
import { createHmac } from 'node:crypto'
import type { SignedOn } from '../../current-sign-on.js'
import { isEqualInConstantTime } from '../../oidc/constant-time.js'

const MARK = /^[A-Za-z0-9_-]{43}$/

/**
 * The mark of a sign-on that is to be replaced. Only this server can write it, for one sign-on; it is dead as soon as
 * the new one is complete, and without it `/login` sends a signed-on person on.
 */
export function buildAgainMark({ stored }: SignedOn): string {
  // The id in the session is a secret of the server.
  return createHmac('sha256', stored.signOnId).update('login-again').digest('base64url')
}

/** True for the mark of this very sign-on. */
export function isAgainMark(mark: unknown, signedOn: SignedOn): boolean {
  return typeof mark === 'string' && isEqualInConstantTime(mark, buildAgainMark(signedOn))
}

/** The mark as it goes along in addresses of an attempt; anything of another form does not. */
export function carryAgainMark(mark: unknown): { again?: string } {
  return typeof mark === 'string' && MARK.test(mark) ? { again: mark } : {}
}
