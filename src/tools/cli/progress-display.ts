// Shows work step by step: a line that turns while one is done, or one plain line a step.
import { paint } from './paint.js'
import type { Terminal } from './terminal.js'
import { cut, visible } from './visible.js'

/** A step at work. */
export interface ShownStep {
  readonly title: string
  /** Counts from 1. */
  readonly index: number
  readonly total: number
}

/** How a step ended. */
export interface StepEnd extends ShownStep {
  readonly sign: '✓' | '=' | '✗'
  /** `created`, `unchanged`, … */
  readonly word: string
  readonly elapsedMs: number
}

/** Draws the steps of one run. */
export interface ProgressDisplay {
  start(step: ShownStep): void
  end(step: StepEnd): void
  /** A word about the step at work, e.g. that PingOne asks to wait. */
  note(text: string): void
  /** Takes the turning line away; twice is fine. */
  close(): void
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/** Creates the display that suits the terminal. */
export function createProgressDisplay(terminal: Terminal): ProgressDisplay {
  return terminal.canRedraw ? createLiveDisplay(terminal) : createPlainDisplay(terminal)
}

function createLiveDisplay(terminal: Terminal): ProgressDisplay {
  const colours = paint(terminal.hasColour)
  let step: ShownStep | undefined
  let words = ''
  let frame = 0

  function redraw(): void {
    if (step === undefined) return
    const sign = frames[frame % frames.length] ?? ''
    const line = `${sign} ${writeCount(step)} ${visible(step.title)}${words}`
    terminal.draw(cut(line, Math.max(1, terminal.columns - 1)))
  }

  const turning = setInterval(() => {
    frame++
    redraw()
  }, 80)
  turning.unref()

  return {
    start: (next) => {
      step = next
      words = ''
      redraw()
    },
    end: ({ sign, title, word, elapsedMs }) => {
      step = undefined
      const colour = { '✓': colours.green, '=': colours.dim, '✗': colours.red }[sign]
      const time = colours.dim(writeSeconds(elapsedMs))
      terminal.print(`${colour(sign)} ${visible(title)} ${visible(word)} ${time}`)
    },
    note: (text) => {
      words = `: ${visible(text)}`
      redraw()
    },
    close: () => {
      step = undefined
      clearInterval(turning)
      terminal.draw('')
    },
  }
}

function createPlainDisplay(terminal: Terminal): ProgressDisplay {
  return {
    start: () => undefined,
    end: (step) => {
      const { title, word, elapsedMs } = step
      terminal.print(
        `${writeCount(step)} ${visible(title)} ${visible(word)} ${writeSeconds(elapsedMs)}`,
      )
    },
    note: (text) => terminal.print(`        ${visible(text)}`),
    close: () => undefined,
  }
}

function writeCount({ index, total }: ShownStep): string {
  return `[${String(index).padStart(String(total).length)}/${total}]`
}

function writeSeconds(elapsedMs: number): string {
  return `${(elapsedMs / 1000).toFixed(1)} s`
}
