// A StateStore on Redis, through a client of the `redis` package that the app opened.
import { createHash } from 'node:crypto'
import type { StateStore } from './state-store.js'
import { registerBackend } from './store-backend.js'
import { assertTtl } from './time-to-live.js'

/** What is used of a client of the `redis` package, version 5 or later: a client, a pool, a cluster or a sentinel. */
export interface RedisClient {
  withCommandOptions(options: {
    readonly timeout: number
    readonly typeMapping: object
  }): RedisClient
  get(key: string): Promise<unknown>
  set(
    key: string,
    value: string,
    options: {
      readonly condition: 'NX'
      readonly expiration: { readonly type: 'PX'; readonly value: number }
    },
  ): Promise<unknown>
  getDel(key: string): Promise<unknown>
  del(key: string): Promise<unknown>
  eval(script: string, options: RedisScriptOptions): Promise<unknown>
  evalSha(sha1: string, options: RedisScriptOptions): Promise<unknown>
}

/** Keys and arguments of a Lua script. */
export interface RedisScriptOptions {
  keys: string[]
  arguments: string[]
}

/** Options of `redisStateStore`. */
export interface RedisStateStoreOptions {
  /** Written before every key. Default `pingone-mfa:<clientId>:<name>:`. */
  readonly keyPrefix?: string
}

/**
 * Keeps sign-ons, pending attempts, approvals and limits in Redis, for any number of instances.
 *
 * The app opens the client, listens to its `error` event and closes it; this package opens no connection. Every
 * record has a time to live, by Redis' own clock. A record changes only by a command that Redis runs as a whole
 * (`SET NX PX`, a Lua compare-and-set, `GETDEL`), so of many instances exactly one wins. Needs Redis 6.2 or later.
 *
 * While Redis is away, guarded requests are answered with 503 after `timeouts.storeMs`; they work again as soon as
 * the client has reconnected. What waits in the client meanwhile is bounded by its `commandsQueueMaxLength`.
 *
 * > [!WARNING]
 * > Redis must not evict keys (`maxmemory-policy noeviction`). With asynchronous replication a failover may lose
 * > the last writes: give what an approval triggers an idempotency key, such as the approval's id.
 *
 * @param client A client, pool, cluster or sentinel of the `redis` package, version 5 or later.
 * @param options.keyPrefix Written before every key. Default `pingone-mfa:<clientId>:<name>:`.
 * @returns A store that is ready when the client is.
 * @throws {TypeError} When `client` is not such a client.
 * @see [redis](https://github.com/redis/node-redis)
 * @example
 * const client = createClient({ url: process.env.REDIS_URL, commandsQueueMaxLength: 10_000 })
 * client.on('error', console.error)
 * await client.connect()
 * app.use(pingoneMfa({ stateStore: redisStateStore(client) }))
 */
export function redisStateStore(
  client: RedisClient,
  options: RedisStateStoreOptions = {},
): StateStore {
  assertClient(client)
  return openView(plainReplies(client, defaultTimeoutMs), options.keyPrefix)
}

const defaultTimeoutMs = 5000

const commands = ['withCommandOptions', 'get', 'set', 'getDel', 'del', 'eval', 'evalSha'] as const

function assertClient(client: RedisClient): void {
  const missing = commands.find((command) => typeof client[command] !== 'function')
  if (missing === undefined) return
  throw new TypeError(
    `redisStateStore: client.${missing} is not a function; ` +
      'pass a client of the "redis" package, version 5 or later',
  )
}

/** Replies as strings, whatever the app's own mapping, and no command sent later than somebody waits for it. */
function plainReplies(client: RedisClient, timeoutMs: number): RedisClient {
  return client.withCommandOptions({ timeout: timeoutMs, typeMapping: {} })
}

function openView(client: RedisClient, keyPrefix: string | undefined): StateStore {
  return registerBackend(viewOf(client, keyPrefix ?? ''), {
    kind: 'redis',
    client,
    keyPrefix,
    withKeyPrefix: (prefix) => openView(client, prefix),
    withTimeout: (timeoutMs) => openView(plainReplies(client, timeoutMs), keyPrefix),
  })
}

function viewOf(client: RedisClient, keyPrefix: string): StateStore {
  return {
    async create(key, value, ttlMs) {
      assertTtl(ttlMs)
      const reply = await client.set(keyPrefix + key, value, {
        condition: 'NX',
        expiration: { type: 'PX', value: ttlMs },
      })
      if (reply !== 'OK' && reply !== null) throw unexpectedReply('SET')
      return reply === 'OK'
    },
    async read(key) {
      return stringOrAbsent('GET', await client.get(keyPrefix + key))
    },
    async replace(key, expected, next, ttlMs) {
      assertTtl(ttlMs)
      const reply = await runScript(client, {
        keys: [keyPrefix + key],
        arguments: [expected, next, String(ttlMs)],
      })
      if (reply !== 1 && reply !== 0) throw unexpectedReply('EVALSHA')
      return reply === 1
    },
    async take(key) {
      return stringOrAbsent('GETDEL', await client.getDel(keyPrefix + key))
    },
  }
}

const compareAndSet = `if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return 1
end
return 0`

const compareAndSetSha1 = createHash('sha1').update(compareAndSet).digest('hex')

/** Redis runs nothing when it does not know the script, so sending it again in full cannot run it twice. */
async function runScript(client: RedisClient, options: RedisScriptOptions): Promise<unknown> {
  try {
    return await client.evalSha(compareAndSetSha1, options)
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error
    return await client.eval(compareAndSet, options)
  }
}

function stringOrAbsent(command: string, reply: unknown): string | undefined {
  if (reply === null) return undefined
  if (typeof reply !== 'string') throw unexpectedReply(command)
  return reply
}

function unexpectedReply(command: string): TypeError {
  return new TypeError(`redisStateStore: Redis answered ${command} with an unexpected type`)
}
