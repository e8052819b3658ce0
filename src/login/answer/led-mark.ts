// A short-lived cookie: this browser was just led to a page under the base URL. Asking for it under another host, it is there already.
import { createHash } from 'node:crypto'
import { buildCookiePrefix, readCookies, setCookie, type CookieConfig } from './cookies.js'
import type { Answering, Asked } from '../exchange.js'

/** A redirect takes less; somebody who types the other address again takes longer. */
const LED_MS = 5000

/** Marks the browser as led to this path. */
export function setLedMark(exchange: Answering, path: string): void {
  const { config } = exchange.instance
  setCookie(exchange, { name: buildName(config), value: hashPath(path), maxAge: LED_MS })
}

/** True when this browser was led to this path a moment ago. */
export function hasLedMark({ req, instance: { config } }: Asked, path: string): boolean {
  const wanted = { name: buildName(config), value: hashPath(path) }
  return readCookies(req).some(({ name, value }) => name === wanted.name && value === wanted.value)
}

function buildName(config: CookieConfig): string {
  return `${buildCookiePrefix(config)}led`
}

function hashPath(path: string): string {
  return createHash('sha256').update(path).digest('base64url').slice(0, 16)
}
