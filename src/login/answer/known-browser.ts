// The cookie of a known browser, on a request and for an answer: a stranger's limits are not for who has signed on here before.
import type { Request } from 'express'
import type { Config } from '../../config.js'
import { deriveApplicationKey, findApplicationSecret } from '../../limits/application-secret.js'
import { createDeviceCookies, type DeviceCookies } from '../../limits/device-cookie.js'
import { deriveLimitSecret } from '../../limits/keys.js'
import { buildCookiePrefix, expireCookie, readCookies, type CookieConfig } from './cookies.js'
import type { Answering } from '../exchange.js'

/**
 * Finds the nonce under which this browser is counted; `undefined` for a stranger.
 *
 * @param name The typed name. Without one (PingOne's own pages) a browser is known under any name.
 */
export function readKnown(
  req: Pick<Request, 'headers'>,
  { config, name }: { readonly config: Config; readonly name: string | undefined },
): string | undefined {
  return cookiesOf(config)?.read(readValue(req, config), name, nowSeconds())
}

/** Builds the cookie to set after a sign-on under `name`; `undefined` when browsers are not known here. */
export function buildKnown(
  req: Pick<Request, 'headers'>,
  { config, name }: { readonly config: Config; readonly name: string },
): { readonly name: string; readonly value: string; readonly maxAge: number } | undefined {
  const value = cookiesOf(config)?.renew(readValue(req, config), name, nowSeconds())
  if (value === undefined) return undefined
  return { name: nameOf(config), value, maxAge: config.throttle.knownBrowserSeconds * 1000 }
}

/** Makes this browser a stranger again. */
export function forgetKnown(exchange: Answering): void {
  const { config } = exchange.instance
  expireCookie(exchange, nameOf(config))
}

/** True when browsers can be known: it is wanted, and there is a secret that nobody else has. */
export function knowsBrowsers(config: Config): boolean {
  return config.throttle.knownBrowserSeconds > 0 && findApplicationSecret(config) !== undefined
}

const made = new WeakMap<Config, DeviceCookies>()

function cookiesOf(config: Config): DeviceCookies | undefined {
  const known = made.get(config)
  if (known !== undefined || !knowsBrowsers(config)) return known
  const cookies = createDeviceCookies({
    secret: deriveLimitSecret(deriveApplicationKey(config), 'limits/1'),
    instance: config.name,
    lifetimeSeconds: config.throttle.knownBrowserSeconds,
  })
  made.set(config, cookies)
  return cookies
}

function readValue(req: Pick<Request, 'headers'>, config: CookieConfig): string | undefined {
  const wanted = nameOf(config)
  return readCookies(req).find(({ name }) => name === wanted)?.value
}

function nameOf(config: CookieConfig): string {
  return `${buildCookiePrefix(config)}known`
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
