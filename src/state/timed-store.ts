// A StateStore with our own time limit around every operation, and one error for every way it can fail.
import { StateUnavailableError } from '../errors.js'
import { withinTime } from './within-time.js'
import { backendOf, registerBackend } from './store-backend.js'
import type { StateStore } from './state-store.js'

/** Options of `createTimedStore`. */
export interface TimedStoreOptions {
  /** Longest time for one operation, in milliseconds. */
  readonly timeoutMs: number
  /** Told of every failure before the caller is. */
  readonly onError?: (error: StateUnavailableError) => void
}

/**
 * Wraps `store` so that every operation answers within `timeoutMs` or rejects with `StateUnavailableError`.
 *
 * An operation that failed may still have happened: who called `replace` has lost, who called `take` has nothing.
 */
export function createTimedStore(store: StateStore, options: TimedStoreOptions): StateStore {
  const { timeoutMs, onError } = options
  const backend = backendOf(store)
  const inner = backend?.kind === 'redis' ? backend.withTimeout(timeoutMs) : store

  function run<T>(
    operation: keyof StateStore,
    {
      isAnswer,
      work,
    }: { readonly isAnswer: (answer: unknown) => boolean; readonly work: () => Promise<T> },
  ): Promise<T> {
    return withTimeLimit({ operation, timeoutMs, onError }, async () => {
      const answer = await work()
      if (!isAnswer(answer))
        throw new TypeError(`StateStore.${operation} answered with a wrong type`)
      return answer
    })
  }

  const timed: StateStore = {
    create: (key, value, ttlMs) =>
      run('create', { isAnswer: isBoolean, work: () => inner.create(key, value, ttlMs) }),
    read: (key) => run('read', { isAnswer: isStringOrAbsent, work: () => inner.read(key) }),
    replace: (key, expected, next, ttlMs) =>
      run('replace', {
        isAnswer: isBoolean,
        work: () => inner.replace(key, expected, next, ttlMs),
      }),
    take: (key) => run('take', { isAnswer: isStringOrAbsent, work: () => inner.take(key) }),
  }
  if (backend === undefined) return timed
  return registerBackend(timed, {
    ...backend,
    withKeyPrefix: (keyPrefix) => createTimedStore(backend.withKeyPrefix(keyPrefix), options),
  })
}

function isBoolean(answer: unknown): boolean {
  return typeof answer === 'boolean'
}

function isStringOrAbsent(answer: unknown): boolean {
  return answer === undefined || typeof answer === 'string'
}

/** Runs `work`; rejects with `StateUnavailableError` when it fails or takes longer than `timeoutMs`. */
export async function withTimeLimit<T>(
  limit: {
    readonly operation: string
    readonly timeoutMs: number
    readonly onError?: ((error: StateUnavailableError) => void) | undefined
  },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await withinTime(begin(work), { ms: limit.timeoutMs, late: () => slowError(limit) })
  } catch (error) {
    const failure = error instanceof StateUnavailableError ? error : failedError(limit, error)
    limit.onError?.(failure)
    throw failure
  }
}

/** A store that throws at once has failed like one whose promise does. */
async function begin<T>(work: () => Promise<T>): Promise<T> {
  return work()
}

function slowError(limit: { operation: string; timeoutMs: number }): StateUnavailableError {
  return new StateUnavailableError(
    `The state store did not answer "${limit.operation}" within ${limit.timeoutMs} ms`,
    { operation: limit.operation },
  )
}

function failedError(limit: { operation: string }, cause: unknown): StateUnavailableError {
  return new StateUnavailableError(`The state store failed at "${limit.operation}"`, {
    operation: limit.operation,
    cause,
  })
}
