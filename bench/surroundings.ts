// What stands beside the targets: the stand-in OP, a Redis, and the targets started in it; all end together.
import { spawn } from 'node:child_process'
import { createServer, connect, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { startChild, type Child } from './measure/child.js'
import type { Entry } from './load/journeys.js'

/** A target that runs. */
export interface Target {
  readonly name: string
  readonly app: Child
  readonly baseUrl: string
  readonly entry: Entry
}

/** Which target, and how it is set up. */
export interface TargetChoice {
  /** What its row is called. */
  readonly name: string
  /** File in `targets/`, without its ending. */
  readonly file: string
  readonly env?: Readonly<Record<string, string>>
  readonly redis?: boolean
  readonly entry?: Entry
}

/** Everything a part needs, and its end. */
export interface Surroundings {
  readonly opUrl: string
  /** `undefined`: there is no redis-server here. */
  readonly redisUrl: string | undefined
  readonly start: (choice: TargetChoice) => Promise<Target>
  /** Seconds of a part, scaled by BENCH_SCALE. */
  readonly seconds: (planned: number) => number
  /** Ends what was started since the last call. */
  readonly clear: () => Promise<void>
  readonly close: () => Promise<void>
}

const pathTo = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Starts the OP and, where there is one, a Redis. */
export async function openSurroundings(): Promise<Surroundings> {
  const op = await startChild(pathTo('op/main.ts'), { name: 'op', execArgv: ['--import', 'tsx'] })
  const redis = await startRedis()
  const opUrl = `http://127.0.0.1:${op.port}`
  const running: Child[] = []
  async function clear(): Promise<void> {
    await Promise.all(running.splice(0).map((child) => child.stop()))
  }
  return {
    opUrl,
    redisUrl: redis?.url,
    seconds: (planned) => planned * Number(process.env['BENCH_SCALE'] ?? 1),
    clear,
    start: async ({ name, file, env = {}, redis: onRedis = false, entry = 'link' }) => {
      const app = await startChild(pathTo('targets/host.js'), {
        name,
        args: [file],
        execArgv: ['--expose-gc', ...readProfiling(name)],
        env: {
          NODE_ENV: 'production',
          OP_URL: opUrl,
          REDIS_URL: onRedis ? (redis?.url ?? '') : '',
          ...env,
        },
      })
      running.push(app)
      return { name, app, baseUrl: `http://127.0.0.1:${app.port}`, entry }
    },
    close: async () => {
      await clear()
      await op.stop()
      redis?.stop()
    },
  }
}

/** With BENCH_PROFILE each target leaves its profile in that folder when it ends. */
function readProfiling(name: string): readonly string[] {
  const folder = process.env['BENCH_PROFILE']
  if (folder === undefined) return []
  const file = `${name.replace(/\W+/g, '-')}-${Date.now()}.cpuprofile`
  return [
    '--cpu-prof',
    '--cpu-prof-interval=200',
    `--cpu-prof-dir=${folder}`,
    `--cpu-prof-name=${file}`,
  ]
}

async function startRedis(): Promise<{ readonly url: string; stop(): void } | undefined> {
  const port = await freePort()
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ]
  const server = spawn('redis-server', options, { stdio: 'ignore', cwd: '/tmp' })
  let ended = false
  server.on('error', () => (ended = true)).on('exit', () => (ended = true))
  process.on('exit', () => server.kill())
  for (let attempt = 0; attempt < 100 && !isTrue(() => ended); attempt += 1) {
    if (await listens(port)) return { url: `redis://127.0.0.1:${port}`, stop: () => server.kill() }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return undefined
}

/** Read anew: an event may have changed it meanwhile. */
function isTrue(read: () => boolean): boolean {
  return read()
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
