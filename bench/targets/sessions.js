// express-session as every target has it, in memory or on Redis.
import { RedisStore } from 'connect-redis'
import session from 'express-session'
import { createClient } from 'redis'

export async function connectRedis(url) {
  const client = createClient({ url })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

export function sessions({ client, store, secure = false } = {}) {
  return session({
    secret: 'a secret of the bench, long enough to be one',
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure },
    ...(client && { store: new RedisStore({ client, prefix: 'bench-session:' }) }),
    ...(store && { store }),
  })
}
