// What the steps of one run share: ids as they become known, what is ours, and the inventory.
import { ProvisioningError } from '../../../errors.js'
import type { MadeResource } from '../inventory/inventory.js'
import type { ResourceKind, ResourceKinds, Room } from '../kinds/kind.js'
import type { PlanStep } from '../plan-types.js'
import type { ApplyOptions } from '../provisioning-options.js'
import type { DesiredResource, ResourceKey } from '../recipe.js'
import type { Ledger } from './ledger.js'
import { waitForTimer } from './look-again.js'
import { findIntent, isOurs } from './ownership.js'

/** One run of `apply`. */
export interface Run {
  readonly kinds: ResourceKinds
  readonly room: Room
  readonly ledger: Ledger
  readonly prefix: string
  readonly ids: Map<ResourceKey, string>
  /** Of the resources done so far: whether they are ours. */
  readonly ownership: Map<ResourceKey, boolean>
  /** What this run made. */
  readonly created: Set<ResourceKey>
  readonly nowMs: () => number
  readonly wait: (ms: number) => Promise<void>
}

/** Starts a run. */
export function startRun(
  options: ApplyOptions,
  world: Pick<Run, 'kinds' | 'ledger' | 'prefix'>,
): Run {
  const { client, secrets, resetPasswords = false } = options
  const ids = new Map<ResourceKey, string>()
  return {
    ...world,
    ids,
    room: { client, secrets, resetPasswords, idOf: (key) => ids.get(key) },
    ownership: new Map(),
    created: new Set(),
    nowMs: options.nowMs ?? Date.now,
    wait: options.wait ?? waitForTimer,
  }
}

/** Builds what the inventory keeps of a resource. */
export function toMade(
  desired: DesiredResource,
  { id, run }: { readonly id: string; readonly run: Run },
): MadeResource {
  const kind: ResourceKind = run.kinds[desired.kind]
  return {
    key: desired.key,
    kind: desired.kind,
    id,
    name: kind.nameOf(desired),
    parents: kind.parentsOf(desired, run.room),
    madeAt: new Date(run.nowMs()).toISOString(),
  }
}

/** Whether an interrupted call may have made it. */
export function isIntended(desired: DesiredResource, { kinds, ledger }: Run): boolean {
  return findIntent(desired, { kinds, inventory: ledger.inventory }) !== undefined
}

/** Whether it is ours, as far as this run has come. */
export function isOursNow(
  desired: DesiredResource,
  { id, run }: { readonly id: string; readonly run: Run },
): boolean {
  const { kinds, ledger, ownership } = run
  return isOurs(desired, { id, kinds, inventory: ledger.inventory, ownership })
}

/** Says that the world is not any more as it was when the plan was made. */
export function changedMeanwhile(
  step: PlanStep,
  { what, ids }: { readonly what: string; readonly ids: readonly string[] },
): ProvisioningError {
  return new ProvisioningError(
    `${step.title} ${what} (${ids.join(', ')}): it was not so when the plan was made; plan again`,
    { reason: 'changed_meanwhile', ids },
  )
}
