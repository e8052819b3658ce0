// provision plan: what apply would do.
import { plan } from '../provisioning/plan.js'
import { exitCodes } from './failure.js'
import { describePlan } from './plan-text.js'
import type { ProvisionRun } from './provision-run.js'
import { visibleJson } from './visible.js'

/** Prints the plan; a conflict is an exit code, and so are changes when asked for. */
export async function runPlan(run: ProvisionRun): Promise<number> {
  const { terminal, recipe, options, given } = run
  const made = await plan(recipe, options)
  terminal.print(given.has('json') ? visibleJson(made) : describePlan(made, terminal))
  if (made.counts.conflict > 0) return exitCodes.conflict
  return given.has('exit-code') && made.hasChanges ? exitCodes.changes : exitCodes.done
}
