// What a press of a form brought that only its person knows: the code, the password, or PingOne's authorization code.
import { createHash, createHmac } from 'node:crypto'
import { isEqualInConstantTime } from '../oidc/constant-time.js'
import { readOtp } from '../steps/read-otp.js'

/** What a press brings: what was typed, or PingOne's authorization code by its receipt. */
export type PressKind = 'otp' | 'password' | 'mailed' | 'passkey' | 'username' | 'receipt'

/** Whose press it is. */
export interface Presser {
  readonly handle: string
  /** The attempt's cookie. */
  readonly cookieValue: string
}

/**
 * The press of a form, as the record of its attempt keeps it: an HMAC under the attempt's cookie, which is in no store.
 * A second request that brings the same could have finished the attempt itself.
 *
 * @returns `undefined` when nothing was typed that could finish one.
 */
export function readPress(
  fields: ReadonlyMap<string, string>,
  presser: Presser,
): string | undefined {
  const typed = fields.get('otp')
  const set = fields.get('recovery_code') ?? fields.get('email')
  const mailed = [set, fields.get('new_password')]
  const password = mailed.every((each) => each !== undefined && each !== '')
    ? mailed.join('|')
    : fields.get('password')
  const verified = fields.get('verification_code')
  if (verified !== undefined && verified !== '') return buildPress('mailed', verified, presser)
  if (typed !== undefined && typed !== '') {
    const read = readOtp(typed)
    return buildPress('otp', 'otp' in read ? read.otp : typed, presser)
  }
  if (password !== undefined && password !== '') return buildPress('password', password, presser)
  const assertion = fields.get('assertion')
  if (assertion === undefined || assertion === '') return undefined
  return buildPress('passkey', assertion, presser)
}

/** The press of a request that brings `secret`. */
export function buildPress(
  kind: PressKind,
  secret: string,
  { handle, cookieValue }: Presser,
): string {
  const mac = createHmac('sha256', cookieValue).update(`press|${kind}|${handle}|${secret}`)
  return `${kind}.${mac.digest('base64url')}`
}

/** The field that was typed into; `undefined` when it was none. */
export function readTyped(press: string): 'otp' | 'password' | undefined {
  const kind = press.split('.')[0]
  return kind === 'otp' || kind === 'password' ? kind : undefined
}

/** Names an authorization code without telling it: what a form_post leaves in the address. */
export function buildReceipt(code: string | undefined): string | undefined {
  if (code === undefined) return undefined
  return createHash('sha256').update(code).digest('base64url')
}

/** True when both are presses, and the same. */
export function isSamePress(one: string | undefined, other: string): boolean {
  return one !== undefined && isEqualInConstantTime(one, other)
}

/** The csrf value of a page that waits, or comes after what was typed: that goes along, so that nobody types it again. */
export function addPress(csrf: string, press: string | undefined): string {
  return press === undefined ? csrf : `${csrf}.${press}`
}

/** Takes the two apart again. */
export function splitPress(value: string | undefined): { csrf?: string; press?: string } {
  if (value === undefined) return {}
  const match = /^(.{87})\.([a-z]{3,8}\.[A-Za-z0-9_-]{43})$/.exec(value)
  return match?.[1] === undefined || match[2] === undefined
    ? { csrf: value }
    : { csrf: match[1], press: match[2] }
}
