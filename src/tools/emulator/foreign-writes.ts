// What pages of other sites may write: what PingOne documents for the pages of applications, nothing else.
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { readResponseMode } from './authorization-request.js'
import { readAddressed, trustsOrigin } from './cors.js'
import { readForm, readQuery, type EmulatorParts } from './exchange.js'
import { isFromOtherSite } from './own-site.js'
import { PingOneProblem } from './problem.js'
import type { Application } from './resources.js'

/** Where the form of an application's page may lead a person: OpenID Connect has POST beside GET there. */
const frontChannel = ['authorize', 'signoff', 'idpSignoff']

/** Refuses every other one. To be mounted behind the body parser, for a form names its client. */
export function createWriteCheck(parts: EmulatorParts): RequestHandler {
  return function refuseForeignWrites(req: Request, _res: Response, next: NextFunction): void {
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(req.method)
    const isForeign = changes && !isSignOnPage(req) && isFromOtherSite(req, parts.url())
    next(isForeign && !isDocumented(parts, req) ? otherSite() : undefined)
  }
}

/** The sign-on page refuses by itself, with a page. */
function isSignOnPage({ path }: Request): boolean {
  return /^\/[^/]+\/signon\/?$/.test(path)
}

function isDocumented(parts: EmulatorParts, req: Request): boolean {
  const { origin } = req.headers
  if (isNavigation(parts, req)) return isLedByApplication(parts, req)
  // "null" is a page that does not say whose it is, and no application can list it.
  return origin !== undefined && origin !== 'null' && trustsOrigin(parts, req, origin)
}

/** Does a person come along? A script is told by its mode, or by asking for a flow. */
function isNavigation(parts: EmulatorParts, req: Request): boolean {
  const { 'sec-fetch-mode': mode = 'navigate' } = req.headers
  const { endpoint } = readAddressed(parts, req)
  return mode === 'navigate' && frontChannel.includes(endpoint) && !asksForFlow(req)
}

function asksForFlow(req: Request): boolean {
  return [readQuery(req), readForm(req)].some((sent) => readResponseMode(sent) === 'pi.flow')
}

/** By the origin; under `Referrer-Policy: no-referrer` a page has none, and its browser says what it does. */
function isLedByApplication(parts: EmulatorParts, req: Request): boolean {
  const { origin = 'null' } = req.headers
  if (origin === 'null') return req.headers['sec-fetch-mode'] === 'navigate'
  const { environment } = readAddressed(parts, req)
  const isOfApplication = environment?.applications.some((application) =>
    listOrigins(application).includes(origin),
  )
  return isOfApplication === true || trustsOrigin(parts, req, origin)
}

/** Of the URLs that lead back to the application. */
function listOrigins(application: Application): readonly string[] {
  const { redirectUris = [], postLogoutRedirectUris = [], loginPageUrl } = application
  return [...redirectUris, ...postLogoutRedirectUris, loginPageUrl]
    .filter((url) => url !== undefined)
    .filter((url) => URL.canParse(url))
    .map((url) => new URL(url).origin)
}

function otherSite(): PingOneProblem {
  const message =
    'Pages of other sites may not change anything here. ' +
    'Those of an application may call what PingOne documents for them, from an origin of its corsSettings.'
  return new PingOneProblem(403, 'ACCESS_FAILED', message, [])
}
