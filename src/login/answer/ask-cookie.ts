// The one cookie of a browser for pages that only ask: they take no place of an attempt, however many are open.
import { createHmac } from 'node:crypto'
import { randomId } from '../../state/random-id.js'
import { buildCsrf, isHandle, readCsrf, type AskPurpose } from './attempt-cookie.js'
import { buildCookiePrefix, readAllCookies, setCookie, type CookieConfig } from './cookies.js'
import type { Answering, Asked, Exchange } from '../exchange.js'

/** A page that asks, as its form proves it. */
export interface AskedPage {
  /** Of the page: it is in its form alone. */
  readonly id: string
  readonly ask: string
}

/** Makes a page that asks: its CSRF value, and the cookie where the browser has none yet. */
export function buildAskCsrf(exchange: Exchange, purpose: AskPurpose): string {
  return buildCsrf(readAsk(exchange) ?? setAsk(exchange), { purpose, handle: randomId() })
}

/** The CSRF value of a note that a page's form leaves. */
export function buildToldCsrf({ ask, id }: AskedPage): string {
  return buildCsrf(ask, { purpose: 'told', handle: id })
}

/** Reads the page of a CSRF value that this browser's cookie proves; `undefined` when it does not. */
export function readAskCsrf(
  asked: Asked,
  { csrf, purpose }: { readonly csrf: unknown; readonly purpose: AskPurpose },
): AskedPage | 'no-cookie' | undefined {
  const proof = readCsrf(csrf, { purpose, readCookie: () => readAsk(asked) })
  if (typeof proof !== 'object') return proof
  return { id: proof.handle, ask: proof.cookieValue }
}

/** True when the browser has the cookie: then cookies are not off. */
export function hasAsk(asked: Asked): boolean {
  return readAsk(asked) !== undefined
}

/**
 * The attempt that a page's form begins: two presses of one button begin the same one.
 *
 * Neither follows from the address of the attempt: whoever knows this cookie, because a neighbour on the domain planted
 * it, and sees that address, does not know the attempt's cookie.
 */
export function deriveAttempt({ ask, id }: AskedPage): {
  readonly handle: string
  readonly secret: string
} {
  const derive = (what: string): string =>
    createHmac('sha256', ask).update(`${what}|${id}`).digest('base64url')
  return { handle: derive('handle'), secret: derive('attempt') }
}

/** Of several with the name the first that can be ours. */
function readAsk({ req, instance: { config } }: Asked): string | undefined {
  const wanted = cookieName(config)
  return readAllCookies(req).find(({ name, value }) => name === wanted && isHandle(value))?.value
}

function setAsk(exchange: Answering): string {
  const { config } = exchange.instance
  const value = randomId()
  setCookie(exchange, { name: cookieName(config), value })
  return value
}

function cookieName(config: CookieConfig): string {
  return `${buildCookiePrefix(config)}ask`
}
