// The bank as an Express app: what runs, in which order. Starting it is server.ts.
import { fileURLToPath } from 'node:url'
import express, { type Express } from 'express'
import session, { type Store } from 'express-session'
import { pingoneMfa, type PingOneMfaOptions } from 'express-pingone-mfa'
import helmet from 'helmet'
import { createApprovalHistory } from './approval-history.js'
import { createLedger } from './ledger.js'
import { refuseOtherSites } from './own-site.js'
import type { PasskeyPairing } from './passkey-pairing.js'
import { answerError, answerNotFound } from './problems.js'
import { createReceipts } from './receipts.js'
import { createRoutes } from './routes.js'

/** What differs between a laptop, a test and production. */
export interface AppOptions {
  /** Public URL of the bank, without a trailing slash. */
  readonly baseUrl: string
  readonly sessionSecret: string
  /** Where express-session keeps sessions. Default: this process. */
  readonly sessionStore?: Store
  /** Options of the middleware beside the bank's own; absent ones come from `PINGONE_*`. */
  readonly pingone?: PingOneMfaOptions
  /** How customers add a passkey; only where PingOne is on this machine. */
  readonly passkeys?: PasskeyPairing
}

/** Builds the bank. */
export function createApp(options: AppOptions): Express {
  const receipts = createReceipts()
  const history = createApprovalHistory()
  const app = express()
  app.disable('x-powered-by')
  // One proxy in front ends TLS; it tells the real address and scheme.
  if (options.baseUrl.startsWith('https:')) app.set('trust proxy', 1)

  app.use(helmet())
  app.use(express.static(fileURLToPath(new URL('./public', import.meta.url)), { maxAge: '1h' }))
  app.use(bankSession(options))
  app.use(
    pingoneMfa({
      ...bankOptions,
      evidenceKey: receipts.signingKey,
      onEvent: history.note,
      ...options.pingone,
      baseUrl: options.baseUrl,
    }),
  )
  app.use(refuseOtherSites(options.baseUrl))
  app.use(createRoutes({ ledger: createLedger(), receipts, history }, options.passkeys))
  app.use(answerNotFound)
  app.use(answerError)
  return app
}

const bankOptions: PingOneMfaOptions = {
  scope: 'openid profile email',
  // Who signs on without having asked for a page lands here.
  paths: { home: '/accounts' },
  brand: {
    name: 'Alder Bank',
    accent: '#0F5B46',
    logoUrl: '/logo.svg',
    logoDarkUrl: '/logo-dark.svg',
    iconUrl: '/logo.svg',
    helpUrl: '/help',
    privacyUrl: '/privacy',
  },
}

function bankSession(options: AppOptions): express.RequestHandler {
  return session({
    secret: options.sessionSecret,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto' },
    ...(options.sessionStore !== undefined && { store: options.sessionStore }),
  })
}
