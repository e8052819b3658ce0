// The time limit around a store: one error for every way it can fail, and no timer left behind.
import { describe, expect, it, vi } from 'vitest'
import { StateUnavailableError } from '../../src/errors.js'
import { memoryStateStore } from '../../src/state/memory-store.js'
import { bindKeyPrefix } from '../../src/state/store-backend.js'
import type { StateStore } from '../../src/state/state-store.js'
import { createTimedStore } from '../../src/state/timed-store.js'

const operations = [
  ['create', (store: StateStore) => store.create('pending:a', 'value', 1000)],
  ['read', (store: StateStore) => store.read('pending:a')],
  ['replace', (store: StateStore) => store.replace('pending:a', 'value', 'next', 1000)],
  ['take', (store: StateStore) => store.take('pending:a')],
] as const

/** A store whose every operation does the same. */
function storeThat(answer: () => unknown): StateStore {
  const store: unknown = { create: answer, read: answer, replace: answer, take: answer }
  return asStore(store)
}

function asStore(store: unknown): StateStore {
  if (!isStore(store)) throw new TypeError('not a store')
  return store
}

function isStore(store: unknown): store is StateStore {
  return typeof store === 'object' && store !== null && 'take' in store
}

describe.each(operations)('a timed %s', (operation, run) => {
  it('that never answers is unavailable after the time limit', async () => {
    vi.useFakeTimers()
    try {
      const store = createTimedStore(
        storeThat(() => new Promise(() => undefined)),
        {
          timeoutMs: 2000,
        },
      )
      const outcome = expect(run(store)).rejects.toMatchObject({
        code: 'ERR_PINGONE_STATE',
        status: 503,
        operation,
        message: `The state store did not answer "${operation}" within 2000 ms`,
      })
      await vi.advanceTimersByTimeAsync(1999)
      expect(vi.getTimerCount()).toBe(1)
      await vi.advanceTimersByTimeAsync(1)
      await outcome
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('that rejects is unavailable, with the cause', async () => {
    const cause = new Error('READONLY You can not write against a read only replica.')
    const store = createTimedStore(
      storeThat(() => Promise.reject(cause)),
      { timeoutMs: 2000 },
    )
    await expect(run(store)).rejects.toMatchObject({
      name: 'StateUnavailableError',
      operation,
      message: `The state store failed at "${operation}"`,
      cause,
    })
  })

  it('that throws instead of rejecting is unavailable', async () => {
    const cause = new Error('not connected')
    const store = createTimedStore(
      storeThat(() => {
        throw cause
      }),
      { timeoutMs: 2000 },
    )
    await expect(run(store)).rejects.toMatchObject({ code: 'ERR_PINGONE_STATE', cause })
  })

  it.each([null, 1, {}, Buffer.from('value'), ['value'], 'OK', true, undefined])(
    'that answers %o is unavailable unless that is an answer',
    async (answer) => {
      const store = createTimedStore(
        storeThat(() => Promise.resolve(answer)),
        { timeoutMs: 2000 },
      )
      const isAnswer =
        operation === 'create' || operation === 'replace'
          ? typeof answer === 'boolean'
          : typeof answer === 'string' || answer === undefined
      const outcome: unknown = await run(store).catch((error: unknown) => error)
      if (isAnswer) expect(outcome).toBe(answer)
      else {
        expect(outcome).toMatchObject({
          code: 'ERR_PINGONE_STATE',
          message: `The state store failed at "${operation}"`,
          cause: new TypeError(`StateStore.${operation} answered with a wrong type`),
        })
      }
    },
  )

  it('tells onError before the caller', async () => {
    const told: string[] = []
    const store = createTimedStore(
      storeThat(() => Promise.reject(new Error('down'))),
      {
        timeoutMs: 2000,
        onError: (error) => told.push(error.operation),
      },
    )
    await run(store).catch(() => told.push('caller'))
    expect(told).toEqual([operation, 'caller'])
  })

  it('leaves no timer when it answers', async () => {
    vi.useFakeTimers()
    try {
      const answer = operation === 'create' || operation === 'replace' ? true : 'value'
      await run(
        createTimedStore(
          storeThat(() => Promise.resolve(answer)),
          { timeoutMs: 2000 },
        ),
      )
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a timed store', () => {
  it('does not crash the process when an operation fails after its time limit', async () => {
    const late: (() => void)[] = []
    const store = createTimedStore(
      storeThat(
        () =>
          new Promise((_resolve, reject) => {
            late.push(() => {
              reject(new Error('too late'))
            })
          }),
      ),
      { timeoutMs: 5 },
    )
    await expect(store.read('pending:a')).rejects.toThrow('within 5 ms')
    for (const fail of late) fail()
    await new Promise((resolve) => setImmediate(resolve))
  })

  it('stays timed when it gets a prefix', async () => {
    const errors: string[] = []
    const timed = createTimedStore(memoryStateStore({ maxRecords: 1 }), {
      timeoutMs: 2000,
      onError: (error) => errors.push(error.operation),
    })
    const bound = bindKeyPrefix(timed, 'a:')
    await bound.create('pending:a', 'value', 1000)
    await expect(bound.create('pending:b', 'value', 1000)).rejects.toThrow('full of "pending"')
    expect(errors).toEqual(['create'])
    expect(await timed.read('pending:a')).toBeUndefined()
  })

  it('passes on what the store itself calls unavailable', async () => {
    const store = createTimedStore(memoryStateStore({ maxRecords: 1 }), { timeoutMs: 2000 })
    await store.create('pending:a', 'value', 1000)
    const error: unknown = await store.create('pending:b', 'value', 1000).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(StateUnavailableError)
    expect(error).toMatchObject({ operation: 'create' })
    expect(error).not.toHaveProperty('cause')
    expect(String(error)).toContain('memoryStateStore is full')
  })
})
