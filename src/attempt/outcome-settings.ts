// What the outcome of a step depends on beside the record and the answer.
import type { Config } from '../config.js'

/** Settings of the outcome. */
export interface OutcomeSettings {
  readonly nowMs: number
  readonly secretChecksPerFlow: number
  readonly revealUserState: boolean
  readonly decoyStep: Config['decoyStep']
  readonly pushTimeoutSeconds: number
  /** People who make an account choose its name, and are told where it is taken. */
  readonly askUsername?: boolean
  /** What a decoy of a push shows to be chosen on a phone; absent: nothing. */
  readonly decoyNumber?: string
}
