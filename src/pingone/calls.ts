// The calls to PingOne by name: what they are called, and what they may do.

/** Calls in which a person can have used up messages or codes. */
export const flowCalls: ReadonlySet<string> = new Set(['authorize', 'flow'])

/** Calls that only read, so that a second try can do no harm. A resume hands out a code: it is not one. */
export const readingCalls: ReadonlySet<string> = new Set(['discovery', 'jwks', 'flow', 'userinfo'])

/** A name for messages and events, never the address itself. */
export function nameByPath(_method: string, url: URL): string {
  const path = url.pathname
  if (path.includes('/.well-known/')) return 'discovery'
  if (/\/flows\/[^/]+$/.test(path)) return 'flow'
  if (path.endsWith('/idpSignoff')) return 'signoff'
  const known = /\/(jwks|authorize|par|resume|token|userinfo|introspect|revoke|signoff)$/.exec(path)
  return known?.[1] ?? 'other'
}
