// A browser tab, a readiness probe or a script that comes before the bank has started: it gets an answer.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, get, request, type IncomingMessage, type Server } from 'node:http'
import { connect, createServer as createSocketServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { createEarlyRequests } from '../../example-app/early-requests.js'
import { createEmulator } from 'express-pingone-mfa/emulator'
import { closeServer } from '../support/close-server.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const closing: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

describe('the bank, asked in a loop from before it starts', { timeout: 90_000 }, () => {
  it('answers every request that it accepts within five seconds', async () => {
    const port = await findPort()
    const bank = startBank(port)
    const asked: Promise<Answer>[] = []
    while (!bank.output().includes('Alder Bank   http')) {
      if (await isOpen(port)) asked.push(ask(port))
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    const early = asked.length
    expect(early).toBeGreaterThan(0)
    asked.push(ask(port))
    const answers = await Promise.all(asked)
    expect(Math.max(...answers.map(({ elapsedMs }) => elapsedMs))).toBeLessThan(5000)
    for (const { status, retryAfter } of answers) {
      expect([`200 undefined`, `503 1`]).toContain(`${status} ${retryAfter}`)
    }
    expect(answers.at(-1)?.status).toBe(200)
  })
})

describe('requests before the app is there', () => {
  it('are handed to it in their order, with their bodies', async () => {
    const { early, port } = await startEarly()
    const first = send(port, '/first', 'one')
    const second = send(port, '/second', 'two')
    await new Promise((resolve) => setTimeout(resolve, 50))
    const seen: (string | undefined)[] = []
    early.letIn((req, res) => {
      seen.push(req.url)
      req.pipe(res)
    })
    expect([await first, await second]).toEqual([
      { status: 200, body: 'one' },
      { status: 200, body: 'two' },
    ])
    expect(seen).toEqual(['/first', '/second'])
    expect(await send(port, '/later', 'three')).toEqual({ status: 200, body: 'three' })
  })

  it('are told to come back when they have waited for long enough', async () => {
    const { early, port } = await startEarly(60)
    const answer = await ask(port)
    expect(answer).toMatchObject({ status: 503, retryAfter: '1' })
    early.letIn((_req, res) => res.end('open'))
    expect(await ask(port)).toMatchObject({ status: 200 })
  })

  it('do not reach it when their sender has left', async () => {
    const { early, port } = await startEarly()
    const leaving = connect(port, '127.0.0.1')
    leaving.write('GET /left HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await new Promise((resolve) => setTimeout(resolve, 50))
    leaving.destroy()
    await new Promise((resolve) => setTimeout(resolve, 50))
    const seen: (string | undefined)[] = []
    early.letIn((req, res) => {
      seen.push(req.url)
      res.end()
    })
    await ask(port)
    expect(seen).toEqual(['/'])
  })
})

describe('an emulator, asked in a loop from before it starts', () => {
  it('answers every request with addresses of its own', async () => {
    const port = await findPort()
    const starting = createEmulator({ port })
    const path = '/e0a1de00-0000-4000-8000-000000000001/as/.well-known/openid-configuration'
    const answers: { status: number; body: string }[] = []
    const progress = { isStarted: false }
    void starting.then(() => (progress.isStarted = true))
    while (!progress.isStarted) {
      const answer = await read(port, path).catch(() => undefined)
      if (answer !== undefined) answers.push(answer)
    }
    closing.push(() => starting.then((emulator) => emulator.close()))
    answers.push(await read(port, path))
    for (const { status, body } of answers) {
      expect(status).toBe(200)
      expect(JSON.parse(body)).toMatchObject({
        issuer: expect.stringContaining(`:${port}/`) as string,
      })
    }
  })
})

interface Answer {
  readonly status: number | undefined
  readonly retryAfter: string | undefined
  readonly elapsedMs: number
}

/** Asks for the front page, as long as it takes. */
async function ask(port: number): Promise<Answer> {
  const startedAt = performance.now()
  const asking = get({ port, host: 'localhost', agent: false })
  asking.setTimeout(60_000, () => asking.destroy(new Error('no answer within a minute')))
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  return {
    status: answer.statusCode,
    retryAfter: answer.headers['retry-after'],
    elapsedMs: performance.now() - startedAt,
  }
}

function read(port: number, path: string): Promise<{ status: number; body: string }> {
  return exchange({ port, path, method: 'GET' }, '')
}

function send(port: number, path: string, body: string): Promise<{ status: number; body: string }> {
  return exchange({ port, path, method: 'POST' }, body)
}

async function exchange(
  options: { readonly port: number; readonly path: string; readonly method: string },
  body: string,
): Promise<{ status: number; body: string }> {
  const sending = request({ ...options, host: '127.0.0.1', agent: false })
  sending.end(body)
  const [answer] = (await once(sending, 'response')) as [IncomingMessage]
  let text = ''
  for await (const chunk of answer) text += String(chunk)
  return { status: answer.statusCode ?? 0, body: text }
}

async function startEarly(
  waitMs?: number,
): Promise<{ early: ReturnType<typeof createEarlyRequests>; port: number }> {
  const early = createEarlyRequests(waitMs)
  const server: Server = createServer(early.handle).listen(0)
  await once(server, 'listening')
  closing.push(() => closeServer(server))
  return { early, port: (server.address() as AddressInfo).port }
}

function startBank(port: number): { output: () => string } {
  const child = spawn(process.execPath, ['--import', 'tsx', 'example-app/server.ts'], {
    cwd: root,
    env: { ...cleanEnvironment(), PORT: String(port), EMULATOR_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  closing.push(() => stop(child))
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { output: () => output }
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = /^(PINGONE_|NODE_ENV$|BASE_URL$|SESSION_SECRET$|REDIS_URL$|SIGN_ON_POLICY$|VITEST)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)))
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  await closed
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, 'localhost')
  return await new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  }).then((isUp) => {
    socket.destroy()
    return isUp === true
  })
}

async function findPort(): Promise<number> {
  const server = createSocketServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
