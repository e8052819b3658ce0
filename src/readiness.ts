// Can this process serve a sign-on? For a readiness probe: asked of the state store and of PingOne, rarely and once at a time.
import { PingOneError } from './errors.js'
import type { Instance } from './instance.js'
import { withDeadline } from './pingone/http.js'
import { randomId } from './state/random-id.js'

/** Whether a process can serve sign-ons, and what is missing. */
export interface Readiness {
  /** True when nothing is missing. */
  readonly isReady: boolean
  /** `unavailable`: guards answer 503. */
  readonly stateStore: 'reachable' | 'unavailable'
  /**
   * PingOne's discovery document and signing keys. They are fetched by the first look and kept: once `known`, an outage
   * of PingOne shorter than a day does not change that.
   */
  readonly signingKeys: 'known' | 'unavailable'
  /** Why: at most one error for each of the two. */
  readonly errors: readonly PingOneError[]
}

/** A probe that comes every second asks the store every second, and a PingOne that fails every five. */
const ANSWER_LIFETIME_MS = 1000
const FAILURE_LIFETIME_MS = 5000

/** Makes the check of one instance; it looks at most once at a time. */
export function createReadinessCheck(instance: Instance): () => Promise<Readiness> {
  const readStore = remember(instance, {
    lifetimeMs: ANSWER_LIFETIME_MS,
    work: async () => {
      await instance.records.signOn.read(randomId())
    },
  })
  const readKeys = remember(instance, {
    lifetimeMs: FAILURE_LIFETIME_MS,
    work: () =>
      withDeadline(instance.config.timeouts.requestMs, () => instance.relyingParty.fetchKeys()),
  })
  return async function checkReadiness(): Promise<Readiness> {
    const [store, keys] = await Promise.all([readStore(), readKeys()])
    const errors = [store, keys].filter((error) => error !== undefined)
    return Object.freeze({
      isReady: errors.length === 0,
      stateStore: store === undefined ? 'reachable' : 'unavailable',
      signingKeys: keys === undefined ? 'known' : 'unavailable',
      errors: Object.freeze(errors),
    })
  }
}

/** Runs `work` once at a time, and keeps its failure, or that there was none, for a while. */
function remember(
  { nowMs }: Instance,
  { lifetimeMs, work }: { readonly lifetimeMs: number; readonly work: () => Promise<void> },
): () => Promise<PingOneError | undefined> {
  let running: Promise<PingOneError | undefined> | undefined
  let kept: { readonly error: PingOneError | undefined; readonly untilMs: number } | undefined

  async function look(): Promise<PingOneError | undefined> {
    const error = await work().then(() => undefined, assertOurs)
    kept = { error, untilMs: nowMs() + lifetimeMs }
    return error
  }

  return async () => {
    if (kept !== undefined && nowMs() < kept.untilMs) return kept.error
    running ??= look().finally(() => {
      running = undefined
    })
    return running
  }
}

function assertOurs(error: unknown): PingOneError {
  if (error instanceof PingOneError) return error
  throw error
}
