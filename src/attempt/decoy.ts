// An attempt that answers like a good user's, without asking PingOne: what is hidden of a user must not show. Pure.
import type { FlowAction } from '../flow/action.js'
import { isPasskey } from '../models/code-devices.js'
import {
  findFlowStep,
  findStepOf,
  natureOf,
  type AnyFlowStep,
  type FlowStepName,
} from '../steps/index.js'
import type { OutcomeSettings } from './outcome-settings.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { askQuestion } from './question.js'
import { countWrongSecret } from './tries.js'

/** Makes the attempt answer like a good user's from now on; a question that was asked goes on. */
export function toDecoy(
  pending: PendingSignOn,
  { decoy, settings }: { readonly decoy: FlowStepName; readonly settings: OutcomeSettings },
): PendingSignOn {
  const { flow, branch: _branch, ...rest } = pending
  const isSent = findFlowStep(decoy)?.sendsTo !== undefined
  const { nowMs, decoyNumber: number } = settings
  const isAsked = findFlowStep(decoy)?.waits !== undefined && pending.question === undefined
  return {
    ...(isAsked ? askQuestion(rest, { number, settings }) : rest),
    decoy,
    ...(isSent && { lastMessageAtMs: pending.lastMessageAtMs ?? nowMs }),
    ...keepAsked(flow),
  }
}

/** The page has shown it already: another challenge or other ids would tell that something has changed. */
function keepAsked(flow: PendingSignOn['flow']): Pick<PendingSignOn, 'askedBefore'> {
  const state = flow?.state
  if (state?.status !== 'ASSERTION_REQUIRED') return {}
  const { publicKeyCredentialRequestOptions: options } = state
  return options === undefined ? {} : { askedBefore: options }
}

/** A state of the user that must not show: the attempt goes on as a decoy with its own count. */
export function absorb(
  pending: PendingSignOn,
  {
    action,
    settings,
  }: { readonly action: FlowAction['action']; readonly settings: OutcomeSettings },
): PendingSignOn {
  const { decoyStep } = settings
  const { counts } = natureOf(action)
  const step = findStepOf(action)
  if (counts === 'secret' && step !== undefined) {
    return answerWrong(toDecoy(pending, { decoy: step.name, settings }), { action, settings })
  }
  const sent = findSendingStep(action)
  if (sent !== undefined)
    return answerSent(toDecoy(pending, { decoy: sent.name, settings }), { action, settings })
  if (action !== 'device.select') return toDecoy(pending, { decoy: decoyStep, settings })
  if (isPasskey(pending.chosenType)) return toDecoy(pending, { decoy: 'passkey', settings })
  return { ...toDecoy(pending, { decoy: 'otp', settings }), messages: [{ code: 'code_sent' }] }
}

/** What a decoy answers to an action: its secret is wrong, its message was sent. */
export function answerDecoyed(
  pending: PendingSignOn,
  asked: { readonly action: FlowAction['action']; readonly settings: OutcomeSettings },
): PendingSignOn {
  const { action } = asked
  if (natureOf(action).counts === 'secret') return answerWrong(pending, asked)
  const led = findFlowStep(natureOf(action).leadsTo)
  return answerSent(led === undefined ? pending : { ...pending, decoy: led.name }, asked)
}

/** The step that a message leads everybody to, or that it is sent from again. */
function findSendingStep(action: FlowAction['action']): AnyFlowStep | undefined {
  const own = findStepOf(action)
  return own?.resendAction?.action === action ? own : findFlowStep(natureOf(action).leadsTo)
}

/** The first message is told by the page it leads to; the next one has to wait as long as after a real one. */
function answerSent(
  pending: PendingSignOn,
  {
    action,
    settings: { nowMs },
  }: { readonly action: FlowAction['action']; readonly settings: OutcomeSettings },
): PendingSignOn {
  const isFirst = natureOf(action).leadsTo !== undefined
  return { ...pending, lastMessageAtMs: nowMs, messages: isFirst ? [] : [{ code: 'code_sent' }] }
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
