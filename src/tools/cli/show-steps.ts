// The steps of a run on the terminal, whichever way they go: shown, counted, and told of when the run ends early.
import { Interrupted } from './failure.js'
import { createProgressDisplay, type StepEnd } from './progress-display.js'
import { explainEnd, type ProvisionRun } from './provision-run.js'

/** A step as the events of apply and destroy tell it. */
interface ToldStep {
  readonly step: { readonly title: string }
  readonly index: number
  readonly total: number
}

/** Where the events of a run go. */
export interface Steps {
  /** All that is to come; what `describe` writes is shown unless the answer is one document. */
  plan(total: number, describe: () => string): void
  start(told: ToldStep): void
  /** It is done; what is not shown is counted all the same. */
  done(told: ToldStep & Pick<StepEnd, 'elapsedMs'>, shown?: Pick<StepEnd, 'sign' | 'word'>): void
  /** An end that the person wished for is no failure of the step. */
  fail(told: ToldStep & Pick<StepEnd, 'elapsedMs'> & { readonly error: unknown }): void
}

/** Does the work with its steps on the terminal; an error says how far the run came. */
export async function showSteps<Result>(
  run: ProvisionRun,
  work: (steps: Steps) => Promise<Result>,
): Promise<Result> {
  const { terminal, stopWish } = run
  const display = run.given.has('json') ? undefined : createProgressDisplay(terminal)
  const progress = { done: 0, total: 0 }
  run.onNote((text) => display?.note(text))
  const steps: Steps = {
    plan: (total, describe) => {
      progress.total = total
      if (display !== undefined) terminal.print(describe())
    },
    start: (told) => display?.start(toShown(told)),
    done: (told, shown) => {
      progress.done = told.index
      if (shown === undefined) return
      display?.end({ ...toShown(told), ...shown, elapsedMs: told.elapsedMs })
    },
    fail: (told) => {
      if (stopWish.isStopped && told.error instanceof Interrupted) return
      const { elapsedMs } = told
      display?.end({ ...toShown(told), sign: '✗', word: 'failed', elapsedMs })
    },
  }
  try {
    return await work(steps).finally(() => display?.close())
  } catch (error) {
    throw explainEnd(error, { run, progress })
  }
}

function toShown({ step, index, total }: ToldStep): Pick<StepEnd, 'title' | 'index' | 'total'> {
  return { title: step.title, index, total }
}
