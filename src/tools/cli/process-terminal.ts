// The terminal of this process: its streams, its signals and its variables.
import { createInterface } from 'node:readline'
import type { Terminal } from './terminal.js'
import { wrapText } from './wrap.js'

/** What of the process is used; a stream that is no terminal lacks `isTTY`. */
export interface TerminalProcess {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: NodeJS.WritableStream
  readonly env: NodeJS.ProcessEnv
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
  /** Tells who listens of a signal. */
  emit(signal: 'SIGINT', name: 'SIGINT'): boolean
}

const clearLine = '\r\u001b[2K'

/** Creates the terminal of a process. A reader that went away, as with `| head`, stops nothing. */
export function createProcessTerminal(self: TerminalProcess): Terminal {
  const { stdin, stdout, stderr, env } = self
  const isTerminal = stdout.isTTY === true
  const isScreen = isTerminal && env['TERM'] !== 'dumb'
  let drawn = ''

  for (const stream of [stdout, stderr]) stream.on('error', ignoreBrokenPipe)

  function draw(line: string): void {
    if (!isScreen || line === drawn) return
    stdout.write(clearLine + line)
    drawn = line
  }

  return {
    print: (text) => {
      draw('')
      stdout.write(`${isTerminal ? wrapText(text, stdout.columns ?? 0) : text}\n`)
    },
    warn: (text) => {
      draw('')
      stderr.write(`${isTerminal ? wrapText(text, stdout.columns ?? 0) : text}\n`)
    },
    draw,
    untilStopped: () => untilSignal(self),
    ask: async (question) => {
      draw('')
      return ask(self, question)
    },
    isInteractive: stdin.isTTY === true && isTerminal,
    canRedraw: isScreen,
    hasColour: isScreen && (env['NO_COLOR'] ?? '') === '',
    get columns() {
      const { columns = 0 } = stdout
      return isTerminal && columns > 0 ? columns : 100
    },
    environment: env,
  }
}

/** Listens once: whoever asks a second time is not asked to wait. */
function untilSignal(self: TerminalProcess): Promise<unknown> {
  return new Promise((resolve) => {
    const stop = (): void => {
      self.off('SIGINT', stop)
      self.off('SIGTERM', stop)
      resolve(undefined)
    }
    self.on('SIGINT', stop)
    self.on('SIGTERM', stop)
  })
}

/** While a line is read the keys are ours: Ctrl+C is passed on as the signal it stands for. */
function ask(self: TerminalProcess, question: string): Promise<string | undefined> {
  const reader = createInterface({ input: self.stdin, output: self.stdout })
  return new Promise((resolve) => {
    reader.once('SIGINT', () => {
      self.stdout.write('\n')
      self.emit('SIGINT', 'SIGINT')
      reader.close()
    })
    reader.once('close', () => resolve(undefined))
    reader.question(question, (answer) => {
      resolve(answer)
      reader.close()
    })
  })
}

function ignoreBrokenPipe(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
}
