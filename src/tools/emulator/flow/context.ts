// What the flow machine works on, and the one way in which a flow fails.
import type { Clock } from '../clock.js'
import { devicePolicyOf } from '../devices.js'
import type { Outbox } from '../outbox.js'
import type { EnvironmentState, User } from '../resources.js'
import type { Flow, Runtime } from '../runtime.js'
import { findUser, isLocked } from '../users.js'

/** What the machine works on. */
export interface FlowContext {
  readonly environment: EnvironmentState
  readonly runtime: Runtime
  readonly clock: Clock
  readonly outbox: Outbox
}

/** One flow, with what is around it. */
export interface FlowPlace extends FlowContext {
  readonly flow: Flow
  /** It is moved from a phone: no answer can give the browser another cookie. */
  readonly isAside?: true
}

/** A flow in its surroundings. */
export function placeOf(context: FlowContext, flow: Flow): FlowPlace {
  const { environment, runtime, clock, outbox } = context
  return { environment, runtime, clock, outbox, flow }
}

/** Whose flow it is, once that is known. */
export function userOf({ environment, flow, clock }: FlowPlace): User | undefined {
  return findUser(environment, flow.userId, clock.now())
}

/** The name of the application that people sign on to. */
export function applicationName({ environment, flow }: FlowPlace): string {
  const application = environment.applications.find(({ id }) => id === flow.request.clientId)
  return application?.name ?? environment.name
}

/** Why a flow fails. */
export interface FlowError {
  readonly code: string
  readonly message: string
}

/** Ends a flow for good; PingOne reports it with HTTP 200. */
export function fail(flow: Flow, error: FlowError): void {
  flow.status = 'FAILED'
  flow.error = error
  flow.own = {}
}

/**
 * Fails the flow when its user is locked or disabled; true when it did. The device authentication
 * policy of an MFA action that has begun may say that the lock counts for nothing.
 */
export function endIfUnusable(place: FlowPlace, user: User): boolean {
  const { environment, flow } = place
  const action = environment.actions.find(({ id }) => id === flow.mfaActionId)
  const policy = action && devicePolicyOf(environment, action)
  if (isLocked(user) && policy?.ignoreUserLock !== true) {
    fail(flow, { code: 'PASSWORD_LOCKED_OUT', message: 'The user account is locked.' })
  } else if (!user.enabled) {
    fail(flow, { code: 'ACCOUNT_NOT_USABLE', message: 'The user account is disabled.' })
  }
  return flow.status === 'FAILED'
}
