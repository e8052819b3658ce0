// The bank's addresses: which page, and who may see it.
import { Router, type NextFunction, type Request, type Response } from 'express'
import { requiresAuth } from 'express-pingone-mfa'
import { readCustomer, readCustomerName } from './customer.js'
import { openBooks } from './data.js'
import { accountsPage } from './pages/accounts.js'
import { helpPage } from './pages/help.js'
import { homePage } from './pages/home.js'
import { privacyPage } from './pages/privacy.js'
import { profilePage } from './pages/profile.js'
import { statementPage } from './pages/statement.js'

/** All routes of the bank; sign-on and sign-off are the middleware's. */
export function createRoutes(): Router {
  const routes = Router()
  addPublicPages(routes)
  addGuardedPages(routes)
  addApi(routes)
  return routes
}

function addPublicPages(routes: Router): void {
  routes.get('/', (req, res) => res.send(homePage(readCustomerName(req))))
  routes.get('/help', (req, res) => res.send(helpPage(readCustomerName(req))))
  routes.get('/privacy', (req, res) => res.send(privacyPage(readCustomerName(req))))
}

function addGuardedPages(routes: Router): void {
  routes.use(['/accounts', '/statement', '/profile'], requiresAuth(), neverCached)
  routes.get('/accounts', (req, res) => {
    const customer = readCustomer(req)
    const now = new Date()
    res.send(accountsPage(customer, openBooks(customer.userId, now), now))
  })
  routes.get('/statement', (req, res) => {
    const customer = readCustomer(req)
    const now = new Date()
    res.send(statementPage(customer, openBooks(customer.userId, now), now))
  })
  routes.get('/profile', (req, res) => {
    res.send(profilePage(readCustomer(req).name, req.pingone.user))
  })
}

/** For scripts and other clients: whoever is not signed on gets 401 as JSON, not a page. */
function addApi(routes: Router): void {
  routes.get('/api/session', requiresAuth(), neverCached, (req, res) => {
    const { user, acr, amr, authTime } = req.pingone
    res.json({ user, acr, amr, authTime })
  })
}

/** What is behind a guard must not be shown again by Back after sign-off. */
function neverCached(_req: Request, res: Response, next: NextFunction): void {
  res.set('Cache-Control', 'no-store')
  next()
}
