// GET /_emulator: the inbox, as a page that works without script.
import express from 'express'
import type { Router } from 'express'
import { consolePath } from './console-path.js'
import { renderHtml } from './html.js'
import { inboxPage } from './inbox-page.js'
import { buildInbox } from './inbox.js'
import type { ConsoleOptions } from './console-options.js'

/** The route of the inbox page. */
export function inboxRoutes(
  options: Pick<ConsoleOptions, 'clock' | 'outbox' | 'phones' | 'users' | 'url' | 'links'>,
): Router {
  const router = express.Router()
  router.get('/', (req, res) => {
    const inbox = buildInbox({
      messages: options.outbox.list(),
      users: options.users(),
      pushes: options.phones.listPushes(),
      devices: options.phones.listDevices(),
      nowMs: options.clock.now(),
    })
    const paused = req.query['pause'] === '1'
    const { links } = options
    const page = inboxPage({ inbox, paused, path: consolePath(options.url()), links })
    res.type('html').send(renderHtml(page))
  })
  return router
}
