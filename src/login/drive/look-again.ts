// A flow whose answer is given elsewhere is read again: claimed, one read for all who ask, stored.
import { applyFlow, applyTime } from '../../attempt/outcome.js'
import { findAttemptStep } from '../../attempt/find-step.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import { findQuestion } from '../../attempt/question.js'
import { FlowError, PingOneError } from '../../errors.js'
import type { Flow } from '../../flow/client.js'
import type { Stored } from '../../state/records.js'
import { describeFailure } from '../answer/problem.js'
import type { Asked } from '../exchange.js'
import { noteFailure } from '../finish/finishing.js'
import { endConfirmation } from '../leave/cancel.js'
import { isWaitedFor } from '../leave/withdraw-push.js'
import type { Claim } from './claim.js'
import { claimStep, isBusy, settingsOf, settle, storeStep, type StepResult } from './flow-step.js'
import { emitAnswer, emitState } from './step-events.js'

/** Who looks: a press of the person, a page that is loaded, or a script that asks again and again. */
export type Looker = 'press' | 'page' | 'script'

/** What a look leads to. */
export type LookedAgain = StepResult | { readonly kind: 'waits' }

/** How long after its end a script still finds out what became of a question. */
const GRACE_MS = 5000

/** True for an attempt that waits, and on which nobody works but to read it. */
export function canLookAgain(pending: PendingSignOn): boolean {
  return pending.busyWith === undefined && pending.choosing !== true && isWaitedFor(pending)
}

/**
 * Reads the flow of an attempt that waits, when the last read is old enough; of many who ask at once one does.
 *
 * @throws {PingOneError} When PingOne cannot be read; the attempt waits on.
 */
export async function lookAgain(
  asked: Asked,
  { found, looker }: { readonly found: Stored<PendingSignOn>; readonly looker: Looker },
): Promise<LookedAgain> {
  const { instance } = asked
  const nowMs = instance.nowMs()
  if (isBusy(found.value, nowMs)) return looker === 'script' ? WAITS : { kind: 'lost' }
  if (!isDue(found.value, { nowMs, looker })) {
    if (looker === 'press') {
      await storeStep({ instance, claimed: found }, tellNothingYet(found.value, looker))
    }
    return WAITS
  }
  const claimed = await claimStep(instance, {
    current: found,
    next: { ...found.value, readAtMs: nowMs },
  })
  if (claimed === undefined) return looker === 'script' ? WAITS : { kind: 'lost' }
  return applyLook({ instance, claimed }, looker)
}

const WAITS = { kind: 'waits' } as const

/** All tabs and processes share the time of the last read; a script stops at the end of the question. */
function isDue(
  pending: PendingSignOn,
  { nowMs, looker }: { readonly nowMs: number; readonly looker: Looker },
): boolean {
  const everySeconds = findAttemptStep(pending)?.waits?.everySeconds ?? 0
  if (nowMs < (pending.readAtMs ?? 0) + everySeconds * 1000) return false
  return looker !== 'script' || nowMs <= findQuestion(pending).endsAtMs + GRACE_MS
}

function tellNothingYet(pending: PendingSignOn, looker: Looker): PendingSignOn {
  return looker === 'press' ? { ...pending, messages: [{ code: 'no_answer_yet' }] } : pending
}

/** A decoy and a real attempt take the same way; only one of them is read. */
async function applyLook(claim: Claim, looker: Looker): Promise<LookedAgain> {
  const { instance, claimed } = claim
  const before = claimed.value
  const flow = await readOrRelease(claim)
  const settings = settingsOf(instance, before)
  const isMoved = flow !== undefined && flow.state.status !== before.flow?.state.status
  if (isMoved) {
    emitState(instance, { pending: before, flow })
    emitAnswer(instance, { pending: before, flow })
  }
  const read = isMoved
    ? { ...applyFlow(before, { flow, settings }), messages: [] }
    : { ...before, ...(flow !== undefined && { flow }) }
  const next = applyTime(read, settings)
  // Also where the answer is no, and must not show before the time is over.
  if (isWaitedFor(next)) {
    await storeStep(claim, tellNothingYet({ ...next, messages: before.messages }, looker))
    return WAITS
  }
  if (next.ended?.kind === 'push_denied' && next.confirms?.approval !== undefined) {
    await endConfirmation(instance, { found: claimed, why: 'denied_on_phone' })
    return { kind: 'shown' }
  }
  return settle(claim, { step: { before, next, action: 'authorize' } })
}

async function readOrRelease(claim: Claim): Promise<Flow | undefined> {
  const { instance, claimed } = claim
  const pending = claimed.value
  if (pending.flow === undefined) {
    await instance.timing.waitLikeReal('read')
    return undefined
  }
  const startedAt = performance.now()
  try {
    const flow = await instance.flowClient.readFlow(pending.flow)
    instance.timing.note('read', performance.now() - startedAt)
    return flow
  } catch (error) {
    if (isGone(error)) await endGone(claim, error)
    else if (error instanceof PingOneError) await storeStep(claim, pending)
    throw error
  }
}

/** PingOne does not know the flow any more. */
export function isGone(error: unknown): boolean {
  return error instanceof FlowError && error.reason === 'expired'
}

async function endGone({ instance, claimed }: Claim, error: unknown): Promise<void> {
  const { handle, returnPath, reference, purpose } = claimed.value
  await instance.records.pending.take(handle)
  const attempt = { returnPath, reference, purpose, error }
  await noteFailure(instance, {
    attempt: claimed.value,
    failure: describeFailure(instance, attempt),
  })
}
