// One step of a plan: looked at anew right before the write, then made, changed or left as it is.
import type { DesiredResource } from '../recipe.js'
import { adopt, change, type Step, type StepResult } from './converge.js'
import { create } from './create.js'
import { inspectPatiently } from './inspection.js'
import { hasForeignParent } from './ownership.js'
import { parentOf, referencesOf } from './references.js'
import { changedMeanwhile, isIntended, isOursNow } from './run.js'

/** Brings one resource to the desired state. */
export async function applyStep(
  desired: DesiredResource,
  { planned, run }: Omit<Step, 'desired'>,
): Promise<StepResult> {
  const step = { desired, planned, run }
  const result = findSettled(step) ?? (await bringAbout(step))
  run.ids.set(desired.key, result.id)
  run.ownership.set(desired.key, isOursNow(desired, { id: result.id, run }))
  return result
}

/** Of a step that the plan found to be as it should be, and that nothing of this run has touched. */
function findSettled({ desired, planned, run }: Step): StepResult | undefined {
  if (planned.change !== 'none' || planned.id === undefined) return undefined
  if (isIntended(desired, run)) return undefined
  if (referencesOf(desired).some(({ key }) => run.created.has(key))) return undefined
  return { id: planned.id, outcome: 'unchanged' }
}

async function bringAbout(step: Step): Promise<StepResult> {
  const { desired, planned, run } = step
  const inspection = await inspectPatiently(desired, {
    ...run,
    inventory: run.ledger.inventory,
  })
  switch (inspection.state) {
    case 'conflict':
      throw changedMeanwhile(planned, {
        what: `is in conflict: ${inspection.reason}`,
        ids: inspection.ids,
      })
    case 'absent':
      assertMayCreate(step)
      return await create(step)
    case 'present':
      return isIntended(desired, run)
        ? await adopt(step, inspection)
        : await change(step, inspection)
  }
}

function assertMayCreate({ desired, planned, run }: Step): void {
  if (!hasForeignParent(desired, run.ownership) || planned.needsConfirmation) return
  const id = run.ids.get(parentOf(desired)?.key ?? '')
  throw changedMeanwhile(planned, {
    what: 'is to be made inside a resource that this recipe did not make',
    ids: id === undefined ? [] : [id],
  })
}
