// Brings a resource that is there to the desired state, if it may be touched.
import { isDeepStrictEqual } from 'node:util'
import { ProvisioningError } from '../../../errors.js'
import type { Difference, Found, ResourceKind } from '../kinds/kind.js'
import type { PlanStep } from '../plan-types.js'
import type { Outcome } from '../progress.js'
import type { DesiredResource } from '../recipe.js'
import { inspect, type Inspection } from './inspection.js'
import { lookUntil } from './look-again.js'
import { parentOf } from './references.js'
import { changedMeanwhile, isOursNow, toMade, type Run } from './run.js'

/** One resource on its way: what is wanted, and what the plan said of it. */
export interface Step {
  readonly desired: DesiredResource
  readonly planned: PlanStep
  readonly run: Run
}

/** What became of one resource. */
export interface StepResult {
  readonly id: string
  readonly outcome: Outcome
}

type Present = Extract<Inspection, { state: 'present' }>

/** Takes over what a call made whose answer was lost. */
export async function adopt(step: Step, present: Present): Promise<StepResult> {
  const { desired, run } = step
  await run.ledger.record(toMade(desired, { id: present.found.id, run }))
  run.created.add(desired.key)
  const { id } = await change(step, present)
  return { id, outcome: 'adopted' }
}

/** Changes what differs; stops when it is not ours and the plan did not say so. */
export async function change(step: Step, { found, differences }: Present): Promise<StepResult> {
  const { desired, planned, run } = step
  if (differences.length === 0) return { id: found.id, outcome: 'unchanged' }
  if (!isAccepted(step, { found, differences })) {
    throw changedMeanwhile(planned, {
      what: 'differs and was not made by this recipe',
      ids: [found.id],
    })
  }
  const kind: ResourceKind = run.kinds[desired.kind]
  if (desired.kind === 'mfaSettings') await run.ledger.keepMfaSettings(found.actual)
  const { id } = await assertChanged(step, await kind.update(desired, { found, room: run.room }))
  const isNew = kind.isSingleton && planned.change === 'create'
  return { id, outcome: isNew ? 'created' : 'updated' }
}

/** Whether it may be changed: it is ours, it came with what this run made, or the plan said so. */
function isAccepted(
  { desired, planned, run }: Step,
  { found: { id }, differences }: Pick<Present, 'found' | 'differences'>,
): boolean {
  if (isOursNow(desired, { id, run })) return true
  const parent = parentOf(desired)
  if (desired.kind !== 'user' && parent !== undefined && run.created.has(parent.key)) return true
  const isConfirmed = planned.change === 'update' && planned.id === id && planned.needsConfirmation
  return isConfirmed && differences.every((difference) => isShown(difference, planned.differences))
}

/** Whether the plan showed this value where it is to be changed: nobody agreed to any other. */
function isShown({ path, actual }: Difference, shown: readonly Difference[]): boolean {
  return shown.some((other) => other.path === path && isDeepStrictEqual(other.actual, actual))
}

/** An answer is not believed before what is read after it says so, too, which may take a moment. */
async function assertChanged({ desired, planned, run }: Step, changed: Found): Promise<Found> {
  const kind: ResourceKind = run.kinds[desired.kind]
  const room = { ...run.room, resetPasswords: false }
  const first = { found: changed, differences: kind.compare(desired, { found: changed, room }) }
  const { differences: left } = await lookUntil(first, {
    look: async () => {
      const inspection = await inspect(desired, { room, kinds: run.kinds })
      return inspection.state === 'present' ? inspection : first
    },
    isEnough: ({ differences }) => differences.length === 0,
    wait: run.wait,
    endurance: 'patiently',
  })
  if (left.length === 0) return changed
  const paths = left.map(({ path }) => path).join(', ')
  throw new ProvisioningError(
    `${planned.title} was changed, and still differs in ${paths} (${changed.id}): PingOne did not take it, or somebody changed it back`,
    { reason: 'changed_meanwhile', ids: [changed.id] },
  )
}
