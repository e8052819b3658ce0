// The bank's addresses: which page, and who may see it.
import { Router, type Request } from 'express'
import { requiresAuth, requiresMfa } from 'express-pingone-mfa'
import { readCustomer, readCustomerName } from './customer.js'
import { readCardPin } from './ledger.js'
import { accountsPage } from './pages/accounts.js'
import { approvalsPage } from './pages/approvals.js'
import { cardPinPage } from './pages/card-pin.js'
import { helpPage } from './pages/help.js'
import { homePage } from './pages/home.js'
import { privacyPage } from './pages/privacy.js'
import { profilePage } from './pages/profile.js'
import { statementPage } from './pages/statement.js'
import type { PasskeyPairing } from './passkey-pairing.js'
import { addPasskeys } from './passkeys.js'
import { answerNotFound } from './problems.js'
import { addTransfers, type TransferDesk } from './transfers.js'

/** All routes of the bank; sign-on and sign-off are the middleware's. */
export function createRoutes(desk: TransferDesk, passkeys?: PasskeyPairing): Router {
  const routes = Router()
  // Every page greets the person who is signed on: none is for a cache.
  routes.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  addPublicPages(routes)
  addGuardedPages(routes, desk)
  if (passkeys !== undefined) addPasskeys(routes, passkeys)
  addTransfers(routes, desk)
  addApprovals(routes, desk)
  addApi(routes)
  return routes
}

function addPublicPages(routes: Router): void {
  routes.get('/', (req, res) => res.send(homePage(readCustomerName(req))))
  routes.get('/help', (req, res) => {
    res.send(helpPage(readCustomerName(req), readWayBack(req)))
  })
  routes.get('/privacy', (req, res) => res.send(privacyPage(readCustomerName(req))))
}

/** The sign-on page that linked here, as its link or the browser says: a path of the bank's own, or nothing. */
function readWayBack(req: Request): string | undefined {
  const { from = req.get('referer') } = req.query
  const base = `${req.protocol}://${req.get('host') ?? ''}`
  if (typeof from !== 'string' || !URL.canParse(from, base)) return undefined
  const { host, pathname, search } = new URL(from, base)
  return host === req.get('host') && /^\/login(\/|$)/.test(pathname) ? pathname + search : undefined
}

function addGuardedPages(routes: Router, { ledger }: TransferDesk): void {
  routes.get('/accounts', requiresAuth(), (req, res) => {
    const customer = readCustomer(req)
    const now = new Date()
    res.send(accountsPage(customer, ledger.open(customer.userId, now), now))
  })
  routes.get(
    '/statement',
    requiresMfa({ maxAgeSeconds: 300, reason: 'to see your statement' }),
    (req, res) => {
      const customer = readCustomer(req)
      const now = new Date()
      res.send(statementPage(customer, ledger.open(customer.userId, now), now))
    },
  )
  routes.get(
    '/card/pin',
    requiresMfa({ maxAgeSeconds: 0, reason: 'to see your card PIN' }),
    (req, res) => {
      const customer = readCustomer(req)
      res.send(cardPinPage(customer, readCardPin(customer.userId)))
    },
  )
  routes.get('/profile', requiresAuth(), (req, res) => {
    res.send(profilePage(readCustomer(req).name, req.pingone.user))
  })
}

function addApprovals(routes: Router, { history, receipts }: TransferDesk): void {
  routes.get('/approvals', requiresAuth(), async (req, res) => {
    const records = await history.read(req)
    const approvals = records.map(async (record) => ({
      record,
      receipt: await receipts.check(record.id),
    }))
    res.send(approvalsPage(readCustomer(req), await Promise.all(approvals)))
  })
  routes.get('/approvals/:id/receipt', requiresAuth(), async (req, res) => {
    const approval = await req.pingone.approvals.read(String(req.params['id']))
    const receipt = approval && receipts.read(approval.id)
    if (receipt === undefined) answerNotFound(req, res)
    else res.attachment('alder-bank-receipt.jws').type('application/jose').send(receipt)
  })
  /** With these anybody can verify a receipt, years later. */
  routes.get('/receipts/keys', (_req, res) => {
    res.json({ keys: [receipts.publicKey] })
  })
}

/** For scripts and other clients: whoever is not signed on gets 401 as JSON, not a page. */
function addApi(routes: Router): void {
  routes.get('/api/session', requiresAuth(), (req, res) => {
    const { user, acr, amr, authTime } = req.pingone
    res.json({ user, acr, amr, authTime })
  })
}
