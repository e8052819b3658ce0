// The dead ends of an attempt, by what PingOne says. Pure.
import type { FlowRejection } from '../flow/action.js'
import type { Failed } from '../flow/state.js'
import type { PendingEnd, PendingSignOn } from './pending-sign-on.js'

/** The attempt at a dead end. */
export function end(pending: PendingSignOn, ended: PendingEnd): PendingSignOn {
  return { ...pending, ended, messages: [] }
}

/** The end of a flow that has failed. */
export function endOf(
  { error }: Failed,
  { revealUserState }: { readonly revealUserState: boolean },
): PendingEnd {
  if (error.code === 'PASSWORD_LOCKED_OUT') return { kind: 'locked', cause: 'account' }
  if (error.code === 'ACCOUNT_NOT_USABLE') return { kind: 'account_unusable' }
  if (error.code === 'NO_USABLE_DEVICES') return { kind: 'no_usable_device' }
  return revealUserState ? { kind: 'account_unusable' } : { kind: 'sign_on_failed' }
}

/** True where a flow failed by a state of the account that must not show before a first factor is proven. */
export function isUserState({ error }: Failed): boolean {
  return error.code === 'PASSWORD_LOCKED_OUT' || error.code === 'ACCOUNT_NOT_USABLE'
}

/** The end that a refusal means. */
export function endOfRejection(
  pending: PendingSignOn,
  { rejection, nowMs }: { readonly rejection: FlowRejection; readonly nowMs: number },
): PendingEnd {
  switch (rejection.meaning) {
    case 'otp_quota':
    case 'locked':
      return endLocked(pending, { rejection, nowMs })
    case 'message_limit': {
      const { coolDownExpiresAt: retryAtMs } = rejection
      const isLater = retryAtMs !== undefined && retryAtMs > nowMs
      return { kind: 'locked', cause: 'messages', ...(isLater && { retryAtMs }) }
    }
    case 'no_usable_devices':
      return { kind: 'no_usable_device' }
    default:
      return { kind: 'account_unusable' }
  }
}

function endLocked(
  { secretChecks: wrongCount }: PendingSignOn,
  { rejection, nowMs }: { readonly rejection: FlowRejection; readonly nowMs: number },
): PendingEnd {
  const { coolDownExpiresAt, secondsUntilUnlock } = rejection
  const retryAtMs =
    coolDownExpiresAt ??
    (secondsUntilUnlock === undefined ? undefined : nowMs + secondsUntilUnlock * 1000)
  return {
    kind: 'locked',
    ...(rejection.meaning === 'locked' && { cause: 'account' as const }),
    ...(retryAtMs !== undefined && retryAtMs > nowMs && { retryAtMs }),
    ...(wrongCount > 0 && { wrongCount }),
  }
}
