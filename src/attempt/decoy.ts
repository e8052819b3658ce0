// An attempt that answers like a good user's, without asking PingOne: what is hidden of a user must not show. Pure.
import type { FlowAction } from '../flow/action.js'
import { findStepOf, natureOf, type FlowStepName } from '../steps/index.js'
import type { OutcomeSettings } from './outcome-settings.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { countWrongSecret } from './tries.js'

/** Makes the attempt answer like a good user's from now on. */
export function toDecoy(
  pending: PendingSignOn,
  { decoy, nowMs }: { readonly decoy: FlowStepName; readonly nowMs: number },
): PendingSignOn {
  const { flow: _flow, ...rest } = pending
  return {
    ...rest,
    decoy,
    ...(decoy !== 'password' && { lastMessageAtMs: pending.lastMessageAtMs ?? nowMs }),
  }
}

/** A state of the user that must not show: the attempt goes on as a decoy with its own count. */
export function absorb(
  pending: PendingSignOn,
  {
    action,
    settings,
  }: { readonly action: FlowAction['action']; readonly settings: OutcomeSettings },
): PendingSignOn {
  const { nowMs, decoyStep } = settings
  const { counts } = natureOf(action)
  const step = findStepOf(action)
  if (counts === 'secret' && step !== undefined) {
    return answerWrong(toDecoy(pending, { decoy: step.name, nowMs }), { action, settings })
  }
  if (action !== 'device.select') return toDecoy(pending, { decoy: decoyStep, nowMs })
  return { ...toDecoy(pending, { decoy: 'otp', nowMs }), messages: [{ code: 'code_sent' }] }
}

/** What a decoy answers to an action: its secret is wrong, its message was sent. */
export function answerDecoyed(
  pending: PendingSignOn,
  asked: { readonly action: FlowAction['action']; readonly settings: OutcomeSettings },
): PendingSignOn {
  if (natureOf(asked.action).counts === 'secret') return answerWrong(pending, asked)
  return { ...pending, messages: [{ code: 'code_sent' }] }
}

function answerWrong(
  pending: PendingSignOn,
  {
    action,
    settings,
  }: { readonly action: FlowAction['action']; readonly settings: OutcomeSettings },
): PendingSignOn {
  const code = natureOf(action).wrong ?? 'not_checked'
  return countWrongSecret(pending, { message: { code }, settings })
}
