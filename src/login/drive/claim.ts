// An attempt that one request works on: whoever holds it is the only one to call PingOne and to store what came of it.
import type { PendingSignOn } from '../../attempt/pending-sign-on.js'
import type { Instance } from '../../instance.js'
import type { Stored } from '../../state/records.js'

/** A claimed attempt, and the instance it belongs to. */
export interface Claim {
  readonly instance: Instance
  readonly claimed: Stored<PendingSignOn>
}
