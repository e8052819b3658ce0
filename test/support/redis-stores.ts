// The two stores of an app on one Redis, under names of their own, and what Redis holds of them.
import { randomUUID } from 'node:crypto'
import { RedisStore } from 'connect-redis'
import { redisStateStore, type StateStore } from 'express-pingone-mfa'
import { boundSessionStore } from 'express-pingone-mfa/session-store'
import type { Store } from 'express-session'
import { createClient } from 'redis'

/** Where the stores' clients connect; different addresses let a test break one of them. */
export interface RedisStoresOptions {
  /** Past every proxy: for looking and clearing up. */
  readonly url: string
  /** Default: `url`. */
  readonly stateUrl?: string
  /** Default: `url`. */
  readonly sessionUrl?: string
  /** Longest time for an operation of the session store, in milliseconds. Default: as long as Redis takes. */
  readonly sessionTimeoutMs?: number
}

/** A key of a store with its value and the rest of its life. */
export interface RedisRecord {
  readonly key: string
  readonly value: string
  /** Milliseconds; -1 is for ever. */
  readonly ttlMs: number
}

/** Two stores, and a look at what they hold. */
export interface RedisStores {
  readonly stateStore: StateStore
  readonly sessionStore: Store
  readonly statePrefix: string
  readonly sessionPrefix: string
  /** What stands under a prefix, by key. */
  records(prefix: string): Promise<readonly RedisRecord[]>
  /** Writes a record's value anew and keeps its time to live. */
  rewrite(key: string, value: string): Promise<void>
  /** Names of the keys that both stores' clients have used in commands since they were opened. */
  keysUsed(): readonly string[]
  /** Deletes what the stores wrote, or what stands under a prefix: a Redis that comes back empty. */
  forget(prefix?: string): Promise<void>
  /** Deletes what the stores wrote and ends the connections. */
  close(): Promise<void>
}

/** Opens the stores under prefixes that nobody else uses. */
export async function openRedisStores(options: RedisStoresOptions): Promise<RedisStores> {
  const id = randomUUID()
  const statePrefix = `test-state:${id}:`
  const sessionPrefix = `test-session:${id}:`
  const looking = await openClient(options.url)
  const watching = await openClient(options.url)
  const state = await openClient(options.stateUrl ?? options.url)
  const session = await openClient(options.sessionUrl ?? options.url)
  const sessions = new RedisStore({ client: session, prefix: sessionPrefix })
  const used = new Set<string>()
  const addresses = await Promise.all(
    [state, session].map(async (client) => (await client.clientInfo()).addr),
  )
  await watching.monitor((line) => {
    const key = readMonitoredKey(line, addresses)
    if (key !== undefined) used.add(key)
  })

  async function records(prefix: string): Promise<readonly RedisRecord[]> {
    const keys: string[] = []
    for await (const found of looking.scanIterator({ MATCH: `${prefix}*`, COUNT: 1000 })) {
      keys.push(...found)
    }
    const unique = [...new Set(keys)].sort()
    return Promise.all(
      unique.map(async (key) => ({
        key,
        value: (await looking.get(key)) ?? '',
        ttlMs: await looking.pTTL(key),
      })),
    )
  }

  async function forget(only?: string): Promise<void> {
    for (const prefix of only === undefined ? [statePrefix, sessionPrefix] : [only]) {
      const keys = (await records(prefix)).map(({ key }) => key)
      if (keys.length > 0) await looking.del(keys)
    }
  }

  return {
    stateStore: redisStateStore(state, { keyPrefix: statePrefix }),
    sessionStore:
      options.sessionTimeoutMs === undefined
        ? sessions
        : boundSessionStore(sessions, { timeoutMs: options.sessionTimeoutMs }),
    statePrefix,
    sessionPrefix,
    records,
    rewrite: async (key, value) => {
      await looking.set(key, value, { expiration: 'KEEPTTL' })
    },
    keysUsed: () => [...used],
    forget,
    close: async () => {
      state.destroy()
      session.destroy()
      watching.destroy()
      await forget()
      looking.destroy()
    },
  }
}

/** A connected client that reconnects quickly and whose failures are the callers' to see. */
async function openClient(url: string) {
  const client = createClient({ url, socket: { reconnectStrategy: 20 } })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const commandsWithoutKey = new Set(['SCRIPT', 'CLIENT', 'PING', 'HELLO', 'SELECT', 'INFO'])

/** `1700000000.1 [0 127.0.0.1:50000] "GET" "key"`: the key, when one of the addresses sent it. */
function readMonitoredKey(line: string, addresses: readonly string[]): string | undefined {
  const parsed = /^[\d.]+ \[\d+ ([^\]]+)\] (.*)$/.exec(line)
  if (parsed === null || !addresses.includes(parsed[1] ?? '')) return undefined
  const words = [...(parsed[2] ?? '').matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(
    ([, word]) => word ?? '',
  )
  const name = words[0]?.toUpperCase() ?? ''
  if (commandsWithoutKey.has(name)) return undefined
  return name === 'EVAL' || name === 'EVALSHA' ? words[3] : words[1]
}
