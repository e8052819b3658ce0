// The record of an attempt before its flow is open: of several presses of one button one request opens it.
import { setTimeout as wait } from 'node:timers/promises'
import type { Instance } from '../../instance.js'
import type { Stored } from '../../state/records.js'
import { readAttempt } from '../drive/attempt.js'
import { noteFailure } from '../finish/finishing.js'
import { BUSY_MS, ttlOf } from '../drive/flow-step.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { describeFailure } from '../answer/problem.js'

/** How long a failure to open is told again before the same form may try once more. */
const RETOLD_MS = 5000

const openings = new WeakMap<Instance, Map<string, Promise<void>>>()

/**
 * Waits until no other request of this process is about to create this attempt: of two presses of one button only the
 * first pays, also when it was the last one that a limit let through.
 *
 * @returns Call it when the record is there, or will not be.
 */
export async function claimOpening(instance: Instance, handle: string): Promise<() => void> {
  const all = openings.get(instance) ?? new Map<string, Promise<void>>()
  openings.set(instance, all)
  for (let before = all.get(handle); before !== undefined; before = all.get(handle)) await before
  const { promise, resolve } = defer()
  all.set(handle, promise)
  return function release() {
    if (all.get(handle) === promise) all.delete(handle)
    resolve()
  }
}

/** Pauses between looks for an attempt that another process may be about to create. */
const LOOKS_MS = [0, 80]

/**
 * Tells whether another process has created this attempt meanwhile: its press was the last one that a limit let through,
 * and this one is the same press.
 */
export async function wasOpenedMeanwhile(instance: Instance, handle: string): Promise<boolean> {
  for (const pauseMs of LOOKS_MS) {
    if (pauseMs > 0) await wait(pauseMs)
    if ((await readAttempt(instance, handle)).at !== 'unknown') return true
  }
  return false
}

function defer(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((settled) => {
    resolve = settled
  })
  return { promise, resolve }
}

/** Creates the record, busy; `undefined` when another request of the same attempt was first. */
export async function createAttempt(
  instance: Instance,
  pending: PendingSignOn,
): Promise<Stored<PendingSignOn> | undefined> {
  const { records, nowMs } = instance
  const { handle } = pending
  const busy = { ...pending, busyUntilMs: nowMs() + BUSY_MS }
  const created = await records.pending.createIfAbsent(handle, {
    value: busy,
    ttlMs: ttlOf(busy, nowMs()),
  })
  const state = created ? await readAttempt(instance, handle) : undefined
  return state?.at === 'open' ? state.found : undefined
}

/**
 * Opens the flow of a created attempt; when that fails, nothing of the attempt stays.
 *
 * @param options.isRetold A second press of the same button may wait for it: it reads what went wrong.
 */
export async function openingAttempt<T>(
  instance: Instance,
  {
    pending,
    isRetold,
    open,
  }: {
    readonly pending: PendingSignOn
    readonly isRetold: boolean
    readonly open: () => Promise<T>
  },
): Promise<T> {
  try {
    return await open()
  } catch (error) {
    // First the words for a second press that waits, then the way is free for a third.
    if (isRetold) {
      const { confirms, returnPath } = pending
      const facts = { ...pending, returnPath: confirms?.cancelPath ?? returnPath }
      await noteFailure(instance, {
        attempt: pending,
        failure: describeFailure(instance, { ...facts, error }),
        keptMs: RETOLD_MS,
      })
    }
    await instance.records.pending.take(pending.handle)
    throw error
  }
}
