// What apply and destroy tell while they work, and what they come back with.
import type { ResourceKey, ResourceKindName } from './recipe.js'
import type { Plan, PlanStep } from './plan-types.js'

/** `adopted`: it was made by a call whose answer was lost. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'adopted'

/** What `apply` tells while it works; `index` counts from 1. */
export type ApplyEvent =
  | { readonly type: 'planned'; readonly plan: Plan }
  | {
      readonly type: 'started'
      readonly step: PlanStep
      readonly index: number
      readonly total: number
    }
  | {
      readonly type: 'done'
      readonly step: PlanStep
      readonly index: number
      readonly total: number
      readonly outcome: Outcome
      readonly id: string
      readonly elapsedMs: number
    }
  | {
      readonly type: 'failed'
      readonly step: PlanStep
      readonly index: number
      readonly total: number
      readonly error: unknown
      readonly elapsedMs: number
    }

/** What `apply` comes back with. */
export interface Applied {
  /** The plan it began with. */
  readonly plan: Plan
  /** Ids of everything the recipe wants. */
  readonly ids: Readonly<Record<ResourceKey, string>>
  /** How many resources came to each outcome. */
  readonly outcomes: Readonly<Record<Outcome, number>>
  /** Names of the variables that were written to the secrets. */
  readonly variables: readonly string[]
}

/** What happens to one resource that the inventory names. `kept`: the reason says why. */
export type Removal = 'delete' | 'restore' | 'gone' | 'kept'

/** One resource of an inventory, or, without an inventory, one that looks like the recipe's. */
export interface DestroyStep {
  readonly kind: ResourceKindName
  readonly id: string
  /** For people. */
  readonly title: string
  readonly removal: Removal
  readonly reason?: string
}

/** What destroying would do, in the order in which it would be done. */
export interface DestroyPlan {
  readonly environmentId: string
  readonly prefix: string
  readonly steps: readonly DestroyStep[]
  readonly hasChanges: boolean
}

/** What `destroy` tells while it works; `index` counts from 1. */
export type DestroyEvent =
  | { readonly type: 'planned'; readonly plan: DestroyPlan }
  | {
      readonly type: 'started' | 'done'
      readonly step: DestroyStep
      readonly index: number
      readonly total: number
      readonly elapsedMs: number
    }
  | {
      readonly type: 'failed'
      readonly step: DestroyStep
      readonly index: number
      readonly total: number
      readonly error: unknown
      readonly elapsedMs: number
    }
