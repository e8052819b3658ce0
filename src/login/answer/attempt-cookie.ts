// The per-attempt cookie that binds a pending sign-on to one browser, and the CSRF value made from it.
import { hashCookie } from '../../attempt/hash-cookie.js'
import { createHmac } from 'node:crypto'
import type { Request } from 'express'
import { isEqualInConstantTime } from '../../oidc/constant-time.js'
import { randomId } from '../../state/random-id.js'
import {
  buildCookiePrefix,
  expireCookie,
  readCookies,
  setCookie,
  type CookieConfig,
} from './cookies.js'
import { chooseForgotten, type Attempt } from './forgotten-attempts.js'
import type { Answering, Asked, Exchange } from '../exchange.js'

const HANDLE = /^[A-Za-z0-9_-]{43}$/
/** When it was begun, a secret, and what it is for; the secret alone is hashed and signed with. */
const COOKIE_VALUE = /^([0-9a-z]{1,12})\.([A-Za-z0-9_-]{43})(?:\.([hfa]))?$/
const LIFETIME_MS = 24 * 60 * 60 * 1000
/** Attempts of one browser. */
const MOST_KEPT = 20
/** Their part of the `Cookie` header: proxies take 8 KiB of request headers, and the app has cookies of its own. */
const HEADER_BYTES = 6 * 1024
const OUR_BYTES = 3 * 1024
const LEAST_KEPT = 5

/** What an attempt is for, as its cookie says from the start. */
export type AttemptKind = 'hosted' | 'flow' | 'approval'
const MARKS = { hosted: 'h', flow: 'f', approval: 'a' } as const

/** True for a string that has the form of a handle. */
export function isHandle(value: unknown): value is string {
  return typeof value === 'string' && HANDLE.test(value)
}

/** Attempts that this very request begins or proves: their cookies are on the way, and count as if they had come. */
const begun = new WeakMap<Request, Attempt[]>()

/**
 * Sets the cookie of an attempt. What a browser has too many of is forgotten, see `chooseForgotten`.
 *
 * @param attempt.secret What two presses of one button have in common; without it a new random one.
 * @returns The cookie's value, as records and csrf values are made with it.
 */
export async function setAttemptCookie(
  exchange: Exchange,
  attempt: { readonly handle: string; readonly kind: AttemptKind; readonly secret?: string },
): Promise<string> {
  const { instance, req } = exchange
  const { config } = instance
  const { handle, kind, secret = randomId() } = attempt
  if (readAttemptCookie(exchange, handle) === secret) return secret
  const others = listAttempts(req, config).filter((other) => other.handle !== handle)
  const tooMany = others.length - countKept(req, others)
  if (tooMany > 0) {
    for (const { name } of await chooseForgotten(instance, { attempts: others, count: tooMany })) {
      expireCookie(exchange, name)
    }
  }
  const startedAt = Date.now()
  const name = cookieName(handle, config)
  begun.set(req, [
    { name, handle, value: secret, startedAt, isApproval: kind === 'approval' },
    ...(begun.get(req) ?? []),
  ])
  const value = `${startedAt.toString(36)}.${secret}.${MARKS[kind]}`
  setCookie(exchange, { name, value, maxAge: LIFETIME_MS })
  return secret
}

/** True when this browser has the cookie of any attempt: then cookies are not off. */
export function hasAttempts(req: Request, config: CookieConfig): boolean {
  return listAttempts(req, config).length > 0
}

/** How many of a browser's attempts stay beside a new one: by number, and by the bytes that requests have room for. */
function countKept(req: Request, attempts: readonly Attempt[]): number {
  const [first] = attempts
  if (first === undefined) return 0
  const each = first.name.length + first.value.length + '=12345678..f; '.length
  const ours = each * attempts.length
  const others = Math.max(0, (req.headers.cookie ?? '').length - ours)
  const room = Math.min(OUR_BYTES, HEADER_BYTES - others)
  return Math.min(MOST_KEPT, Math.max(LEAST_KEPT, Math.floor(room / each))) - 1
}

/** Takes the cookie of an attempt back. */
export function clearAttemptCookie(exchange: Answering, handle: string): void {
  const { config } = exchange.instance
  expireCookie(exchange, cookieName(handle, config))
}

/** Reads the attempt's cookie from the request; the first of several with the name counts. */
export function readAttemptCookie(
  { req, instance: { config } }: Asked,
  handle: string,
): string | undefined {
  const name = cookieName(handle, config)
  return listAttempts(req, config).find((attempt) => attempt.name === name)?.value
}

/** Handles of this browser's attempts that began at `sinceMs` or later, newest first. */
export function listAttemptHandles(
  { req, instance: { config } }: Asked,
  sinceMs: number,
): readonly string[] {
  return listAttempts(req, config)
    .filter(({ startedAt }) => startedAt >= sinceMs)
    .map(({ handle }) => handle)
}

/** True when the request carries the cookie whose hash is given. */
export function hasCookieOf(
  asked: Asked,
  { handle, cookieHash }: { readonly handle: string; readonly cookieHash: string },
): boolean {
  const value = readAttemptCookie(asked, handle)
  return value !== undefined && isEqualInConstantTime(hashCookie(value), cookieHash)
}

/** What a CSRF value is good for: a value made for one is refused for the other. */
export type CsrfPurpose = 'flow' | AskPurpose

/** Pages that only ask, and the note that one of their forms leaves. */
export type AskPurpose = 'login' | 'step-up' | 'told'

/** The CSRF value of a page: the handle, and an HMAC of purpose and handle under the cookie's value. */
export function buildCsrf(
  cookieValue: string,
  { purpose, handle }: { readonly purpose: CsrfPurpose; readonly handle: string },
): string {
  const mac = createHmac('sha256', cookieValue).update(`${purpose}|${handle}`).digest('base64url')
  return `${handle}.${mac}`
}

/** True for a text that has the form of a CSRF value. */
export function isCsrf(value: string | undefined): boolean {
  return value !== undefined && /^[A-Za-z0-9_-]{43}\.[A-Za-z0-9_-]{43}$/.test(value)
}

/** Reads the handle of a CSRF value that this browser's cookie proves; `undefined` when it does not. */
export function readCsrf(
  csrf: unknown,
  {
    purpose,
    readCookie,
  }: { readonly purpose: CsrfPurpose; readonly readCookie: (handle: string) => string | undefined },
): { readonly handle: string; readonly cookieValue: string } | 'no-cookie' | undefined {
  if (typeof csrf !== 'string' || csrf.length !== 87) return undefined
  const handle = csrf.slice(0, 43)
  if (!isHandle(handle)) return undefined
  const cookieValue = readCookie(handle)
  if (cookieValue === undefined) return 'no-cookie'
  return isEqualInConstantTime(csrf, buildCsrf(cookieValue, { purpose, handle }))
    ? { handle, cookieValue }
    : undefined
}

function cookieName(handle: string, config: CookieConfig): string {
  return `${buildCookiePrefix(config)}${handle}`
}

/** This browser's attempts, the newest first. */
function listAttempts(req: Request, config: CookieConfig): readonly Attempt[] {
  const prefix = buildCookiePrefix(config)
  const mine = (begun.get(req) ?? []).filter(({ name }) => name.startsWith(prefix))
  const came = readCookies(req).flatMap(({ name, value: text }) => {
    const [, started, value, mark] = COOKIE_VALUE.exec(text) ?? []
    const handle = name.slice(prefix.length)
    const isOwn = name.startsWith(prefix) && isHandle(handle)
    if (!isOwn || value === undefined || started === undefined) return []
    if (mine.some((one) => one.handle === handle)) return []
    const startedAt = Number.parseInt(started, 36)
    return [{ name, handle, value, startedAt, isApproval: mark === MARKS.approval }]
  })
  return [...mine, ...came].sort((a, b) => b.startedAt - a.startedAt)
}
