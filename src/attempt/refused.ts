// An action that PingOne has refused.
import type { FlowAction, FlowRejection } from '../flow/action.js'
import type { OutcomeSettings } from './outcome-settings.js'

/** A refused action. */
export interface Refused {
  readonly action: FlowAction['action']
  readonly rejection: FlowRejection
  readonly settings: OutcomeSettings
}
