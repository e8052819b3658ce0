// What becomes of the points of a step: kept, or given back, by what PingOne's answer says. Pure.
import { UpstreamError } from '../errors.js'
import type { FlowAction, FlowRejection } from '../flow/action.js'
import { ALL_BACK, type Settlement } from '../limits/paid.js'
import { isCodeSent } from '../views/code-devices.js'
import { findSelectedDevice } from './flow-facts.js'
import { mayHaveActed } from './lost-reply.js'
import type { PendingSignOn } from './pending-sign-on.js'

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
    secret: isRight(step) ? 'back' : 'keep',
  }
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
function settleMessage(
  { next, rejection }: SettledStep,
  revealUserState: boolean,
): Settlement['message'] {
  const mayTell = next.proven || revealUserState || (next.party ?? 'stranger') !== 'stranger'
  if (next.decoy !== undefined) return next.decoy === 'otp' ? 'keep' : 'back'
  if (rejection !== undefined && mayTell) return 'back'
  if (next.ended !== undefined || next.flow?.state.status !== 'OTP_REQUIRED') return 'back'
  if (!mayTell) return 'keep'
  return isCodeSent(findSelectedDevice(next)?.type) ? 'keep' : 'back'
}

/** PingOne took the password or the code, or did not look at it. */
function isRight({ before, next, action, rejection }: SettledStep): boolean {
  if (next.decoy !== undefined) return false
  if (next.secretChecks < before.secretChecks) return true
  if (action === 'otp.check') return before.confirmed === undefined && next.confirmed !== undefined
  if (action !== 'usernamePassword.check') return false
  if (!before.proven && next.proven) return true
  return rejection === undefined && !ASKS_PASSWORD.has(next.flow?.state.status)
}

const ASKS_PASSWORD: ReadonlySet<string | undefined> = new Set([
  undefined,
  'FAILED',
  'USERNAME_PASSWORD_REQUIRED',
  'PASSWORD_REQUIRED',
])

/** What a step costs that led to no answer; `ends` when the attempt is over by it. */
export function settleFailure(error: unknown, { ends }: { readonly ends: boolean }): Settlement {
  const start = ends ? 'back' : 'keep'
  if (!(error instanceof UpstreamError) || !mayHaveActed(error)) return { ...ALL_BACK, start }
  return { start, message: 'back-but-day', secret: 'back-but-long' }
}

/** What a step costs whose answer was lost, when the flow is where it was: nobody knows whether a secret was tried. */
export function settleLost(step: SettledStep, revealUserState: boolean): Settlement {
  return { ...settleStep(step, revealUserState), secret: 'back-but-long' }
}
