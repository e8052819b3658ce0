// Routes behind requiresApproval() and requiresMfa() for a process of an app: what they do, they write into the ledger.
import express, { type Express, type Request } from 'express'
import {
  requiresApproval,
  requiresAuth,
  requiresMfa,
  type PingOneMfaOptions,
} from 'express-pingone-mfa'
import type { LedgerClient } from './ledger.js'

/** Header of a request that is to come to places: their names, with spaces between. */
const placesHeader = 'x-come-to'

/** Adds `POST /pay`, `POST /limit`, `GET /once` and `GET /approvals/:id`. */
export function addConfirmedRoutes(app: Express, ledger: LedgerClient): void {
  const parsers = [express.urlencoded({ extended: false }), express.json()]
  const payment = requiresApproval({
    details: async (req) => {
      await comeTo(ledger, req, 'details')
      const { sum, currency, recipient } = req.body as Record<string, unknown>
      return { sum, currency, recipient }
    },
  })
  app.post('/pay', ...parsers, payment, async (req, res) => {
    const { id: approvalId = '', details } = req.pingone.approval ?? {}
    await comeTo(ledger, req, 'before-the-entry')
    await ledger.write({ approvalId, what: details })
    await comeTo(ledger, req, 'after-the-entry')
    res.json({ paid: details })
  })
  const eachTime = requiresMfa({ maxAgeSeconds: 0 })
  app.post('/limit', ...parsers, eachTime, async (req, res) => {
    await ledger.write({ what: req.body as unknown })
    res.json({ limit: req.body as unknown })
  })
  app.get('/once', eachTime, async (req, res) => {
    await ledger.write({ what: req.originalUrl })
    res.json({ once: req.originalUrl })
  })
  app.get('/approvals/:id', requiresAuth(), async (req, res) => {
    const record = await req.pingone.approvals.read(String(req.params['id']))
    res.status(record === undefined ? 404 : 200).json(record ?? {})
  })
}

/** A hook that runs when everything is proven and nothing is approved yet. */
export function buildHooks(ledger: LedgerClient): Pick<PingOneMfaOptions, 'afterApproval'> {
  return { afterApproval: (req) => comeTo(ledger, req, 'before-approved') }
}

async function comeTo(ledger: LedgerClient, req: Request, place: string): Promise<void> {
  const places = String(req.headers[placesHeader] ?? '').split(' ')
  if (places.includes(place)) await ledger.comeTo(place)
}
