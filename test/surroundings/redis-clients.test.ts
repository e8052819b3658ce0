// The clients that apps bring, on the Redis they run: one server, a cluster, sentinels; of `redis` and of `ioredis`.
import { randomUUID } from 'node:crypto'
import { Cluster, Redis } from 'ioredis'
import { createClient, createClientPool, createCluster, createSentinel } from 'redis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  redisStateStore,
  type IoredisClient,
  type RedisClient,
  type StateStore,
} from 'express-pingone-mfa'
import { createLimitBuckets } from '../../src/state/create-limit-buckets.js'
import { createTimedStore } from '../../src/state/timed-store.js'
import {
  hasRedisServer,
  startCluster,
  startSentinels,
  type SentinelTopology,
  type Topology,
} from '../support/redis-topologies.js'

const hasServer = hasRedisServer()

interface Opened {
  readonly client: RedisClient | IoredisClient
  readonly end: () => void
}

/** Every operation, a race for each, and a limit over all callers. */
async function expectToWork({ client }: Opened): Promise<void> {
  const keyPrefix = `test:${randomUUID()}:`
  const store = createTimedStore(redisStateStore(client, { keyPrefix }), { timeoutMs: 2000 })
  const race = async (work: (n: number) => Promise<unknown>): Promise<number> =>
    (await Promise.all(Array.from({ length: 20 }, (_, n) => work(n)))).filter(Boolean).length
  expect(await race((n) => store.create('approval:a', `made ${String(n)}`, 60_000))).toBe(1)
  const made = (await store.read('approval:a')) ?? ''
  expect(made).toMatch(/^made \d+$/)
  expect(await race((n) => store.replace('approval:a', made, `used ${String(n)}`, 60_000))).toBe(1)
  expect(await race(() => store.take('approval:a'))).toBe(1)
  expect(await store.read('approval:a')).toBeUndefined()
  await store.create('pending:short', 'value', 30)
  await vi.waitFor(async () => {
    expect(await store.read('pending:short')).toBeUndefined()
  })
  await expectToCount(store)
}

async function expectToCount(store: StateStore): Promise<void> {
  const buckets = createLimitBuckets({ store, timeoutMs: 2000 })
  const change = (key: string, points: number) => ({
    key,
    points: 10,
    seconds: 900,
    change: points,
  })
  const both = [change('secret-user:maya', 1), change('secret-pair:maya', 1)]
  const answers = await Promise.all(Array.from({ length: 25 }, () => buckets.change(both)))
  expect(answers.filter(({ granted }) => granted)).toHaveLength(10)
  await buckets.change([change('secret-user:maya', -4)])
  expect(await buckets.change([change('secret-user:maya', 5)])).toMatchObject({ granted: false })
  expect(await buckets.change([change('secret-user:maya', 4)])).toMatchObject({ granted: true })
}

function itWorks(name: string, open: () => Promise<Opened>): void {
  it(`works on ${name}`, async () => {
    const opened = await open()
    await expectToWork(opened).finally(opened.end)
  })
}

describe.skipIf(!hasServer)('a cluster of three masters', () => {
  let cluster: Topology
  beforeAll(async () => {
    cluster = await startCluster()
  })
  afterAll(async () => {
    await cluster.close()
  })

  itWorks('redis, createCluster', async () => {
    const rootNodes = cluster.ports.map((port) => ({ url: `redis://127.0.0.1:${String(port)}` }))
    const client = createCluster({ rootNodes })
    client.on('error', () => undefined)
    await client.connect()
    return {
      client,
      end: () => {
        client.destroy()
      },
    }
  })

  itWorks('ioredis, Cluster', () => {
    const nodes = cluster.ports.map((port) => ({ host: '127.0.0.1', port }))
    const client = new Cluster(nodes, { keyPrefix: 'app:' })
    client.on('error', () => undefined)
    return Promise.resolve({
      client,
      end: () => {
        client.disconnect()
      },
    })
  })
})

describe.skipIf(!hasServer)('a master with sentinels', () => {
  let servers: SentinelTopology
  beforeAll(async () => {
    servers = await startSentinels()
  })
  afterAll(async () => {
    await servers.close()
  })

  const openSentinel = async (): Promise<Opened> => {
    const sentinelRootNodes = servers.sentinelPorts.map((port) => ({ host: '127.0.0.1', port }))
    const client = createSentinel({ name: 'main', sentinelRootNodes })
    client.on('error', () => undefined)
    await client.connect()
    return {
      client,
      end: () => {
        void client.destroy()
      },
    }
  }
  const openIoredis = (): Promise<Opened> => {
    const sentinels = servers.sentinelPorts.map((port) => ({ host: '127.0.0.1', port }))
    const client = new Redis({ sentinels, name: 'main', autoResendUnfulfilledCommands: false })
    client.on('error', () => undefined)
    return Promise.resolve({
      client,
      end: () => {
        client.disconnect()
      },
    })
  }

  itWorks('redis, createSentinel', openSentinel)
  itWorks('ioredis with sentinels', openIoredis)

  it('both go on at the new master after the old one died', { timeout: 60_000 }, async () => {
    const [master] = servers.ports
    const clients = await Promise.all([openSentinel(), openIoredis()])
    const stores = clients.map(({ client }) =>
      createTimedStore(redisStateStore(client, { keyPrefix: `test:${randomUUID()}:` }), {
        timeoutMs: 1000,
      }),
    )
    for (const store of stores) expect(await store.create('signon:a', 'before', 60_000)).toBe(true)
    await servers.kill(master ?? 0)
    for (const store of stores) {
      await vi.waitFor(() => store.create(`signon:${randomUUID()}`, 'after', 60_000), 30_000)
      expect(await store.read('signon:a')).toBe('before')
    }
    for (const { end } of clients) end()
  })
})

describe.skipIf(!hasServer)('one server', () => {
  let url = ''
  let servers: SentinelTopology
  beforeAll(async () => {
    servers = await startSentinels()
    url = `redis://127.0.0.1:${String(servers.ports[0])}`
  })
  afterAll(async () => {
    await servers.close()
  })

  itWorks('redis, createClientPool', async () => {
    const client = createClientPool({ url })
    client.on('error', () => undefined)
    await client.connect()
    return {
      client,
      end: () => {
        client.destroy()
      },
    }
  })

  const variants = [
    { name: 'ioredis', options: {} },
    { name: 'ioredis, lazy', options: { lazyConnect: true } },
    { name: 'ioredis with a prefix of its own', options: { keyPrefix: 'app:' } },
    { name: 'ioredis without an offline queue', options: { enableOfflineQueue: false } },
    { name: 'ioredis with auto-pipelining', options: { enableAutoPipelining: true } },
    { name: 'ioredis with numbers as text', options: { stringNumbers: true } },
    { name: 'ioredis, RESP 2', options: { protocol: 2 as const } },
  ]
  for (const { name, options } of variants) {
    itWorks(name, () => {
      const client = new Redis(url, options)
      client.on('error', () => undefined)
      return Promise.resolve({
        client,
        end: () => {
          client.disconnect()
        },
      })
    })
  }

  it('a replica is unavailable for whatever writes, never "absent"', async () => {
    const client = new Redis({ port: servers.ports[1] ?? 0 })
    const store = createTimedStore(redisStateStore(client), { timeoutMs: 1000 })
    for (const work of [
      () => store.create('pending:a', 'value', 1000),
      () => store.take('pending:a'),
    ]) {
      await expect(work()).rejects.toMatchObject({ code: 'ERR_PINGONE_STATE' })
    }
    client.disconnect()
  })

  it('a client that the app has closed is unavailable at once', async () => {
    const client = new Redis(url)
    await client.ping()
    client.disconnect()
    await vi.waitFor(() => {
      expect(client.status).toBe('end')
    })
    await expect(redisStateStore(client).read('pending:a')).rejects.toThrow('the client is closed')
  })
})

describe('redisStateStore', () => {
  it.each([
    ['a cluster of redis', createCluster({ rootNodes: [{}], useReplicas: true })],
    ['a cluster of ioredis', new Cluster([{}], { lazyConnect: true, scaleReads: 'slave' })],
    [
      'an ioredis client of a replica',
      new Redis({ lazyConnect: true, sentinels: [{ port: 1 }], name: 'main', role: 'slave' }),
    ],
  ])('refuses %s that reads from replicas', (_name, client) => {
    expect(() => redisStateStore(client)).toThrow('the client reads from replicas')
  })

  it('names both packages to somebody who brings neither', () => {
    const legacy = createClient().legacy()
    for (const client of [legacy, null, undefined, {}, 'redis://localhost']) {
      expect(() => {
        Reflect.apply(redisStateStore, undefined, [client])
      }).toThrow(
        /pass a connected client of the "redis" package or of "ioredis", version 5 or later/,
      )
    }
  })
})
