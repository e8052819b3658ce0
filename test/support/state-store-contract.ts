// What every StateStore must do, as tests to run against each of them.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { StateUnavailableError } from '../../src/errors.js'
import type { StateStore } from '../../src/state/state-store.js'

/** A store under test, empty for the keys of one test. */
export interface StoreUnderTest {
  readonly store: StateStore
  /** Lets at least `ms` milliseconds pass by the clock of the store. */
  readonly pass: (ms: number) => Promise<void>
}

/** Runs the contract against the stores that `open` makes. */
export function describeStateStore(name: string, open: () => StoreUnderTest): void {
  describe(`${name} keeps the contract of StateStore`, () => {
    describeCreateAndRead(open)
    describeReplace(open)
    describeTake(open)
    describeTimeToLive(open)
  })
}

const minute = 60_000

function newKey(kind = 'pending'): string {
  return `${kind}:${randomUUID()}`
}

async function countTrue(attempts: readonly Promise<boolean>[]): Promise<number> {
  return (await Promise.all(attempts)).filter(Boolean).length
}

function describeCreateAndRead(open: () => StoreUnderTest): void {
  it('reads what was created, as it was written', async () => {
    const { store } = open()
    const key = newKey()
    const value = '{"text":"ä \u{1F510} \\u0000 \n","n":1e21}'
    expect(await store.create(key, value, minute)).toBe(true)
    expect(await store.read(key)).toBe(value)
  })

  it('reads an absent key as undefined', async () => {
    expect(await open().store.read(newKey())).toBeUndefined()
  })

  it('does not create a key twice', async () => {
    const { store } = open()
    const key = newKey()
    expect(await store.create(key, 'first', minute)).toBe(true)
    expect(await store.create(key, 'second', minute)).toBe(false)
    expect(await store.read(key)).toBe('first')
  })

  it('lets one of 50 parallel creates win', async () => {
    const { store } = open()
    const key = newKey()
    const creates = Array.from({ length: 50 }, (_, n) => store.create(key, String(n), minute))
    expect(await countTrue(creates)).toBe(1)
  })

  it('keeps an empty value apart from an absent one', async () => {
    const { store } = open()
    const key = newKey()
    await store.create(key, '', minute)
    expect(await store.read(key)).toBe('')
    expect(await store.replace(key, '', 'next', minute)).toBe(true)
  })

  it('keeps a value of 256 KiB', async () => {
    const { store } = open()
    const key = newKey()
    const value = 'ä'.repeat(128 * 1024)
    await store.create(key, value, minute)
    expect(await store.read(key)).toBe(value)
  })

  it.each(['__proto__', 'constructor', 'toString'])(
    'takes "%s" for a name like any other',
    async (id) => {
      const { store } = open()
      expect(await store.read(`pending:${id}`)).toBeUndefined()
      expect(await store.read(`${id}:x`)).toBeUndefined()
      expect(await store.create(`${id}:x`, 'value', minute)).toBe(true)
      expect(await store.take(`${id}:x`)).toBe('value')
    },
  )
}

function describeReplace(open: () => StoreUnderTest): void {
  it('replaces what it still holds', async () => {
    const { store } = open()
    const key = newKey()
    await store.create(key, 'idle', minute)
    expect(await store.replace(key, 'idle', 'busy', minute)).toBe(true)
    expect(await store.read(key)).toBe('busy')
  })

  it('does not replace what somebody else changed', async () => {
    const { store } = open()
    const key = newKey()
    await store.create(key, 'busy', minute)
    expect(await store.replace(key, 'idle', 'next', minute)).toBe(false)
    expect(await store.read(key)).toBe('busy')
  })

  it('does not bring back a record that is absent', async () => {
    const { store } = open()
    const key = newKey()
    expect(await store.replace(key, 'idle', 'next', minute)).toBe(false)
    expect(await store.read(key)).toBeUndefined()
  })

  it('lets one of 50 parallel replaces win', async () => {
    const { store } = open()
    const key = newKey()
    await store.create(key, 'approved', minute)
    const replaces = Array.from({ length: 50 }, (_, n) =>
      store.replace(key, 'approved', `consumed ${n}`, minute),
    )
    expect(await countTrue(replaces)).toBe(1)
  })
}

function describeTake(open: () => StoreUnderTest): void {
  it('takes a record once', async () => {
    const { store } = open()
    const key = newKey()
    await store.create(key, 'value', minute)
    expect(await store.take(key)).toBe('value')
    expect(await store.take(key)).toBeUndefined()
    expect(await store.read(key)).toBeUndefined()
  })

  it('gives the record to one of 50 parallel takes', async () => {
    const { store } = open()
    const key = newKey()
    await store.create(key, 'value', minute)
    const takes = await Promise.all(Array.from({ length: 50 }, () => store.take(key)))
    expect(takes.filter((value) => value !== undefined)).toEqual(['value'])
  })

  it('frees the key for a new record', async () => {
    const { store } = open()
    const key = newKey()
    await store.create(key, 'first', minute)
    await store.take(key)
    expect(await store.create(key, 'second', minute)).toBe(true)
  })
}

function describeTimeToLive(open: () => StoreUnderTest): void {
  it('forgets a record when its time is over', async () => {
    const { store, pass } = open()
    const key = newKey()
    await store.create(key, 'value', 40)
    await pass(60)
    expect(await store.read(key)).toBeUndefined()
    expect(await store.replace(key, 'value', 'next', minute)).toBe(false)
    expect(await store.take(key)).toBeUndefined()
    expect(await store.create(key, 'new', minute)).toBe(true)
  })

  it('gives a replaced record its new time', async () => {
    const { store, pass } = open()
    const [longer, shorter] = [newKey(), newKey()]
    await store.create(longer, 'value', 1000)
    await store.replace(longer, 'value', 'next', minute)
    await store.create(shorter, 'value', minute)
    await store.replace(shorter, 'value', 'next', 1000)
    await pass(1100)
    expect(await store.read(longer)).toBe('next')
    expect(await store.read(shorter)).toBeUndefined()
  })

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses a time to live of %s',
    async (ttlMs) => {
      const { store } = open()
      const key = newKey()
      const refusal = new TypeError('StateStore: ttlMs must be a positive integer')
      expect(await reasonOf(store.create(key, 'value', ttlMs))).toEqual(refusal)
      expect(await reasonOf(store.replace(key, 'value', 'next', ttlMs))).toEqual(refusal)
      expect(await store.read(key)).toBeUndefined()
    },
  )
}

/** What an operation rejected with, or the cause of it when a time limit wrapped it. */
async function reasonOf(operation: Promise<unknown>): Promise<unknown> {
  const error: unknown = await operation.then(
    () => new Error('It did not reject.'),
    (reason: unknown) => reason,
  )
  return error instanceof StateUnavailableError ? error.cause : error
}
