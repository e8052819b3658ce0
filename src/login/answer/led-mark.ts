// A short-lived cookie: this browser was just led to a page under the base URL. Asking for it under another host, it is there already.
import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import { buildCookiePrefix, readCookies, setCookie, type CookieConfig } from './cookies.js'

/** A redirect takes less; somebody who types the other address again takes longer. */
const LED_MS = 5000

/** Marks the browser as led to this path. */
export function setLedMark(res: Response, path: string, config: CookieConfig): void {
  setCookie(res, { name: buildName(config), value: hashPath(path), maxAge: LED_MS }, config)
}

/** True when this browser was led to this path a moment ago. */
export function hasLedMark(req: Request, path: string, config: CookieConfig): boolean {
  const wanted = { name: buildName(config), value: hashPath(path) }
  return readCookies(req).some(({ name, value }) => name === wanted.name && value === wanted.value)
}

function buildName(config: CookieConfig): string {
  return `${buildCookiePrefix(config)}led`
}

function hashPath(path: string): string {
  return createHash('sha256').update(path).digest('base64url').slice(0, 16)
}
