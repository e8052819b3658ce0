// The buckets of the limits: one contract in memory, on Redis, on a cluster and on a store of the app's own.
import { randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { createClient, createCluster } from 'redis'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StateUnavailableError } from '../../src/errors.js'
import { memoryStateStore } from '../../src/state/memory-store.js'
import { redisStateStore } from '../../src/state/redis-store.js'
import { bindKeyPrefix } from '../../src/state/store-backend.js'
import type { StateStore } from '../../src/state/state-store.js'
import {
  change,
  countLeft,
  describeLimitBuckets,
  newKey,
  openBuckets,
} from '../support/limit-buckets-contract.js'
import { hasRedisServer, startCluster } from '../support/redis-topologies.js'
import { findRedis } from '../support/redis.js'
import { createTcpProxy } from '../support/tcp-proxy.js'

const redis = await findRedis()

function passRealTime(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function newPrefix(): string {
  return `test:${randomUUID()}:`
}

async function expectUnavailable(work: Promise<unknown>): Promise<void> {
  const error: unknown = await work.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(StateUnavailableError)
  expect(error).toMatchObject({ code: 'ERR_PINGONE_STATE', status: 503 })
}

describe('in memory', () => {
  describeLimitBuckets('in memory', () => {
    let nowMs = 1_800_000_000_000
    return {
      store: memoryStateStore({ nowMs: () => nowMs }),
      isOurs: true,
      pass: (ms) => {
        nowMs += ms
        return Promise.resolve()
      },
    }
  })

  it('are shared under one prefix, and apart under two', async () => {
    const store = memoryStateStore()
    const key = newKey()
    await openBuckets(bindKeyPrefix(store, 'a:')).change([change(key, 10)])
    const again = openBuckets(bindKeyPrefix(store, 'a:'))
    expect(await again.change([change(key)])).toMatchObject({ granted: false })
    const other = openBuckets(bindKeyPrefix(store, 'b:'))
    expect(await other.change([change(key)])).toMatchObject({ granted: true })
  })

  it('hold 100,000 keys, refuse one more as unavailable, and forget those that are empty', async () => {
    let nowMs = 1_800_000_000_000
    const buckets = openBuckets(memoryStateStore({ nowMs: () => nowMs }))
    const kept = newKey()
    await buckets.change([change(kept, 10)])
    for (let n = 1; n < 100_000; n++) {
      await buckets.change([change(`start-address:${n}`, 1, { points: 1000, seconds: 60 })])
    }
    await expectUnavailable(buckets.change([change(kept, -1), change(newKey())]))
    expect(await buckets.change([change(kept, 0)])).toMatchObject({ granted: false })
    expect(await buckets.change([change(kept, -1)])).toMatchObject({ granted: true })
    nowMs += 61
    expect(await buckets.change([change(newKey())])).toMatchObject({ granted: true })
    expect(await countLeft(buckets, change(kept))).toBe(1)
  })

  describe('by a timer', () => {
    beforeEach(() => vi.useFakeTimers())
    afterEach(() => vi.useRealTimers())

    it('forget what is empty, and then keep no timer', async () => {
      const buckets = openBuckets(memoryStateStore())
      await buckets.change([change(newKey(), 1, { seconds: 60 })])
      expect(vi.getTimerCount()).toBe(1)
      await vi.advanceTimersByTimeAsync(5000)
      expect(vi.getTimerCount()).toBe(1)
      await vi.advanceTimersByTimeAsync(10_000)
      expect(vi.getTimerCount()).toBe(0)
    })
  })
})

describe.skipIf(redis === undefined)('on Redis', async () => {
  const url = redis?.url ?? ''
  const client = createClient({ url }).on('error', () => undefined)
  if (redis !== undefined) await client.connect()
  afterAll(() => {
    client.destroy()
  })
  const ioredis = new Redis(url, { lazyConnect: true, stringNumbers: true })
  afterAll(() => {
    ioredis.disconnect()
  })

  for (const [name, opened] of [
    ['redis', client],
    ['ioredis', ioredis],
  ] as const) {
    describeLimitBuckets(`on Redis with ${name}`, () => ({
      store: redisStateStore(opened, { keyPrefix: newPrefix() }),
      isOurs: false,
      pass: passRealTime,
    }))
  }

  it('write one key a bucket, which lives until it is empty', async () => {
    const keyPrefix = newPrefix()
    const buckets = openBuckets(redisStateStore(client, { keyPrefix }))
    const key = newKey()
    const stored = `${keyPrefix}{limits}:${key}`
    await buckets.change([change(key, 3)])
    expect(await client.keys(`${keyPrefix}*`)).toEqual([stored])
    const ttlMs = await client.pTTL(stored)
    expect(ttlMs).toBeGreaterThan(260_000)
    expect(ttlMs).toBeLessThanOrEqual(270_000)
    expect(Number(await client.get(stored)) - Date.now()).toBeCloseTo(ttlMs, -3)
    await buckets.change([change(key, -3)])
    expect(await client.keys(`${keyPrefix}*`)).toEqual([])
  })

  it('count on after Redis forgot its scripts', async () => {
    const buckets = openBuckets(redisStateStore(client, { keyPrefix: newPrefix() }))
    const key = newKey()
    await buckets.change([change(key, 9)])
    await client.scriptFlush()
    expect(await buckets.change([change(key)])).toMatchObject({ granted: true })
    await client.scriptFlush()
    expect(await buckets.change([change(key)])).toMatchObject({ granted: false })
  })

  it.each(['abc', '', '7', 'nan', 'inf', '-1.000', '1e3.000', '0x10', '{"consumed":1}'])(
    'fail, and count nothing, when a key holds %j',
    async (value) => {
      const keyPrefix = newPrefix()
      const buckets = openBuckets(redisStateStore(client, { keyPrefix }))
      const [key, beside] = [newKey(), newKey()]
      await client.set(`${keyPrefix}{limits}:${key}`, value)
      for (const points of [1, 0, -1]) {
        await expectUnavailable(buckets.change([change(beside), change(key, points)]))
      }
      expect(await client.get(`${keyPrefix}{limits}:${key}`)).toBe(value)
      expect(await countLeft(buckets, change(beside))).toBe(10)
    },
  )

  it('fail when a key holds a list', async () => {
    const keyPrefix = newPrefix()
    const key = newKey()
    await client.lPush(`${keyPrefix}{limits}:${key}`, 'a')
    await expectUnavailable(
      openBuckets(redisStateStore(client, { keyPrefix })).change([change(key)]),
    )
  })

  it('fail while Redis is away or silent, and count on when it is back', async () => {
    const proxy = await createTcpProxy(url)
    const away = createClient({ url: proxy.url, socket: { reconnectStrategy: 20 } })
    away.on('error', () => undefined)
    await away.connect()
    try {
      const buckets = openBuckets(redisStateStore(away, { keyPrefix: newPrefix() }), 300)
      const key = newKey()
      await buckets.change([change(key, 10)])
      await proxy.refuse()
      await expectUnavailable(buckets.change([change(key)]))
      await proxy.restore()
      proxy.stall()
      await expectUnavailable(buckets.change([change(key)]))
      await proxy.restore()
      await vi.waitFor(
        async () => {
          expect(await buckets.change([change(key)])).toMatchObject({ granted: false })
        },
        { timeout: 10_000 },
      )
    } finally {
      away.destroy()
      await proxy.close()
    }
  })

  it.each([
    ['what is not a list', 'OK'],
    ['nothing', null],
    ['too few', [0]],
    ['too many', [0, 10, 10]],
    ['an index beyond', [2, 100]],
    ['no wait', [1]],
    ['words', ['0', 'ten']],
  ])('take an answer with %s for a failure', async (_what, reply) => {
    const odd = {
      ...Object.fromEntries(['get', 'set', 'getDel', 'del'].map((name) => [name, () => 0])),
      withCommandOptions: () => odd,
      eval: () => Promise.resolve(reply),
      evalSha: () => Promise.resolve(reply),
    } as never
    await expectUnavailable(openBuckets(redisStateStore(odd)).change([change(newKey())]))
  })
})

describe.skipIf(!hasRedisServer())('on a cluster', async () => {
  const cluster = hasRedisServer() ? await startCluster() : undefined
  const rootNodes = (cluster?.ports ?? []).map((port) => ({
    url: `redis://127.0.0.1:${String(port)}`,
  }))
  const client = createCluster({ rootNodes })
  client.on('error', () => undefined)
  if (cluster !== undefined) await client.connect()
  afterAll(async () => {
    client.destroy()
    await cluster?.close()
  })

  describeLimitBuckets('on a cluster', () => ({
    store: redisStateStore(client, { keyPrefix: newPrefix() }),
    isOurs: false,
    pass: passRealTime,
  }))

  it.each(['', 'app:', '{app}:', 'a{', 'a}{b}', '{}', 'x{}:{y}:'])(
    'change many keys in one call under the prefix %j',
    async (prefix) => {
      const keyPrefix = prefix + newPrefix()
      const buckets = openBuckets(redisStateStore(client, { keyPrefix }))
      const changes = Array.from({ length: 15 }, () => change(newKey(), 10))
      expect(await buckets.change(changes)).toMatchObject({ granted: true })
      expect(await buckets.change(changes)).toMatchObject({ granted: false })
    },
  )
})

/** A store that an app might write: a Map, and a turn of the event loop or more for every call. */
function createOwnStore(latencyMs = 0): StateStore & { readonly records: Map<string, string> } {
  const records = new Map<string, string>()
  async function run<T>(work: () => T): Promise<T> {
    await passRealTime(latencyMs)
    const answer = work()
    await passRealTime(latencyMs)
    return answer
  }
  return {
    records,
    create: (key, value) =>
      run(() => !records.has(key) && records.set(key, value).get(key) === value),
    read: (key) => run(() => records.get(key)),
    replace: (key, expected, next) =>
      run(() => records.get(key) === expected && records.set(key, next).get(key) === next),
    take: (key) =>
      run(() => {
        const value = records.get(key)
        records.delete(key)
        return value
      }),
  }
}

describe("on a store of the app's own", () => {
  describe('by its clock', () => {
    beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_000 }))
    afterEach(() => vi.useRealTimers())

    describeLimitBuckets('on a store of the app', () => ({
      store: createOwnStore(),
      isOurs: true,
      pass: (ms) => {
        vi.setSystemTime(Date.now() + ms)
        return Promise.resolve()
      },
    }))
  })

  it('keep a record of the kind "limit" for each', async () => {
    const store = createOwnStore()
    await openBuckets(store).change([change('secret-pair:abc-_1', 10)])
    expect([...store.records.keys()]).toEqual(['limit:secret-pair_abc-_1'])
  })

  it.each(['abc', '{}', '[]', 'null', '{"v":1,"emptyAtMs":"1"}', '{"v":1,"emptyAtMs":null}'])(
    'fail, and take nothing, when a record is %j',
    async (value) => {
      const store = createOwnStore()
      const buckets = openBuckets(store)
      const beside = newKey()
      store.records.set('limit:secret-pair_a', value)
      await expectUnavailable(buckets.change([change(beside), change('secret-pair:a')]))
      expect(await countLeft(buckets, change(beside))).toBe(10)
    },
  )

  it.each(['create', 'read', 'replace'] as const)('fail when "%s" fails', async (operation) => {
    const store = createOwnStore()
    const key = newKey()
    await openBuckets(store).change([change(key)])
    const failing = { ...store, [operation]: () => Promise.reject(new Error('no connection')) }
    await expectUnavailable(openBuckets(failing).change([change(key), change(newKey())]))
    await expectUnavailable(
      openBuckets({ ...store, [operation]: () => Promise.resolve(null) }).change([
        change(key),
        change(newKey()),
      ]),
    )
  })

  it('fail in time when the store never answers, and count on when it does', async () => {
    const store = createOwnStore()
    let isSilent = true
    const read: StateStore['read'] = (key) =>
      isSilent ? new Promise(() => undefined) : store.read(key)
    const buckets = openBuckets({ ...store, read }, 100)
    const key = newKey()
    await Promise.all([1, 2, 3].map(() => expectUnavailable(buckets.change([change(key)]))))
    isSilent = false
    expect(await countLeft(buckets, change(key))).toBe(10)
  })

  it('are written in the order of their keys, whichever way they are asked for', async () => {
    const store = createOwnStore()
    const keys: string[] = []
    const create: StateStore['create'] = (key, value, ttlMs) => {
      keys.push(key.slice(-1))
      return store.create(key, value, ttlMs)
    }
    const changes = ['b', 'd', 'a', 'c'].map((id) => change(`secret-pair:${id}`))
    await openBuckets({ ...store, create }).change(changes)
    expect(keys).toEqual(['a', 'b', 'c', 'd'])
  })

  it('give back what was taken when a later key fails', async () => {
    const store = createOwnStore()
    const [first, second] = ['secret-pair:a', 'secret-pair:b']
    const create: StateStore['create'] = (key, value, ttlMs) =>
      key.endsWith('b') ? Promise.reject(new Error('no room')) : store.create(key, value, ttlMs)
    await expectUnavailable(
      openBuckets({ ...store, create }).change([change(second), change(first)]),
    )
    expect(await countLeft(openBuckets(store), change(first))).toBe(10)
  })

  it('give back what was taken when nobody waits any more', async () => {
    const store = createOwnStore()
    const create: StateStore['create'] = async (key, value, ttlMs) => {
      const answer = await store.create(key, value, ttlMs)
      // Each in time, and both together too late.
      await passRealTime(100)
      return answer
    }
    const changes = [change('secret-pair:a'), change('secret-pair:b')]
    await expectUnavailable(openBuckets({ ...store, create }, 150).change(changes))
    await passRealTime(400)
    expect(await countLeft(openBuckets(store), change('secret-pair:a'))).toBe(10)
    expect(await countLeft(openBuckets(store), change('secret-pair:b'))).toBe(10)
  })

  /** Another process writes each record once, between our reading and our writing. */
  function createRivals(count: number) {
    const store = createOwnStore()
    let races = 0
    const rival = openBuckets({ ...store })
    const interfere = async (key: string): Promise<void> => {
      if (!key.endsWith('b') || races >= count) return
      races += 1
      await rival.change([change('secret-pair:b')])
    }
    const racing: StateStore = {
      ...store,
      create: async (key, value, ttlMs) => {
        await interfere(key)
        return store.create(key, value, ttlMs)
      },
      replace: async (key, expected, next, ttlMs) => {
        await interfere(key)
        return store.replace(key, expected, next, ttlMs)
      },
    }
    return { store, buckets: openBuckets(racing) }
  }

  it('try again when another process was faster', async () => {
    const { store, buckets } = createRivals(2)
    const answer = await buckets.change([change('secret-pair:b'), change('secret-pair:a')])
    expect(answer).toMatchObject({ granted: true })
    expect(await countLeft(openBuckets(store), change('secret-pair:a'))).toBe(9)
    expect(await countLeft(openBuckets(store), change('secret-pair:b'))).toBe(7)
  })

  it('give up after three rounds, with nothing taken', async () => {
    const { store, buckets } = createRivals(3)
    await expectUnavailable(buckets.change([change('secret-pair:b'), change('secret-pair:a')]))
    expect(await countLeft(openBuckets(store), change('secret-pair:a'))).toBe(10)
    expect(await countLeft(openBuckets(store), change('secret-pair:b'))).toBe(7)
  })

  it('never let more through than they have when two processes race', async () => {
    const store = createOwnStore(1)
    const one = openBuckets({ ...store })
    const other = openBuckets({ ...store })
    const key = newKey()
    const changes = [change(key), change('start-overall:a', 1, { points: 1000 })]
    const answers = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? one : other).change(changes)),
    )
    const granted = answers.filter(
      (answer) => answer.status === 'fulfilled' && answer.value.granted,
    )
    expect(granted.length).toBeGreaterThan(0)
    expect(granted.length).toBeLessThanOrEqual(10)
    expect(await countLeft(openBuckets(store), change(key))).toBe(10 - granted.length)
  })
})
