// A process of its own with three apps on one emulator: everything it lets out goes into a report for the search.
import { appendFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import express, { type NextFunction, type Request, type Response } from 'express'
import session from 'express-session'
import {
  defaultViews,
  pingoneMfa,
  requiresApproval,
  requiresAuth,
  requiresMfa,
  type PingOneMfaOptions,
  type Views,
} from 'express-pingone-mfa'
import { isCanarySettings, type CanarySettings, type ReportEntry } from './canaries.js'

const servers = [createServer(), createServer(), createServer()] as const

for (const server of servers) {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
}
process.on('message', (settings: unknown) => {
  if (!isCanarySettings(settings)) throw new Error('the settings have another shape')
  startApps(settings)
  process.send?.({ ready: true })
})
process.send?.({ ports: servers.map((server) => (server.address() as AddressInfo).port) })

function startApps(settings: CanarySettings): void {
  const report = (entry: ReportEntry): void => {
    appendFileSync(settings.reportFile, `${JSON.stringify(entry)}\n`)
  }
  process.on('unhandledRejection', (reason) => {
    report({ kind: 'error', text: describe(reason) })
  })
  settings.apps.forEach((options, index) => {
    const server = servers[index]
    if (server !== undefined) mountApp(server, options, settings.leaks, report)
  })
}

function mountApp(
  server: Server,
  options: PingOneMfaOptions,
  leaks: boolean,
  report: (entry: ReportEntry) => void,
): void {
  const app = express()
  app.use(
    session({
      secret: 'a secret of the tests, long enough to be one',
      resave: false,
      saveUninitialized: false,
      store: createReportedStore(report),
      cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto' },
    }),
  )
  app.use(
    pingoneMfa({
      ...options,
      fetch: createTap(report),
      onEvent: (event) => {
        report({ kind: 'event', text: JSON.stringify(event) })
      },
      onError: (error) => {
        reportError(report, error)
      },
      ...(leaks && createLeaks()),
    }),
  )
  app.get('/', (req, res) => {
    res.json({ state: req.pingone.state })
  })
  app.get('/account', requiresAuth(), (_req, res) => {
    res.send('signed on')
  })
  app.get('/tokens', requiresAuth(), (req, res, next) => {
    req.pingone.accessToken().then((token) => {
      res.send(typeof token.value)
    }, next)
  })
  app.get('/again', requiresMfa({ maxAgeSeconds: 0 }), (_req, res) => {
    res.send('confirmed')
  })
  app.post(
    '/pay',
    express.urlencoded({ extended: false }),
    requiresApproval({ details: ({ body }: Request) => ({ ...(body as object) }) }),
    (_req, res) => {
      res.send('paid')
    },
  )
  app.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    reportError(report, error)
    if (res.headersSent) next(error)
    else res.status(500).send('failed')
  })
  server.on('request', app)
}

/** What an app does that should not: into a page, the session and stderr. */
function createLeaks(): PingOneMfaOptions {
  const honest = defaultViews()
  const views: Views = {
    ...honest,
    'select-device': async (view, context) =>
      `${await honest['select-device'](view, context)}<!-- ${lastAnswer} -->`,
  }
  return {
    views,
    afterSignOn: (req, { tokens }) => {
      Object.assign(req.session, { kept: tokens.idToken })
      console.error(tokens.accessToken)
    },
  }
}

let lastAnswer = ''

/** Tells the search which values are secret: what was sent to PingOne and what came back. */
function createTap(report: (entry: ReportEntry) => void): typeof fetch {
  return async function tapped(input, init) {
    const url = String(input instanceof Request ? input.url : input)
    const headers = Object.fromEntries(new Headers(init?.headers))
    const given = init?.body
    const body = given instanceof URLSearchParams ? given.toString() : given
    report({ kind: 'sent', url, headers, body: typeof body === 'string' ? body : '' })
    const response = await fetch(input, init)
    const copy = response.clone()
    const text = await copy.text().catch(() => '')
    if (text.length < 100_000) {
      lastAnswer = text
      report({ kind: 'received', cookies: response.headers.getSetCookie(), body: text })
    }
    return response
  }
}

function createReportedStore(report: (entry: ReportEntry) => void): session.MemoryStore {
  const store = new session.MemoryStore()
  const set = store.set.bind(store)
  store.set = (sid, data, done) => {
    report({ kind: 'session', text: JSON.stringify(data) })
    set(sid, data, done)
  }
  return store
}

function reportError(report: (entry: ReportEntry) => void, error: unknown): void {
  report({ kind: 'error', text: describe(error) })
  report({ kind: 'hidden', text: inspect(error, { showHidden: true, depth: 10 }) })
}

function describe(error: unknown): string {
  const stack = error instanceof Error ? error.stack : undefined
  return [inspect(error, { depth: 10 }), JSON.stringify(error), String(error), stack].join('\n')
}
