// Where money leaves: the form, the same for scripts, and what was sent.
import { randomUUID } from 'node:crypto'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { requiresApproval, requiresAuth } from 'express-pingone-mfa'
import type { ApprovalHistory } from './approval-history.js'
import { readCustomer } from './customer.js'
import { nameDevice } from './device-name.js'
import type { Books, Ledger, Payment } from './ledger.js'
import { quickTransferPage } from './pages/quick-transfer.js'
import { transferPage } from './pages/transfer.js'
import { transferSentPage } from './pages/transfer-sent.js'
import { answerNotFound, answerProblem } from './problems.js'
import type { Receipts } from './receipts.js'
import {
  fromDetails,
  isAboveLimit,
  readTransfer,
  readTyped,
  toDetails,
  type Transfer,
} from './transfer.js'

/** What transfers need of the bank. */
export interface TransferDesk {
  readonly ledger: Ledger
  readonly receipts: Receipts
  readonly history: ApprovalHistory
}

/** The addresses of transfers. */
export function addTransfers(routes: Router, desk: TransferDesk): void {
  const { ledger, history } = desk
  const approval = requiresApproval({
    when: (req) => isAboveLimit(req.body),
    details: (req) => toDetails(readChecked(ledger, req)),
    labels: { recipient: 'Recipient', account: 'Account' },
    // The message template of PingOne that names the account, too.
    variant: 'transfer',
    returnLabel: 'your transfer',
  })

  routes.get('/transfers', requiresAuth(), async (req, res) => {
    // Back from an approval that was cancelled: nobody types it again.
    const kept = await req.pingone.approvals.takeForm()
    const form = { id: randomUUID(), ...(kept !== undefined && { typed: readTyped(kept) }) }
    res.send(transferPage(readCustomer(req), openBooks(ledger, req), form))
  })
  routes.post(
    '/transfers',
    requiresAuth(),
    express.urlencoded({ extended: false }),
    refuseBadForm(ledger),
    history.follow,
    approval,
    (req, res) => {
      const payment = send(desk, req)
      if (payment === undefined) answerProblem(req, res, 409)
      else res.redirect(303, `/transfers/${payment.id}`)
    },
  )

  routes.get('/quick-transfer', requiresAuth(), (req, res) => {
    res.send(quickTransferPage(readCustomer(req), openBooks(ledger, req), randomUUID()))
  })
  routes.post(
    '/api/transfers',
    requiresAuth(),
    express.json(),
    refuseBadJson(ledger),
    history.follow,
    approval,
    (req, res) => {
      const payment = send(desk, req)
      if (payment === undefined) answerProblem(req, res, 409)
      else res.status(201).json({ id: payment.id, page: `/transfers/${payment.id}` })
    },
  )

  routes.get('/transfers/:id', requiresAuth(), (req, res) => {
    const customer = readCustomer(req)
    const payment = ledger.findPayment(customer.userId, String(req.params['id']))
    if (payment === undefined) answerNotFound(req, res)
    else res.send(transferSentPage(customer, payment))
  })
}

/** Shows the form again, with what was typed and what is wrong with it. */
function refuseBadForm(ledger: Ledger): RequestHandler {
  return function refuseBadForm(req, res, next): void {
    const books = openBooks(ledger, req)
    const read = readTransfer(req.body, books.everyday.balance)
    if (read.ok) next()
    else res.status(422).send(transferPage(readCustomer(req), books, { ...read, id: randomUUID() }))
  }
}

function refuseBadJson(ledger: Ledger): RequestHandler {
  return function refuseBadJson(req: Request, res: Response, next): void {
    const read = readTransfer(req.body, openBooks(ledger, req).everyday.balance)
    if (read.ok) next()
    else res.status(422).json({ status: 422, problems: read.problems })
  }
}

/** Executes what was approved, or, below the limit, what was sent. */
function send({ ledger, receipts }: TransferDesk, req: Request): Payment | undefined {
  const { approval, user } = req.pingone
  if (approval?.evidence !== undefined) receipts.keep(approval.id, approval.evidence)
  return ledger.pay(user.sub, {
    ...(approval === undefined ? readChecked(ledger, req) : fromDetails(approval.details)),
    id: approval?.id ?? readId(req.body),
    madeAt: new Date(),
    ...(approval !== undefined && { approvedWith: nameDevice(approval.record.deviceType) }),
  })
}

function readChecked(ledger: Ledger, req: Request): Transfer {
  const read = readTransfer(req.body, openBooks(ledger, req).everyday.balance)
  if (read.ok) return read.transfer
  throw new Error('a transfer came here that was not checked')
}

/** Made with the form, so that a form sent twice is one transfer. */
function readId(body: unknown): string {
  const id: unknown = typeof body === 'object' && body !== null && 'id' in body ? body.id : ''
  return typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? id : randomUUID()
}

function openBooks(ledger: Ledger, req: Request): Books {
  return ledger.open(req.pingone.user.sub, new Date())
}
