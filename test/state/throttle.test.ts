// Limits hold exactly, on every backend, also when 100 come at once.
import { randomUUID } from 'node:crypto'
import { createClient } from 'redis'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { ThrottledError } from '../../src/errors.js'
import { createMemoryCounter } from '../../src/state/memory-counter.js'
import { memoryStateStore } from '../../src/state/memory-store.js'
import { redisStateStore } from '../../src/state/redis-store.js'
import { bindKeyPrefix } from '../../src/state/store-backend.js'
import type { StateStore } from '../../src/state/state-store.js'
import { createThrottle, type Limit, type Throttle } from '../../src/state/throttle.js'
import { createTimedStore } from '../../src/state/timed-store.js'
import { findRedis } from '../support/redis.js'
import { createTcpProxy } from '../support/tcp-proxy.js'

const redis = await findRedis()
const proxy = redis && (await createTcpProxy(redis.url))
const client = createClient({ url: proxy?.url ?? 'redis://127.0.0.1:1' }).on(
  'error',
  () => undefined,
)
if (redis !== undefined) await client.connect()
afterAll(async () => {
  client.destroy()
  await proxy?.close()
})

const keySecret = 'a secret of the test, 32 bytes long'

/** A store that an app might write: a Map, and 25 ms for every read. */
function createSlowStore(): StateStore & { readonly records: Map<string, string> } {
  const records = new Map<string, string>()
  return {
    records,
    create: (key, value) => {
      if (records.has(key)) return Promise.resolve(false)
      records.set(key, value)
      return Promise.resolve(true)
    },
    read: async (key) => {
      const value = records.get(key)
      await new Promise((resolve) => setTimeout(resolve, 25))
      return value
    },
    replace: (key, expected, next) => {
      if (records.get(key) !== expected) return Promise.resolve(false)
      records.set(key, next)
      return Promise.resolve(true)
    },
    take: (key) => {
      const value = records.get(key)
      records.delete(key)
      return Promise.resolve(value)
    },
  }
}

const backends = [
  ['in memory', false, () => memoryStateStore()],
  ['on Redis', redis === undefined, () => redisStateStore(client, { keyPrefix: newPrefix() })],
  ['on a slow store of the app', false, createSlowStore],
] as const

function newPrefix(): string {
  return `test:${randomUUID()}:`
}

function openThrottle(store: StateStore): Throttle {
  return createThrottle({ store, keySecret, timeoutMs: 5000 })
}

const otp: Limit = { name: 'otp-user', points: 5, durationSeconds: 900 }

/** How many of the attempts were let through; anything but a grant or a 429 fails the test. */
async function countGranted(attempts: readonly Promise<void>[]): Promise<number> {
  const outcomes = await Promise.allSettled(attempts)
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ThrottledError)
  }
  return outcomes.filter((outcome) => outcome.status === 'fulfilled').length
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make)
}

describe.each(backends)('a limit %s', (_name, absent, openStore) => {
  describe.skipIf(absent)('counts exactly', () => {
    it('lets its points through, then says how long to wait', async () => {
      const throttle = openThrottle(openStore())
      for (let n = 0; n < 5; n++) await throttle.consume(otp, 'alice')
      const refusal: unknown = await throttle.consume(otp, 'alice').catch((e: unknown) => e)
      expect(refusal).toBeInstanceOf(ThrottledError)
      expect(refusal).toMatchObject({
        code: 'ERR_PINGONE_THROTTLED',
        status: 429,
        limit: 'otp-user',
      })
      expect(String(refusal)).toMatch(
        /Limit "otp-user" \(5 in 900 s\) is reached: wait (900|899) s/,
      )
    })

    it('lets exactly its points through when 100 come at once', async () => {
      const throttle = openThrottle(openStore())
      expect(await countGranted(times(100, () => throttle.consume(otp, 'alice')))).toBe(5)
      expect(await throttle.remaining(otp, 'alice')).toBe(0)
    })

    it('counts together for several instances on one store', async () => {
      const store = openStore()
      const throttles = times(4, () => openThrottle(store))
      const attempts = times(25, () => throttles.map((one) => one.consume(otp, 'alice'))).flat()
      expect(await countGranted(attempts)).toBe(5)
    })

    it('does not count what it refused', async () => {
      const throttle = openThrottle(openStore())
      await countGranted(times(20, () => throttle.consume(otp, 'alice')))
      await throttle.giveBack(otp, 'alice')
      expect(await throttle.remaining(otp, 'alice')).toBe(1)
      expect(await countGranted(times(20, () => throttle.consume(otp, 'alice')))).toBe(1)
    })

    it('never gives back more than was consumed', async () => {
      const throttle = openThrottle(openStore())
      await throttle.giveBack(otp, 'alice')
      await throttle.consume(otp, 'alice')
      await Promise.all(times(10, () => throttle.giveBack(otp, 'alice', 2)))
      expect(await throttle.remaining(otp, 'alice')).toBe(5)
      expect(await countGranted(times(20, () => throttle.consume(otp, 'alice')))).toBe(5)
    })

    it('gives one back for each of 3 who give back at once', async () => {
      const throttle = openThrottle(openStore())
      await throttle.consume(otp, 'alice', 5)
      await Promise.all(times(3, () => throttle.giveBack(otp, 'alice')))
      expect(await throttle.remaining(otp, 'alice')).toBe(3)
    })

    it('consumes several points or none', async () => {
      const throttle = openThrottle(openStore())
      await throttle.consume(otp, 'alice', 3)
      await expect(throttle.consume(otp, 'alice', 3)).rejects.toThrow(ThrottledError)
      expect(await throttle.remaining(otp, 'alice')).toBe(2)
      await throttle.consume(otp, 'alice', 2)
      await expect(throttle.consume(otp, 'bob', 6)).rejects.toThrow(ThrottledError)
    })

    it('forgets a subject that is cleared, and no other', async () => {
      const throttle = openThrottle(openStore())
      await throttle.consume(otp, 'alice', 5)
      await throttle.consume(otp, 'bob', 5)
      await throttle.clear(otp, 'alice')
      expect(await throttle.remaining(otp, 'alice')).toBe(5)
      expect(await throttle.remaining(otp, 'bob')).toBe(0)
    })

    it('keeps limits of another name apart', async () => {
      const throttle = openThrottle(openStore())
      await throttle.consume(otp, 'alice', 5)
      expect(await throttle.remaining({ ...otp, name: 'messages-user' }, 'alice')).toBe(5)
    })

    it('has all points left before the first', async () => {
      expect(await openThrottle(openStore()).remaining(otp, 'alice')).toBe(5)
    })

    it('begins again when its time is over, counted from the first point', async () => {
      const throttle = openThrottle(openStore())
      const second: Limit = { name: 'second', points: 1, durationSeconds: 1 }
      await throttle.consume(second, 'alice')
      await expect(throttle.consume(second, 'alice')).rejects.toMatchObject({
        retryAfterSeconds: 1,
      })
      await vi.waitFor(() => throttle.consume(second, 'alice'), { timeout: 3000, interval: 50 })
    })
  })
})

describe('a throttle', () => {
  it('writes no subject in clear into a store of the app', async () => {
    const store = createSlowStore()
    await openThrottle(store).consume(otp, 'alice')
    const entries = [...store.records].flat().join(' ')
    expect(entries).toMatch(/^throttle:otp-user\.[A-Za-z0-9_-]{43} /)
    expect(entries).not.toContain('alice')
  })

  it('makes other keys with another secret', async () => {
    const store = createSlowStore()
    await openThrottle(store).consume(otp, 'alice')
    const other = createThrottle({ store, keySecret: Buffer.alloc(32, 7), timeoutMs: 5000 })
    await other.consume(otp, 'alice')
    expect(store.records.size).toBe(2)
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses to consume or give back %s points', async (points) => {
    const throttle = openThrottle(memoryStateStore())
    const misuse = new TypeError('Throttle: points must be a positive integer')
    await expect(throttle.consume(otp, 'alice', points)).rejects.toThrow(misuse)
    await expect(throttle.giveBack(otp, 'alice', points)).rejects.toThrow(misuse)
  })

  it.each([
    { ...otp, name: 'otp:user' },
    { ...otp, name: '' },
    { ...otp, points: 0 },
    { ...otp, durationSeconds: 0.5 },
    { ...otp, durationSeconds: 3_000_000 },
  ])('refuses a limit that cannot be kept: %j', async (limit) => {
    await expect(openThrottle(memoryStateStore()).consume(limit, 'alice')).rejects.toThrow(
      new TypeError(
        `Limit "${limit.name}": name must be kebab-case, points a positive integer and ` +
          'durationSeconds an integer from 1 to 2147483',
      ),
    )
  })

  it('counts where a timed and prefixed store keeps its records', async () => {
    const memory = memoryStateStore()
    const bound = bindKeyPrefix(memory, 'a:')
    const timed = createTimedStore(bound, { timeoutMs: 2000 })
    await openThrottle(timed).consume(otp, 'alice', 5)
    expect(await openThrottle(bound).remaining(otp, 'alice')).toBe(0)
    expect(await openThrottle(bindKeyPrefix(memory, 'b:')).remaining(otp, 'alice')).toBe(5)
  })
})

describe('a throttle without its count lets nothing through', () => {
  const unavailable = { code: 'ERR_PINGONE_STATE', status: 503, operation: 'throttle' }

  it('when the store fails', async () => {
    const cause = new Error('down')
    const fail = () => Promise.reject(cause)
    const throttle = openThrottle({ create: fail, read: fail, replace: fail, take: fail })
    for (const attempt of [
      throttle.consume(otp, 'alice'),
      throttle.giveBack(otp, 'alice'),
      throttle.remaining(otp, 'alice'),
      throttle.clear(otp, 'alice'),
    ]) {
      await expect(attempt).rejects.toMatchObject({ ...unavailable, cause })
    }
  })

  it('when the store does not answer in time', async () => {
    const hang = () => new Promise<never>(() => undefined)
    const store = { create: hang, read: hang, replace: hang, take: hang }
    const throttle = createThrottle({ store, keySecret, timeoutMs: 20 })
    await expect(throttle.consume(otp, 'alice')).rejects.toMatchObject({
      ...unavailable,
      message: 'The state store did not answer "throttle" within 20 ms',
    })
  })

  it('when others win every race, and it stops trying', async () => {
    let reads = 0
    const lose = () => Promise.resolve(false)
    const read = async () => {
      reads += 1
      await new Promise((resolve) => setTimeout(resolve, 1))
      return undefined
    }
    const store: StateStore = { create: lose, read, replace: lose, take: read }
    const throttle = createThrottle({ store, keySecret, timeoutMs: 50 })
    await expect(throttle.consume(otp, 'alice')).rejects.toMatchObject(unavailable)
    await new Promise((resolve) => setTimeout(resolve, 20))
    const readsAtTheEnd = reads
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(reads).toBe(readsAtTheEnd)
  })

  it.each(['garbage', '{}', '{"v":1,"consumed":"0","endsAtMs":1}', 'null'])(
    'when the count is not to be understood: %s',
    async (raw) => {
      const store = createSlowStore()
      const throttle = openThrottle(store)
      await throttle.consume(otp, 'alice')
      for (const key of store.records.keys()) store.records.set(key, raw)
      await expect(throttle.consume(otp, 'alice')).rejects.toMatchObject(unavailable)
    },
  )

  it('when memory holds as many keys as it may, except for keys it knows', async () => {
    const counter = createMemoryCounter({ points: 5, durationSeconds: 900, maxKeys: 2 })
    await counter.consume('a', 1)
    await counter.consume('b', 1)
    await expect(counter.consume('c', 1)).rejects.toMatchObject({
      ...unavailable,
      message: 'The throttle in memory holds 2 keys and takes no new ones: use redisStateStore',
    })
    expect(await counter.consume('a', 4)).toEqual({ granted: true })
    expect(await counter.consume('a', 1)).toMatchObject({ granted: false })
  })

  it('takes new keys in memory again when old ones are over', async () => {
    vi.useFakeTimers()
    try {
      const counter = createMemoryCounter({ points: 5, durationSeconds: 10, maxKeys: 2 })
      await counter.consume('a', 1)
      await counter.consume('b', 1)
      await vi.advanceTimersByTimeAsync(10_001)
      expect(await counter.consume('c', 1)).toEqual({ granted: true })
      expect(await counter.consume('d', 1)).toEqual({ granted: true })
    } finally {
      vi.useRealTimers()
    }
  })
})

describe.skipIf(redis === undefined)('a limit on Redis', () => {
  it('lets exactly its points through when every answer takes 25 ms', async () => {
    const throttle = openThrottle(redisStateStore(client, { keyPrefix: newPrefix() }))
    proxy?.delay(25)
    try {
      expect(await countGranted(times(100, () => throttle.consume(otp, 'alice')))).toBe(5)
    } finally {
      await proxy?.restore()
    }
  })

  it('writes one key, without the subject, that ends with its window', async () => {
    const keyPrefix = newPrefix()
    const throttle = openThrottle(bindKeyPrefix(redisStateStore(client), keyPrefix))
    await throttle.consume(otp, 'alice', 2)
    await throttle.giveBack(otp, 'alice', 2)
    await throttle.remaining(otp, 'bob')
    const keys = await client.keys(`${keyPrefix}*`)
    expect(keys).toHaveLength(1)
    expect(keys[0]?.slice(keyPrefix.length)).toMatch(/^throttle:otp-user:[A-Za-z0-9_-]{43}$/)
    const ttlMs = await client.pTTL(keys[0] ?? '')
    expect(ttlMs).toBeGreaterThan(890_000)
    expect(ttlMs).toBeLessThanOrEqual(900_000)
  })

  it('is unavailable, not reached, when its key holds something else', async () => {
    const keyPrefix = newPrefix()
    const throttle = openThrottle(redisStateStore(client, { keyPrefix }))
    await throttle.consume(otp, 'alice')
    const [key = ''] = await client.keys(`${keyPrefix}*`)
    await client.set(key, 'garbage', { expiration: { type: 'EX', value: 10 } })
    await expect(throttle.consume(otp, 'alice')).rejects.toMatchObject({
      code: 'ERR_PINGONE_STATE',
      status: 503,
    })
  })
})
