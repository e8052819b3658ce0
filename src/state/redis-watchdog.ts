// Notices a connection to Redis that has fallen silent, and opens it anew: clients wait for ever on one that is half open.
import { withinTime } from './within-time.js'
import {
  hasMethods,
  isIoredisClient,
  type IoredisClient,
  type RedisClient,
} from './redis-client.js'

/** Options of `watchRedisConnection`. */
export interface RedisWatchOptions {
  /** Pause between two questions, in milliseconds. Default 5000. */
  readonly intervalMs?: number
  /** Longest time for the answer to one, in milliseconds. Default 2000. */
  readonly timeoutMs?: number
  /**
   * Told each time a connection is opened anew, and each time that failed; never awaited.
   *
   * @param error What was wrong: no answer in time, or the error of `connect()`.
   */
  readonly onReconnect?: (error: Error) => void
}

/** A running watch. */
export interface RedisWatch {
  /** Ends it. The client is left as it is. */
  readonly stop: () => void
}

/**
 * Watches the connection of a Redis client, and opens it anew when Redis has stopped answering on it.
 *
 * A connection whose other end vanished (a balancer that forgot it, a host that lost power) is "half open": nothing
 * comes back, no error either, and clients wait on it, often for many minutes, while a new connection would work at
 * once. The watch sends a `PING` every `intervalMs`; without an answer within `timeoutMs` it drops the connection and
 * connects the same client object again, so that everything that uses the client recovers with it. A Redis that
 * answers anything, also an error, is left alone, and so is a client that is connecting by itself. The watch keeps no
 * process running.
 *
 * > [!WARNING]
 * > Dropping a connection fails what waits on it. A `timeoutMs` below the longest pause of your Redis (a slow script,
 * > a fork on a small machine) drops healthy connections.
 *
 * @param client A client, pool or cluster of the `redis` package, or a `Redis` or `Cluster` of `ioredis`.
 * @param options.intervalMs Pause between two questions, in milliseconds. Default 5000.
 * @param options.timeoutMs Longest time for an answer, in milliseconds. Default 2000.
 * @param options.onReconnect Told of each new connection and each failure. Default: nobody is told.
 * @returns The watch; call `stop()` before you close the client.
 * @throws {TypeError} When `client` is not such a client, or a time is no positive number.
 * @example
 * const client = createClient({ url })
 * await client.connect()
 * const watch = watchRedisConnection(client, { onReconnect: (error) => log.warn(error) })
 */
export function watchRedisConnection(
  client: RedisClient | IoredisClient,
  { intervalMs = 5000, timeoutMs = 2000, onReconnect }: RedisWatchOptions = {},
): RedisWatch {
  assertTime('intervalMs', intervalMs)
  assertTime('timeoutMs', timeoutMs)
  const watched = isIoredisClient(client) ? watchedIoredis(client) : watchedNodeRedis(client)
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  async function look(): Promise<void> {
    try {
      const error = await findSilence(watched, timeoutMs)
      if (error !== undefined && !isStopped) await reconnect(error)
    } finally {
      if (!isStopped) schedule()
    }
  }

  async function reconnect(error: Error): Promise<void> {
    tell(error)
    try {
      await watched.reconnect()
    } catch (failure) {
      tell(failure instanceof Error ? failure : new Error('connecting again failed'))
    }
  }

  function tell(error: Error): void {
    try {
      onReconnect?.(error)
    } catch {
      // Who listens cannot end the watch.
    }
  }

  function schedule(): void {
    timer = setTimeout(() => void look(), intervalMs)
    timer.unref()
  }

  schedule()
  return {
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

/** What the watch does with a client. */
interface Watched {
  /** The questions to ask now; none while the client is connecting by itself or was closed by the app. */
  readonly pings: () => readonly Promise<unknown>[]
  readonly reconnect: () => Promise<unknown>
}

async function findSilence({ pings }: Watched, timeoutMs: number): Promise<Error | undefined> {
  const silence = new Error(`Redis did not answer a PING within ${timeoutMs} ms: connecting again`)
  // An error is an answer, too; and of a connection that broke the client knows by itself.
  const answers = Promise.allSettled(pings()).then(() => undefined)
  return withinTime(answers, { ms: timeoutMs, late: () => silence }).catch(() => silence)
}

interface NodeRedis {
  readonly isReady?: unknown
  readonly isOpen?: unknown
  readonly totalClients?: unknown
  readonly masters?: unknown
  ping(): Promise<unknown>
  destroy(): unknown
  connect(): Promise<unknown>
}

function watchedNodeRedis(client: unknown): Watched {
  if (!isNodeRedis(client)) {
    throw new TypeError(
      'watchRedisConnection: pass a client, pool or cluster of the "redis" package, or a client of "ioredis"',
    )
  }
  let mustConnect = false
  return {
    pings: () => (mustConnect ? [new Promise(() => undefined)] : pingsOf(client)),
    async reconnect() {
      mustConnect = true
      if (client.isOpen === true) await client.destroy()
      await client.connect()
      mustConnect = false
    },
  }
}

/** One for each connection that can fall silent by itself. */
function pingsOf(client: NodeRedis): readonly Promise<unknown>[] {
  const { masters, totalClients, isReady, isOpen } = client
  if (isOpen !== true || isReady === false) return []
  if (Array.isArray(masters)) {
    const nodes = masters.flatMap((node: unknown) => findNodeClient(node))
    return nodes.flatMap((node) => pingsOf(node))
  }
  const connections = typeof totalClients === 'number' ? totalClients : 1
  return Array.from({ length: connections }, () => client.ping())
}

function findNodeClient(node: unknown): readonly NodeRedis[] {
  if (typeof node !== 'object' || node === null || !('client' in node)) return []
  return isNodeRedis(node.client) ? [node.client] : []
}

function isNodeRedis(client: unknown): client is NodeRedis {
  return hasMethods(client, ['ping', 'destroy', 'connect'])
}

function watchedIoredis(client: IoredisClient): Watched {
  return {
    pings: () => (client.status === 'ready' ? connectionsOf(client).map(ping) : []),
    reconnect: () => {
      client.disconnect(true)
      return Promise.resolve()
    },
  }
}

/** The nodes of a cluster, else the client itself. */
function connectionsOf(client: IoredisClient): readonly IoredisClient[] {
  return client.nodes?.('master').filter(isIoredisClient) ?? [client]
}

function ping(client: IoredisClient): Promise<unknown> {
  return client.status === 'ready' ? client.call('ping') : Promise.resolve()
}

function assertTime(name: string, value: number): void {
  if (Number.isFinite(value) && value > 0 && value <= 2_147_483_647) return
  throw new TypeError(`watchRedisConnection: ${name} must be a positive number of milliseconds`)
}
