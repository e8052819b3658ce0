// A StateStore on Redis, through a client of `redis` or `ioredis` that the app opened.
import { adaptIoredis } from './ioredis-client.js'
import {
  hasMethods,
  isIoredisClient,
  type IoredisClient,
  type RedisClient,
} from './redis-client.js'
import { createRedisScript } from './redis-script.js'
import type { StateStore } from './state-store.js'
import { registerBackend } from './store-backend.js'
import { assertTtl } from './time-to-live.js'

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
 * the client has reconnected. A connection that has fallen silent is not noticed by the client: see
 * `watchRedisConnection`. What waits in a client of `redis` meanwhile is bounded by its `commandsQueueMaxLength`; for
 * a client of `ioredis` it waits here, for `timeouts.storeMs`, and is then not sent.
 *
 * > [!WARNING]
 * > Redis must not evict keys (`maxmemory-policy noeviction`). With asynchronous replication a failover may lose
 * > the last writes: give what an approval triggers an idempotency key, such as the approval's id.
 *
 * @param client A client, pool, cluster or sentinel of the `redis` package, or a `Redis` or `Cluster` of `ioredis`;
 *   version 5 or later of either.
 * @param options.keyPrefix Written before every key. Default `pingone-mfa:<clientId>:<name>:`.
 * @returns A store that is ready when the client is.
 * @throws {TypeError} When `client` is not such a client, or is a cluster that reads from replicas: a record must be
 *   read where it was written.
 * @see [redis](https://github.com/redis/node-redis) · [ioredis](https://github.com/redis/ioredis)
 * @example
 * const client = createClient({ url: process.env.REDIS_URL, commandsQueueMaxLength: 10_000 })
 * client.on('error', console.error)
 * await client.connect()
 * app.use(pingoneMfa({ stateStore: redisStateStore(client) }))
 */
export function redisStateStore(
  client: RedisClient | IoredisClient,
  options: RedisStateStoreOptions = {},
): StateStore {
  const commander = isIoredisClient(client) ? adaptIoredis(client, defaultTimeoutMs) : client
  assertClient(commander)
  assertReadsFromMasters(client)
  return openView(plainReplies(commander, defaultTimeoutMs), options.keyPrefix)
}

const defaultTimeoutMs = 5000

const commands = ['withCommandOptions', 'get', 'set', 'getDel', 'eval', 'evalSha'] as const

function assertClient(client: RedisClient): void {
  const missing = commands.find((command) => !hasMethods(client, [command]))
  if (missing === undefined) return
  throw new TypeError(
    `redisStateStore: client.${missing} is not a function; pass a connected client of the "redis" ` +
      'package or of "ioredis", version 5 or later',
  )
}

/** A replica may not have yet what was written a moment ago: a sign-on would be lost, or a sign-off not seen. */
function assertReadsFromMasters(client: object): void {
  const ofRedis = readOption(client, { member: '_options', name: 'useReplicas' })
  const ofIoredis = readOption(client, { member: 'options', name: 'scaleReads' })
  const role = readOption(client, { member: 'options', name: 'role' })
  const isReplica = ofRedis === true || role === 'slave'
  if (!isReplica && (ofIoredis === undefined || ofIoredis === 'master')) return
  throw new TypeError(
    'redisStateStore: the client reads from replicas, which may lack what was just written; ' +
      "write useReplicas: false (redis) or scaleReads: 'master' (ioredis)",
  )
}

function readOption(
  client: object,
  { member, name }: { readonly member: string; readonly name: string },
): unknown {
  const options: unknown = Reflect.get(client, member)
  return typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined
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
      const reply = await compareAndSet(client, {
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

const compareAndSet = createRedisScript(`if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return 1
end
return 0`)

function stringOrAbsent(command: string, reply: unknown): string | undefined {
  if (reply === null) return undefined
  if (typeof reply !== 'string') throw unexpectedReply(command)
  return reply
}

function unexpectedReply(command: string): TypeError {
  return new TypeError(`redisStateStore: Redis answered ${command} with an unexpected type`)
}
