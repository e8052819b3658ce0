// What the buckets of the limits must do on every backend, as tests to run against each of them.
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createLimitBuckets } from '../../src/state/create-limit-buckets.js'
import type { BucketAnswer, BucketChange, LimitBuckets } from '../../src/state/limit-buckets.js'
import type { StateStore } from '../../src/state/state-store.js'

/** A store whose buckets are tested. */
export interface BucketsUnderTest {
  readonly store: StateStore
  /** Lets `ms` milliseconds pass by the clock of the store, exactly when `isOurs`. */
  readonly pass: (ms: number) => Promise<void>
  /** True when the clock of the store stands still unless the test moves it. */
  readonly isOurs: boolean
}

const minute = 60
const day = 24 * 60 * minute

/** A key as the caller writes it, that no other test uses. */
export function newKey(limit = 'secret-user'): string {
  return `${limit}:${randomBytes(16).toString('base64url').slice(0, 22)}`
}

/** Opens buckets on a store. */
export function openBuckets(store: StateStore, timeoutMs = 5000): LimitBuckets {
  return createLimitBuckets({ store, timeoutMs })
}

/** A change of a bucket of 10 points in 15 minutes, unless said otherwise. */
export function change(key: string, points = 1, figures?: Partial<BucketChange>): BucketChange {
  return { key, points: 10, seconds: 15 * minute, change: points, ...figures }
}

/** How many points of a bucket can be taken now. */
export async function countLeft(buckets: LimitBuckets, bucket: BucketChange): Promise<number> {
  let left = 0
  while ((await buckets.change([{ ...bucket, change: 1 }])).granted) left++
  for (let n = 0; n < left; n++) await buckets.change([{ ...bucket, change: -1 }])
  return left
}

function waitOf(answer: BucketAnswer): number {
  if (answer.granted) throw new Error('granted, where a refusal was expected')
  return answer.waitMs
}

function times<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n))
}

/** Runs the contract against the stores that `open` makes. */
export function describeLimitBuckets(name: string, open: () => BucketsUnderTest): void {
  describe(`the buckets ${name}`, () => {
    describeTaking(open)
    describeTogether(open)
    describeGivingBack(open)
    describeWaiting(open)
    describeManyAtOnce(open)
  })
}

function describeTaking(open: () => BucketsUnderTest): void {
  it('grant their points, then refuse', async () => {
    const buckets = openBuckets(open().store)
    const key = newKey()
    for (let n = 1; n <= 10; n++) {
      const answer = await buckets.change([change(key)])
      expect(answer.granted && answer.fill[0]).toBeGreaterThanOrEqual(n * 10 - 1)
      expect(answer.granted && answer.fill[0]).toBeLessThanOrEqual(n * 10)
    }
    expect(await buckets.change([change(key)])).toMatchObject({ granted: false, index: 0 })
    expect(await buckets.change([change(newKey())])).toMatchObject({ granted: true })
  })

  it('answer nothing about nothing', async () => {
    expect(await openBuckets(open().store).change([])).toEqual({ granted: true, fill: [] })
  })

  it('count tenths: exactly ten to a point', async () => {
    const buckets = openBuckets(open().store)
    const tenth = change(newKey(), 0.1, { points: 3 })
    for (let n = 0; n < 30; n++) {
      expect(await buckets.change([tenth]), `tenth ${n}`).toMatchObject({ granted: true })
    }
    expect(await buckets.change([tenth])).toMatchObject({ granted: false })
  })

  it.each([
    [7, 15 * minute],
    [3, 1],
    [6, 1],
    [19, 1],
    [1000, 17],
    [13, 4 * 60 * minute],
  ])('grant %i points in %i s at once, however they divide', async (points, seconds) => {
    const { store, isOurs } = open()
    const buckets = openBuckets(store)
    const figures = { points, seconds: isOurs ? seconds : seconds * 1000 }
    const key = newKey()
    for (let n = 0; n < points; n++) {
      expect(await buckets.change([change(key, 1, figures)])).toMatchObject({ granted: true })
    }
    expect(await buckets.change([change(key, 1, figures)])).toMatchObject({ granted: false })
  })

  it.each([
    [30 * day, 100],
    [31_536_000, 1],
    [31_536_000, 1_000_000],
  ])('hold a window of %i s', async (seconds, points) => {
    const { store, isOurs, pass } = open()
    const buckets = openBuckets(store)
    const whole = change(newKey(), points, { points, seconds })
    expect(await buckets.change([whole])).toEqual({ granted: true, fill: [100] })
    if (!isOurs) await pass(20)
    const refused = await buckets.change([whole])
    expect(waitOf(refused)).toBeLessThanOrEqual(seconds * 1000)
    expect(waitOf(refused)).toBeGreaterThan(seconds * 1000 - 60_000)
  })

  it('look whether one could be taken, and take nothing', async () => {
    const buckets = openBuckets(open().store)
    const key = newKey()
    await buckets.change([change(key, 9)])
    for (let n = 0; n < 20; n++) {
      expect(await buckets.change([change(key, 0)])).toMatchObject({ granted: true })
    }
    await buckets.change([change(key)])
    expect(await buckets.change([change(key, 0)])).toMatchObject({ granted: false })
  })

  it.each([
    ['a key twice', (key: string) => [change(key), change(key, 0)]],
    ['a key in clear', () => [change('secret-user:maya@example.com')]],
    ['no points', (key: string) => [change(key, 1, { points: 0 })]],
    ['no window', (key: string) => [change(key, 1, { seconds: Number.NaN })]],
    ['more than it holds', (key: string) => [change(key, 11)]],
    ['no number', (key: string) => [change(key, Number.NaN)]],
  ])('refuse %s as a mistake of the caller', async (_what, build) => {
    const buckets = openBuckets(open().store)
    await expect(buckets.change(build(newKey()))).rejects.toThrow(TypeError)
  })
}

function describeTogether(open: () => BucketsUnderTest): void {
  it('are changed together or not at all, whichever of them is full', async () => {
    const buckets = openBuckets(open().store)
    const keys = times(6, () => newKey())
    for (const [index, full] of keys.entries()) {
      await buckets.change([change(full, 10)])
      for (let n = 0; n < 5; n++) {
        const answer = await buckets.change(keys.map((key) => change(key, key === full ? 0 : 1)))
        expect(answer).toMatchObject({ granted: false, index })
        expect(await buckets.change(keys.map((key) => change(key)))).toMatchObject({ index })
      }
      await buckets.change([change(full, -10)])
    }
    for (const key of keys) expect(await countLeft(buckets, change(key))).toBe(10)
  })

  it('name the one that refuses longest', async () => {
    const buckets = openBuckets(open().store)
    const short = newKey()
    const long = newKey('secret-long')
    const figures = { points: 10, seconds: 30 * day }
    await buckets.change([change(short, 10), change(long, 10, figures)])
    const refused = await buckets.change([
      change(short),
      change(newKey()),
      change(long, 1, figures),
    ])
    expect(refused).toMatchObject({ granted: false, index: 2 })
    expect(waitOf(refused)).toBeGreaterThan(2 * day * 1000)
    const other = await buckets.change([change(long, 1, figures), change(short)])
    expect(other).toMatchObject({ granted: false, index: 0 })
  })

  it('are the same for two that share the store, and not for another store', async () => {
    const { store } = open()
    const key = newKey()
    await openBuckets(store).change([change(key, 10)])
    expect(await openBuckets(store).change([change(key)])).toMatchObject({ granted: false })
    expect(await openBuckets(open().store).change([change(key)])).toMatchObject({ granted: true })
  })
}

function describeGivingBack(open: () => BucketsUnderTest): void {
  it('take back what is given back, and never more than there is', async () => {
    const buckets = openBuckets(open().store)
    const key = newKey()
    await buckets.change([change(key, 3)])
    for (let n = 0; n < 5; n++) await buckets.change([change(key, -2)])
    await buckets.change([change(newKey(), -10)])
    expect(await countLeft(buckets, change(key))).toBe(10)
  })

  it('give back beside a full one, which is not asked', async () => {
    const buckets = openBuckets(open().store)
    const [full, used] = [newKey(), newKey()]
    await buckets.change([change(full, 10), change(used, 5)])
    expect(await buckets.change([change(full, -1), change(used, -5)])).toMatchObject({
      granted: true,
    })
    expect(await countLeft(buckets, change(full))).toBe(1)
    expect(await countLeft(buckets, change(used))).toBe(10)
  })

  it('give back nothing when what is taken beside it is refused', async () => {
    const buckets = openBuckets(open().store)
    const [full, used] = [newKey(), newKey()]
    await buckets.change([change(full, 10), change(used, 5)])
    const answer = await buckets.change([change(used, -5), change(full)])
    expect(answer).toMatchObject({ granted: false, index: 1 })
    expect(await countLeft(buckets, change(used))).toBe(5)
  })

  it('take and give back in one call', async () => {
    const buckets = openBuckets(open().store)
    const [taken, given] = [newKey(), newKey()]
    await buckets.change([change(given, 5)])
    expect(await buckets.change([change(given, -2), change(taken, 4)])).toMatchObject({
      granted: true,
    })
    expect(await countLeft(buckets, change(given))).toBe(7)
    expect(await countLeft(buckets, change(taken))).toBe(6)
  })
}

function describeWaiting(open: () => BucketsUnderTest): void {
  it('grant again after exactly the wait, not a millisecond sooner', async () => {
    const { store, pass, isOurs } = open()
    const buckets = openBuckets(store)
    for (const [points, seconds] of [
      [2, 1],
      [7, 2],
      [10, 3],
    ] as const) {
      const taking = change(newKey(), 1, { points, seconds })
      await buckets.change([{ ...taking, change: points }])
      if (isOurs) await pass(7)
      const waitMs = waitOf(await buckets.change([taking]))
      expect(waitMs).toBeLessThanOrEqual(Math.ceil((seconds * 1000) / points))
      if (isOurs) {
        expect(waitMs).toBe(Math.ceil((seconds * 1000) / points - 7 - 0.5))
        await pass(waitMs - 1)
        expect(waitOf(await buckets.change([taking]))).toBe(1)
        expect(waitOf(await buckets.change([{ ...taking, change: 0 }]))).toBe(1)
        await pass(1)
      } else await pass(waitMs)
      expect(await buckets.change([taking])).toMatchObject({ granted: true })
    }
  })

  it('are empty again after their window, and not sooner', async () => {
    const { store, pass, isOurs } = open()
    const buckets = openBuckets(store)
    const whole = change(newKey(), 10, { seconds: 1 })
    await buckets.change([whole])
    if (isOurs) {
      await pass(998)
      expect(await buckets.change([whole])).toMatchObject({ granted: false })
    }
    await pass(1000)
    expect(await buckets.change([whole])).toMatchObject({ granted: true })
  })

  it('never ask for a longer wait than their window, whatever figures they had before', async () => {
    const buckets = openBuckets(open().store)
    const key = newKey()
    await buckets.change([change(key, 10, { seconds: 30 * day })])
    expect(waitOf(await buckets.change([change(key, 1, { seconds: minute })]))).toBeLessThanOrEqual(
      6000,
    )
  })
}

function describeManyAtOnce(open: () => BucketsUnderTest): void {
  it('grant exactly 10 of 50 that come at once, and the other buckets of the call count 10', async () => {
    const { store } = open()
    const all = times(5, () => openBuckets(store))
    const [narrow, wide] = [newKey(), newKey()]
    const answers = await Promise.all(
      times(50, (n) =>
        (all[n % 5] ?? openBuckets(store)).change(
          n % 2 === 0
            ? [change(narrow), change(wide, 1, { points: 100 })]
            : [change(wide, 1, { points: 100 }), change(narrow)],
        ),
      ),
    )
    expect(answers.filter(({ granted }) => granted)).toHaveLength(10)
    expect(await countLeft(openBuckets(store), change(wide, 1, { points: 100 }))).toBe(90)
  })

  it('grant all their points within one moment, however they divide', async () => {
    const buckets = openBuckets(open().store)
    for (let n = 0; n < 20; n++) {
      const taking = change(newKey(), 1, { points: 7, seconds: 15 * minute })
      const answers = await Promise.all(times(7, () => buckets.change([taking])))
      expect(answers.filter(({ granted }) => granted)).toHaveLength(7)
    }
  })

  it('lose nothing when taking and giving back come at once', async () => {
    const { store } = open()
    const buckets = openBuckets(store)
    const key = newKey()
    await buckets.change([change(key, 5)])
    await Promise.all(times(20, (n) => buckets.change([change(key, n % 2 === 0 ? 1 : -1)])))
    const left = await countLeft(buckets, change(key))
    expect(left).toBeGreaterThanOrEqual(0)
    expect(left).toBeLessThanOrEqual(10)
  })
}
