// provision destroy: removes what apply made, after showing what that is.
import { destroy } from '../provisioning/destroy.js'
import type { DestroyEvent, DestroyPlan, Removal } from '../provisioning/progress.js'
import { describeDestroyPlan } from './destroy-text.js'
import { exitCodes, Interrupted } from './failure.js'
import { confirmOrRefuse, explainEnd, type ProvisionRun } from './provision-run.js'
import { createProgressDisplay, type ProgressDisplay } from './progress-display.js'
import { visibleJson } from './visible.js'

/** Destroys what the recipe made. */
export async function runDestroy(run: ProvisionRun): Promise<number> {
  const { terminal, recipe, options, given } = run
  const display = given.has('json') ? undefined : createProgressDisplay(terminal)
  const watched = watch(run, display)
  run.onNote((text) => display?.note(text))
  try {
    const done = await destroy(recipe, {
      ...options,
      confirm: () => confirmOrRefuse(run, 'Remove all of this? Type yes: '),
      onEvent: watched.onEvent,
    })
    display?.close()
    if (given.has('json')) terminal.print(visibleJson(done))
    else if (done.hasChanges) terminal.print(`\n${describeDestroyed(done)}`)
    return exitCodes.done
  } catch (error) {
    display?.close()
    throw explainEnd(error, run, watched.progress)
  }
}

function describeDestroyed({ steps }: DestroyPlan): string {
  const kept = steps.filter(({ removal }) => removal === 'kept').length
  return kept === 0
    ? 'Done: nothing of it is left.'
    : `Done, but ${kept} kept: the reasons stand above. The state file still has them.`
}

const words: Readonly<Record<Removal, string>> = {
  delete: 'removed',
  restore: 'restored',
  gone: 'gone already',
  kept: 'kept',
}

/** Shows the events, and counts what is done. */
function watch(
  { terminal, stopWish }: ProvisionRun,
  display: ProgressDisplay | undefined,
): {
  readonly onEvent: (event: DestroyEvent) => void
  readonly progress: { readonly done: number; readonly total: number }
} {
  const progress = { done: 0, total: 0 }
  let isShown = false
  function onEvent(event: DestroyEvent): void {
    if (event.type === 'planned') {
      progress.total = event.plan.steps.length
      if (display === undefined) return
      const end = event.plan.hasChanges ? '\n' : ''
      terminal.print(describeDestroyPlan(event.plan, terminal) + end)
      return
    }
    const { index, total, step, elapsedMs } = event
    const shown = { title: step.title, index, total }
    if (event.type === 'failed') {
      if (stopWish.isStopped && event.error instanceof Interrupted) return
      return display?.end({ ...shown, sign: '✗', word: 'failed', elapsedMs })
    }
    if (event.type === 'started') {
      isShown = step.removal === 'delete' || step.removal === 'restore'
      if (isShown) display?.start(shown)
      return
    }
    progress.done = index
    if (!isShown) return
    const isKept = step.removal === 'kept'
    const reason = isKept ? `: ${step.reason ?? ''}` : ''
    const word = words[step.removal] + reason
    display?.end({ ...shown, sign: isKept ? '=' : '✓', word, elapsedMs })
  }
  return { onEvent, progress }
}
