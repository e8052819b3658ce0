// What a plan says, step by step.
import type { Difference } from './kinds/kind.js'
import type { RecipeName, ResourceKey, ResourceKindName } from './recipe.js'

/** What happens to one resource. */
export type Change = 'create' | 'update' | 'none' | 'conflict'

/** One resource of a recipe beside what is there. */
export interface PlanStep {
  /** Of the resource inside its recipe, for programs. */
  readonly key: ResourceKey
  readonly kind: ResourceKindName
  /** For people, e.g. `grant of openid (profile) to application "bank-web"`. */
  readonly title: string
  /** Why the recipe needs it, in a sentence. */
  readonly why: string
  /** What applying would do; `conflict`: nothing, and nothing of the whole plan. */
  readonly change: Change
  /** PingOne's id, when it exists. */
  readonly id?: string
  /** What will be different; of `create` all that is managed. No secrets. */
  readonly differences: readonly Difference[]
  /** Whether a run of this recipe made it, by the inventory. */
  readonly isOurs: boolean
  /** Whether the change touches what the recipe did not make, or the MFA settings. */
  readonly needsConfirmation: boolean
  /** What a reader should know and nobody changes, e.g. other policies of the application. */
  readonly remarks: readonly string[]
  /** Of `conflict`: why nothing can be done, what to do about it, and the ids. */
  readonly conflict?: { readonly reason: string; readonly ids: readonly string[] }
}

/** What an earlier form of the recipe made and this one no longer wants; only `destroy` removes it. */
export interface Leftover {
  readonly kind: ResourceKindName
  readonly id: string
  /** For people. */
  readonly title: string
}

/** What applying a recipe would do. */
export interface Plan {
  readonly recipe: RecipeName
  readonly prefix: string
  readonly environmentId: string
  readonly steps: readonly PlanStep[]
  /** Absent when there is nothing left over. */
  readonly leftovers?: readonly Leftover[]
  /** How many steps there are of each change. */
  readonly counts: Readonly<Record<Change, number>>
  /** Whether applying would change anything. */
  readonly hasChanges: boolean
  readonly needsConfirmation: boolean
}
