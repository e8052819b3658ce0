// This package as an app would mount it: guarded, confirmed, approved and open routes.
import express from 'express'
import {
  memoryStateStore,
  pingoneMfa,
  redisStateStore,
  requiresApproval,
  requiresAuth,
  requiresMfa,
} from 'express-pingone-mfa'
import { boundSessionStore } from 'express-pingone-mfa/session-store'
import session from 'express-session'
import { client as credentials } from './client.js'
import { connectRedis, sessions } from './sessions.js'

export async function build({ baseUrl, opUrl, redisUrl }) {
  const { SIGN_ON = 'embedded', SESSION_STORE } = process.env
  const redis = redisUrl ? await connectRedis(redisUrl) : undefined
  const stateStore = redis
    ? redisStateStore(redis.client, { keyPrefix: 'bench-state:' })
    : memoryStateStore({ allowInProduction: true, maxRecords: 200_000 })
  const memory = new session.MemoryStore()
  const sessionStore = SESSION_STORE === 'bound' ? boundSessionStore(memory) : memory
  const app = express()
  app.use(sessions({ store: redis?.store ?? sessionStore }))
  app.use(
    pingoneMfa({
      environmentId: credentials.environmentId,
      authBaseUrl: opUrl,
      allowLoopbackInProduction: true,
      clientId: credentials.clientId,
      clientSecret: credentials.clientSecret,
      baseUrl,
      signOn: SIGN_ON,
      stateStore,
      paths: { home: '/account' },
      throttle: { limits: million },
    }),
  )
  const ok = (_req, res) => {
    res.json({ ok: true })
  }
  app.get('/account', requiresAuth(), ok)
  app.get('/statement', requiresMfa(), ok)
  app.get('/once', requiresMfa({ maxAgeSeconds: 0 }), ok)
  app.get('/open', ok)
  const details = ({ body }) => ({
    sum: body.sum,
    currency: body.currency,
    recipient: body.recipient,
  })
  app.post('/pay', express.urlencoded({ extended: false }), requiresApproval({ details }), ok)
  return { app, questions: { fill: (asked) => fill({ stateStore, sessionStore }, asked) } }
}

/** Every limit is counted, and none is reached: all the load comes from one address. */
const names = ['start', 'message', 'secret'].flatMap((what) =>
  ['own', 'day', 'pair', 'user', 'long', 'address', 'network', 'overall'].map(
    (of) => `${what}-${of}`,
  ),
)
const absent = ['start-day', 'start-pair', 'start-user', 'start-long', 'message-long', 'secret-day']
const million = Object.fromEntries(
  names
    .filter((name) => !absent.includes(name))
    .map((name) => [name, { points: 1_000_000, seconds: 86_400 }]),
)

/** Sign-ons of others, as many as a busy app holds: in both stores. */
async function fill({ stateStore, sessionStore }, { sessions: count }) {
  const record = 'x'.repeat(150)
  const cookie = { originalMaxAge: null, httpOnly: true, path: '/', sameSite: 'lax' }
  for (let at = 0; at < count; at += 1) {
    await stateStore.create(`signon:filled-${at}`, record, 3_600_000)
    sessionStore.set(`filled-${at}`, { cookie, record })
  }
  return count
}
