// Everything under /_emulator: the inbox for people, and the switches for tests.
import express from 'express'
import type { NextFunction, Request, RequestHandler, Response, Router } from 'express'
import { setDocumentHeaders } from '../document-headers.js'
import { isFromOtherSite } from '../own-site.js'
import { serveAsset } from './assets.js'
import { clockRoutes } from './clock-routes.js'
import type { ConsoleOptions } from './console-options.js'
import { faultRoutes } from './fault-routes.js'
import { inboxRoutes } from './inbox-routes.js'
import { messageRoutes } from './message-routes.js'
import { phoneRoutes } from './phone-routes.js'
import { stateRoutes } from './state-routes.js'

/** Makes the router to be mounted at `/_emulator`, before the faults. */
export function createConsole(options: ConsoleOptions): Router {
  const router = express.Router()
  router.use(refuseOtherSites(options))
  router.use(setHeaders)
  router.use(express.json({ limit: '5mb' }))
  router.use(express.urlencoded({ extended: false }))
  router.get('/assets/:file', serveAsset)
  router.use(inboxRoutes(options))
  router.use('/messages', messageRoutes(options))
  router.use(phoneRoutes(options))
  router.use('/clock', clockRoutes(options))
  router.use('/faults', faultRoutes(options))
  router.use(stateRoutes(options))
  router.use(answerNotFound)
  router.use(answerError)
  return router
}

/** A page of another site must not switch the emulator. */
function refuseOtherSites(options: ConsoleOptions): RequestHandler {
  return function refuseOtherSite(req: Request, res: Response, next: NextFunction): void {
    if (req.method !== 'GET' && isFromOtherSite(req, options.url())) {
      res.status(403).json({ error: 'Pages of other sites may not use the emulator’s console.' })
      return
    }
    next()
  }
}

function setHeaders(_req: Request, res: Response, next: NextFunction): void {
  setDocumentHeaders(res, { policy: "connect-src 'self'; form-action 'self'" })
  next()
}

function answerNotFound(req: Request, res: Response): void {
  res.status(404).json({ error: `The emulator’s console has no ${req.method} ${req.originalUrl}.` })
}

/** Four parameters: that is how Express knows an error handler. */
function answerError(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (res.headersSent) {
    next(error)
    return
  }
  const message = error instanceof Error ? error.message : 'The request could not be understood.'
  res.status(400).json({ error: message })
}
