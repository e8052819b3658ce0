// The state store on Redis: its contract, its keys, and what it does when Redis is away.
import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { createClient, createClientPool, createCluster, createSentinel } from 'redis'
import { afterAll, describe, expect, it } from 'vitest'
import { redisStateStore } from '../../src/state/redis-store.js'
import { bindKeyPrefix } from '../../src/state/store-backend.js'
import { createTimedStore } from '../../src/state/timed-store.js'
import { findRedis } from '../support/redis.js'
import { describeStateStore } from '../support/state-store-contract.js'

const redis = await findRedis()

function openClient(url: string) {
  return createClient({ url }).on('error', () => undefined)
}

function passRealTime(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

describe.skipIf(redis === undefined)('on Redis', async () => {
  const url = redis?.url ?? ''
  const client = openClient(url)
  if (redis !== undefined) await client.connect()
  afterAll(() => {
    client.destroy()
  })

  describeStateStore('redisStateStore', () => ({
    store: redisStateStore(client, { keyPrefix: `test:${randomUUID()}:` }),
    pass: passRealTime,
  }))

  describeStateStore('redisStateStore under a prefix of the middleware and a time limit', () => {
    const bound = bindKeyPrefix(redisStateStore(client), `test:${randomUUID()}:`)
    return { store: createTimedStore(bound, { timeoutMs: 2000 }), pass: passRealTime }
  })

  describe('with ioredis', () => {
    const other = new Redis(url, { lazyConnect: true })
    afterAll(() => {
      other.disconnect()
    })
    describeStateStore('redisStateStore on ioredis', () => ({
      store: redisStateStore(other, { keyPrefix: `test:${randomUUID()}:` }),
      pass: passRealTime,
    }))
  })

  it('writes every key under its prefix, with a time to live', async () => {
    const keyPrefix = `test:${randomUUID()}:`
    const store = redisStateStore(client, { keyPrefix })
    await store.create('pending:a', 'value', 60_000)
    await store.create('signon:b', 'value', 60_000)
    await store.replace('signon:b', 'value', 'next', 30_000)
    const keys = await client.keys(`${keyPrefix}*`)
    expect(keys.sort()).toEqual([`${keyPrefix}pending:a`, `${keyPrefix}signon:b`])
    expect(await client.pTTL(`${keyPrefix}pending:a`)).toBeGreaterThan(50_000)
    const ttlMs = await client.pTTL(`${keyPrefix}signon:b`)
    expect(ttlMs).toBeGreaterThan(20_000)
    expect(ttlMs).toBeLessThanOrEqual(30_000)
  })

  it('keeps the prefix that the app gave', async () => {
    const keyPrefix = `test:${randomUUID()}:`
    const store = redisStateStore(client, { keyPrefix })
    expect(bindKeyPrefix(store, 'other:')).toBe(store)
    const bound = bindKeyPrefix(redisStateStore(client), keyPrefix)
    await bound.create('pending:a', 'value', 1000)
    expect(await store.read('pending:a')).toBe('value')
  })

  it('replaces after Redis forgot its scripts', async () => {
    const store = redisStateStore(client, { keyPrefix: `test:${randomUUID()}:` })
    await store.create('pending:a', 'idle', 60_000)
    expect(await store.replace('pending:a', 'idle', 'busy', 60_000)).toBe(true)
    await client.scriptFlush()
    expect(await store.replace('pending:a', 'busy', 'next', 60_000)).toBe(true)
    expect(await store.read('pending:a')).toBe('next')
  })

  it('rejects, and changes nothing, when the key holds another type', async () => {
    const keyPrefix = `test:${randomUUID()}:`
    const store = redisStateStore(client, { keyPrefix })
    await client.hSet(`${keyPrefix}pending:a`, 'field', 'value')
    await client.expire(`${keyPrefix}pending:a`, 10)
    await expect(store.read('pending:a')).rejects.toThrow('WRONGTYPE')
    await expect(store.replace('pending:a', 'x', 'y', 1000)).rejects.toThrow('WRONGTYPE')
    await expect(store.take('pending:a')).rejects.toThrow('WRONGTYPE')
    expect(await store.create('pending:a', 'value', 1000)).toBe(false)
  })

  it('reads strings whatever the type mapping of the client', async () => {
    const mapped = client.withTypeMapping({ 36: Buffer, 43: Buffer })
    const store = redisStateStore(mapped, { keyPrefix: `test:${randomUUID()}:` })
    expect(await store.create('pending:a', 'value', 1000)).toBe(true)
    expect(await store.read('pending:a')).toBe('value')
    expect(await store.take('pending:a')).toBe('value')
  })

  it('works on a pool of connections', async () => {
    const pool = createClientPool({ url }).on('error', () => undefined)
    await pool.connect()
    const store = redisStateStore(pool, { keyPrefix: `test:${randomUUID()}:` })
    await store.create('pending:a', 'approved', 60_000)
    const wins = await Promise.all(
      Array.from({ length: 50 }, (_, n) => store.replace('pending:a', 'approved', `${n}`, 60_000)),
    )
    expect(wins.filter(Boolean)).toHaveLength(1)
    pool.destroy()
  })
})

describe('redisStateStore', () => {
  it.each([
    ['withCommandOptions', {}],
    ['getDel', { withCommandOptions: () => undefined, get: () => null, set: () => null }],
  ])('refuses what is no client, naming %s', (command, client) => {
    expect(() => {
      Reflect.apply(redisStateStore, undefined, [client])
    }).toThrow(
      new TypeError(
        `redisStateStore: client.${command} is not a function; ` +
          'pass a connected client of the "redis" package or of "ioredis", version 5 or later',
      ),
    )
  })

  it('takes a client, a pool, a cluster and a sentinel, and opens no connection by itself', () => {
    const url = 'redis://127.0.0.1:1'
    const client = createClient({ url })
    const pool = createClientPool({ url })
    const cluster = createCluster({ rootNodes: [{ url }] })
    const sentinel = createSentinel({
      name: 'main',
      sentinelRootNodes: [{ host: '127.0.0.1', port: 1 }],
    })
    redisStateStore(client)
    redisStateStore(pool)
    redisStateStore(cluster)
    redisStateStore(sentinel)
    for (const one of [client, pool, cluster, sentinel]) expect(one.isOpen).toBe(false)
  })

  it('is unavailable, not empty, on a client that was never connected', async () => {
    const store = redisStateStore(createClient({ url: 'redis://127.0.0.1:1' }))
    await expect(store.read('pending:a')).rejects.toThrow('The client is closed')
  })
})
