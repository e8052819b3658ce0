// express-session as every target has it, in memory or on Redis.
// Redis is loaded where it is used: a cold start without it must not pay for it.
import session from 'express-session'

export async function connectRedis(url) {
  const { createClient } = await import('redis')
  const { RedisStore } = await import('connect-redis')
  const client = createClient({ url })
  client.on('error', () => undefined)
  await client.connect()
  return { client, store: new RedisStore({ client, prefix: 'bench-session:' }) }
}

export function sessions({ store } = {}) {
  return session({
    secret: 'a secret of the bench, long enough to be one',
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax' },
    ...(store && { store }),
  })
}
