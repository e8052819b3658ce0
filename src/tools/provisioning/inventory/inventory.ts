// What one recipe made in one environment: the difference between ours and theirs.
import type { PlatformClient } from '../platform/platform-client.js'
import type { Recipe, RecipeName, ResourceKey, ResourceKindName } from '../recipe.js'

/** A resource that a recipe made. */
export interface MadeResource {
  readonly key: ResourceKey
  readonly kind: ResourceKindName
  readonly id: string
  /** Its natural key when it was made. */
  readonly name: string
  /** Ids that reading and removing need beside its own. */
  readonly parents: Readonly<Record<string, string>>
  /** ISO 8601. */
  readonly madeAt: string
}

/** A resource that is about to be made: written before the call, so that a lost answer is ours. */
export interface Intent {
  readonly key: ResourceKey
  readonly kind: ResourceKindName
  readonly name: string
  /** ISO 8601. */
  readonly since: string
}

/** What one recipe with one prefix made, in the order in which it was made. */
export interface Inventory {
  readonly made: readonly MadeResource[]
  readonly making: readonly Intent[]
  /** The MFA settings as they were before the recipe changed them first. */
  readonly previousMfaSettings?: Readonly<Record<string, unknown>>
}

/** Which inventory. */
export interface InventoryOf {
  readonly environmentId: string
  readonly recipe: RecipeName
  readonly prefix: string
}

/** The inventory of a recipe in the environment that a client works on. */
export function inventoryOf(
  { name, prefix }: Pick<Recipe, 'name' | 'prefix'>,
  { environmentId }: Pick<PlatformClient, 'environmentId'>,
): InventoryOf {
  return { environmentId, recipe: name, prefix }
}

/** Where inventories are kept; holds ids and settings, never a secret. */
export interface InventoryStore {
  /** `undefined` when there is none of this recipe and prefix. */
  read(of: InventoryOf): Promise<Inventory | undefined>
  /** Settles when it would survive a crash. An inventory without content removes it. */
  write(of: InventoryOf, inventory: Inventory): Promise<void>
  /** Keeps other processes out while `work` runs. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
}

/** Keeps inventories in memory: for emulators and tests, where nothing outlives the process. */
export function createMemoryInventory(): InventoryStore {
  const inventories = new Map<string, Inventory>()
  const keyOf = ({ environmentId, recipe, prefix }: InventoryOf): string =>
    JSON.stringify([environmentId, recipe, prefix])
  return {
    read: (of) => Promise.resolve(inventories.get(keyOf(of))),
    write: (of, inventory) => {
      if (isEmpty(inventory)) inventories.delete(keyOf(of))
      else inventories.set(keyOf(of), inventory)
      return Promise.resolve()
    },
    exclusively: (work) => work(),
  }
}

/** Whether an inventory says nothing: it need not be kept then. */
export function isEmpty({ made, making, previousMfaSettings }: Inventory): boolean {
  return made.length === 0 && making.length === 0 && previousMfaSettings === undefined
}
