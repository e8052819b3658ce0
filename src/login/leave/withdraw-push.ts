// Takes a question back that still waits on a phone, because nobody waits for its answer any more: one try.
import { findAttemptStep } from '../../attempt/find-step.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { PingOneError } from '../../errors.js'
import type { Flow } from '../../flow/client.js'
import type { Instance } from '../../instance.js'

/** True where an attempt waits for an answer, or looks like one that does. */
export function isWaitedFor(pending: PendingSignOn): boolean {
  const { choosing: _choosing, ...attempt } = pending
  return findAttemptStep(attempt)?.waits !== undefined
}

/**
 * Withdraws the question of an attempt that waits. Where it does not come about, the question ends by itself; for a
 * decoy it takes as long.
 *
 * @returns The flow as it is then.
 */
export async function withdrawPush(
  { flowClient, timing }: Instance,
  pending: PendingSignOn,
): Promise<Flow | undefined> {
  const { flow } = pending
  if (!isWaitedFor(pending)) return flow
  if (flow === undefined) {
    await timing.waitLikeReal('read')
    return undefined
  }
  try {
    const step = await flowClient.submitOffered(flow, { action: 'cancel.push.authentication' })
    const isBack = step.flow.state.status === 'DEVICE_SELECTION_REQUIRED'
    return step.rejection === undefined && isBack ? step.flow : flow
  } catch (error) {
    if (error instanceof PingOneError) return flow
    throw error
  }
}
