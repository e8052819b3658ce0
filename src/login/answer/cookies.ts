// Our cookies: how they are named, set, read, and taken back with the attributes they were set with.
import type { Request } from 'express'
import type { Config } from '../../config.js'
import type { Answering } from '../exchange.js'

/** What a cookie's name and attributes depend on. */
export type CookieConfig = Pick<Config, 'name' | 'secure'>

/** The attributes of every cookie of ours. */
export interface CookieAttributes {
  readonly httpOnly: true
  readonly secure: boolean
  readonly sameSite: 'lax'
  readonly path: '/'
}

/** How names of this instance's cookies begin. */
export function buildCookiePrefix({ name, secure }: CookieConfig): string {
  const own = name === 'default' ? 'pingone.' : `pingone-${name}.`
  return secure ? `__Host-${own}` : own
}

/** Sets a cookie for a time; without one, until the browser is closed. */
export function setCookie(
  { res, instance: { config } }: Answering,
  cookie: { readonly name: string; readonly value: string; readonly maxAge?: number },
): void {
  const { name, value, maxAge } = cookie
  res.cookie(name, value, { ...buildAttributes(config), ...(maxAge !== undefined && { maxAge }) })
}

/** Takes a cookie back: a browser forgets it only by the attributes it was set with. */
export function expireCookie({ res, instance: { config } }: Answering, name: string): void {
  res.cookie(name, '', { ...buildAttributes(config), expires: new Date(0) })
}

/** The cookies of a request as they came; of several with one name the first counts. */
export function readCookies(req: Pick<Request, 'headers'>): { name: string; value: string }[] {
  const seen = new Set<string>()
  return readAllCookies(req).filter(({ name }) => {
    const isNew = !seen.has(name)
    seen.add(name)
    return isNew
  })
}

/** The cookies of a request as they came, also several with one name. */
export function readAllCookies(req: Pick<Request, 'headers'>): { name: string; value: string }[] {
  return (req.headers.cookie ?? '')
    .slice(0, 16_384)
    .split(';')
    .map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, Math.max(at, 0)).trim(), value: pair.slice(at + 1).trim() }
    })
}

function buildAttributes({ secure }: CookieConfig): CookieAttributes {
  return { httpOnly: true, secure, sameSite: 'lax', path: '/' }
}
