// /_emulator/messages: what was sent, for tests; clearing it, for both people and tests.
import express from 'express'
import type { Request, Response, Router } from 'express'
import type { Outbox, OutboxFilter } from '../outbox.js'
import { consolePath } from './console-path.js'

/** The routes of the messages. */
export function messageRoutes(options: { readonly outbox: Outbox; url(): string }): Router {
  const { outbox } = options
  const router = express.Router()

  function clearMessages(req: Request, res: Response): void {
    outbox.clear()
    if (req.accepts(['json', 'html']) !== 'html') res.status(204).end()
    else {
      const query = req.query['pause'] === '1' ? '?pause=1' : ''
      res.redirect(303, consolePath(options.url()) + query)
    }
  }

  router.get('/', (req, res) => {
    const later = new Set(listAfter(outbox, readText(req, 'after')))
    res.json(outbox.list(readFilter(req)).filter(({ id }) => later.has(id)))
  })
  router.get('/:id/html', (req, res) => {
    const message = outbox.list().find((each) => each.id === req.params.id)
    if (message?.html === undefined) res.status(404).json({ error: 'There is no such email.' })
    else sendMail(res, message.html)
  })
  router.delete('/', clearMessages)
  router.delete('/clear', clearMessages)
  router.post('/clear', clearMessages)
  return router
}

function readFilter(req: Request): OutboxFilter {
  const names = ['username', 'destination', 'type', 'flowId'] as const
  const given = names.map((name) => [name, readText(req, name)] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}

function readText(req: Request, name: string): string | undefined {
  const value = req.query[name]
  if (value !== undefined && typeof value !== 'string') {
    throw new TypeError(`The query parameter "${name}" may be given once.`)
  }
  return value
}

/** The ids of the messages after one, whosever it was; an id that is not kept narrows nothing. */
function listAfter(outbox: Outbox, id: string | undefined): readonly string[] {
  const ids = outbox.list().map((message) => message.id)
  return id === undefined ? ids : ids.slice(ids.indexOf(id) + 1)
}

/** Mail may bring styles of its own, and is kept from doing anything else. */
function sendMail(res: Response, html: string): void {
  res.set(
    'content-security-policy',
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  )
  res.type('html').send(html)
}
