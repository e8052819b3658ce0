// The record of an attempt before its flow is open: of several presses of one button one request opens it.
import type { Instance } from '../instance.js'
import type { Stored } from '../state/records.js'
import { readAttempt } from './attempt.js'
import { noteFailure } from './finishing.js'
import { BUSY_MS, ttlOf } from './flow-step.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { describeFailure } from './problem.js'

/** How long a failure to open is told again before the same form may try once more. */
const RETOLD_MS = 5000

/** Creates the record, busy; `undefined` when another request of the same attempt was first. */
export async function createAttempt(
  instance: Instance,
  pending: PendingSignOn,
): Promise<Stored<PendingSignOn> | undefined> {
  const { records, nowMs } = instance
  const { handle } = pending
  const busy = { ...pending, busyUntilMs: nowMs() + BUSY_MS }
  const created = await records.pending.createIfAbsent(handle, busy, ttlOf(busy, nowMs()))
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
  pending: PendingSignOn,
  { isRetold }: { readonly isRetold: boolean },
  open: () => Promise<T>,
): Promise<T> {
  try {
    return await open()
  } catch (error) {
    // First the words for a second press that waits, then the way is free for a third.
    if (isRetold) {
      const { confirms, returnPath } = pending
      const facts = { ...pending, returnPath: confirms?.cancelPath ?? returnPath }
      await noteFailure(instance, pending, describeFailure(instance, error, facts), RETOLD_MS)
    }
    await instance.records.pending.take(pending.handle)
    throw error
  }
}
