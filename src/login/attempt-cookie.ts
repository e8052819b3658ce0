// The per-attempt cookie that binds a pending sign-on to one browser, and the CSRF value made from it.
import { createHash, createHmac } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Config } from '../config.js'
import { isEqualInConstantTime } from '../oidc/constant-time.js'
import { randomId } from '../state/random-id.js'

const MAX_ATTEMPTS_PER_BROWSER = 5
const HANDLE = /^[A-Za-z0-9_-]{43}$/
const COOKIE_VALUE = /^([0-9a-z]{1,12})\.[A-Za-z0-9_-]{43}$/
const LIFETIME_MS = 24 * 60 * 60 * 1000

type CookieConfig = Pick<Config, 'name' | 'secure'>

/** What a CSRF value is good for: a value made for one is refused for the other. */
export type CsrfPurpose = 'login' | 'flow' | 'hosted' | 'step-up'

/** True for a string that has the form of a handle. */
export function isHandle(value: unknown): value is string {
  return typeof value === 'string' && HANDLE.test(value)
}

/**
 * Sets the cookie of a new attempt; the oldest attempts of this browser beyond five are forgotten.
 *
 * @returns The cookie's value.
 */
export function setAttemptCookie(
  req: Request,
  res: Response,
  handle: string,
  config: CookieConfig,
): string {
  const value = `${Date.now().toString(36)}.${randomId()}`
  const kept = listAttempts(req, config).slice(0, MAX_ATTEMPTS_PER_BROWSER - 1)
  for (const { name } of listAttempts(req, config).slice(kept.length)) {
    expireCookie(res, name, config)
  }
  res.cookie(cookieName(handle, config), value, { ...cookieOptions(config), maxAge: LIFETIME_MS })
  return value
}

/** Takes the cookie of an attempt back. */
export function clearAttemptCookie(res: Response, handle: string, config: CookieConfig): void {
  expireCookie(res, cookieName(handle, config), config)
}

/** Reads the attempt's cookie from the request; the first of several with the name counts. */
export function readAttemptCookie(
  req: Request,
  handle: string,
  config: CookieConfig,
): string | undefined {
  const name = cookieName(handle, config)
  return listAttempts(req, config).find((attempt) => attempt.name === name)?.value
}

/** Handles of this browser's attempts that began at `sinceMs` or later, newest first. */
export function listAttemptHandles(
  req: Request,
  config: CookieConfig,
  sinceMs: number,
): readonly string[] {
  const prefix = cookiePrefix(config)
  return listAttempts(req, config)
    .filter(({ value }) => startedAt(value) >= sinceMs)
    .map(({ name }) => name.slice(prefix.length))
}

/** SHA-256 of a cookie value, as the pending record keeps it. */
export function hashCookie(value: string): string {
  return createHash('sha256').update(value).digest('base64url')
}

/** True when the request carries the cookie whose hash is given. */
export function hasCookieOf(
  req: Request,
  handle: string,
  cookieHash: string,
  config: CookieConfig,
): boolean {
  const value = readAttemptCookie(req, handle, config)
  return value !== undefined && isEqualInConstantTime(hashCookie(value), cookieHash)
}

/** The CSRF value of a page: the handle, and an HMAC of purpose and handle under the cookie's value. */
export function buildCsrf(cookieValue: string, purpose: CsrfPurpose, handle: string): string {
  const mac = createHmac('sha256', cookieValue).update(`${purpose}|${handle}`).digest('base64url')
  return `${handle}.${mac}`
}

/** Reads the handle of a CSRF value that this browser's cookie proves; `undefined` when it does not. */
export function readCsrf(
  req: Request,
  csrf: unknown,
  purpose: CsrfPurpose,
  config: CookieConfig,
): { readonly handle: string; readonly cookieValue: string } | 'no-cookie' | undefined {
  if (typeof csrf !== 'string' || csrf.length !== 87) return undefined
  const handle = csrf.slice(0, 43)
  if (!isHandle(handle)) return undefined
  const cookieValue = readAttemptCookie(req, handle, config)
  if (cookieValue === undefined) return 'no-cookie'
  return isEqualInConstantTime(csrf, buildCsrf(cookieValue, purpose, handle))
    ? { handle, cookieValue }
    : undefined
}

/** A browser forgets a cookie only by the attributes it was set with. */
function expireCookie(res: Response, name: string, config: CookieConfig): void {
  res.cookie(name, '', { ...cookieOptions(config), expires: new Date(0) })
}

function cookieName(handle: string, config: CookieConfig): string {
  return `${cookiePrefix(config)}${handle}`
}

function cookiePrefix({ name, secure }: CookieConfig): string {
  const own = name === 'default' ? 'pingone.' : `pingone-${name}.`
  return secure ? `__Host-${own}` : own
}

function cookieOptions({ secure }: CookieConfig): {
  httpOnly: true
  secure: boolean
  sameSite: 'lax'
  path: '/'
} {
  return { httpOnly: true, secure, sameSite: 'lax', path: '/' }
}

/** This browser's attempts, newest first. */
function listAttempts(req: Request, config: CookieConfig): { name: string; value: string }[] {
  const prefix = cookiePrefix(config)
  const seen = new Set<string>()
  return (req.headers.cookie ?? '')
    .slice(0, 16_384)
    .split(';')
    .map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, Math.max(at, 0)).trim(), value: pair.slice(at + 1).trim() }
    })
    .filter(({ name, value }) => {
      const own =
        name.startsWith(prefix) && isHandle(name.slice(prefix.length)) && COOKIE_VALUE.test(value)
      if (!own || seen.has(name)) return false
      seen.add(name)
      return true
    })
    .sort((a, b) => startedAt(b.value) - startedAt(a.value))
}

function startedAt(value: string): number {
  return Number.parseInt(COOKIE_VALUE.exec(value)?.[1] ?? '0', 36)
}
