// The plan of a recipe: what is there, beside what is wanted, resource by resource.
import type { NameOf, ResourceKind, ResourceKinds, Room } from '../kinds/kind.js'
import type { Inventory } from '../inventory/inventory.js'
import type { Change, Leftover, Plan, PlanStep } from '../plan-types.js'
import type { ProvisioningOptions } from '../provisioning-options.js'
import type { DesiredResource, Recipe, ResourceKey } from '../recipe.js'
import { freezeCopy } from './freeze.js'
import { inspect, type Inspection } from './inspection.js'
import { findIntent, hasForeignParent, isOurs, readOwnership } from './ownership.js'
import { assertReferences, isFoundInParent, parentOf } from './references.js'
import { namesOf, titleOf } from './titles.js'

/** What planning starts from. */
export interface Planning {
  readonly options: ProvisioningOptions
  readonly kinds: ResourceKinds
  readonly inventory: Inventory
}

/** What planning learns as it walks through the recipe. */
interface Walk extends Omit<Planning, 'options'> {
  readonly room: Room
  readonly nameOf: NameOf
  readonly ids: Map<ResourceKey, string>
  /** Whether each is ours, or about to be. */
  readonly ownership: Map<ResourceKey, boolean>
}

/** Plans a recipe against what is there; asks PingOne and changes nothing. */
export async function makePlan(recipe: Recipe, planning: Planning): Promise<Plan> {
  assertReferences(recipe)
  const walk = startWalk(recipe, planning)
  const steps: PlanStep[] = []
  for (const desired of recipe.resources) steps.push(await planStep(desired, walk))
  const leftovers = await findLeftovers(recipe, { ...planning, steps })
  return freezeCopy({
    recipe: recipe.name,
    prefix: recipe.prefix,
    environmentId: planning.options.client.environmentId,
    steps,
    ...(leftovers.length > 0 && { leftovers }),
    counts: countChanges(steps),
    hasChanges: steps.some(({ change }) => change === 'create' || change === 'update'),
    needsConfirmation: steps.some((step) => step.needsConfirmation),
  })
}

/** Stands in a plan for the id of a resource that does not exist yet. */
function placeholder(key: ResourceKey): string {
  return `(new: ${key})`
}

function startWalk({ resources }: Recipe, { options, kinds, inventory }: Planning): Walk {
  const { client, secrets, resetPasswords = false } = options
  const ids = new Map<ResourceKey, string>()
  const room: Room = {
    client,
    secrets,
    resetPasswords,
    idOf: (key) => ids.get(key) ?? placeholder(key),
  }
  const nameOf = namesOf(resources, kinds)
  return { kinds, inventory, room, nameOf, ids, ownership: new Map() }
}

async function planStep(desired: DesiredResource, walk: Walk): Promise<PlanStep> {
  const parent = parentOf(desired)
  const isParentThere = parent === undefined || walk.ids.has(parent.key)
  const inspection: Inspection =
    isParentThere || !isFoundInParent(desired)
      ? await inspect(desired, walk)
      : { state: 'absent', remarks: [] }
  const step = toStep(desired, { inspection, walk })
  if (step.id !== undefined) walk.ids.set(desired.key, step.id)
  walk.ownership.set(desired.key, step.isOurs || step.change === 'create')
  return step
}

function toStep(
  desired: DesiredResource,
  { inspection, walk }: { readonly inspection: Inspection; readonly walk: Walk },
): PlanStep {
  const kind: ResourceKind = walk.kinds[desired.kind]
  const about = {
    key: desired.key,
    kind: desired.kind,
    title: kind.title(desired, walk.nameOf),
    why: desired.why,
    remarks: inspection.remarks,
  }
  if (inspection.state === 'conflict') {
    const { reason, ids } = inspection
    const conflict = { reason: `${reason}${tellOurs(ids, walk.inventory)}`, ids }
    const none = { differences: [], isOurs: false, needsConfirmation: false }
    return { ...about, ...none, change: 'conflict', conflict }
  }
  if (inspection.state === 'absent') {
    const differences = kind.describe(desired, walk.nameOf)
    const needsConfirmation = hasForeignParent(desired, walk.ownership)
    return { ...about, change: 'create', differences, isOurs: false, needsConfirmation }
  }
  return { ...about, ...toFoundStep(desired, { ...inspection, walk }) }
}

function toFoundStep(
  desired: DesiredResource,
  {
    found,
    differences,
    remarks,
    walk,
  }: Extract<Inspection, { state: 'present' }> & { readonly walk: Walk },
): Pick<PlanStep, 'change' | 'id' | 'differences' | 'isOurs' | 'needsConfirmation' | 'remarks'> {
  const ours = isOurs(desired, { id: found.id, ...walk })
  const isChanged = differences.length > 0
  const isAdopted = findIntent(desired, walk) !== undefined
  return {
    change: isChanged ? 'update' : 'none',
    id: found.id,
    differences,
    isOurs: ours,
    needsConfirmation: isChanged && !ours,
    remarks: isAdopted ? [...remarks, 'made by an interrupted run: it is taken over'] : remarks,
  }
}

function tellOurs(ids: readonly string[], inventory: Inventory): string {
  const ours = ids.filter((id) => inventory.made.some((made) => made.id === id))
  return ours.length === 0 ? '' : ` (this recipe made ${ours.join(', ')})`
}

function countChanges(steps: readonly PlanStep[]): Plan['counts'] {
  const counts: Record<Change, number> = { create: 0, update: 0, none: 0, conflict: 0 }
  for (const { change } of steps) counts[change] += 1
  return counts
}

async function findLeftovers(
  recipe: Recipe,
  { options, kinds, inventory, steps }: Planning & { readonly steps: readonly PlanStep[] },
): Promise<readonly Leftover[]> {
  const { client } = options
  const leftovers: Leftover[] = []
  for (const made of inventory.made) {
    const { kind, id } = made
    const isWanted = steps.some((step) =>
      step.change === 'conflict' ? step.key === made.key : step.kind === kind && step.id === id,
    )
    if (isWanted) continue
    const state = await readOwnership(made, { client, prefix: recipe.prefix, kinds })
    if (state?.isOurs === true) leftovers.push({ kind, id, title: titleOf(made) })
  }
  return leftovers
}
