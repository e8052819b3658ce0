// One operating-system process of an app: sessions and records in Redis, everything else from its environment.
import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { RedisStore } from 'connect-redis'
import express, { type NextFunction, type Request, type Response } from 'express'
import session from 'express-session'
import {
  pingoneMfa,
  redisStateStore,
  requiresAuth,
  type PingOneMfaOptions,
  type StateStore,
} from 'express-pingone-mfa'
import { createClient } from 'redis'
import type { ChildMessage } from './app-process.js'
import { addConfirmedRoutes, buildHooks } from './app-process-routes.js'
import { createLedgerClient } from './ledger.js'
import { tearReplace } from './torn-store.js'

function tell(message: ChildMessage): void {
  process.send?.(message)
}

function readEnvironment(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set`)
  return value
}

process.on('unhandledRejection', (reason) => {
  tell({ unhandled: String(reason) })
})
// The test has gone: so does this process.
process.on('disconnect', () => process.exit(0))

const client = createClient({ url: readEnvironment('REDIS_URL') })
client.on('error', () => undefined)
await client.connect()

const options = JSON.parse(readEnvironment('APP_OPTIONS')) as PingOneMfaOptions
const app = express()
// The entrance stands in front; a test says by X-Forwarded-For from where a request comes.
app.set('trust proxy', 'loopback')
app.use((_req, res, next) => {
  res.setHeader('X-Process', String(process.pid))
  next()
})
app.use(
  session({
    secret: 'the same secret in every process of the app',
    store: new RedisStore({ client, prefix: readEnvironment('SESSION_PREFIX') }),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto' },
  }),
)
const ledger = createLedgerClient(process.env['LEDGER_URL'] ?? '')
app.use(pingoneMfa({ ...buildHooks(ledger), ...options, stateStore: createStateStore() }))
app.get('/', (req, res) => {
  res.json({ state: req.pingone.state })
})
app.get(['/account', '/other'], requiresAuth(), (req, res) => {
  res.json({ path: req.path, user: req.pingone.user })
})
app.get('/refresh', requiresAuth(), async (req, res) => {
  const before = await req.pingone.accessToken()
  await wait(Math.max(0, Number(req.query['atMs'] ?? 0) - Date.now()))
  const after = await before.refresh()
  res.json({ before: digest(before.value), after: digest(after.value) })
})
addConfirmedRoutes(app, ledger)
app.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
  res.status(500).json({ error: String(error) })
})

const server = app.listen(0, '127.0.0.1', () => {
  tell({ port: (server.address() as AddressInfo).port })
})

function createStateStore(): StateStore {
  const keyPrefix = readEnvironment('STATE_PREFIX')
  const store = redisStateStore(client, { keyPrefix })
  if (process.env['STATE_REPLACE'] !== 'torn') return store
  return tearReplace(store, (key, value, ttlMs) =>
    client.set(keyPrefix + key, value, { expiration: { type: 'PX', value: ttlMs } }),
  )
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
