// A client of `ioredis` with the methods of the `redis` package: sent only while it can be answered, never believed after a reconnect.
import { withinTime } from './within-time.js'
import type { IoredisClient, RedisClient, RedisScriptOptions } from './redis-client.js'

/**
 * Makes an `ioredis` client answer like one of the `redis` package.
 *
 * `ioredis` keeps commands while it is disconnected, and sends those again whose reply was lost. So a command waits
 * here until the client is ready, for `timeoutMs` at most, and then is not sent at all; and when the connection ends
 * under a command, the command has failed, whatever its second reply says.
 */
export function adaptIoredis(client: IoredisClient, timeoutMs: number): RedisClient {
  const connection = connectionOf(client)
  const send = (command: string, ...parameters: string[]): Promise<unknown> =>
    connection.run(timeoutMs, () => client.call(command, ...parameters))
  return {
    withCommandOptions: ({ timeout }) => adaptIoredis(client, timeout),
    get: (key) => send('get', key),
    set: (key, value, { expiration }) =>
      send('set', key, value, 'PX', String(expiration.value), 'NX'),
    getDel: (key) => send('getdel', key),
    eval: async (script, options) => toNumbers(await send('eval', script, ...list(options))),
    evalSha: async (sha1, options) => toNumbers(await send('evalsha', sha1, ...list(options))),
  }
}

/** What the connection of one client is doing. */
interface Connection {
  /** Runs `work` as soon as the client is ready; rejects when that takes too long, or the connection ends. */
  run<T>(timeoutMs: number, work: () => Promise<T>): Promise<T>
}

const connections = new WeakMap<IoredisClient, Connection>()

/** One set of listeners a client, however many commands are under way. */
function connectionOf(client: IoredisClient): Connection {
  const known = connections.get(client)
  if (known !== undefined) return known
  const connection = watchConnection(client)
  connections.set(client, connection)
  return connection
}

function watchConnection(client: IoredisClient): Connection {
  const whenReady = new Set<() => void>()
  const whenLost = new Set<(error: Error) => void>()
  const tellLost = (): void => {
    const error = new Error('the connection to Redis ended before the reply came')
    for (const tell of whenLost) tell(error)
  }
  client.on('ready', () => {
    for (const tell of whenReady) tell()
  })
  // A cluster tells of each of its nodes; which of them had a command is not said, so that all have failed.
  for (const event of ['close', '-node']) client.on(event, tellLost)

  return {
    async run(timeoutMs, work) {
      const deadline = Date.now() + timeoutMs
      await untilReady(client, { timeoutMs, whenReady })
      return settle(Math.max(1, deadline - Date.now()), { whenLost, work })
    },
  }
}

async function untilReady(
  client: IoredisClient,
  { timeoutMs, whenReady }: { readonly timeoutMs: number; readonly whenReady: Set<() => void> },
): Promise<void> {
  if (client.status === 'ready') return
  if (client.status === 'end') throw new Error('the client is closed')
  let tell: (() => void) | undefined
  const ready = new Promise<void>((resolve) => {
    tell = resolve
    whenReady.add(resolve)
  })
  // A lazy client connects at its first command; what comes of it is told by its events.
  if (client.status === 'wait') client.connect().catch(() => undefined)
  try {
    await withinTime(ready, {
      ms: timeoutMs,
      late: () => new Error('the client was not connected in time'),
    })
  } finally {
    if (tell !== undefined) whenReady.delete(tell)
  }
}

async function settle<T>(
  timeoutMs: number,
  {
    whenLost,
    work,
  }: { readonly whenLost: Set<(error: Error) => void>; readonly work: () => Promise<T> },
): Promise<T> {
  let tell: ((error: Error) => void) | undefined
  const lost = new Promise<never>((_resolve, reject) => {
    tell = reject
    whenLost.add(reject)
  })
  try {
    return await withinTime(Promise.race([work(), lost]), {
      ms: timeoutMs,
      late: () => new Error('Redis did not answer in time'),
    })
  } finally {
    if (tell !== undefined) whenLost.delete(tell)
  }
}

function list({ keys, arguments: parameters }: RedisScriptOptions): string[] {
  return [String(keys.length), ...keys, ...parameters]
}

/** Our scripts answer integers; a client with `stringNumbers` writes them as text. */
function toNumbers(reply: unknown): unknown {
  if (Array.isArray(reply)) return reply.map(toNumbers)
  return typeof reply === 'string' && /^-?\d+$/.test(reply) ? Number(reply) : reply
}
