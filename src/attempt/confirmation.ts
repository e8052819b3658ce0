// What confirms a person: an action of theirs that only their authenticator can answer, accepted in this flow. Pure.
import { AuthorizationError } from '../errors.js'
import type { FlowAction } from '../flow/action.js'
import type { FlowState } from '../flow/state.js'
import { findStepAt, natureOf } from '../steps/index.js'
import { findSelectedDevice } from './look.js'
import type { PendingSignOn } from './pending-sign-on.js'

/** What led a flow from one state to the next: an action that was accepted, or a read of a flow that was waited for. */
export type LedBy = FlowAction['action'] | 'wait'

/** Notes the confirmation, if what led here is one and took the flow past its authenticator. */
export function noteConfirmed(
  next: PendingSignOn,
  { before, ledBy }: { readonly before: PendingSignOn; readonly ledBy: LedBy },
): PendingSignOn {
  const from = before.flow?.state.status
  const to = next.flow?.state.status
  if (from === undefined || to === undefined || !isPast(to)) return next
  const proves =
    ledBy === 'wait'
      ? findStepAt(from)?.waits?.at === from
      : natureOf(ledBy).proves === 'authenticator'
  if (!proves) return next
  const device = findSelectedDevice(before)
  const signed = before.signed ?? before.confirmed?.signed
  return {
    ...next,
    confirmed: {
      ...(device !== undefined && { deviceType: device.type }),
      ...(signed !== undefined && { signed }),
    },
  }
}

/** A flow that still asks for an authenticator, asks which one, has failed or begins anew is not past it. */
function isPast(status: FlowState['status']): boolean {
  if (status === 'FAILED' || status === 'SIGN_ON_REQUIRED') return false
  const phase = findStepAt(status)?.phase
  return phase !== 'choose' && phase !== 'authenticator'
}

/**
 * A username alone signs nobody on: PingOne must have taken a password or a code that we submitted. A step-up and an
 * approval are confirmed by an authenticator of theirs, whatever the option says.
 *
 * @throws {AuthorizationError} When nothing of this led to COMPLETED.
 */
export function assertAsked(
  { confirmed, purpose, proven }: PendingSignOn,
  { allowSilentSignOn }: { readonly allowSilentSignOn: boolean },
): void {
  if (confirmed !== undefined) return
  if (purpose !== 'sign-on') {
    throw new AuthorizationError(
      'PingOne completed the flow without a code that we submitted: nothing is confirmed by that',
      { error: 'no_authenticator_action' },
    )
  }
  if (proven || allowSilentSignOn) return
  throw new AuthorizationError(
    'PingOne completed the flow without asking for a password or a code; allowSilentSignOn is off',
    { error: 'silent_sign_on_refused' },
  )
}
