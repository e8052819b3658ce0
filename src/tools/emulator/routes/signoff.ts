// GET and POST /{env}/as/signoff and /{env}/as/idpSignoff: ends the browser's session.
import type { Router } from 'express'
import {
  clearSessionCookies,
  handle,
  readParameters,
  readSession,
  sendRedirect,
  type EmulatorParts,
  type Exchange,
} from '../exchange.js'
import {
  PingOneProblem,
  invalidData,
  invalidRequest,
  invalidValue,
  requiredValue,
} from '../problem.js'
import { problemBody } from '../problem-answer.js'
import type { Application } from '../resources.js'

/** What an ID Token hint says, once it is proven. */
interface Hint {
  readonly application: Application
  readonly userId: string
}

/** `post_logout_redirect_uri` and `state` together. */
const longestTarget = 8192

/** Mounts both sign-off endpoints. */
export function mountSignoff(router: Router, parts: EmulatorParts): void {
  for (const [path, work] of [
    ['/:env/as/signoff', signoff],
    ['/:env/as/idpSignoff', idpSignoff],
  ] as const) {
    const run = handle(parts, (exchange) => orShow(exchange, work))
    router.get(path, run)
    router.post(path, run)
  }
}

async function signoff(exchange: Exchange): Promise<void> {
  const parameters = readParameters(exchange)
  const hint = await readHint(exchange, parameters)
  const target = readTarget(exchange, parameters, hint)
  endSession(exchange, hint)
  sendRedirect(exchange.res, target ?? `${exchange.base}/signon/signed-off`)
}

/** For pages: without a target it answers 204 to who wants JSON. */
async function idpSignoff(exchange: Exchange): Promise<void> {
  const { req, res, issuer } = exchange
  const parameters = readParameters(exchange)
  const hint = await readHint(exchange, parameters)
  if (hint === undefined) throw invalidData(requiredValue('id_token_hint'))
  if (hint.application.idpSignoff !== true) {
    throw invalidRequest('The request could not be completed. The application has no idpSignoff.')
  }
  const target = readTarget(exchange, parameters, hint)
  endSession(exchange, hint)
  if (target !== undefined) sendRedirect(res, target)
  else if (req.headers.accept?.includes('application/json') === true) res.status(204).end()
  else sendRedirect(res, `${issuer}/signon`)
}

/** The hint may have expired; its signature, issuer and application must stand. */
async function readHint(
  { keys, issuer, environment }: Exchange,
  parameters: URLSearchParams,
): Promise<Hint | undefined> {
  const token = parameters.get('id_token_hint')
  if (token === null) return undefined
  const claims = await keys.verify(token, issuer).catch(() => undefined)
  const application = environment.applications.find(({ id }) => id === claims?.aud)
  const clientId = parameters.get('client_id')
  const isOwn = clientId === null || clientId === application?.id
  if (application?.enabled !== true || claims?.sub === undefined || !isOwn) {
    throw invalidData(
      invalidValue('id_token_hint', 'is no ID Token of an application of this environment'),
    )
  }
  return { application, userId: claims.sub }
}

/** Where to go: a URI of the hinted application; without a hint, of any. */
function readTarget(
  { environment }: Exchange,
  parameters: URLSearchParams,
  hint: Hint | undefined,
): string | undefined {
  const uri = parameters.get('post_logout_redirect_uri')
  if (uri === null) return undefined
  const applications =
    hint === undefined
      ? environment.applications.filter((application) => application.enabled)
      : [hint.application]
  if (!applications.some(({ postLogoutRedirectUris }) => postLogoutRedirectUris?.includes(uri))) {
    throw invalidData(
      invalidValue('post_logout_redirect_uri', 'does not match one of the application'),
    )
  }
  const state = parameters.get('state')
  if (uri.length + (state ?? '').length >= longestTarget) {
    throw invalidData(invalidValue('state', 'is too long together with the URI'))
  }
  if (state === null) return uri
  return `${uri}${uri.includes('?') ? '&' : '?'}${new URLSearchParams({ state }).toString()}`
}

/** Ends the cookie's session, when it is the hinted user's. */
function endSession(exchange: Exchange, hint: Hint | undefined): void {
  const session = readSession(exchange)
  const isForeign = session?.userId !== undefined && session.userId !== hint?.userId
  if (hint !== undefined && isForeign) {
    throw invalidData(invalidValue('id_token_hint', 'is not of the user of the session'))
  }
  if (session !== undefined) exchange.runtime.sessions.delete(session.token)
  clearSessionCookies(exchange)
}

/** An error goes to no redirect URI: a browser gets a page, a program JSON. */
async function orShow(
  exchange: Exchange,
  work: (exchange: Exchange) => Promise<void>,
): Promise<void> {
  try {
    await work(exchange)
  } catch (error) {
    const wantsPage = exchange.req.headers.accept?.includes('text/html') === true
    if (!(error instanceof PingOneProblem) || !wantsPage) throw error
    const query = new URLSearchParams({ error: JSON.stringify(problemBody(error)) })
    sendRedirect(exchange.res, `${exchange.base}/signon/?${query.toString()}`)
  }
}
