// What changes something is taken from the bank's own pages only.
import type { RequestHandler } from 'express'
import { answerProblem } from './problems.js'

/**
 * Answers 403 when the browser says that another site sent the form. Older browsers that say nothing send no cookie
 * with such a form: the session cookie is `SameSite=Lax`.
 */
export function refuseOtherSites(baseUrl: string): RequestHandler {
  const own = new URL(baseUrl).origin
  return function refuseOtherSites(req, res, next): void {
    const { origin, 'sec-fetch-site': site } = req.headers
    const changesNothing = req.method === 'GET' || req.method === 'HEAD'
    const isOwnSite = site === undefined || site === 'same-origin' || site === 'none'
    // Under helmet's Referrer-Policy a browser writes `Origin: null` with the bank's own forms.
    const isUnsaid = origin === undefined || (origin === 'null' && site !== undefined)
    const isOwnOrigin = isUnsaid || origin === own
    if (changesNothing || (isOwnSite && isOwnOrigin)) next()
    else answerProblem(req, res, 403)
  }
}
