// Cancel and "Go back": the attempt ends; an approval is denied for good, and PingOne is told, once.
import { resolveStatus } from '../../approval/approval.js'
import { PingOneError } from '../../errors.js'
import type { Flow, FlowClient } from '../../flow/client.js'
import type { Instance } from '../../instance.js'
import type { Stored } from '../../state/records.js'
import { giveBackLeft } from '../drive/charge.js'
import { hasCookieOf } from '../answer/attempt-cookie.js'
import { readAttempt, type AttemptState } from '../drive/attempt.js'
import { denyApproval, denyStored } from '../finish/complete-approval.js'
import { claimEnd } from '../finish/finishing.js'
import { withdrawPush } from './withdraw-push.js'
import { findStepAt } from '../../steps/index.js'
import { releaseHold } from '../finish/open-holds.js'
import { redirect } from '../answer/page.js'
import { buildFlowPath } from '../answer/paths.js'
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import type { Answering, Exchange } from '../exchange.js'

/** Ends a step-up or an approval that the person does not want. */
export async function cancelConfirmation(
  { instance, res }: Answering,
  found: Stored<PendingSignOn>,
): Promise<void> {
  const { handle, confirms, returnPath } = found.value
  await endConfirmation(instance, { found, why: 'cancelled' })
  redirect(
    res,
    confirms?.approval !== undefined
      ? buildFlowPath(instance, { handle, returnPath })
      : (confirms?.cancelPath ?? returnPath),
  )
}

/** Ends it by the person's word, here or on their phone: an approval is denied for good, and PingOne is told. */
export async function endConfirmation(
  instance: Instance,
  {
    found,
    why,
  }: { readonly found: Stored<PendingSignOn>; readonly why: 'cancelled' | 'denied_on_phone' },
): Promise<void> {
  const { handle, confirms, flow } = found.value
  const isApproval = confirms?.approval !== undefined
  // Denied first: whoever claims the attempt meanwhile cannot approve any more.
  if (isApproval) await denyApproval(instance, { pending: found.value, why })
  const ended = isApproval
    ? await endOpen(instance, found)
    : (await instance.records.pending.take(handle)) !== undefined
  if (ended) await giveBackLeft(instance, found.value)
  if (confirms?.holdId !== undefined)
    await releaseHold(instance, { owner: confirms, id: confirms.holdId })
  if (!ended || flow === undefined || why !== 'cancelled') return
  const withdrawn = await withdrawPush(instance, found.value)
  await resetFlow(instance.flowClient, withdrawn ?? flow)
}

/** Takes the flow out of a denied approval's attempt, also when a step was stored meanwhile. @returns whether it did. */
async function endOpen(instance: Instance, found: Stored<PendingSignOn>): Promise<boolean> {
  let current = found
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (await claimEnd(instance, current)) return true
    const state = await readAttempt(instance, found.value.handle)
    if (state.at !== 'open') return false
    current = state.found
  }
  return false
}

const MOST_TRIES = 5

/**
 * Cancel that comes when the code was taken already: what is not approved yet is denied for good, and what is does not
 * go on from this page.
 *
 * @returns whether it answered.
 */
export async function cancelFinishing(
  exchange: Exchange,
  { handle, state }: { readonly handle: string; readonly state: AttemptState },
): Promise<boolean> {
  const { instance, res } = exchange
  const { records, nowMs } = instance
  const end =
    state.at === 'finishing' ? state.finishing : state.at === 'over' ? state.done : undefined
  const approvalId = end?.resume?.approvalId
  if (end === undefined || approvalId === undefined) return false
  if (!hasCookieOf(exchange, { handle, cookieHash: end.cookieHash })) return false
  const found = await records.approval.read(approvalId)
  if (found === undefined || (await denyStored(instance, { found, why: 'cancelled' }))) return false
  if (resolveStatus(found.value, nowMs()) !== 'approved') return false
  redirect(res, end.returnPath)
  return true
}

/** One try: what PingOne answers changes nothing here. */
async function resetFlow(client: FlowClient, flow: Flow): Promise<void> {
  try {
    if (isAskedToConfirm(flow)) await client.submitOffered(flow, { action: 'session.reset' })
  } catch (error) {
    if (!(error instanceof PingOneError)) throw error
  }
}

function isAskedToConfirm({ state }: Flow): boolean {
  const phase = findStepAt(state.status)?.phase
  return phase === 'choose' || phase === 'authenticator'
}
