// A second press while the first still opens the flow: there is no page yet, so its request waits for one.
import { setTimeout as wait } from 'node:timers/promises'
import type { Instance } from '../instance.js'
import type { Stored } from '../state/records.js'
import { isBusy } from './flow-step.js'
import type { PendingSignOn } from './pending-sign-on.js'

const POLL_MS = 100

/** True while an attempt has nothing to show: its flow is not open. */
export function isUnopened({ flow, decoy, ended }: PendingSignOn): boolean {
  return flow === undefined && decoy === undefined && ended === undefined
}

/**
 * Waits, no longer than one browser request may take, until another request has opened the flow.
 *
 * @returns The attempt with its first page; `undefined` when the opening failed or died.
 */
export async function waitForFlow(
  { config, records, nowMs }: Instance,
  found: Stored<PendingSignOn>,
): Promise<Stored<PendingSignOn> | undefined> {
  const giveUpAtMs = nowMs() + config.timeouts.requestMs
  let current: Stored<PendingSignOn> | undefined = found
  while (current !== undefined && isUnopened(current.value)) {
    if (!isBusy(current.value, nowMs()) || nowMs() > giveUpAtMs) return undefined
    await wait(POLL_MS)
    current = await records.pending.read(found.value.handle)
  }
  return current
}
