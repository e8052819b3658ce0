// "./session-store" — a time limit for any express-session store, so that a stalled one answers 503.
import session, { type SessionData, type Store } from 'express-session'
import { StateUnavailableError } from '../../errors.js'

type Callback<T> = (error?: unknown, value?: T) => void

/**
 * Puts a time limit on every operation of an express-session store.
 *
 * express-session waits as long as its store does, and reads it before any middleware behind it runs: a stalled Redis
 * then holds every request that carries a session cookie. With this wrapper such a request fails after `timeoutMs`, and
 * an error of the store becomes one that an Express error handler answers with 503. What comes too late is dropped.
 *
 * @param store The store to wrap, e.g. connect-redis's `RedisStore`.
 * @param options.timeoutMs Longest time for one operation, in milliseconds. Default: 2000.
 * @returns A store for `session({ store })`. It passes on `connect` and `disconnect`.
 * @throws {TypeError} When `store` has no get, set and destroy, or `timeoutMs` is not a positive whole number.
 * @see [express-session: session store implementation](https://github.com/expressjs/session#session-store-implementation)
 * @example
 * app.use(session({ secret, resave: false, saveUninitialized: false, store: boundSessionStore(new RedisStore({ client })) }))
 */
export function boundSessionStore(
  store: Store,
  options: { readonly timeoutMs?: number } = {},
): Store {
  const { timeoutMs = 2000 } = options
  assertStore(store)
  if (!Number.isSafeInteger(timeoutMs) || timeoutMs <= 0) {
    throw new TypeError('timeoutMs must be a positive whole number of milliseconds')
  }
  const bounded = new BoundedStore(store, timeoutMs)
  for (const event of ['connect', 'disconnect']) {
    store.on(event, () => bounded.emit(event))
  }
  return bounded
}

class BoundedStore extends session.Store {
  readonly #store: Store
  readonly #timeoutMs: number
  /** Only when the wrapped store has it: without it express-session saves instead. */
  override readonly touch?: NonNullable<Store['touch']>

  constructor(store: Store, timeoutMs: number) {
    super()
    this.#store = store
    this.#timeoutMs = timeoutMs
    if (typeof store.touch === 'function') {
      this.touch = (sid, data, callback) => {
        store.touch?.(sid, data, limit('touch', { timeoutMs, callback }))
      }
    }
  }

  override get(sid: string, callback: Callback<SessionData | null>): void {
    this.#store.get(sid, limit('get', { timeoutMs: this.#timeoutMs, callback }))
  }

  override set(sid: string, data: SessionData, callback?: Callback<undefined>): void {
    this.#store.set(sid, data, limit('set', { timeoutMs: this.#timeoutMs, callback }))
  }

  override destroy(sid: string, callback?: Callback<undefined>): void {
    this.#store.destroy(sid, limit('destroy', { timeoutMs: this.#timeoutMs, callback }))
  }
}

/** Calls back once: with the store's answer, or with the error that it came too late. */
function limit<T>(
  operation: string,
  {
    timeoutMs,
    callback,
  }: { readonly timeoutMs: number; readonly callback: Callback<T> | undefined },
): Callback<T> {
  let answered = false
  const timer = setTimeout(() => {
    answer(fail(operation, { what: `did not answer in ${timeoutMs} ms` }))
  }, timeoutMs)
  function answer(error?: unknown, value?: T): void {
    clearTimeout(timer)
    if (answered) return
    answered = true
    const known = error === undefined || error === null || error instanceof StateUnavailableError
    callback?.(known ? error : fail(operation, { what: 'failed', cause: error }), value)
  }
  return answer
}

function fail(
  operation: string,
  { what, cause }: { readonly what: string; readonly cause?: unknown },
): StateUnavailableError {
  return new StateUnavailableError(`the session store ${what} (${operation})`, {
    operation: `session.${operation}`,
    ...(cause !== undefined && { cause }),
  })
}

function assertStore(store: unknown): void {
  const names = ['get', 'set', 'destroy', 'on']
  const isStore =
    typeof store === 'object' &&
    store !== null &&
    names.every((name) => typeof Reflect.get(store, name) === 'function')
  if (!isStore) throw new TypeError('store must be an express-session store')
}
