// What the flow machine works on, and the one way in which a flow fails.
import type { Clock } from '../clock.js'
import type { Outbox } from '../outbox.js'
import type { EnvironmentState, User } from '../resources.js'
import type { Flow, Runtime } from '../runtime.js'
import { isLocked } from '../users.js'

/** What the machine works on. */
export interface FlowContext {
  readonly environment: EnvironmentState
  readonly runtime: Runtime
  readonly clock: Clock
  readonly outbox: Outbox
}

/** Ends a flow for good; PingOne reports it with HTTP 200. */
export function fail(flow: Flow, code: string, message: string): void {
  flow.status = 'FAILED'
  flow.error = { code, message }
  flow.otp = undefined
}

/** Fails the flow when its user is locked or disabled; true when it did. */
export function endIfUnusable(flow: Flow, user: User): boolean {
  if (isLocked(user)) {
    fail(flow, 'PASSWORD_LOCKED_OUT', 'The user account is locked.')
  } else if (!user.enabled) {
    fail(flow, 'ACCOUNT_NOT_USABLE', 'The user account is disabled.')
  }
  return flow.status === 'FAILED'
}
