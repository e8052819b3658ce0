// Which of our routes a request is for, and which methods it takes.
import type { Request, Response } from 'express'
import type { Config } from '../config.js'
import type { Instance } from '../instance.js'
import { showCallback, receiveFormPost } from './callback.js'
import { showFlowPage, submitFlowPage } from './flow-page.js'
import { askSignOff, signOff } from './logout.js'
import { assertReady } from './ready.js'
import { parseReturnPath } from './return-path.js'
import { sendAsset } from './send-asset.js'
import { sendProblem } from './problem.js'
import { showStart, submitStart } from './start.js'
import { showStepUp, submitStepUp } from './step-up.js'

/** A route's work for one method. */
export type RouteHandler = (instance: Instance, req: Request, res: Response) => Promise<void>

interface Route {
  readonly GET?: RouteHandler
  readonly POST?: RouteHandler
}

/** Finds our route for a path below the mount; `undefined` when the path is the app's. */
export function findRoute(path: string, { paths }: Pick<Config, 'paths'>): Route | undefined {
  if (path === paths.login) return { GET: showStart, POST: submitStart }
  if (path === paths.callback) return { GET: showCallback, POST: receiveFormPost }
  if (path === paths.logout) return { GET: askSignOff, POST: signOff }
  if (path.startsWith(`${paths.login}/flow/`)) return { GET: showFlowPage, POST: submitFlowPage }
  if (path.startsWith(`${paths.login}/step-up/`)) return { GET: showStepUp, POST: submitStepUp }
  if (path.startsWith(`${paths.login}/assets/`)) return { GET: sendAsset }
  return undefined
}

/** HEAD asks for no page, and must not begin anything. */
function findHandler(route: Route, method: string): RouteHandler | undefined {
  if (method === 'GET') return route.GET
  if (method === 'POST') return route.POST
  return undefined
}

/** Runs a route; every failure of ours becomes its page. */
export async function runRoute(
  instance: Instance,
  route: Route,
  req: Request,
  res: Response,
): Promise<void> {
  const handler = findHandler(route, req.method)
  if (handler === undefined) {
    res.setHeader('Allow', Object.keys(route).join(', '))
    res.status(req.method === 'OPTIONS' ? 204 : 405).end()
    return
  }
  try {
    assertReady(instance, req)
    await handler(instance, req, res)
  } catch (error) {
    const returnPath = parseReturnPath(req.query['returnTo'], instance.config)
    await sendProblem(instance, req, res, error, { returnPath })
  }
}
