// What planning, applying and destroying are given.
import type { InventoryStore } from './inventory/inventory.js'
import type { Plan } from './plan-types.js'
import type { PlatformClient } from './platform/platform-client.js'
import type { ApplyEvent, DestroyEvent, DestroyPlan } from './progress.js'
import type { Secrets } from './secrets.js'

/** Where to look, and where to keep what must be kept. */
export interface ProvisioningOptions {
  /** The environment, through a worker application. */
  readonly client: PlatformClient
  /** What earlier runs made: the difference between ours and theirs. */
  readonly inventory: InventoryStore
  /** Where generated passwords and the client secret go. */
  readonly secrets: Secrets
  /** Set passwords anew, although they are known. Default: false. */
  readonly resetPasswords?: boolean
  /** Default: `Date.now`. */
  readonly nowMs?: () => number
  /** Waits before looking again for what PingOne may not show yet. Default: a timer. */
  readonly wait?: (ms: number) => Promise<void>
}

/** How to apply a recipe. */
export interface ApplyOptions extends ProvisioningOptions {
  /** Asked once, when the plan touches what the recipe did not make. Default: refuses. */
  readonly confirm?: (plan: Plan) => boolean | Promise<boolean>
  /** Told what happens; never awaited, and what it throws changes nothing. */
  readonly onEvent?: (event: ApplyEvent) => void
}

/** How to destroy what a recipe made. */
export interface DestroyOptions extends ProvisioningOptions {
  /** Asked once, when anything is to be removed or restored. Default: refuses. */
  readonly confirm?: (plan: DestroyPlan) => boolean | Promise<boolean>
  /** Told what happens; never awaited, and what it throws changes nothing. */
  readonly onEvent?: (event: DestroyEvent) => void
}
