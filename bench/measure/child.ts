// A process of its own that is asked over IPC: what CPU time it used, what its heap holds, to collect garbage.
import { fork, type ChildProcess, type ForkOptions } from 'node:child_process'

/** A running process. */
export interface Child {
  readonly port: number
  /** Asks one thing; the process answers each question once, in order. */
  ask(question: string, argument?: unknown): Promise<unknown>
  /** User and system CPU time of the whole process so far, in microseconds. */
  cpuMicros(): Promise<number>
  stop(): Promise<void>
}

/** What a process is started with. */
export interface ChildOptions {
  readonly args?: readonly string[]
  readonly execArgv?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The name errors of it carry. */
  readonly name: string
}

const QUESTION_MS = 120_000

/** Starts a script that says `{ port }` when it listens. */
export async function startChild(script: string, options: ChildOptions): Promise<Child> {
  const settings: ForkOptions = {
    execArgv: [...(options.execArgv ?? [])],
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  }
  const child = fork(script, [...(options.args ?? [])], settings)
  const complaints: string[] = []
  child.stderr?.on('data', (chunk: Buffer) => {
    if (process.env['BENCH_STDERR']) process.stderr.write(chunk)
    complaints.push(chunk.toString('utf8'))
    if (complaints.length > 50) complaints.shift()
  })
  const next = answersOf(child, () => `${options.name}: ${complaints.join('').slice(-2000)}`)
  const { port } = (await next()) as { readonly port: number }
  let last: Promise<unknown> = Promise.resolve()
  async function ask(question: string, argument?: unknown): Promise<unknown> {
    const mine = last.then(() => {
      const answer = next()
      child.send({ question, argument })
      return answer
    })
    last = mine.catch(() => undefined)
    return mine
  }
  return {
    port,
    ask,
    cpuMicros: async () => Number(await ask('cpu')),
    stop: () => stop(child),
  }
}

/** Each call resolves with the next message; the end of the process rejects it with what it complained of. */
function answersOf(child: ChildProcess, complaint: () => string): () => Promise<unknown> {
  return () =>
    new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer)
        child.off('message', onMessage).off('exit', onExit)
      }
      const onMessage = (message: unknown): void => {
        settle()
        resolve(message)
      }
      const onExit = (): void => {
        settle()
        reject(new Error(`the process ended: ${complaint()}`))
      }
      const timer = setTimeout(() => {
        settle()
        reject(new Error(`no answer in ${QUESTION_MS} ms: ${complaint()}`))
      }, QUESTION_MS)
      child.on('message', onMessage).on('exit', onExit)
    })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  // It ends when its parent is gone; that also lets --cpu-prof write its file.
  child.disconnect()
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(timer)
}
