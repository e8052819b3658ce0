// Page or API? Same origin or not? The two questions asked of a request before anything else.
import type { Request } from 'express'

/**
 * True when a person's browser navigates: `Sec-Fetch-Mode: navigate`, or, without that header, a client that
 * prefers HTML to JSON. All else is an API request, also one that accepts any type.
 */
export function isPageRequest(req: Request): boolean {
  const mode = req.headers['sec-fetch-mode']
  if (mode !== undefined) return mode === 'navigate'
  return req.accepts(['json', 'html']) === 'html'
}

/** True when one of our pages should be answered as JSON: no navigation, and JSON is preferred. */
export function prefersJson(req: Request): boolean {
  if (req.headers['sec-fetch-mode'] === 'navigate') return false
  return req.accepts(['json', 'html']) === 'json'
}

/** True unless the browser says that another site sent this request. */
export function isSameOrigin(req: Request, baseOrigin: string): boolean {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = req.headers
  return origin === undefined || origin === baseOrigin
}

/** True for a method that changes nothing. */
export function isSafeMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}
