// Redis refused, stalled and cut at each command: unavailable, never absent, and well again without a restart.
import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { createClient } from 'redis'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { StateUnavailableError } from '../../src/errors.js'
import type { RedisClient } from '../../src/state/redis-client.js'
import { redisStateStore } from '../../src/state/redis-store.js'
import type { StateStore } from '../../src/state/state-store.js'
import { createLimitBuckets } from '../../src/state/create-limit-buckets.js'
import { createTimedStore } from '../../src/state/timed-store.js'
import { findRedis } from '../support/redis.js'
import { redisPackages, type OpenedClient } from '../support/redis-packages.js'
import { createTcpProxy, type TcpProxy } from '../support/tcp-proxy.js'

const redis = await findRedis()

const operations = [
  ['create', (store: StateStore) => store.create('pending:new', 'value', 60_000)],
  ['read', (store: StateStore) => store.read('pending:a')],
  ['replace', (store: StateStore) => store.replace('pending:a', 'idle', 'busy', 60_000)],
  ['take', (store: StateStore) => store.take('pending:a')],
] as const

/** What is in the store when the operation happened, and when it did not. */
const effects = {
  create: { done: { a: 'idle', new: 'value' }, undone: { a: 'idle', new: undefined } },
  read: { done: { a: 'idle', new: undefined }, undone: { a: 'idle', new: undefined } },
  replace: { done: { a: 'busy', new: undefined }, undone: { a: 'idle', new: undefined } },
  take: { done: { a: undefined, new: undefined }, undone: { a: 'idle', new: undefined } },
}

describe.skipIf(redis === undefined).each(redisPackages)(
  'behind a broken connection of $name',
  ({ open }) => {
    const url = redis?.url ?? 'redis://127.0.0.1:1'
    let proxy: TcpProxy
    let broken: OpenedClient
    let direct: OpenedClient

    beforeAll(async () => {
      proxy = await createTcpProxy(url)
      broken = await open(proxy.url)
      direct = await open(url)
    })

    afterEach(async () => {
      await proxy.restore()
      await vi.waitFor(() => broken.ping(), 5000)
    })

    afterAll(async () => {
      broken.destroy()
      direct.destroy()
      await proxy.close()
    })

    /** A store behind the proxy, and the same records seen past it. */
    async function openStores(timeoutMs = 500): Promise<{ store: StateStore; seen: StateStore }> {
      const keyPrefix = `test:${randomUUID()}:`
      const seen = redisStateStore(direct.client, { keyPrefix })
      const store = createTimedStore(redisStateStore(broken.client, { keyPrefix }), { timeoutMs })
      await store.create('pending:a', 'idle', 60_000)
      await store.replace('pending:a', 'idle', 'idle', 60_000)
      return { store, seen }
    }

    async function contents(store: StateStore): Promise<Record<string, string | undefined>> {
      return { a: await store.read('pending:a'), new: await store.read('pending:new') }
    }

    describe.each(operations)('%s', (operation, run) => {
      const unavailable = { code: 'ERR_PINGONE_STATE', status: 503, operation }

      it('is unavailable while connections are refused, does not happen later, and recovers', async () => {
        const { store, seen } = await openStores()
        await proxy.refuse()
        await expect(run(store)).rejects.toMatchObject(unavailable)
        await proxy.restore()
        await expectWell(store)
        expect(await contents(seen)).toEqual(effects[operation].undone)
      })

      it('is unavailable after the time limit while Redis stalls, and recovers', async () => {
        const { store } = await openStores()
        proxy.stall()
        const startedAt = performance.now()
        await expect(run(store)).rejects.toMatchObject(unavailable)
        expect(performance.now() - startedAt).toBeLessThan(2000)
        await proxy.restore()
        await expectWell(store)
      })

      it('is unavailable when cut before Redis saw it: nothing happened', async () => {
        const { store, seen } = await openStores()
        proxy.cutAtCommand(1, 'before')
        await expect(run(store)).rejects.toMatchObject(unavailable)
        expect(await contents(seen)).toEqual(effects[operation].undone)
        await expectWell(store)
      })

      it('is unavailable when its reply is lost: it happened, and nobody is told it did', async () => {
        const { store, seen } = await openStores()
        proxy.cutAtCommand(1, 'after')
        await expect(run(store)).rejects.toMatchObject(unavailable)
        await vi.waitFor(async () => {
          expect(await contents(seen)).toEqual(effects[operation].done)
        })
        await expectWell(store)
      })

      it('answers when Redis is slow but within the time limit', async () => {
        const { store } = await openStores(2000)
        proxy.delay(100)
        expect(await run(store)).toBe(operation === 'read' || operation === 'take' ? 'idle' : true)
      })
    })

    it.each(['before', 'after'] as const)(
      'replaces nothing or once when the script is cut %s',
      async (when) => {
        const { store, seen } = await openStores()
        await flushScripts(url)
        proxy.cutAtCommand(2, when)
        await expect(store.replace('pending:a', 'idle', 'busy', 60_000)).rejects.toMatchObject({
          code: 'ERR_PINGONE_STATE',
          operation: 'replace',
        })
        await vi.waitFor(async () => {
          expect(await seen.read('pending:a')).toBe(when === 'after' ? 'busy' : 'idle')
        })
        await expectWell(store)
      },
    )

    it('uses the commands it says, one for each operation', async () => {
      const { store } = await openStores()
      proxy.forget()
      await store.create('pending:b', 'idle', 60_000)
      await store.read('pending:b')
      await store.replace('pending:b', 'idle', 'busy', 60_000)
      await store.take('pending:b')
      expect(proxy.commands).toEqual(['SET', 'GET', 'EVALSHA', 'GETDEL'])
    })

    it('a limit is unavailable, never reached or open, and recovers', async () => {
      const keyPrefix = `test:${randomUUID()}:`
      const store = redisStateStore(broken.client, { keyPrefix })
      const buckets = createLimitBuckets({ store, timeoutMs: 500 })
      const bucket = { key: 'secret-user:alice', points: 2, seconds: 900 }
      const unavailable = { code: 'ERR_PINGONE_STATE', status: 503, operation: 'limits' }
      const breaks = [
        () => proxy.refuse(),
        () => {
          proxy.stall()
          return Promise.resolve()
        },
        () => {
          proxy.cutAtCommand(1, 'before')
          return Promise.resolve()
        },
      ]
      await buckets.change([{ ...bucket, change: 1 }])
      for (const breakConnection of breaks) {
        await breakConnection()
        await expect(buckets.change([{ ...bucket, change: 1 }])).rejects.toMatchObject(unavailable)
        await proxy.restore()
        await vi.waitFor(() => broken.ping(), 5000)
      }
      await vi.waitFor(() => buckets.change([{ ...bucket, change: 0 }]), 5000)
      expect(await buckets.change([{ ...bucket, change: 1 }])).toMatchObject({ granted: true })
      expect(await buckets.change([{ ...bucket, change: 1 }])).toMatchObject({ granted: false })
    })
  },
)

describe.skipIf(redis === undefined)(
  'ioredis with its defaults, which sends lost commands again',
  () => {
    const url = redis?.url ?? 'redis://127.0.0.1:1'
    let proxy: TcpProxy
    let client: Redis

    beforeAll(async () => {
      proxy = await createTcpProxy(url)
      client = new Redis(proxy.url, { retryStrategy: () => 20 })
      client.on('error', () => undefined)
    })

    afterAll(async () => {
      client.disconnect()
      await proxy.close()
    })

    it.each(['before', 'after'] as const)(
      'tells nobody of a success when the connection was cut %s the command arrived',
      async (when) => {
        const keyPrefix = `test:${randomUUID()}:`
        const store = createTimedStore(redisStateStore(client, { keyPrefix }), { timeoutMs: 500 })
        for (const [operation, run] of operations) {
          await vi.waitFor(() => store.read('pending:well'), 5000)
          await store.create('pending:a', 'idle', 60_000)
          proxy.cutAtCommand(1, when)
          await expect(run(store)).rejects.toMatchObject({ code: 'ERR_PINGONE_STATE', operation })
        }
      },
    )

    it('uses few listeners, however many commands are under way', async () => {
      const store = redisStateStore(client, { keyPrefix: `test:${randomUUID()}:` })
      await vi.waitFor(() => store.read('pending:well'), 5000)
      const before = client.listenerCount('close')
      await Promise.all(Array.from({ length: 50 }, () => store.read('pending:a')))
      redisStateStore(client)
      expect(client.listenerCount('close')).toBe(before)
      expect(before).toBeLessThanOrEqual(2)
    })
  },
)

describe.skipIf(redis === undefined)('a client of the redis package', () => {
  it('holds no more commands than the client may queue', async () => {
    const proxy = await createTcpProxy(redis?.url ?? '')
    const bounded = createClient({ url: proxy.url, commandsQueueMaxLength: 5 })
    bounded.on('error', () => undefined)
    await bounded.connect()
    const store = createTimedStore(redisStateStore(bounded), { timeoutMs: 500 })
    proxy.stall()
    const reads = Array.from({ length: 20 }, () => store.read('pending:a'))
    const failures = await Promise.all(reads.map((read) => read.catch((error: unknown) => error)))
    const full = failures.filter(
      (failure) =>
        failure instanceof StateUnavailableError &&
        failure.cause instanceof Error &&
        failure.cause.message === 'The queue is full',
    )
    expect(full).toHaveLength(15)
    await proxy.restore()
    await expectWell(
      createTimedStore(redisStateStore(bounded, { keyPrefix: randomUUID() }), { timeoutMs: 500 }),
    )
    bounded.destroy()
    await proxy.close()
  })
})

/** The client needs a moment to see that it is connected again. */
async function expectWell(store: StateStore): Promise<void> {
  await vi.waitFor(() => store.read('pending:well'), 5000)
  expect(await store.create('pending:well', 'idle', 60_000)).toBe(true)
  expect(await store.replace('pending:well', 'idle', 'busy', 60_000)).toBe(true)
  expect(await store.take('pending:well')).toBe('busy')
}

async function flushScripts(url: string): Promise<void> {
  const client = createClient({ url })
  await client.connect()
  await client.scriptFlush()
  client.destroy()
}

describe('an error that Redis answers', () => {
  it.each([
    'READONLY You can not write against a read only replica.',
    "OOM command not allowed when used memory > 'maxmemory'.",
    'LOADING Redis is loading the dataset in memory',
    'MOVED 3999 127.0.0.1:6381',
    'NOAUTH Authentication required.',
  ])('is unavailable, with the cause: %s', async (message) => {
    const cause = new Error(message)
    const fail = () => Promise.reject(cause)
    const client: RedisClient = {
      withCommandOptions: () => client,
      get: fail,
      set: fail,
      getDel: fail,
      eval: fail,
      evalSha: fail,
    }
    const store = createTimedStore(redisStateStore(client), { timeoutMs: 500 })
    for (const [operation, run] of operations) {
      await expect(run(store)).rejects.toMatchObject({
        code: 'ERR_PINGONE_STATE',
        operation,
        cause,
      })
    }
  })
})
