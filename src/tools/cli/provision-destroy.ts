// provision destroy: removes what apply made, after showing what that is.
import { destroy } from '../provisioning/destroy.js'
import type { DestroyEvent, DestroyPlan, DestroyStep, Removal } from '../provisioning/progress.js'
import { describeDestroyPlan } from './destroy-text.js'
import { exitCodes } from './failure.js'
import { confirmOrRefuse, type ProvisionRun } from './provision-run.js'
import type { StepEnd } from './progress-display.js'
import { showSteps, type Steps } from './show-steps.js'
import { visibleJson } from './visible.js'

/** Destroys what the recipe made. */
export async function runDestroy(run: ProvisionRun): Promise<number> {
  const { terminal, recipe, options, given } = run
  const done = await showSteps(run, (steps) =>
    destroy(recipe, {
      ...options,
      confirm: () => confirmOrRefuse(run, 'Remove all of this? Type yes: '),
      onEvent: createListener(run, steps),
    }),
  )
  if (given.has('json')) terminal.print(visibleJson(done))
  else if (done.hasChanges) terminal.print(`\n${describeDestroyed(done)}`)
  return exitCodes.done
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

/** Only what is removed or restored is shown as it happens; whether it is, is told when it starts. */
function createListener({ terminal }: ProvisionRun, steps: Steps): (event: DestroyEvent) => void {
  let isShown = false
  return (event) => {
    switch (event.type) {
      case 'planned': {
        const { plan } = event
        const end = plan.hasChanges ? '\n' : ''
        return steps.plan(plan.steps.length, () => describeDestroyPlan(plan, terminal) + end)
      }
      case 'started': {
        const { removal } = event.step
        isShown = removal === 'delete' || removal === 'restore'
        return isShown ? steps.start(event) : undefined
      }
      case 'done':
        return steps.done(event, isShown ? describeEnd(event.step) : undefined)
      case 'failed':
        return steps.fail(event)
    }
  }
}

function describeEnd({ removal, reason = '' }: DestroyStep): Pick<StepEnd, 'sign' | 'word'> {
  if (removal !== 'kept') return { sign: '✓', word: words[removal] }
  return { sign: '=', word: `${words.kept}: ${reason}` }
}
