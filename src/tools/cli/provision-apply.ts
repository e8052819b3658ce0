// provision apply: shows each step as it happens, asks where it must, ends with what to do next.
import { apply } from '../provisioning/apply.js'
import type { Plan } from '../provisioning/plan-types.js'
import { plan } from '../provisioning/plan.js'
import type { Applied, ApplyEvent, Outcome } from '../provisioning/progress.js'
import { describeApplied } from './apply-text.js'
import { exitCodes } from './failure.js'
import { describeCounts, describeHeading, describeObjections } from './plan-text.js'
import { confirmOrRefuse, type ProvisionRun } from './provision-run.js'
import { showSteps, type Steps } from './show-steps.js'
import { visibleJson } from './visible.js'

/** Applies the recipe. */
export async function runApply(run: ProvisionRun): Promise<number> {
  const { terminal, recipe, options, given, stopWish } = run
  await confirmPlace(run)
  const made = await showSteps(run, (steps) =>
    apply(recipe, {
      ...options,
      wait: (ms) => stopWish.wait(ms),
      confirm: (plan) => confirm(plan, run),
      onEvent: (event) => {
        show(event, steps)
      },
    }),
  )
  const applied = { ...made, variables: [...new Set([...run.written, ...made.variables])] }
  terminal.print(given.has('json') ? visibleJson(applied) : finish(applied, run))
  return exitCodes.done
}

/**
 * A person at a terminal is asked once before anything is created: the wrong `.env` is easily there. In CI nobody
 * can be asked: what is created there was planned, and nothing that others made is changed without `--yes`.
 */
async function confirmPlace(run: ProvisionRun): Promise<void> {
  const { terminal, recipe, options, given, place } = run
  if (!terminal.isInteractive || given.has('yes') || given.has('json')) return
  const { counts, needsConfirmation } = await plan(recipe, options)
  // apply asks itself where others made something, and does nothing in a conflict.
  if (needsConfirmation || counts.conflict > 0 || counts.create + counts.update === 0) return
  const parts = [
    counts.create === 0 ? '' : `create ${counts.create}`,
    counts.update === 0 ? '' : `change ${counts.update}`,
  ]
  const what = parts.filter((part) => part !== '').join(' and ')
  await confirmOrRefuse(run, `This will ${what} in ${place}. Type yes to go on: `)
}

function finish(applied: Applied, run: ProvisionRun): string {
  const { recipe, environmentFile, stateFile } = run
  return `\n${describeApplied({ applied, recipe, environmentFile, stateFile })}`
}

async function confirm(plan: Plan, run: ProvisionRun): Promise<boolean> {
  const { terminal, given } = run
  if (!given.has('json')) terminal.print(`${describeObjections(plan, terminal)}\n`)
  return await confirmOrRefuse(run, 'Change what this recipe did not make? Type yes: ')
}

const words: Readonly<Record<Outcome, string>> = {
  created: 'created',
  updated: 'changed',
  unchanged: 'unchanged',
  adopted: 'taken over from a run that was cut off',
}

function show(event: ApplyEvent, steps: Steps): void {
  switch (event.type) {
    case 'planned': {
      const { plan } = event
      return steps.plan(
        plan.steps.length,
        () => `${describeHeading(plan)}\n${describeCounts(plan.counts)}\n`,
      )
    }
    case 'started':
      return steps.start(event)
    case 'done': {
      const sign = event.outcome === 'unchanged' ? '=' : '✓'
      return steps.done(event, { sign, word: words[event.outcome] })
    }
    case 'failed':
      return steps.fail(event)
  }
}
