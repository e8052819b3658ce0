// What destroying would remove: what the inventory names, as long as it is there and still ours.
import { isDeepStrictEqual } from 'node:util'
import type { Intent, Inventory, MadeResource } from '../inventory/inventory.js'
import type { ResourceKind, ResourceKinds, Room } from '../kinds/kind.js'
import { toMfaSettingsBody } from '../kinds/mfa-settings.js'
import type { Body } from '../platform/platform-client.js'
import type { DestroyPlan, DestroyStep } from '../progress.js'
import type { PlanStep } from '../plan-types.js'
import type { ProvisioningOptions } from '../provisioning-options.js'
import type { Recipe, ResourceKey } from '../recipe.js'
import { freezeCopy } from './freeze.js'
import { isRecent, lookUntil, waitForTimer } from './look-again.js'
import { makePlan, type Planning } from './make-plan.js'
import { readOwnership } from './ownership.js'
import { findTakenWith, sortForRemoval } from './removal-order.js'
import { titleOf } from './titles.js'

/** A step with what it is about: a made resource, an intent, or the MFA settings. */
export interface Removable {
  readonly step: DestroyStep
  readonly made?: MadeResource
  /** Made by an interrupted run, which left no more than an intent. */
  readonly intent?: Intent
  /** The MFA settings that the plan saw. */
  readonly mfaSettings?: Body
}

/** What destroying needs to know beside what it shows. */
export interface DestroyDraft {
  readonly plan: DestroyPlan
  readonly removables: readonly Removable[]
  /** Intents of interrupted runs that made nothing. */
  readonly idleIntents: readonly Intent[]
}

interface Destroying {
  readonly options: ProvisioningOptions
  readonly kinds: ResourceKinds
  /** Absent when no run of this recipe left one. */
  readonly inventory: Inventory | undefined
}

/** Plans to destroy; asks PingOne and changes nothing. */
export async function makeDestroyPlan(
  recipe: Recipe,
  { options, kinds, inventory }: Destroying,
): Promise<DestroyDraft> {
  if (inventory === undefined) {
    const unknown = await listUnknown(recipe, { options, kinds })
    return toDraft(recipe, { options, removables: unknown, idleIntents: [] })
  }
  const { found, lost, idle } = await resolveIntents(recipe, { options, kinds, inventory })
  const all = sortForRemoval([...inventory.made, ...found.map(({ made }) => made)])
  const removables: Removable[] = []
  for (const made of all) {
    const intent = found.find((other) => other.made === made)?.intent
    const step = await planRemoval(made, { recipe, options, kinds, all })
    removables.push({ step, made, ...(intent !== undefined && { intent }) })
  }
  removables.push(...lost, ...(await planRestoring(options, inventory)))
  return toDraft(recipe, { options, removables, idleIntents: idle })
}

function toDraft(
  { prefix }: Recipe,
  { options, ...draft }: Omit<DestroyDraft, 'plan'> & { readonly options: ProvisioningOptions },
): DestroyDraft {
  const { environmentId } = options.client
  const steps = draft.removables.map(({ step }) => step)
  const hasChanges = steps.some(({ removal }) => removal === 'delete' || removal === 'restore')
  const plan = freezeCopy({ environmentId, prefix, steps, hasChanges })
  return { ...draft, plan }
}

/** Without an inventory nobody knows what is ours: it is shown what looks like it. */
async function listUnknown(
  recipe: Recipe,
  { options, kinds }: Omit<Planning, 'inventory'>,
): Promise<readonly Removable[]> {
  const plan = await makePlan(recipe, { options, kinds, inventory: { made: [], making: [] } })
  return plan.steps
    .filter(({ kind }) => !kinds[kind].isSingleton)
    .flatMap((step) =>
      idsOf(step).map((id) => keep(step, { id, reason: 'made by nobody the inventory knows' })),
    )
}

function idsOf({ id, conflict }: PlanStep): readonly string[] {
  if (conflict !== undefined) return conflict.ids
  return id === undefined ? [] : [id]
}

function keep(
  { kind, title }: Pick<PlanStep, 'kind' | 'title'>,
  { id, reason }: { readonly id: string; readonly reason: string },
): Removable {
  return { step: { kind, id, title, removal: 'kept', reason } }
}

async function planRemoval(
  made: MadeResource,
  {
    recipe,
    options,
    kinds,
    all,
  }: Omit<Planning, 'inventory'> & {
    readonly recipe: Recipe
    readonly all: readonly MadeResource[]
  },
): Promise<DestroyStep> {
  const about = { kind: made.kind, id: made.id, title: titleOf(made) }
  const { client, wait = waitForTimer, nowMs = Date.now } = options
  const look = (): ReturnType<typeof readOwnership> =>
    readOwnership(made, { client, prefix: recipe.prefix, kinds })
  const isEnough = (sight: unknown): boolean =>
    sight !== undefined || !isRecent(made.madeAt, nowMs())
  const state = await lookUntil(await look(), { look, isEnough, wait, endurance: 'briefly' })
  if (state === undefined) return { ...about, removal: 'gone' }
  if (!state.isOurs) return { ...about, removal: 'kept', reason: state.reason }
  const parent = findTakenWith(made, all)
  const reason = parent && { reason: `goes with ${titleOf(parent)}` }
  return { ...about, removal: 'delete', ...reason }
}

async function planRestoring(
  { client }: ProvisioningOptions,
  { previousMfaSettings }: Inventory,
): Promise<readonly Removable[]> {
  if (previousMfaSettings === undefined) return []
  const about = { kind: 'mfaSettings', id: client.environmentId, title: 'MFA settings' } as const
  const current = toMfaSettingsBody(await client.mfaSettings.read())
  const isRestored = isDeepStrictEqual(current, toMfaSettingsBody(previousMfaSettings))
  const step: DestroyStep = isRestored
    ? { ...about, removal: 'gone', reason: 'they are as they were before' }
    : { ...about, removal: 'restore', reason: 'as they were before the recipe changed them' }
  return [{ step, mfaSettings: current }]
}

interface ResolvedIntents {
  readonly found: readonly { readonly intent: Intent; readonly made: MadeResource }[]
  /** Nobody can tell whether they made something. */
  readonly lost: readonly Removable[]
  /** They made nothing. */
  readonly idle: readonly Intent[]
}

/** Looks up what interrupted runs may have made. */
async function resolveIntents(recipe: Recipe, planning: Planning): Promise<ResolvedIntents> {
  const { options, kinds, inventory } = planning
  const resolved = { found: [], lost: [], idle: [] } as {
    found: ResolvedIntents['found'][number][]
    lost: Removable[]
    idle: Intent[]
  }
  const { making } = inventory
  if (making.length === 0) return resolved
  const { steps } = await makePlan(recipe, planning)
  const ids = new Map(
    steps.flatMap(({ key, id }) => (id === undefined ? [] : [[key, id] as const])),
  )
  for (const intent of making) {
    const desired = recipe.resources.find(
      ({ key, kind }) => key === intent.key && kind === intent.kind,
    )
    const step = steps.find(({ key }) => key === intent.key)
    const kind: ResourceKind = kinds[intent.kind]
    if (desired === undefined || step === undefined || kind.nameOf(desired) !== intent.name) {
      const reason =
        'an interrupted run may have made it, and the recipe does not describe it any more: look for it by hand'
      resolved.lost.push(keep({ kind: intent.kind, title: titleOf(intent) }, { id: '', reason }))
    } else if (step.conflict !== undefined) {
      const reason = `an interrupted run may have made one of them: ${step.conflict.reason}`
      resolved.lost.push(...step.conflict.ids.map((id) => keep(step, { id, reason })))
    } else if (step.id === undefined) {
      resolved.idle.push(intent)
    } else {
      const parents = kind.parentsOf(desired, toRoom(options, ids))
      const { key, name, since } = intent
      const made = { key, kind: intent.kind, name, id: step.id, parents, madeAt: since }
      resolved.found.push({ intent, made })
    }
  }
  return resolved
}

function toRoom(
  { client, secrets }: ProvisioningOptions,
  ids: ReadonlyMap<ResourceKey, string>,
): Room {
  return { client, secrets, resetPasswords: false, idOf: (key) => ids.get(key) ?? 'unknown' }
}
