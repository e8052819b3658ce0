// Where a person goes after a sign-on: same-origin paths below our base path, or home.
import type { Request } from 'express'
import type { Config } from '../../config.js'
import { isPageRequest, isSafeMethod } from './page-request.js'
import { readPublicUrl } from './public-url.js'

/** What RFC 9110 §4.1 asks every server and proxy to take. */
const MAX_OCTETS = 8000

type ReturnPathConfig = Pick<Config, 'baseOrigin' | 'basePath' | 'paths'>
type RequestConfig = ReturnPathConfig & Pick<Config, 'strippedPrefix'>

/**
 * Reads a return path that came from a browser.
 *
 * Accepted, and kept byte for byte: a path of our own origin and base path, which is none of our own routes. All else
 * gives the home path. Never throws.
 */
export function parseReturnPath(value: unknown, config: ReturnPathConfig): string {
  const home = config.basePath + config.paths.home
  if (typeof value !== 'string' || value.length === 0 || value.length > MAX_OCTETS) return home
  // Behind a question mark a backslash is a character like others; before it browsers take it for a slash.
  if (!/^\/(?![/\\])[\x21-\x3e\x40-\x5b\x5d-\x7e]*(?:\?[\x21-\x7e]*)?$/.test(value)) return home
  return isOwnPath(value, config) ? value : home
}

/**
 * Where a person goes on after a sign-on that this request needs: the page it asks for when it navigates to one, else
 * the page it came from.
 */
export function findReturnPath(req: Request, config: RequestConfig): string {
  return isSafeMethod(req.method) && isPageRequest(req)
    ? parseReturnPath(readPublicUrl(req, config), config)
    : parseRefererPath(req.headers.referer, config)
}

/** The path of a same-origin `Referer`, as a return path; home without one. */
export function parseRefererPath(referer: string | undefined, config: ReturnPathConfig): string {
  if (referer === undefined || !URL.canParse(referer)) return parseReturnPath(undefined, config)
  const url = new URL(referer)
  if (url.origin !== config.baseOrigin) return parseReturnPath(undefined, config)
  return parseReturnPath(url.pathname + url.search, config)
}

function isOwnPath(value: string, config: ReturnPathConfig): boolean {
  if (!URL.canParse(value, config.baseOrigin)) return false
  const url = new URL(value, config.baseOrigin)
  if (url.origin !== config.baseOrigin || url.pathname.startsWith('//')) return false
  const { basePath, paths } = config
  if (!isAtOrBelow(url.pathname, basePath)) return false
  const path = url.pathname.slice(basePath.length)
  return ![paths.login, paths.callback, paths.logout].some((own) => isAtOrBelow(path, own))
}

/** Express takes `/Login/` for `/login`, so both are one place here. */
function isAtOrBelow(path: string, place: string): boolean {
  const [folded, of] = [path.toLowerCase(), place.toLowerCase()]
  return folded === of || folded.startsWith(`${of}/`)
}
