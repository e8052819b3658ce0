// Where sessions and sign-ons live: in this process, or in Redis when REDIS_URL is set.
import { RedisStore } from 'connect-redis'
import type { Store } from 'express-session'
import { redisStateStore, type StateStore } from 'express-pingone-mfa'
import { createClient } from 'redis'

/** The two stores of one Redis, and how to let go of it. */
export interface Stores {
  readonly sessionStore?: Store
  readonly stateStore?: StateStore
  close(): Promise<void>
}

/** Connects to Redis, however long it takes to come up; without a URL both stores are their makers' defaults, which live in this process. */
export async function openStores(redisUrl: string | undefined): Promise<Stores> {
  if (redisUrl === undefined) return { close: () => Promise.resolve() }
  const client = createClient({ url: redisUrl })
  client.on('error', (error: Error) => {
    console.error(`Redis at REDIS_URL: ${error.message}. Trying again.`)
  })
  await client.connect()
  return {
    sessionStore: new RedisStore({ client, prefix: 'alder-bank:session:' }),
    stateStore: redisStateStore(client),
    close: async () => {
      await client.close()
    },
  }
}
