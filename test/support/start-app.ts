// A small guarded app for a test: session, the middleware, a few routes, on a free port.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import session, { type SessionOptions } from 'express-session'
import {
  pingoneMfa,
  requiresAuth,
  type PingOneMfaOptions,
  type StateStore,
} from 'express-pingone-mfa'
import type { Emulator } from 'express-pingone-mfa/emulator'
import { createEarlyRequests } from '../../example-app/early-requests.js'
import { closeServer } from './close-server.js'
import { startEmulator } from './start-emulator.js'

/** What a test may change about the app. */
export interface StartAppOptions {
  /** A running emulator that knows the app's base URL. Default: one of the app's own, closed with it. */
  readonly emulator?: Emulator
  /** Which of the emulator's applications the app is. Default `embedded`. */
  readonly application?: 'embedded' | 'hosted'
  /** Options of the middleware, over what the emulator says. */
  readonly options?: PingOneMfaOptions
  readonly stateStore?: StateStore
  /** Options of express-session, over the usual ones. */
  readonly session?: Partial<SessionOptions>
  /** Runs before anything is mounted: proxies, headers, parsers. */
  readonly before?: (app: Express) => void
  /** Adds routes after the middleware. */
  readonly routes?: (app: Express) => void
  /** Public URL, when the app is not to be reached where it listens. */
  readonly baseUrl?: string
  /** Path the middleware and the routes stand under, e.g. `/bank`. */
  readonly mountPath?: string
  /** Listens on this port: a second instance, or the same one after a restart. */
  readonly port?: number
  /** Address to listen on. Default: localhost. */
  readonly listenOn?: string
}

/** A running app. */
export interface TestApp {
  /** Where the app is, with its mount path, without a trailing slash. */
  readonly baseUrl: string
  /** Where it listens, also when its base URL is somewhere else. */
  readonly port: number
  readonly emulator: Emulator
  readonly app: Express
  /** Errors that reached the app's own error handler, oldest first. */
  readonly errors: readonly unknown[]
  close(): Promise<void>
}

/** Starts the app: the port is taken first, for the base URL must be known when the middleware is made. */
export async function startApp(options: StartAppOptions = {}): Promise<TestApp> {
  const early = createEarlyRequests()
  const server = createServer(early.handle)
  const port = await listen(server, options.port ?? 0, options.listenOn)
  const mountPath = options.mountPath ?? ''
  const baseUrl = options.baseUrl ?? `http://localhost:${String(port)}${mountPath}`
  const emulator = options.emulator ?? (await startEmulator({ baseUrls: [baseUrl] }))
  const errors: unknown[] = []
  const app = buildApp(options, baseUrl, emulator, errors)
  early.letIn(app)
  return {
    baseUrl,
    port,
    emulator,
    app,
    errors,
    close: async () => {
      await closeServer(server)
      if (options.emulator === undefined) await emulator.close()
    },
  }
}

/** The emulator's words for an app's `.env`, as options of the middleware. */
export function connectionTo(
  emulator: Pick<Emulator, 'env'>,
  application: 'embedded' | 'hosted' = 'embedded',
): PingOneMfaOptions {
  const environment = emulator.env(application)
  const read = (name: string): string => {
    const value = environment[name]
    if (value === undefined) throw new Error(`the emulator's env() has no ${name}`)
    return value
  }
  return {
    environmentId: read('PINGONE_ENVIRONMENT_ID'),
    authBaseUrl: read('PINGONE_AUTH_BASE_URL'),
    clientId: read('PINGONE_CLIENT_ID'),
    clientSecret: read('PINGONE_CLIENT_SECRET'),
  }
}

function buildApp(
  options: StartAppOptions,
  baseUrl: string,
  emulator: Emulator,
  errors: unknown[],
): Express {
  const app = express()
  const mounted = options.mountPath === undefined ? app : express()
  options.before?.(app)
  app.use(
    session({
      secret: 'a secret of the tests, long enough to be one',
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto' },
      ...options.session,
    }),
  )
  if (options.mountPath !== undefined) app.use(options.mountPath, mounted)
  mounted.use(
    pingoneMfa({
      ...connectionTo(emulator, options.application),
      ...(options.application === 'hosted' && { signOn: 'hosted' as const }),
      ...(options.stateStore !== undefined && { stateStore: options.stateStore }),
      ...options.options,
      baseUrl,
    }),
  )
  addRoutes(mounted)
  options.routes?.(mounted)
  app.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    errors.push(error)
    if (res.headersSent) next(error)
    else res.status(500).json({ error: 'reached the app' })
  })
  return app
}

function addRoutes(app: Express): void {
  app.get('/', (req, res) => {
    res.json({ state: req.pingone.state })
  })
  const guarded = ['/account', '/other', '/api/session']
  app.get(guarded, requiresAuth(), (req, res) => {
    const { user, acr, amr, authTime } = req.pingone
    res.json({ path: req.path, user, acr, amr, authTime })
  })
  app.post('/transfers', requiresAuth(), (_req, res) => {
    res.status(201).json({ done: true })
  })
}

async function listen(server: Server, port: number, host = 'localhost'): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, resolve)
  })
  return (server.address() as AddressInfo).port
}
