// Finds a Redis for tests, or starts one; absent, tests skip with one visible line, and fail in CI.
import { spawn } from 'node:child_process'
import { connect, createServer, Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'

/** A Redis to test against. */
export interface TestRedis {
  readonly url: string
}

/** Where the global setup leaves what it found: a URL, or nothing for "there is none, and it was said". */
const environmentName = 'PINGONE_MFA_TEST_REDIS_URL'

let found: Promise<TestRedis | undefined> | undefined

/**
 * Finds a Redis: `REDIS_URL`, else one that answers on 127.0.0.1:6379, else `redis-server` from PATH on a private
 * port, which ends with this process.
 *
 * @returns `undefined` when there is none, after saying so once.
 * @throws {Error} When there is none and `CI` is `true`.
 */
export function findRedis(): Promise<TestRedis | undefined> {
  found ??= search()
  return found
}

/** Finds a Redis once for all test files, for the global setup: every worker inherits its URL. */
export async function provideRedis(): Promise<TestRedis | undefined> {
  const redis = await findRedis()
  process.env[environmentName] = redis?.url ?? ''
  return redis
}

async function search(): Promise<TestRedis | undefined> {
  const provided = process.env[environmentName]
  if (provided !== undefined) return provided === '' ? undefined : { url: provided }
  const url = process.env['REDIS_URL'] ?? (await findLocalRedis()) ?? (await startRedis())
  if (url !== undefined) return { url }
  const line = 'Redis not found: set REDIS_URL or install redis-server'
  if (process.env['CI'] === 'true') throw new Error(line)
  console.warn(`${line}; tests on Redis are skipped.`)
  return undefined
}

async function findLocalRedis(): Promise<string | undefined> {
  return (await answersPing(6379)) ? 'redis://127.0.0.1:6379' : undefined
}

/** Speaks the inline protocol, so that no client is needed to look. */
async function answersPing(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port })
  socket.setTimeout(500, () => socket.destroy())
  try {
    socket.write('PING\r\n')
    const [reply] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as unknown[]
    return Buffer.isBuffer(reply) && reply.toString().startsWith('+PONG')
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

async function startRedis(): Promise<string | undefined> {
  const port = await freePort()
  const running = runRedis(port)
  for (let attempt = 0; attempt < 100 && running.alive(); attempt++) {
    if (await answersPing(port)) return `redis://127.0.0.1:${port}`
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  running.stop()
  return undefined
}

/** The shell ends the server when its standard input closes: also when this process is killed. */
function runRedis(port: number): { alive(): boolean; stop(): void } {
  const script = 'redis-server "$@" >/dev/null 2>&1 & server=$!; cat >/dev/null; kill $server'
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
  const hasServer = 'command -v redis-server >/dev/null || exit 127; '
  const child = spawn('/bin/sh', ['-c', hasServer + script, 'sh', ...options], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/tmp',
  })
  let alive = true
  child.on('error', () => (alive = false)).on('exit', () => (alive = false))
  child.stdin.on('error', () => undefined)
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
  return { alive: () => alive, stop: () => child.stdin.destroy() }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
