// provision apply: shows each step as it happens, asks where it must, ends with what to do next.
import { apply } from '../provisioning/apply.js'
import type { Plan } from '../provisioning/plan-types.js'
import type { Applied, ApplyEvent, Outcome } from '../provisioning/progress.js'
import { describeApplied } from './apply-text.js'
import { exitCodes, Interrupted } from './failure.js'
import { describeCounts, describeHeading, describeObjections } from './plan-text.js'
import { confirmOrRefuse, explainEnd, type ProvisionRun } from './provision-run.js'
import { createProgressDisplay, type ProgressDisplay } from './progress-display.js'
import { visibleJson } from './visible.js'

/** Applies the recipe. */
export async function runApply(run: ProvisionRun): Promise<number> {
  const { terminal, recipe, options, given, stopWish } = run
  const display = given.has('json') ? undefined : createProgressDisplay(terminal)
  const watched = watch(run, display)
  run.onNote((text) => display?.note(text))
  try {
    const made = await apply(recipe, {
      ...options,
      wait: (ms) => stopWish.wait(ms),
      confirm: (plan) => confirm(plan, run),
      onEvent: watched.onEvent,
    })
    const applied = { ...made, variables: [...new Set([...run.written, ...made.variables])] }
    display?.close()
    terminal.print(given.has('json') ? visibleJson(applied) : finish(applied, run))
    return exitCodes.done
  } catch (error) {
    display?.close()
    throw explainEnd(error, run, watched.progress)
  }
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

/** Shows the events, and counts what is done. */
function watch(
  { terminal, stopWish }: ProvisionRun,
  display: ProgressDisplay | undefined,
): {
  readonly onEvent: (event: ApplyEvent) => void
  readonly progress: { readonly done: number; readonly total: number }
} {
  const progress = { done: 0, total: 0 }
  function onEvent(event: ApplyEvent): void {
    if (event.type === 'planned') {
      progress.total = event.plan.steps.length
      if (display === undefined) return
      terminal.print(`${describeHeading(event.plan)}\n${describeCounts(event.plan.counts)}\n`)
      return
    }
    const { index, total, step } = event
    const shown = { title: step.title, index, total }
    if (event.type === 'started') return display?.start(shown)
    if (event.type === 'done') {
      progress.done = index
      const { outcome, elapsedMs } = event
      const sign = outcome === 'unchanged' ? '=' : '✓'
      return display?.end({ ...shown, sign, word: words[outcome], elapsedMs })
    }
    if (stopWish.isStopped && event.error instanceof Interrupted) return
    display?.end({ ...shown, sign: '✗', word: 'failed', elapsedMs: event.elapsedMs })
  }
  return { onEvent, progress }
}
