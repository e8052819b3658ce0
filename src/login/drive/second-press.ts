// The same press twice: whoever comes while another request works on the attempt waits, and gets the same result.
import { isBusy } from './flow-step.js'
import { findUsable } from './own-attempt.js'
import { redirect } from '../answer/page.js'
import { buildFlowPath } from '../answer/paths.js'
import { answerSpent, type SpentAttempt } from '../finish/spent-attempt.js'
import { sendStillWorking } from './still-working.js'
import { waitForResult } from './waiting.js'
import type { Exchange } from '../exchange.js'

/** Answers a form that another request works on, or whose attempt is over. */
export async function answerSecond(
  exchange: Exchange,
  { handle, state: first, press }: SpentAttempt & { readonly handle: string },
): Promise<void> {
  const { instance, res } = exchange
  const state = await waitForResult(exchange, { handle, first })
  const found = await findUsable(exchange, state)
  if (found === undefined) return answerSpent(exchange, { handle, state, press })
  if (isBusy(found.value, instance.nowMs())) {
    return sendStillWorking(exchange, { ...found.value, press })
  }
  redirect(res, buildFlowPath(instance, { handle, returnPath: found.value.returnPath }))
}
