// Where a person goes after a sign-on: same-origin paths below our base path, or home.
import type { Config } from '../config.js'

const MAX_LENGTH = 2048

type ReturnPathConfig = Pick<Config, 'baseOrigin' | 'basePath' | 'paths'>

/**
 * Reads a return path that came from a browser.
 *
 * Accepted, and kept byte for byte: a path of our own origin and base path, which is none of our own routes. All else
 * gives the home path. Never throws.
 */
export function parseReturnPath(value: unknown, config: ReturnPathConfig): string {
  const home = config.basePath + config.paths.home
  if (typeof value !== 'string' || value.length === 0 || value.length > MAX_LENGTH) return home
  if (!/^\/(?![/\\])/.test(value) || !/^[\x21-\x5b\x5d-\x7e]*$/.test(value)) return home
  return isOwnPath(value, config) ? value : home
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
  if (basePath !== '' && url.pathname !== basePath && !url.pathname.startsWith(`${basePath}/`))
    return false
  const path = url.pathname.slice(basePath.length)
  return ![paths.login, paths.callback, paths.logout].some(
    (own) => path === own || path.startsWith(`${own}/`),
  )
}
