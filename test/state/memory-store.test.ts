// The state store in memory: its contract, its bounds, and that it gives memory back.
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  allowsProduction,
  isMemoryStateStore,
  memoryStateStore,
} from '../../src/state/memory-store.js'
import { bindKeyPrefix } from '../../src/state/store-backend.js'
import type { StateStore } from '../../src/state/state-store.js'
import { createTimedStore } from '../../src/state/timed-store.js'
import { describeStateStore } from '../support/state-store-contract.js'

function createClock(): { nowMs: () => number; pass: (ms: number) => Promise<void> } {
  let now = 1_000_000
  return {
    nowMs: () => now,
    pass: (ms) => {
      now += ms
      return Promise.resolve()
    },
  }
}

describeStateStore('memoryStateStore', () => {
  const { nowMs, pass } = createClock()
  return { store: memoryStateStore({ nowMs }), pass }
})

describeStateStore('memoryStateStore under a prefix and a time limit', () => {
  const { nowMs, pass } = createClock()
  const bound = bindKeyPrefix(memoryStateStore({ nowMs }), 'app:')
  return { store: createTimedStore(bound, { timeoutMs: 2000 }), pass }
})

describe('a full memory store', () => {
  async function fill(store: StateStore, kind: string, count: number, ttlMs = 1000): Promise<void> {
    for (let n = 0; n < count; n++) {
      expect(await store.create(`${kind}:${n}`, 'value', ttlMs)).toBe(true)
    }
  }

  it('refuses a new pending sign-on and keeps those it has', async () => {
    const store = memoryStateStore({ maxRecords: 3 })
    await fill(store, 'pending', 3)
    await expect(store.create('pending:new', 'value', 1000)).rejects.toMatchObject({
      code: 'ERR_PINGONE_STATE',
      status: 503,
      operation: 'create',
      message:
        'memoryStateStore is full of "pending" records (3 of at most 3, 15 of at most 1048576 characters): ' +
        'raise maxRecords or use redisStateStore',
    })
    expect(await store.read('pending:0')).toBe('value')
  })

  it('still takes sign-ons and approvals when pending is full', async () => {
    const store = memoryStateStore({ maxRecords: 3 })
    await fill(store, 'pending', 3)
    await fill(store, 'signon', 30)
    await fill(store, 'approval', 30)
    expect(await store.read('signon:0')).toBe('value')
  })

  it('never evicts a sign-on for a new one', async () => {
    const store = memoryStateStore({ maxRecords: 1 })
    await fill(store, 'signon', 10)
    await expect(store.create('signon:new', 'value', 1000)).rejects.toThrow('full of "signon"')
    for (let n = 0; n < 10; n++) expect(await store.read(`signon:${n}`)).toBe('value')
  })

  it('changes and takes records it holds', async () => {
    const store = memoryStateStore({ maxRecords: 1 })
    await fill(store, 'pending', 1)
    expect(await store.replace('pending:0', 'value', 'longer value', 1000)).toBe(true)
    expect(await store.take('pending:0')).toBe('longer value')
    expect(await store.create('pending:new', 'value', 1000)).toBe(true)
  })

  it('answers false, not full, for a key that exists', async () => {
    const store = memoryStateStore({ maxRecords: 1 })
    await fill(store, 'pending', 1)
    expect(await store.create('pending:0', 'other', 1000)).toBe(false)
  })

  it('makes room from what has expired', async () => {
    const { nowMs, pass } = createClock()
    const store = memoryStateStore({ maxRecords: 500, nowMs })
    await fill(store, 'pending', 500)
    await pass(1000)
    await fill(store, 'pending', 500)
  })

  it('is full by size as well as by number', async () => {
    const store = memoryStateStore({ maxRecords: 100 })
    const large = 'x'.repeat(256 * 1024)
    for (let n = 0; n < 4; n++) await store.create(`hold:${n}`, large, 1000)
    await expect(store.create('hold:4', large, 1000)).rejects.toThrow('full of "hold"')
    await store.take('hold:0')
    expect(await store.create('hold:4', large, 1000)).toBe(true)
  })
})

describe('memory', () => {
  it('is given back for expired records that nobody asks for, and the timer ends', async () => {
    vi.useFakeTimers()
    try {
      const store = memoryStateStore()
      for (let n = 0; n < 2000; n++) await store.create(`signon:${n}`, 'value', 60_000)
      expect(vi.getTimerCount()).toBe(1)
      await vi.advanceTimersByTimeAsync(59_000)
      expect(vi.getTimerCount()).toBe(1)
      await vi.advanceTimersByTimeAsync(11_000)
      expect(vi.getTimerCount()).toBe(0)
      await store.create('signon:later', 'value', 1000)
      expect(await store.read('signon:later')).toBe('value')
      await vi.advanceTimersByTimeAsync(10_000)
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('memoryStateStore', () => {
  it.each([0, -1, 1.5, Number.NaN])('refuses maxRecords %s', (maxRecords) => {
    expect(() => memoryStateStore({ maxRecords })).toThrow(
      new TypeError('memoryStateStore: maxRecords must be a positive integer'),
    )
  })

  it('is known for a memory store, also under a prefix and a time limit', () => {
    const store = memoryStateStore()
    const bound = bindKeyPrefix(store, 'app:')
    for (const one of [store, bound, createTimedStore(bound, { timeoutMs: 100 })]) {
      expect(isMemoryStateStore(one)).toBe(true)
      expect(allowsProduction(one)).toBe(false)
    }
  })

  it('is accepted in production only when the app says so', () => {
    expect(allowsProduction(memoryStateStore({ allowInProduction: false }))).toBe(false)
    expect(allowsProduction(memoryStateStore({ allowInProduction: true }))).toBe(true)
    expect(
      allowsProduction(bindKeyPrefix(memoryStateStore({ allowInProduction: true }), 'a:')),
    ).toBe(true)
  })

  it('keeps two prefixes apart, and one prefix together', async () => {
    const store = memoryStateStore()
    const [a, b] = [bindKeyPrefix(store, 'a:'), bindKeyPrefix(store, 'b:')]
    await a.create('pending:1', 'of a', 1000)
    expect(await b.read('pending:1')).toBeUndefined()
    expect(await bindKeyPrefix(store, 'a:').read('pending:1')).toBe('of a')
  })

  it('keeps its prefix once it has one', () => {
    const bound = bindKeyPrefix(memoryStateStore(), 'a:')
    expect(bindKeyPrefix(bound, 'b:')).toBe(bound)
  })

  it('leaves a store that the app wrote alone', () => {
    const own: StateStore = {
      create: () => Promise.resolve(true),
      read: () => Promise.resolve(undefined),
      replace: () => Promise.resolve(false),
      take: () => Promise.resolve(undefined),
    }
    expect(bindKeyPrefix(own, 'a:')).toBe(own)
    expect(isMemoryStateStore(own)).toBe(false)
    expect(allowsProduction(own)).toBe(true)
  })
})

describe('any sequence of operations', () => {
  const key = fc.constantFrom('pending:1', 'pending:2', 'signon:1')
  const value = fc.constantFrom('a', 'b', '')
  const ttlMs = fc.integer({ min: 1, max: 50 })
  const step = fc.oneof(
    fc.record({ do: fc.constant('create' as const), key, value, ttlMs }),
    fc.record({ do: fc.constant('replace' as const), key, expected: value, value, ttlMs }),
    fc.record({ do: fc.constant('read' as const), key }),
    fc.record({ do: fc.constant('take' as const), key }),
    fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 30 }) }),
  )

  it('answers as a plain table of values and ends would', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { nowMs, pass } = createClock()
        const store = memoryStateStore({ nowMs })
        const table = new Map<string, { value: string; endsAtMs: number }>()
        for (const one of steps) {
          if (one.do === 'pass') {
            await pass(one.ms)
            continue
          }
          const row = table.get(one.key)
          const held = row !== undefined && row.endsAtMs > nowMs() ? row.value : undefined
          if (one.do === 'read') expect(await store.read(one.key)).toBe(held)
          else if (one.do === 'take') {
            expect(await store.take(one.key)).toBe(held)
            table.delete(one.key)
          } else {
            const writes = one.do === 'create' ? held === undefined : held === one.expected
            const answer =
              one.do === 'create'
                ? await store.create(one.key, one.value, one.ttlMs)
                : await store.replace(one.key, one.expected, one.value, one.ttlMs)
            expect(answer).toBe(writes)
            if (writes) table.set(one.key, { value: one.value, endsAtMs: nowMs() + one.ttlMs })
          }
        }
      }),
    )
  })
})
