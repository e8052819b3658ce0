// The express application: PingOne's endpoints, with what every answer carries around them.
import { randomUUID } from 'node:crypto'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { createCors } from './cors.js'
import type { EmulatorParts } from './exchange.js'
import { createWriteCheck } from './foreign-writes.js'
import { createHostCheck } from './own-site.js'
import { mountPlatform } from './platform/dispatch.js'
import { notImplemented } from './problem.js'
import { answerProblem } from './problem-answer.js'
import { mountAuthorize } from './routes/authorize.js'
import { mountDiscovery } from './routes/discovery.js'
import { mountExternal } from './routes/external.js'
import { mountFlows } from './routes/flows.js'
import { mountIntrospect } from './routes/introspect.js'
import { mountPar } from './routes/par.js'
import { mountResume } from './routes/resume.js'
import { mountRevoke } from './routes/revoke.js'
import { mountSignOnPages } from './routes/sign-on-pages.js'
import { mountSignoff } from './routes/signoff.js'
import { mountToken } from './routes/token.js'
import { mountUserinfo } from './routes/userinfo.js'

/** No request of PingOne's needs more. */
const largestBodyBytes = 65_536

/** What is mounted around PingOne's endpoints. */
export interface Surroundings {
  readonly log: express.RequestHandler
  readonly faults: express.RequestHandler
  readonly console: express.Router
}

/** Builds the whole application of one emulator. */
export function buildApplication(
  parts: EmulatorParts,
  surroundings: Surroundings,
  hostNames: readonly string[] = [],
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use(surroundings.log)
  app.use(createHostCheck(parts.url, hostNames))
  app.use('/_emulator', surroundings.console)
  app.use(setCommonHeaders)
  app.use(express.text({ type: () => true, limit: largestBodyBytes }))
  app.use(createWriteCheck(parts))
  app.use(surroundings.faults)
  app.use(createCors(parts))
  app.use(buildEndpoints(parts))
  app.use(refuseUnknown)
  app.use(answerProblem)
  return app
}

function buildEndpoints(parts: EmulatorParts): express.Router {
  const router = express.Router({ caseSensitive: true })
  mountPlatform(router, parts)
  mountDiscovery(router, parts)
  mountAuthorize(router, parts)
  mountPar(router, parts)
  mountFlows(router, parts)
  mountResume(router, parts)
  mountToken(router, parts)
  mountUserinfo(router, parts)
  mountIntrospect(router, parts)
  mountRevoke(router, parts)
  mountSignoff(router, parts)
  mountSignOnPages(router, parts)
  mountExternal(router, parts)
  return router
}

function setCommonHeaders(_req: Request, res: Response, next: NextFunction): void {
  res.setHeader('Correlation-Id', randomUUID())
  res.setHeader('Cache-Control', 'no-cache, no-store, max-age=0, must-revalidate')
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('X-Frame-Options', 'DENY')
  next()
}

function refuseUnknown(req: Request, _res: Response, next: NextFunction): void {
  next(notImplemented(`${req.method} ${req.path}`))
}
