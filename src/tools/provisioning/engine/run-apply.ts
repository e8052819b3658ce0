// Applies a recipe: plan, ask, then step by step, and last the variables of the app.
import { ProvisioningError } from '../../../errors.js'
import { inventoryOf } from '../inventory/inventory.js'
import type { ResourceKinds } from '../kinds/kind.js'
import type { Plan, PlanStep } from '../plan-types.js'
import type { Applied, Outcome } from '../progress.js'
import type { ApplyOptions } from '../provisioning-options.js'
import type { DesiredResource, Recipe } from '../recipe.js'
import { applyStep } from './apply-step.js'
import { openLedger } from './ledger.js'
import { makePlan } from './make-plan.js'
import { isConfirmed } from './is-confirmed.js'
import { startRun, type Run } from './run.js'
import { tell } from './tell.js'
import { writeVariables } from './write-variables.js'

/** Applies a recipe with the given kinds. */
export async function runApply(
  recipe: Recipe,
  { options, kinds }: { readonly options: ApplyOptions; readonly kinds: ResourceKinds },
): Promise<Applied> {
  return await options.inventory.exclusively(async () => {
    const of = inventoryOf(recipe, options.client)
    const { ledger } = await openLedger(options.inventory, of)
    const plan = await makePlan(recipe, { options, kinds, inventory: ledger.inventory })
    tell(options.onEvent, { type: 'planned', plan })
    assertNoConflict(plan)
    await assertConfirmed(plan, options)
    const run = startRun(options, { kinds, ledger, prefix: recipe.prefix })
    const outcomes = await applySteps(recipe, { plan, run, onEvent: options.onEvent })
    const variables = await writeVariables(recipe, { options, ids: run.ids })
    return { plan, ids: Object.fromEntries(run.ids), outcomes, variables }
  })
}

function assertNoConflict({ steps }: Plan): void {
  const conflicts = steps.flatMap(({ title, conflict }) =>
    conflict === undefined ? [] : [{ title, ...conflict }],
  )
  if (conflicts.length === 0) return
  const lines = conflicts.map(
    ({ title, reason, ids }) => `${title}: ${reason} (ids: ${ids.join(', ')})`,
  )
  throw new ProvisioningError(`nothing was changed, because of conflicts:\n${lines.join('\n')}`, {
    reason: 'conflict',
    ids: conflicts.flatMap(({ ids }) => ids),
  })
}

async function assertConfirmed(plan: Plan, { confirm }: ApplyOptions): Promise<void> {
  if (!plan.needsConfirmation) return
  if (await isConfirmed(plan, confirm)) return
  const steps = plan.steps.filter((step) => step.needsConfirmation)
  const titles = steps.map(({ change, title }) => `${change} ${title}`)
  throw new ProvisioningError(
    `nothing was changed: this touches what the recipe did not make and needs a confirmation:\n${titles.join('\n')}`,
    { reason: 'not_confirmed', ids: steps.flatMap(({ id }) => (id === undefined ? [] : [id])) },
  )
}

/** A run, and who is told of it. */
interface Telling {
  readonly run: Run
  readonly onEvent: ApplyOptions['onEvent']
}

/** Where in the plan a run is. */
interface Place {
  readonly step: PlanStep
  readonly index: number
  readonly total: number
}

async function applySteps(
  recipe: Recipe,
  { plan, run, onEvent }: Telling & { readonly plan: Plan },
): Promise<Applied['outcomes']> {
  const outcomes: Record<Outcome, number> = { created: 0, updated: 0, unchanged: 0, adopted: 0 }
  for (const [at, desired] of recipe.resources.entries()) {
    const step = plan.steps[at]
    if (step === undefined) throw new TypeError('a plan has one step for each resource')
    const place = { step, index: at + 1, total: plan.steps.length }
    outcomes[await applyAndTell(desired, { place, run, onEvent })] += 1
  }
  return outcomes
}

async function applyAndTell(
  desired: DesiredResource,
  { place, run, onEvent }: Telling & { readonly place: Place },
): Promise<Outcome> {
  tell(onEvent, { type: 'started', ...place })
  const startedMs = run.nowMs()
  try {
    const result = await applyStep(desired, { planned: place.step, run })
    tell(onEvent, { type: 'done', ...place, ...result, elapsedMs: run.nowMs() - startedMs })
    return result.outcome
  } catch (error) {
    tell(onEvent, { type: 'failed', ...place, error, elapsedMs: run.nowMs() - startedMs })
    throw error
  }
}
