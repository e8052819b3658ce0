// A connection to Redis that fell silent: nobody ends it, new ones work. The watch lets the app recover by itself.
import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { createClient, createClientPool } from 'redis'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  redisStateStore,
  watchRedisConnection,
  type IoredisClient,
  type RedisClient,
  type RedisWatch,
} from 'express-pingone-mfa'
import { createTimedStore } from '../../src/state/timed-store.js'
import { findRedis } from '../support/redis.js'
import { createTcpProxy, type TcpProxy } from '../support/tcp-proxy.js'

const redis = await findRedis()
const quick = { intervalMs: 50, timeoutMs: 200 }

describe.skipIf(redis === undefined)('a half-open connection', () => {
  let proxy: TcpProxy
  let watch: RedisWatch | undefined
  let end: () => void = () => undefined
  beforeAll(async () => {
    proxy = await createTcpProxy(redis?.url ?? '')
  })
  afterEach(async () => {
    watch?.stop()
    end()
    await proxy.restore()
  })
  afterAll(() => proxy.close())

  const clients: readonly { name: string; open: () => Promise<RedisClient | IoredisClient> }[] = [
    {
      name: 'redis, createClient',
      open: async () => {
        const client = createClient({ url: proxy.url, socket: { reconnectStrategy: 20 } })
        client.on('error', () => undefined)
        end = () => {
          client.destroy()
        }
        await client.connect()
        return client
      },
    },
    {
      name: 'redis, createClientPool',
      open: async () => {
        const pool = createClientPool({ url: proxy.url }, { minimum: 3 })
        pool.on('error', () => undefined)
        end = () => {
          pool.destroy()
        }
        await pool.connect()
        return pool
      },
    },
    {
      name: 'ioredis',
      open: () => {
        const client = new Redis(proxy.url, { retryStrategy: () => 20, disconnectTimeout: 100 })
        client.on('error', () => undefined)
        end = () => {
          client.disconnect()
        }
        return Promise.resolve(client)
      },
    },
  ]

  it.each(clients)(
    'of $name is opened anew, and every user of the client recovers',
    async ({ open }) => {
      const client = await open()
      const store = createTimedStore(redisStateStore(client, { keyPrefix: randomUUID() }), {
        timeoutMs: 150,
      })
      await vi.waitFor(() => store.create(`signon:${randomUUID()}`, 'value', 60_000), 5000)
      const told: string[] = []
      proxy.silence()
      await expect(store.read('signon:a')).rejects.toMatchObject({ code: 'ERR_PINGONE_STATE' })
      watch = watchRedisConnection(client, {
        ...quick,
        onReconnect: ({ message }) => told.push(message),
      })
      await vi.waitFor(() => store.create(`signon:${randomUUID()}`, 'value', 60_000), 10_000)
      await vi.waitFor(() => {
        expect(told[0]).toBe('Redis did not answer a PING within 200 ms: connecting again')
      }, 5000)
    },
  )

  it('without a watch stays silent: the client does not notice', async () => {
    const client = await clients[0]?.open()
    if (client === undefined) throw new Error('no client')
    const store = createTimedStore(redisStateStore(client), { timeoutMs: 100 })
    proxy.silence()
    for (let look = 0; look < 10; look++) {
      await expect(store.read('signon:a')).rejects.toMatchObject({ code: 'ERR_PINGONE_STATE' })
    }
  })

  it.each(clients)(
    'a healthy connection of $name is left alone, also one that answers errors',
    async ({ open }) => {
      const client = await open()
      const store = redisStateStore(client, { keyPrefix: randomUUID() })
      await vi.waitFor(() => store.read('signon:a'), 5000)
      const onReconnect = vi.fn()
      watch = watchRedisConnection(client, { intervalMs: 10, timeoutMs: 1000, onReconnect })
      for (let look = 0; look < 20; look++) {
        await store.read('signon:a')
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      expect(onReconnect).not.toHaveBeenCalled()
    },
  )

  it('tries again until Redis is back, when connecting fails', async () => {
    const client = createClient({ url: proxy.url, socket: { reconnectStrategy: false } })
    client.on('error', () => undefined)
    end = () => {
      client.destroy()
    }
    await client.connect()
    const failures: string[] = []
    proxy.silence()
    watch = watchRedisConnection(client, {
      ...quick,
      onReconnect: ({ message }) => {
        failures.push(message)
        if (failures.length === 1) void proxy.refuse()
      },
    })
    await vi.waitFor(() => {
      expect(failures.length).toBeGreaterThan(3)
    }, 5000)
    await proxy.restore()
    await vi.waitFor(() => client.ping(), 5000)
  })

  it('a client that the app closed stays closed', async () => {
    const client = createClient({ url: proxy.url })
    await client.connect()
    const onReconnect = vi.fn()
    watch = watchRedisConnection(client, { intervalMs: 10, timeoutMs: 20, onReconnect })
    client.destroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(client.isOpen).toBe(false)
    expect(onReconnect).not.toHaveBeenCalled()
    end = () => undefined
  })
})

describe('watchRedisConnection', () => {
  it.each([
    [{}, {}, 'pass a client, pool or cluster'],
    [undefined, {}, 'pass a client, pool or cluster'],
    [createClient(), { intervalMs: 0 }, 'intervalMs must be a positive number of milliseconds'],
    [createClient(), { timeoutMs: Number.NaN }, 'timeoutMs must be a positive number'],
  ])('refuses what cannot be watched (%#)', (client, options, message) => {
    expect(() => {
      Reflect.apply(watchRedisConnection, undefined, [client, options])
    }).toThrow(message)
  })
})
