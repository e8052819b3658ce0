// What becomes of the points of a step: kept, or given back, by what the call did. Pure.
import { FlowError, UpstreamError } from '../errors.js'
import type { FlowAction, FlowRejection } from '../flow/action.js'
import { ALL_BACK, type Settlement } from '../limits/paid.js'
import { natureOf } from '../steps/index.js'
import { findAttemptStep } from './find-step.js'
import type { PendingSignOn } from './pending-sign-on.js'
import { didNothing, readStep, type AskedOf, type WentOut } from './went-out.js'

/** A step with its answer applied. */
export interface SettledStep {
  readonly before: PendingSignOn
  readonly next: PendingSignOn
  readonly action: FlowAction['action'] | 'authorize'
  readonly rejection?: FlowRejection | undefined
}

/** What an answered step costs. */
export function settleStep(step: SettledStep, revealUserState: boolean): Settlement {
  return {
    start: isUnopened(step) ? 'back' : 'keep',
    message: settleMessage(step, revealUserState),
    secret: isSpent(step) ? 'keep' : 'back',
    account: settleAccount(step),
  }
}

/** Made, or a decoy that has to look like one; what was typed wrongly made none. */
function settleAccount({ next, rejection }: SettledStep): Settlement['account'] {
  return rejection === undefined || next.decoy !== undefined ? 'keep' : 'back'
}

/** PingOne refuses to send, so that nothing could be opened. */
function isUnopened({ action, next, rejection }: SettledStep): boolean {
  const opens = action === 'authorize' || action === 'user.lookup'
  return opens && rejection !== undefined && next.ended !== undefined
}

/**
 * Whether a message may have gone out. To a stranger who has proven nothing every code page counts as one, also that of
 * an authenticator app and that of a decoy: the budgets must not tell users apart.
 */
function settleMessage(step: SettledStep, revealUserState: boolean): Settlement['message'] {
  const { next } = step
  if (next.decoy !== undefined) return sends(step) ? 'keep' : 'back'
  if (next.proven || revealUserState || (next.party ?? 'stranger') !== 'stranger') {
    const { message } = readWentOut(step)
    return message === 'sent' || message === 'unknown' ? 'keep' : 'back'
  }
  return sends(step) ? 'keep' : 'back'
}

/** A page that a message goes out for, to some device or other; not once more where a code of it was wrong. */
function sends({ before, next, action }: SettledStep): boolean {
  const step = findAttemptStep(next)
  if (step?.sendsTo === undefined) return false
  const isTried = action !== 'authorize' && natureOf(action).counts === 'secret'
  return !isTried || findAttemptStep(before)?.name !== step.name
}

/** A secret stays counted unless PingOne took it or did not look at it. */
function isSpent(step: SettledStep): boolean {
  const { before, next } = step
  if (next.decoy !== undefined) return true
  if (next.secretChecks < before.secretChecks) return false
  if (before.confirmed === undefined && next.confirmed !== undefined) return false
  const { secret } = readWentOut(step)
  // What was not looked at and yet stays counted looks like a wrong one.
  if (secret === 'unheard') return step.rejection?.meaning === 'password_requirements'
  return secret !== 'right'
}

function readWentOut({ action, next: { flow }, rejection }: SettledStep): WentOut {
  const asked: AskedOf = action === 'authorize' ? 'confirmation' : action
  if (flow === undefined) return { message: 'none', secret: 'wrong' }
  return readStep(asked, rejection === undefined ? { flow } : { flow, rejection })
}

/** What a step costs that led to no answer; `ends` when the attempt is over by it. */
export function settleFailure(error: unknown, { ends }: { readonly ends: boolean }): Settlement {
  const start = ends ? 'back' : 'keep'
  const isOfPingOne = error instanceof UpstreamError || error instanceof FlowError
  if (!isOfPingOne || didNothing(error)) return { ...ALL_BACK, start }
  return { start, message: 'back-but-day', secret: 'back-but-long', account: 'keep' }
}

/** What a step costs whose answer was lost, when the flow is where it was: nobody knows whether a secret was tried. */
export function settleLost(step: SettledStep, revealUserState: boolean): Settlement {
  return { ...settleStep(step, revealUserState), secret: 'back-but-long' }
}
