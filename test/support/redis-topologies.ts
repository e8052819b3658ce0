// Real Redis servers for a test: a cluster of three masters, or a master with a replica and sentinels. Needs redis-server on PATH.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'

/** Servers of one test. */
export interface Topology {
  readonly ports: readonly number[]
  /** Ends the server on a port at once, as a crash would. */
  kill(port: number): Promise<void>
  close(): Promise<void>
}

/** A master, its replica and the sentinels that watch them under the name `main`. */
export interface SentinelTopology extends Topology {
  readonly sentinelPorts: readonly number[]
}

/** True when the tests can start servers of their own. @throws {Error} When they cannot and `CI` is `true`. */
export function hasRedisServer(): boolean {
  const there = ['redis-server', 'redis-cli'].every(
    (program) => spawnSync(program, ['--version']).status === 0,
  )
  if (there) return true
  const line = 'redis-server is not on PATH; tests on a cluster and on sentinels are skipped.'
  if (process.env['CI'] === 'true') throw new Error(line)
  console.warn(line)
  return false
}

/** Starts three masters that share the slots. */
export async function startCluster(): Promise<Topology> {
  const servers = createServers()
  const ports = await Promise.all(
    [1, 2, 3].map(() =>
      servers.start(['--cluster-enabled', 'yes', '--cluster-config-file', `${randomUUID()}.conf`]),
    ),
  )
  const addresses = ports.map((port) => `127.0.0.1:${String(port)}`)
  const made = spawnSync('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-yes'])
  if (made.status !== 0) throw new Error(`no cluster: ${made.stdout.toString()}`)
  await Promise.all(ports.map((port) => untilInfo(port, 'cluster', 'cluster_state:ok')))
  return { ports, kill: servers.kill, close: servers.close }
}

/** Starts a master, one replica and three sentinels that notice a dead master within a second or two. */
export async function startSentinels(): Promise<SentinelTopology> {
  const servers = createServers()
  const master = await servers.start([])
  const replica = await servers.start(['--replicaof', '127.0.0.1', String(master)])
  await untilInfo(replica, 'replication', 'master_link_status:up')
  const sentinelPorts = await Promise.all(
    [1, 2, 3].map(() => servers.startSentinel(buildSentinelFile(master))),
  )
  await Promise.all(
    sentinelPorts.map((port) => untilInfo(port, 'sentinel', 'slaves=1,sentinels=3')),
  )
  return { ports: [master, replica], sentinelPorts, kill: servers.kill, close: servers.close }
}

function buildSentinelFile(master: number): string {
  return [
    `sentinel monitor main 127.0.0.1 ${String(master)} 2`,
    'sentinel down-after-milliseconds main 500',
    'sentinel failover-timeout main 3000',
    '',
  ].join('\n')
}

interface Servers {
  readonly start: (options: readonly string[]) => Promise<number>
  readonly startSentinel: (file: string) => Promise<number>
  readonly kill: (port: number) => Promise<void>
  readonly close: () => Promise<void>
}

function createServers(): Servers {
  const folder = mkdtempSync(join(tmpdir(), 'redis-topology-'))
  const running = new Map<number, ChildProcess>()

  async function run(parameters: readonly string[]): Promise<number> {
    const port = await freePort()
    const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
    running.set(port, spawnServer([...parameters, ...own]))
    await untilAnswer(port)
    return port
  }

  return {
    start: (options) => run(['--save', '', '--appendonly', 'no', ...options]),
    async startSentinel(text) {
      const file = join(folder, `sentinel-${randomUUID()}.conf`)
      writeFileSync(file, text)
      return run([file, '--sentinel'])
    },
    async kill(port) {
      const server = running.get(port)
      if (server === undefined) throw new Error(`no server on ${String(port)}`)
      await end(server)
    },
    async close() {
      await Promise.all([...running.values()].map(end))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The shell ends the server when its standard input closes: also when this process is killed. */
function spawnServer(parameters: readonly string[]): ChildProcess {
  const script = 'redis-server "$@" & server=$!; cat >/dev/null; kill -9 $server; wait $server'
  return spawn('/bin/sh', ['-c', script, 'sh', ...parameters], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exit = once(server, 'exit')
  server.stdin?.destroy()
  await exit
}

async function untilAnswer(port: number): Promise<void> {
  await until(`an answer of ${String(port)}`, async () => (await ask(port, ['PING'])) === 'PONG')
}

async function untilInfo(port: number, section: string, words: string): Promise<void> {
  const question = section === 'cluster' ? ['CLUSTER', 'INFO'] : ['INFO', section]
  await until(words, async () => (await ask(port, question))?.includes(words) === true)
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`waited 20 s in vain for ${what}`)
}

async function ask(port: number, command: readonly string[]): Promise<string | undefined> {
  const url = `redis://127.0.0.1:${String(port)}`
  const client = createClient({ url, socket: { reconnectStrategy: false } })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const reply: unknown = await client.sendCommand([...command])
    return typeof reply === 'string' ? reply : undefined
  } catch {
    return undefined
  } finally {
    if (client.isOpen) client.destroy()
  }
}

async function freePort(): Promise<number> {
  // A cluster's bus listens 10,000 ports higher, so the port must be low enough.
  for (;;) {
    const server = createServer().listen(10_000 + Math.floor(Math.random() * 40_000), '127.0.0.1')
    try {
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo
      return port
    } catch {
      // Taken: another one.
    } finally {
      server.close()
    }
  }
}
