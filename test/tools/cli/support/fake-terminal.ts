// A terminal in memory: what was written, who is asked, and when the person wants to stop.
import type { Terminal } from '../../../../src/tools/cli/terminal.js'

export interface FakeTerminal extends Terminal {
  readonly printed: string[]
  readonly warned: string[]
  /** Every line that was drawn. */
  readonly drawn: string[]
  readonly asked: string[]
  /** As Ctrl+C. */
  stop(): void
}

export interface FakeTerminalOptions {
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Somebody is there and says this. */
  readonly answer?: string
  readonly canRedraw?: boolean
  readonly hasColour?: boolean
  readonly columns?: number
  /** Told of every text on standard output. */
  readonly onPrint?: (text: string) => void
}

export function createFakeTerminal(options: FakeTerminalOptions = {}): FakeTerminal {
  const { environment = {}, answer, canRedraw = false, hasColour = false, columns = 100 } = options
  const printed: string[] = []
  const warned: string[] = []
  const drawn: string[] = []
  const asked: string[] = []
  let stop: () => void = () => undefined
  const stopped = new Promise<void>((resolve) => (stop = resolve))
  return {
    printed,
    warned,
    drawn,
    asked,
    stop,
    print: (text) => {
      printed.push(text)
      options.onPrint?.(text)
    },
    warn: (text) => void warned.push(text),
    draw: (line) => void drawn.push(line),
    untilStopped: () => stopped,
    ask: (question) => {
      asked.push(question)
      return Promise.resolve(answer)
    },
    isInteractive: answer !== undefined,
    canRedraw,
    hasColour,
    columns,
    environment,
  }
}
