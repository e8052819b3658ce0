// The per-attempt cookie that binds a pending sign-on to one browser, and the CSRF value made from it.
import { createHash, createHmac } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Instance } from '../instance.js'
import { isEqualInConstantTime } from '../oidc/constant-time.js'
import { randomId } from '../state/random-id.js'
import {
  buildCookiePrefix,
  expireCookie,
  readCookies,
  setCookie,
  type CookieConfig,
} from './cookies.js'

const HANDLE = /^[A-Za-z0-9_-]{43}$/
/** When it was begun, a secret, and what it is for; the last is not part of the value that is hashed and signed with. */
const COOKIE_VALUE = /^(([0-9a-z]{1,12})\.[A-Za-z0-9_-]{43})(\.[hf])?$/
const LIFETIME_MS = 24 * 60 * 60 * 1000
/** Of the `Cookie` header: proxies take 8 KiB of request headers, and the app has cookies of its own. */
const HEADER_BYTES = 6 * 1024
const OUR_BYTES = 3 * 1024
const LEAST_KEPT = 5

/**
 * What an attempt is for, as its cookie says from the start: `asks` is the page for a username, or the one that asks
 * before a step-up. Whether more became of it, its record says.
 */
export type AttemptKind = 'asks' | 'hosted' | 'flow'
const MARKS = { asks: '', hosted: '.h', flow: '.f' } as const

/** What a CSRF value is good for: a value made for one is refused for the other. */
export type CsrfPurpose = 'login' | 'flow' | 'hosted' | 'step-up' | 'told'

/** True for a string that has the form of a handle. */
export function isHandle(value: unknown): value is string {
  return typeof value === 'string' && HANDLE.test(value)
}

/**
 * Sets the cookie of a new attempt. What a browser has too many of is forgotten: first what only asks, since its page
 * can be opened again, also by a link of another site; then attempts at PingOne's pages; last those with a flow.
 *
 * @returns The cookie's value.
 */
export async function setAttemptCookie(
  { config, records }: Pick<Instance, 'config' | 'records'>,
  req: Request,
  res: Response,
  { handle, kind }: { readonly handle: string; readonly kind: AttemptKind },
): Promise<string> {
  const value = `${Date.now().toString(36)}.${randomId()}`
  const attempts = listAttempts(req, config)
  const tooMany = attempts.length - countKept(req, attempts)
  if (tooMany > 0) {
    const hasFlow = async (at: string): Promise<boolean> =>
      (await records.pending.read(at)) !== undefined
    for (const { name } of await chooseForgotten(attempts, tooMany, hasFlow)) {
      expireCookie(res, name, config)
    }
  }
  const cookie = { name: cookieName(handle, config), value: value + MARKS[kind] }
  setCookie(res, { ...cookie, maxAge: LIFETIME_MS }, config)
  return value
}

/** The oldest that only ask, as many as are too many; when there are not enough, the oldest of the others. */
async function chooseForgotten(
  attempts: readonly Attempt[],
  count: number,
  hasFlow: (handle: string) => Promise<boolean>,
): Promise<readonly Attempt[]> {
  const oldestFirst = attempts.toReversed()
  const chosen: Attempt[] = []
  for (const attempt of oldestFirst) {
    if (chosen.length === count || attempt.rank > 0) break
    const isAtWork = await hasFlow(attempt.handle).catch(() => undefined)
    // A store that is away is not asked again: age alone decides then.
    if (isAtWork === undefined) break
    if (!isAtWork) chosen.push(attempt)
  }
  const others = oldestFirst
    .filter((attempt) => !chosen.includes(attempt))
    .sort((a, b) => rankWithoutRecord(a) - rankWithoutRecord(b) || a.startedAt - b.startedAt)
  return [...chosen, ...others.slice(0, count - chosen.length)]
}

/** What asked and was not chosen has a record: it is worth as much as a flow. */
function rankWithoutRecord({ rank }: Attempt): number {
  return rank === 0 ? rankOf(MARKS.flow) : rank
}

/** True when this browser has the cookie of any attempt: then cookies are not off. */
export function hasAttempts(req: Request, config: CookieConfig): boolean {
  return listAttempts(req, config).length > 0
}

/** How many of a browser's attempts stay beside a new one: by the bytes that its requests have room for. */
function countKept(req: Request, attempts: readonly Attempt[]): number {
  const [first] = attempts
  if (first === undefined) return 0
  const each = first.name.length + first.value.length + MARKS.flow.length + '=; '.length
  const ours = each * attempts.length
  const others = Math.max(0, (req.headers.cookie ?? '').length - ours)
  const room = Math.min(OUR_BYTES, HEADER_BYTES - others)
  return Math.max(LEAST_KEPT, Math.floor(room / each)) - 1
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
  return listAttempts(req, config)
    .filter(({ startedAt }) => startedAt >= sinceMs)
    .toSorted((a, b) => b.startedAt - a.startedAt)
    .map(({ handle }) => handle)
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

function cookieName(handle: string, config: CookieConfig): string {
  return `${buildCookiePrefix(config)}${handle}`
}

interface Attempt {
  readonly name: string
  readonly handle: string
  readonly value: string
  readonly startedAt: number
  readonly rank: number
}

/** This browser's attempts, those to be kept longest first: by what they are for, then the newest. */
function listAttempts(req: Request, config: CookieConfig): readonly Attempt[] {
  const prefix = buildCookiePrefix(config)
  return readCookies(req)
    .flatMap(({ name, value: text }) => {
      const [, value, started, mark = ''] = COOKIE_VALUE.exec(text) ?? []
      const handle = name.slice(prefix.length)
      const isOwn = name.startsWith(prefix) && isHandle(handle)
      if (!isOwn || value === undefined || started === undefined) return []
      return [{ name, handle, value, startedAt: Number.parseInt(started, 36), rank: rankOf(mark) }]
    })
    .sort((a, b) => b.rank - a.rank || b.startedAt - a.startedAt)
}

function rankOf(mark: string): number {
  return ['', MARKS.hosted, MARKS.flow].indexOf(mark)
}
