// Page or API? Same origin or not? The two questions asked of a request before anything else.
import type { Request } from 'express'
import type { Config } from '../../config.js'
import { isRewrittenOrigin } from './host.js'

/**
 * True when a person's browser navigates: `Sec-Fetch-Mode: navigate`, or, without that header, a client that
 * prefers HTML to JSON. All else is an API request, also one that accepts any type.
 */
export function isPageRequest(req: Request): boolean {
  const mode = req.headers['sec-fetch-mode']
  if (mode !== undefined) return mode === 'navigate'
  // A request that Express has not seen is no page.
  return 'accepts' in req && req.accepts(['json', 'html']) === 'html'
}

/** True when one of our pages should be answered as JSON: no navigation, and JSON is preferred. */
export function prefersJson(req: Request): boolean {
  if (req.headers['sec-fetch-mode'] === 'navigate') return false
  return req.accepts(['json', 'html']) === 'json'
}

/** Who sent a request, as far as the browser says it. */
export type Sender = 'own' | 'foreign' | 'unsaid'

/**
 * Reads who sent a request: `Sec-Fetch-Site` first, which no page can forge; `Origin` alone only without it.
 *
 * Under `Referrer-Policy: no-referrer` a browser writes `Origin: null` with forms of our own pages too: beside
 * `Sec-Fetch-Site: same-origin` that says nothing. An `Origin` that names another site is never ours.
 */
export function readSender(req: Request, config: Pick<Config, 'baseOrigin'>): Sender {
  const { baseOrigin } = config
  const { origin, 'sec-fetch-site': site } = req.headers
  if (site === undefined && origin === undefined) return 'unsaid'
  if (site === undefined) return origin === baseOrigin ? 'own' : 'foreign'
  if (site !== 'same-origin' && site !== 'none') return 'foreign'
  if (origin === undefined || origin === 'null' || origin === baseOrigin) return 'own'
  return isRewrittenOrigin(req, config) ? 'own' : 'foreign'
}

/** True unless the browser says that another site sent this request. */
export function isSameOrigin(req: Request, config: Pick<Config, 'baseOrigin'>): boolean {
  return readSender(req, config) !== 'foreign'
}

/** True for a method that changes nothing. */
export function isSafeMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}
