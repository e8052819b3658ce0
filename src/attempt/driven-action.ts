// DrivenAction: which actions of the flow API our pages submit.
import type { FlowAction } from '../flow/action.js'

/** An action that has a page of ours. */
export type DrivenAction = Extract<
  FlowAction,
  {
    action:
      'user.lookup' | 'usernamePassword.check' | 'otp.check' | 'device.select' | 'session.reset'
  }
>
