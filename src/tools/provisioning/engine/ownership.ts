// Which resources a run of this recipe made: by the inventory, or through the resource it lives in.
import type { Claim, ResourceKind, ResourceKinds } from '../kinds/kind.js'
import type { Intent, Inventory, MadeResource } from '../inventory/inventory.js'
import type { DesiredResource, ResourceKey } from '../recipe.js'
import { parentOf } from './references.js'

/** Of the resources looked at so far: whether they are ours, or about to be. */
export type Ownership = ReadonlyMap<ResourceKey, boolean>

/** Whether a run of this recipe made the resource that was found under this id. */
export function isOurs(
  desired: DesiredResource,
  about: {
    readonly id: string
    readonly kinds: ResourceKinds
    readonly inventory: Inventory
    readonly ownership: Ownership
  },
): boolean {
  const { id, kinds, inventory, ownership } = about
  if (kinds[desired.kind].isSingleton) {
    const parent = parentOf(desired)
    return parent !== undefined && ownership.get(parent.key) === true
  }
  return (
    inventory.made.some((made) => made.kind === desired.kind && made.id === id) ||
    findIntent(desired, { kinds, inventory }) !== undefined
  )
}

/** Finds the intent that an interrupted run left: its call may have made the resource. */
export function findIntent(
  desired: DesiredResource,
  { kinds, inventory }: { readonly kinds: ResourceKinds; readonly inventory: Inventory },
): Intent | undefined {
  const kind: ResourceKind = kinds[desired.kind]
  const name = kind.nameOf(desired)
  return inventory.making.find(
    (intent) => intent.key === desired.key && intent.kind === desired.kind && intent.name === name,
  )
}

/** Whether what the inventory names is there, and still ours; what always exists is never removed. */
export async function readOwnership(
  made: MadeResource,
  { client, prefix, kinds }: Claim & { readonly kinds: ResourceKinds },
): Promise<Awaited<ReturnType<ResourceKind['readMade']>>> {
  const kind: ResourceKind = kinds[made.kind]
  if (kind.isSingleton) return { isOurs: false, reason: 'it always exists, and cannot be removed' }
  return await kind.readMade(made, { client, prefix })
}

/** Whether the resource lives in one that somebody else made. */
export function hasForeignParent(desired: DesiredResource, ownership: Ownership): boolean {
  const parent = parentOf(desired)
  return parent !== undefined && ownership.get(parent.key) === false
}
