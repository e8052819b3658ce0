// The same press twice: whoever comes while another request works on the attempt waits, and gets the same result.
import type { Request, Response } from 'express'
import type { Instance } from '../../instance.js'
import { isBusy } from './flow-step.js'
import { findUsable } from './own-attempt.js'
import { buildFlowPath, redirect } from '../answer/page.js'
import { answerSpent, type SpentAttempt } from '../finish/spent-attempt.js'
import { sendStillWorking } from './still-working.js'
import { waitForResult } from './waiting.js'

/** Answers a form that another request works on, or whose attempt is over. */
export async function answerSecond(
  instance: Instance,
  req: Request,
  res: Response,
  { handle, state: first, press }: SpentAttempt & { readonly handle: string },
): Promise<void> {
  const state = await waitForResult(instance, res, handle, first)
  const found = await findUsable(instance, req, state)
  if (found === undefined) return answerSpent(instance, req, res, { handle, state, press })
  if (isBusy(found.value, instance.nowMs())) {
    return sendStillWorking(instance, req, res, { ...found.value, press })
  }
  redirect(res, buildFlowPath(instance, handle, found.value.returnPath))
}
