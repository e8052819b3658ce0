// The buckets of the limits where the state store keeps its records: in memory, in Redis, or in a store of the app's own.
import type { BucketAnswer, BucketChange, LimitBuckets } from './limit-buckets.js'
import { createRedisBuckets } from './redis-buckets.js'
import { backendOf } from './store-backend.js'
import { createStoreBuckets } from './store-buckets.js'
import type { StateStore } from './state-store.js'
import { withTimeLimit } from './timed-store.js'

/** Makes the buckets that count on the same backend as `store`; every call answers within `timeoutMs`, or rejects. */
export function createLimitBuckets(options: {
  readonly store: StateStore
  readonly timeoutMs: number
}): LimitBuckets {
  const { timeoutMs } = options
  const changeAll = chooseBackend(options)
  return {
    async change(changes) {
      assertChanges(changes)
      if (changes.length === 0) return { granted: true, fill: [] }
      return withTimeLimit({ operation: 'limits', timeoutMs }, () => changeAll(changes))
    },
  }
}

function chooseBackend({
  store,
  timeoutMs,
}: {
  readonly store: StateStore
  readonly timeoutMs: number
}): (changes: readonly BucketChange[]) => Promise<BucketAnswer> {
  const backend = backendOf(store)
  if (backend === undefined) return createStoreBuckets(store, timeoutMs)
  const { keyPrefix = '' } = backend
  if (backend.kind === 'redis') {
    const client = backend.client.withCommandOptions({ timeout: timeoutMs, typeMapping: {} })
    return createRedisBuckets(client, keyPrefix)
  }
  return async function changeInMemory(changes) {
    const prefixed = changes.map((change) => ({ ...change, key: keyPrefix + change.key }))
    return Promise.resolve(backend.changeBuckets(prefixed))
  }
}

/** A figure that is none, or a key twice, would count wrong in silence. */
function assertChanges(changes: readonly BucketChange[]): void {
  const keys = new Set(changes.map(({ key }) => key))
  if (keys.size === changes.length && changes.every(isChange)) return
  throw new TypeError(
    'LimitBuckets: each change needs a key of its own (<limit>:<hash>), points and seconds above 0 ' +
      'and a change of at most its points',
  )
}

function isChange({ key, points, seconds, change }: BucketChange): boolean {
  return (
    /^[a-z]+(?:-[a-z]+)*:[A-Za-z0-9_-]+$/.test(key) &&
    [points, seconds].every((figure) => Number.isFinite(figure) && figure > 0) &&
    Number.isFinite(change) &&
    change <= points
  )
}
