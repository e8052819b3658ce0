// Which of our routes a request is for, and which methods it takes.
import type { Request } from 'express'
import type { Config } from '../config.js'
import { showCallback, receiveFormPost } from './finish/callback.js'
import { showFlowState, STATE_SUFFIX } from './drive/flow-state.js'
import { showFlowPage, submitFlowPage } from './drive/flow-page.js'
import { askSignOff, signOff } from './leave/logout.js'
import { assertReady } from './ready.js'
import { isBackAgain, leadToBase } from './answer/lead-to-base.js'
import { redirect, sendHead } from './answer/page.js'
import { readQuery } from './answer/query.js'
import { parseReturnPath } from './answer/return-path.js'
import { takeChoice } from './answer/request-locale.js'
import { foldPath, readPathRules } from './answer/route-path.js'
import { sendAsset } from './answer/send-asset.js'
import { sendProblem } from './answer/problem.js'
import { showStart, submitStart } from './open/start.js'
import { showStepUp, submitStepUp } from './open/step-up.js'
import type { Exchange } from './exchange.js'

/** A route's work for one method. */
export type RouteHandler = (exchange: Exchange) => Promise<void>

interface Route {
  readonly GET?: RouteHandler
  readonly POST?: RouteHandler
  /** Drawn for a person, and left by a form or a link. */
  readonly isPage?: boolean
}

/** Finds our route for a request below the mount; `undefined` when its path is the app's. */
export function findRoute(
  req: Request,
  config: Pick<Config, 'paths' | 'signOn'>,
): Route | undefined {
  const rules = readPathRules(req)
  const path = foldPath(req.path, rules)
  const paths = {
    login: foldPath(config.paths.login, rules),
    callback: foldPath(config.paths.callback, rules),
    logout: foldPath(config.paths.logout, rules),
  }
  if (path === paths.login) return findStart(config)
  if (path === paths.callback) return { GET: showCallback, POST: receiveFormPost }
  if (path === paths.logout) return { GET: askSignOff, POST: signOff, isPage: true }
  if (path.startsWith(`${paths.login}/flow/`) && path.endsWith(STATE_SUFFIX))
    return { GET: showFlowState }
  if (path.startsWith(`${paths.login}/flow/`))
    return { GET: showFlowPage, POST: submitFlowPage, isPage: true }
  if (path.startsWith(`${paths.login}/step-up/`))
    return { GET: showStepUp, POST: submitStepUp, isPage: true }
  if (path.startsWith(`${paths.login}/assets/`)) return { GET: sendAsset }
  return undefined
}

/**
 * Where a sign-on starts: by our form, or at PingOne's own pages. In hosted sign-on no request makes us drive a flow for
 * somebody who is not signed on; in embedded sign-on `showStart` alone decides who may leave for PingOne's pages.
 */
function findStart({ signOn }: Pick<Config, 'signOn'>): Route {
  const shown = { GET: showStart, isPage: true }
  return signOn === 'hosted' ? shown : { ...shown, POST: submitStart }
}

/**
 * Leads a page of ours under another host to the same page under the base URL; what answers a form stays where the form
 * is.
 *
 * @returns whether it answered.
 */
function leadAway(exchange: Exchange, { isPage }: Route): boolean {
  const { instance, req, res } = exchange
  if (isPage !== true || req.method !== 'GET') return false
  if (readQuery(req).get('from') === 'form') return false
  const path = instance.config.basePath + req.url
  if (isBackAgain(exchange, path)) return false
  const url = leadToBase(exchange, path)
  if (url === undefined) return false
  redirect(res, url)
  return true
}

/** HEAD is answered as a page would be, and begins nothing. */
function findHandler(route: Route, method: string): RouteHandler | undefined {
  if (method === 'GET') return route.GET
  if (method === 'HEAD') return route.GET === sendAsset ? sendAsset : sendHead
  if (method === 'POST') return route.POST
  return undefined
}

/** Runs a route; every failure of ours becomes its page. */
export async function runRoute(exchange: Exchange, route: Route): Promise<void> {
  const { instance, req, res } = exchange
  const handler = findHandler(route, req.method)
  if (handler === undefined) {
    res.setHeader('Allow', route.POST === undefined ? 'GET, HEAD' : 'GET, HEAD, POST')
    res.status(req.method === 'OPTIONS' ? 204 : 405).end()
    return
  }
  try {
    // Under another scheme as well, settings that are right for the base URL would look wrong.
    const isOtherScheme = instance.config.secure && !req.secure
    if (isOtherScheme && leadAway(exchange, route)) return
    assertReady(instance, req)
    if (!isOtherScheme && leadAway(exchange, route)) return
    const chosen = route.isPage === true && req.method === 'GET' ? takeChoice(exchange) : undefined
    if (chosen === undefined) await handler(exchange)
    else redirect(res, chosen)
  } catch (error) {
    const returnPath = parseReturnPath(readQuery(req).get('returnTo'), instance.config)
    await sendProblem(exchange, { error, returnPath })
  }
}
