// What an answer of PingOne does to a pending sign-on. Pure: a decision that lacks a fact says no.
import type { FlowAction } from '../flow/action.js'
import type { Flow, FlowStep } from '../flow/client.js'
import type { FlowState } from '../flow/state.js'
import { findStepAt, natureOf, type AnyFlowStep } from '../steps/index.js'
import { noteConfirmed } from './confirmation.js'
import { noteMade } from './account.js'
import { absorb, toDecoy } from './decoy.js'
import { findPauseEnd, hasPaused, listOffered } from './device-choice.js'
import { end, endOf, isUserState } from './ends.js'
import { findAttemptStep } from './find-step.js'
import { isOpen } from './look.js'
import type { OutcomeSettings } from './outcome-settings.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { askQuestion, findQuestion } from './question.js'
import { applyRejection } from './rejections.js'

/** An answered action. */
export interface Answered {
  readonly action: FlowAction['action']
  /** The person said no by it. */
  readonly declines?: boolean
  readonly step: FlowStep
  readonly settings: OutcomeSettings
}

/** Applies PingOne's answer to an action. The busy mark is gone afterwards. */
export function applyStep(
  pending: PendingSignOn,
  { action, declines, step, settings }: Answered,
): PendingSignOn {
  const { busyUntilMs: _busy, busyWith: _with, choosing: _choosing, ...idle } = pending
  const kept = { ...idle, flow: step.flow, messages: [] }
  const { rejection } = step
  if (rejection !== undefined) return applyRejection(kept, { action, rejection, settings })
  const next = noteMade(leaveForm(kept), action)
  const taken = { action, declines, state: step.flow.state, settings }
  if (action === 'user.lookup') return applyLookup(next, taken)
  const { proves, makesAccount } = natureOf(action)
  if (proves === 'first-factor' && makesAccount !== true) return applyFirstFactor(next, taken)
  return applyTaken(noteConfirmed(next, { before: pending, ledBy: action }), taken)
}

/** What was typed is shown again where it was refused, and nowhere else; a branch is left by what it asks. */
function leaveForm({ typed: _typed, branch: _branch, ...pending }: PendingSignOn): PendingSignOn {
  return pending
}

/** Applies a flow's state that no action of a person led to: the first one, or one read again. */
export function applyFlow(
  pending: PendingSignOn,
  { flow, settings }: { readonly flow: Flow; readonly settings: OutcomeSettings },
): PendingSignOn {
  const { busyUntilMs: _busy, busyWith, ...idle } = pending
  const waited = findAttemptStep({ ...pending, choosing: false })
  const isFailed = flow.state.status === 'FAILED'
  const isUnanswered = busyWith === undefined && isNoAnswer(waited, flow.state)
  if (!isOpen(pending, settings)) {
    if (isUnanswered) return toDecoy(idle, { decoy: 'push', settings })
    if (waited?.phase === 'authenticator' && isFailed) {
      return toDecoy(idle, { decoy: waited.name, settings })
    }
  }
  if (isUnanswered && flow.state.status !== 'PUSH_CONFIRMATION_TIMED_OUT') {
    return end({ ...idle, flow }, { kind: 'push_denied' })
  }
  const ledBy = busyWith ?? 'wait'
  const next = noteMade(leaveForm({ ...idle, flow }), ledBy)
  return applyState(noteConfirmed(next, { before: pending, ledBy }), {
    state: flow.state,
    settings,
  })
}

/** A question was waited for, and the answer is no, or none. PingOne does not say how it tells which. */
function isNoAnswer(waited: AnyFlowStep | undefined, { status }: FlowState): boolean {
  if (waited?.waits === undefined || waited.waits.at === status) return false
  return ['FAILED', 'DEVICE_SELECTION_REQUIRED', 'PUSH_CONFIRMATION_TIMED_OUT'].includes(status)
}

/**
 * What an attempt that waits is when its question has not been answered in time: for whom nothing is proven it is over
 * then, whatever the phone says later; nobody can tell it from one that asked nobody.
 */
export function applyTime(pending: PendingSignOn, settings: OutcomeSettings): PendingSignOn {
  const isWaited = findAttemptStep(pending)?.waits !== undefined
  if (!isWaited || isOpen(pending, settings)) return pending
  if (findQuestion(pending).endsAtMs > settings.nowMs) return pending
  return { ...toDecoy(pending, { decoy: 'push-ended', settings }), messages: [] }
}

interface Taken {
  readonly action: FlowAction['action']
  readonly declines?: boolean | undefined
  readonly state: FlowState
  readonly settings: OutcomeSettings
}

function applyTaken(pending: PendingSignOn, taken: Taken): PendingSignOn {
  const { action, state, settings, declines } = taken
  const { failsAs } = natureOf(action)
  if (state.status === 'FAILED' && declines === true && failsAs !== undefined) {
    return end(pending, { kind: failsAs })
  }
  const hides = action !== 'session.reset' && !isOpen(pending, settings)
  return state.status === 'FAILED' && hides ? absorb(pending, taken) : applyState(pending, taken)
}

function applyLookup(pending: PendingSignOn, taken: Taken): PendingSignOn {
  const { state, settings } = taken
  if (state.status === 'FAILED' && !settings.revealUserState) return absorb(pending, taken)
  return applyState(pending, taken)
}

function applyFirstFactor(pending: PendingSignOn, taken: Taken): PendingSignOn {
  const { state, settings } = taken
  if (state.status === 'FAILED' && isUserState(state) && !settings.revealUserState) {
    return absorb(pending, taken)
  }
  const isRecovered = natureOf(taken.action).setsPassword === 'password.recovered'
  const recovered = isRecovered ? { recovered: true } : {}
  return applyState({ ...pending, ...recovered, proven: true, secretChecks: 0 }, taken)
}

type Arrived = Pick<Taken, 'state' | 'settings'>

function applyState(pending: PendingSignOn, arrived: Arrived): PendingSignOn {
  const { state, settings } = arrived
  if (state.status === 'FAILED') return end(pending, endOf(state, settings))
  if (state.status === 'COMPLETED') return pending
  const step = findStepAt(state.status)
  // A confirmation has its user: nobody is asked who they are, here or elsewhere.
  const asksWho = state.status === 'SIGN_ON_REQUIRED' || step?.phase === 'identify'
  if (asksWho && pending.confirms !== undefined) return end(pending, NOT_SUPPORTED)
  if (state.status === 'SIGN_ON_REQUIRED') return pending
  if (step?.isComplete(state) !== true) return end(pending, NOT_SUPPORTED)
  if (step.purposes?.includes(pending.purpose) === false) return end(pending, NOT_SUPPORTED)
  if (step.phase === 'choose') return applySelection(pending, arrived)
  const sent =
    step.sendsTo === undefined ? pending : { ...pending, lastMessageAtMs: settings.nowMs }
  if (step.waits === undefined) return sent
  return askQuestion(sent, { number: 'number' in state ? state.number : undefined, settings })
}

const NOT_SUPPORTED = { kind: 'step_not_supported' } as const

/** The list, while a device is left that our pages can drive. Where all of them pause, there is no usable one. */
function applySelection(pending: PendingSignOn, { state, settings }: Arrived): PendingSignOn {
  if (listOffered(state).length > 0) return { ...pending, devicesShown: true }
  if (!hasPaused(state)) return end(pending, NOT_SUPPORTED)
  if (!isOpen(pending, settings)) {
    return toDecoy(pending, { decoy: settings.decoyStep, settings })
  }
  const retryAtMs = findPauseEnd(state)
  if (retryAtMs === undefined) return end(pending, { kind: 'no_usable_device' })
  return end(pending, { kind: 'locked', retryAtMs })
}
