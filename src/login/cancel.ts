// Cancel and "Go back": the attempt ends; an approval is denied for good, and PingOne is told, once.
import type { Request, Response } from 'express'
import { resolveStatus } from '../approval/approval.js'
import { PingOneError } from '../errors.js'
import { isFlowAt, type Flow, type FlowClient } from '../flow/client.js'
import type { Instance } from '../instance.js'
import type { Stored } from '../state/records.js'
import { hasCookieOf } from './attempt-cookie.js'
import { denyApproval, denyStored } from './complete-approval.js'
import { redirect } from './page.js'
import { DONE_MS, type PendingSignOn } from './pending-sign-on.js'
import { buildFlowPath } from './start.js'

/** Ends a step-up or an approval that the person does not want. */
export async function cancelConfirmation(
  instance: Instance,
  res: Response,
  { value: pending }: Stored<PendingSignOn>,
): Promise<void> {
  const { records } = instance
  const { handle, confirms, cookieHash, returnPath, flow } = pending
  const approval = confirms?.approval
  // Denied first: whoever takes the attempt meanwhile cannot approve any more.
  if (approval !== undefined) await denyApproval(instance, pending, 'cancelled')
  const taken = await records.pending.take(handle)
  if (taken !== undefined && flow !== undefined) await resetFlow(instance.flowClient, flow)
  if (confirms === undefined || approval === undefined) {
    redirect(res, confirms?.cancelPath ?? returnPath)
    return
  }
  const { sub, lineageId } = confirms
  const resume = { sub, lineageId, approvalId: approval.id }
  await records.done.createIfAbsent(handle, { returnPath, cookieHash, resume }, DONE_MS)
  redirect(res, buildFlowPath(instance, handle, returnPath))
}

/**
 * Cancel that comes when the code was taken already: what is not approved yet is denied for good, and what is does not
 * go on from this page.
 *
 * @returns whether it answered.
 */
export async function cancelFinishing(
  instance: Instance,
  req: Request,
  res: Response,
  handle: string,
): Promise<boolean> {
  const { config, records, nowMs } = instance
  const done = (await records.done.read(handle))?.value
  const approvalId = done?.resume?.approvalId
  if (done === undefined || approvalId === undefined) return false
  if (!hasCookieOf(req, handle, done.cookieHash, config)) return false
  const found = await records.approval.read(approvalId)
  if (found === undefined || (await denyStored(instance, found, 'cancelled'))) return false
  if (resolveStatus(found.value, nowMs()) !== 'approved') return false
  redirect(res, done.returnPath)
  return true
}

/** One try: what PingOne answers changes nothing here. */
async function resetFlow(client: FlowClient, flow: Flow): Promise<void> {
  try {
    const action = { action: 'session.reset' } as const
    if (isFlowAt(flow, 'OTP_REQUIRED')) await client.submitAction(flow, action)
    else if (isFlowAt(flow, 'DEVICE_SELECTION_REQUIRED')) await client.submitAction(flow, action)
  } catch (error) {
    if (!(error instanceof PingOneError)) throw error
  }
}
