// The step an attempt is at: its decoy's, the branch or the list of devices that was asked for, or the one of the flow's status.
import { findFlowStep, findStepAt, type AnyFlowStep } from '../steps/index.js'
import type { PendingSignOn } from './pending-sign-on.js'

/** The step an attempt is at; `undefined` where it has ended, or its status has no page. */
export function findAttemptStep({
  ended,
  decoy,
  branch,
  choosing,
  flow,
}: Pick<PendingSignOn, 'ended' | 'decoy' | 'branch' | 'choosing' | 'flow'>):
  AnyFlowStep | undefined {
  if (ended !== undefined) return undefined
  if (decoy !== undefined) return findFlowStep(decoy)
  if (branch !== undefined) return findFlowStep(branch)
  return choosing === true ? findFlowStep('select-device') : findStepAt(flow?.state.status)
}
