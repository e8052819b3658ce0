// An account that somebody asks for: it counts, and shows, only past the page that a taken address leads to as well. Pure.
import type { FlowAction } from '../flow/action.js'
import type { FlowStatus, Phase } from '../steps/step.js'
import { findFlowStep, findStepAt, natureOf, type FlowStepName } from '../steps/index.js'
import type { Failed } from '../flow/state.js'
import type { LedBy } from './confirmation.js'
import { isUserState } from './ends.js'
import type { PendingSignOn } from './pending-sign-on.js'

/** The record as an account is asked for: from here on the attempt is for its name. */
export function noteAsked(pending: PendingSignOn, action: FlowAction): PendingSignOn {
  if (action.action !== 'user.register') return pending
  const { username, email } = action
  return { ...pending, username, registers: { email } }
}

/**
 * Notes that PingOne has made the account. Who has set its password has proven a first factor, but not before its
 * address is verified where PingOne asks for that: until then a taken address looks the same.
 */
export function noteMade(next: PendingSignOn, ledBy: LedBy): PendingSignOn {
  const { registers, flow } = next
  const state = flow?.state
  if (registers === undefined || state === undefined) return next
  const isOver = state.status === 'FAILED'
  if (isOver && !isAfterCode(next, { state, ledBy })) return next
  const until = registers.until ?? findFirstStep(ledBy)
  if (until === undefined) return next
  const noted = { ...next, registers: { ...registers, until } }
  const isPast = isOver || isPastFirstFactor(state.status)
  return next.proven || !isPast ? noted : { ...noted, proven: true, secretChecks: 0 }
}

/** A flow that asks for a first factor still, or anew, or something that no page knows, is not past it. */
function isPastFirstFactor(status: FlowStatus): boolean {
  const phase = findStepAt(status)?.phase
  return status === 'COMPLETED' || (phase !== undefined && PAST.includes(phase))
}

const PAST: readonly Phase[] = ['choose', 'authenticator', 'afterwards']

/** The flow failed over what comes after the code: that was right. */
function isAfterCode(
  { registers }: PendingSignOn,
  { state, ledBy }: { readonly state: Failed; readonly ledBy: LedBy },
): boolean {
  if (registers?.until === undefined || ledBy === 'wait') return false
  return natureOf(ledBy).counts === 'secret' && !isUserState(state)
}

/** The step that comes first, whether or not an account was made. */
function findFirstStep(ledBy: LedBy): FlowStepName | undefined {
  if (ledBy === 'wait') return undefined
  const { makesAccount, proves, leadsTo } = natureOf(ledBy)
  if (makesAccount !== true || proves !== 'first-factor') return undefined
  return findFlowStep(leadsTo)?.name
}
