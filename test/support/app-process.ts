// An app in several operating-system processes behind one address, each request to a process chosen at random.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { PingOneMfaOptions } from 'express-pingone-mfa'
import { closeServer } from './close-server.js'

/** What a process of the app tells the test. */
export type ChildMessage = { readonly port: number } | { readonly unhandled: string }

/** How the processes are made. */
export interface AppProcessesOptions {
  readonly count: number
  /** Seed of the choice of process, so that a failure can be repeated. */
  readonly seed: number
  /**
   * `REDIS_URL`, `STATE_PREFIX`, `SESSION_PREFIX`, `PINGONE_*`; `LEDGER_URL` for the routes that ask for a confirmation;
   * `STATE_REPLACE=torn` for a store that breaks its contract.
   */
  readonly environment: Readonly<Record<string, string>>
  /** Plain data: options of the middleware. */
  readonly options?: PingOneMfaOptions
}

/** One process of the app. */
export interface AppProcess {
  /** Where this very process listens. */
  readonly url: string
  readonly alive: boolean
  /** Kills it at once, in the middle of whatever it does. */
  kill(): Promise<void>
  /** Takes it out of the choice, or back in. */
  rest(resting: boolean): void
}

/** The processes behind one address. */
export interface AppProcesses {
  readonly processes: readonly AppProcess[]
  /** Rejections that nobody handled, in any process. */
  readonly unhandled: readonly string[]
  /** How many requests each process got, in their order. */
  readonly counts: readonly number[]
  /** Starts one more. */
  add(): Promise<AppProcess>
  close(): Promise<void>
}

/** The one address of an app whose processes come later: its URL is known before they start. */
export interface Entrance {
  readonly baseUrl: string
  start(options: AppProcessesOptions): Promise<AppProcesses>
  close(): Promise<void>
}

/** Opens the address. */
export async function openEntrance(): Promise<Entrance> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const baseUrl = `http://localhost:${String((server.address() as AddressInfo).port)}`
  return {
    baseUrl,
    start: (options) => startProcesses(server, baseUrl, options),
    close: () => closeServer(server),
  }
}

interface RunningProcess extends AppProcess {
  readonly resting: boolean
}

async function startProcesses(
  server: Server,
  baseUrl: string,
  options: AppProcessesOptions,
): Promise<AppProcesses> {
  const unhandled: string[] = []
  const processes = await Promise.all(
    Array.from({ length: options.count }, () => startProcess(baseUrl, options, unhandled)),
  )
  const counts: number[] = processes.map(() => 0)
  const draw = createDraw(options.seed)
  function passOn(req: IncomingMessage, res: ServerResponse): void {
    const open = processes.filter(({ alive, resting }) => alive && !resting)
    const chosen = open[draw(open.length)]
    if (chosen === undefined) {
      res.writeHead(502).end()
      return
    }
    const index = processes.indexOf(chosen)
    counts[index] = (counts[index] ?? 0) + 1
    forward(req, res, chosen.url)
  }
  server.on('request', passOn)
  return {
    processes,
    unhandled,
    counts,
    add: async () => {
      const added = await startProcess(baseUrl, options, unhandled)
      processes.push(added)
      counts.push(0)
      return added
    },
    close: async () => {
      server.off('request', passOn)
      await Promise.all(processes.map((process) => process.kill()))
    },
  }
}

async function startProcess(
  baseUrl: string,
  { environment, options = {} }: AppProcessesOptions,
  unhandled: string[],
): Promise<RunningProcess> {
  const script = fileURLToPath(new URL('./app-process-child.ts', import.meta.url))
  const child = fork(script, {
    execArgv: ['--import', 'tsx'],
    env: {
      PATH: process.env['PATH'],
      ...environment,
      BASE_URL: baseUrl,
      APP_OPTIONS: JSON.stringify(options),
    },
  })
  let alive = true
  let resting = false
  child.once('exit', () => (alive = false))
  const port = await readPort(child, unhandled)
  return {
    url: `http://127.0.0.1:${String(port)}`,
    get alive() {
      return alive
    },
    get resting() {
      return resting
    },
    rest: (wanted) => {
      resting = wanted
    },
    kill: async () => {
      if (!alive) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** Waits for the process to listen; keeps noting what it did not handle. */
function readPort(child: ChildProcess, unhandled: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: ChildMessage) => {
      if ('port' in message) resolve(message.port)
      else unhandled.push(message.unhandled)
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      reject(new Error(`a process of the app ended with ${String(code)}`))
    })
  })
}

/** Passes a request on as it is, and the answer back; a process that dies meanwhile is a 502. */
function forward(req: IncomingMessage, res: ServerResponse, target: string): void {
  const passed = httpRequest(
    new URL(req.url ?? '/', target),
    { method: req.method, headers: req.headers, agent: false },
    (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
      answer.on('error', () => res.destroy())
    },
  )
  passed.on('error', () => {
    if (res.headersSent) res.destroy()
    else res.writeHead(502).end()
  })
  req.pipe(passed)
}

/** Numbers below a bound, the same for the same seed (mulberry32). */
function createDraw(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(bound, 1)
  }
}
