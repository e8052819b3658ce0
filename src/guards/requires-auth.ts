// requiresAuth(): somebody is signed on.
import type { RequestHandler } from 'express'
import type { GuardOptions } from './challenge.js'
import { checkGuardOptions, createGuard } from './guard.js'

/**
 * Lets a request through when a user is signed on.
 *
 * A page request without a sign-on goes to `/login` and comes back afterwards; an API request gets 401 as
 * `application/problem+json` with `WWW-Authenticate: Bearer`. While the session store or the state store does not
 * answer it is 503: never let through. A POST without a sign-on is not kept: it goes to `/login` with the page it
 * came from.
 *
 * @param options.answer `'page'` or `'api'` forces the kind of answer. Default: `Sec-Fetch-Mode: navigate`, or
 *   without that header a client that prefers HTML, is a page request.
 * @returns The guard. It answers with `Cache-Control: no-store`; a header that is set already is kept, and made `private`.
 * @throws {TypeError} When used without being called, with an unknown option, or (per request) before `pingoneMfa()`.
 * @see [OAuth 2.0 Bearer Token Usage §3](https://www.rfc-editor.org/rfc/rfc6750#section-3) · [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)
 * @example
 * app.get('/account', requiresAuth(), (req, res) => res.json(req.pingone.user))
 */
export function requiresAuth(options?: GuardOptions): RequestHandler {
  return createGuard('requiresAuth', {
    options: checkGuardOptions('requiresAuth', options),
    question: () => undefined,
  })
}
