// FlowAction: what can be submitted to a flow, and which actions each status takes.
import type { FlowState } from './state.js'

export type { FlowRejection } from '../errors.js'

/** An action of the flow API, by PingOne's own name. */
export type FlowAction =
  | { readonly action: 'user.lookup'; readonly username: string }
  | {
      readonly action: 'usernamePassword.check'
      readonly username?: string
      readonly password: string
    }
  | { readonly action: 'otp.check'; readonly otp: string }
  | { readonly action: 'device.select'; readonly deviceId: string }
  | { readonly action: 'session.reset' }

/** Which actions a status takes; the types refuse the rest, and at run time PingOne's link decides. */
export interface ActionsByStatus {
  SIGN_ON_REQUIRED: 'user.lookup' | 'session.reset'
  USERNAME_PASSWORD_REQUIRED: 'usernamePassword.check' | 'session.reset'
  PASSWORD_REQUIRED: 'usernamePassword.check' | 'session.reset'
  DEVICE_SELECTION_REQUIRED: 'device.select' | 'session.reset'
  OTP_REQUIRED: 'otp.check' | 'device.select' | 'session.reset'
  PUSH_CONFIRMATION_REQUIRED: 'device.select' | 'session.reset'
  PUSH_CONFIRMATION_TIMED_OUT: 'device.select' | 'session.reset'
  ASSERTION_REQUIRED: 'device.select' | 'session.reset'
}

/** The actions that `S` takes: none while it is not known which status the flow has. */
export type ActionOf<S extends FlowState> = S['status'] extends keyof ActionsByStatus
  ? Extract<FlowAction, { action: ActionsByStatus[S['status']] }>
  : never

type StatusActions = { readonly [K in keyof ActionsByStatus]: readonly ActionsByStatus[K][] }

const actionsByStatus: Readonly<Record<string, readonly string[] | undefined>> = {
  SIGN_ON_REQUIRED: ['user.lookup', 'session.reset'],
  USERNAME_PASSWORD_REQUIRED: ['usernamePassword.check', 'session.reset'],
  PASSWORD_REQUIRED: ['usernamePassword.check', 'session.reset'],
  DEVICE_SELECTION_REQUIRED: ['device.select', 'session.reset'],
  OTP_REQUIRED: ['otp.check', 'device.select', 'session.reset'],
  PUSH_CONFIRMATION_REQUIRED: ['device.select', 'session.reset'],
  PUSH_CONFIRMATION_TIMED_OUT: ['device.select', 'session.reset'],
  ASSERTION_REQUIRED: ['device.select', 'session.reset'],
} satisfies StatusActions

/** Whether a status takes an action, for what the types cannot see: a flow that was stored meanwhile. */
export function takesAction(status: FlowState['status'], action: FlowAction['action']): boolean {
  return actionsByStatus[status]?.includes(action) ?? false
}

/** The JSON body of an action. */
export function buildActionBody(action: FlowAction): unknown {
  switch (action.action) {
    case 'user.lookup':
      return { username: action.username }
    case 'usernamePassword.check':
      return { username: action.username, password: action.password }
    case 'otp.check':
      return { otp: action.otp }
    case 'device.select':
      return { device: { id: action.deviceId } }
    case 'session.reset':
      return {}
  }
}
