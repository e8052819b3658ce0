// The README's first steps, every block exactly as printed, in an empty folder, to a signed-on page.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readCodeBlocks, readSection, readText, root } from '../package/source.js'
import { createAgent, type Page } from '../support/browser.js'
import { readOtp } from '../support/start-emulator.js'
import { startRegistry, type TestRegistry } from './registry.js'
import { hasTools } from './tools.js'

const run = promisify(execFile)
const readme = readText('README.md')
const [clone = '', runTests = ''] = readCodeBlocks(readme, 'sh')
const quickStart = readSection(readme, 'Quick start')
const [install = '', emulator = '', start = '', ...more] = readCodeBlocks(quickStart, 'sh')
const twoMinutesMs = 120_000

// Not with the product: it installs from the registry, as a reader does.
describe.skipIf(!hasTools())('the first steps of README.md', { timeout: 400_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'first-steps-'))
  const checkout = join(folder, 'express-pingone-mfa')
  const home = mkdtempSync(join(folder, 'home-'))
  const running: ChildProcess[] = []
  let registry: TestRegistry

  beforeAll(() => {
    expect([runTests, more]).toEqual(['npm ci && npm test\n', []])
  })
  afterEach(async () => {
    for (const child of running.splice(0)) await stop(child)
  })
  afterAll(async () => {
    await registry.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Runs a block of the README in a shell; what is printed so far can be read. */
  function runBlock(block: string, cwd: string, variables: NodeJS.ProcessEnv = {}): RunningBlock {
    const child = spawn('sh', ['-ec', block], {
      cwd,
      env: { ...cleanEnvironment(), ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    running.push(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    }
    const ended = once(child, 'close').then(([code]) => code as number | null)
    return { child, output: () => output, ended }
  }

  it('a clone starts the bank, and it signs maya on, within two minutes', async () => {
    const startedAt = performance.now()
    const port = await findPort()
    const variables = { ...cloneFromHere(), PORT: String(port), EMULATOR_PORT: '0' }
    const bank = runBlock(clone, folder, variables)
    const output = await untilPrinted(bank, /\/_emulator/)
    const inboxUrl = /http:\/\/127\.0\.0\.1:\d+\/_emulator/.exec(output)?.[0] ?? ''
    // The terminal says with which password.
    const [, password] = /^ +Password +(\S+)/m.exec(output) ?? []
    expect(password).toBeDefined()
    const person = { inboxUrl, ...(password !== undefined && { password }) }
    const page = await signOn(`http://localhost:${port}/accounts`, person)
    expect(page.text).toContain('Maya Lindqvist')
    report('git clone, npm ci && npm start', startedAt)
  })

  it('an empty folder has a signed-on page within two minutes', async () => {
    registry = await publish(checkout, folder)
    const startedAt = performance.now()
    const port = await findPort()
    const variables = { PORT: String(port), npm_config_registry: registry.url }
    await untilFree(8031)

    const installing = runBlock(install, home, variables)
    expect(await installing.ended, installing.output()).toBe(0)
    const emulating = runBlock(emulator, home, variables)
    await untilPrinted(emulating, /Codes arrive at/)
    const [code = ''] = readCodeBlocks(quickStart, 'js')
    const file = /^\/\/ (\S+)\n/.exec(code)?.[1] ?? 'none'
    writeFileSync(join(home, file), code)
    const serving = runBlock(start, home, variables)
    const address = await untilPrinted(serving, /http:\S+/)
    const { origin, pathname } = new URL(/http:\S+/.exec(address)?.[0] ?? '')
    expect([origin, pathname]).toEqual([`http://localhost:${port}`, '/account'])

    const inboxUrl = /(http:\S+\/_emulator)\./.exec(quickStart)?.[1] ?? ''
    const page = await signOn(origin + pathname, { inboxUrl })
    expect(page.json).toMatchObject({ preferred_username: 'maya' })
    report('npm install, emulator, app', startedAt)
  })

  it('the same app without a session secret does not start, and says how to start it', async () => {
    const starting = runBlock('node app.mjs', home)
    expect(await starting.ended).toBe(1)
    expect(starting.output()).toContain(
      'SESSION_SECRET is missing. Start with node --env-file=.env app.mjs',
    )
  })
})

interface RunningBlock {
  readonly child: ChildProcess
  readonly output: () => string
  readonly ended: Promise<number | null>
}

async function untilPrinted({ child, output }: RunningBlock, pattern: RegExp): Promise<string> {
  const deadline = Date.now() + twoMinutesMs * 2
  while (!pattern.test(output())) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(output())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return output()
}

/** The time stands in the log of the run; a machine that does other things too may need more than a reader's. */
function report(title: string, startedAt: number): void {
  const elapsedMs = performance.now() - startedAt
  console.info(`${title}: ${(elapsedMs / 1000).toFixed(1)} s to a signed-on page`)
  expect(elapsedMs).toBeLessThan(twoMinutesMs)
}

interface Person {
  readonly inboxUrl: string
  /** Where a password is asked before the code. */
  readonly password?: string
}

async function signOn(url: string, { inboxUrl, password }: Person): Promise<Page> {
  const { origin, pathname } = new URL(url)
  const agent = createAgent(origin, { follow: true })
  let page = await agent.get(pathname)
  page = await agent.submit(page, { button: 'continue', fields: { username: 'maya' } })
  if (password !== undefined) {
    page = await agent.submit(page, { button: 'continue', fields: { password } })
  }
  const otp = await readOtp({ inboxUrl }, { username: 'maya' })
  return agent.submit(page, { button: 'continue', fields: { otp } })
}

/** git takes the repository from this folder, with what is not committed yet. */
function cloneFromHere(): NodeJS.ProcessEnv {
  const url = /git clone (\S+)/.exec(clone)?.[1] ?? ''
  return {
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: `url.file://${root}.insteadOf`,
    GIT_CONFIG_VALUE_0: url,
    GIT_CONFIG_KEY_1: 'safe.directory',
    GIT_CONFIG_VALUE_1: '*',
    npm_config_prefer_offline: 'true',
  }
}

/** Packs the checkout as `npm publish` would, and puts it into a registry. */
async function publish(checkout: string, folder: string): Promise<TestRegistry> {
  const words = ['pack', '--json', '--pack-destination', folder]
  const { stdout } = await run('npm', words, { cwd: checkout, maxBuffer: 1e8 })
  const file = /"filename": "([^"]+\.tgz)"/.exec(stdout)?.[1] ?? 'none'
  const manifest: unknown = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))
  if (typeof manifest !== 'object' || manifest === null) throw new Error('no package.json')
  const { stdout: upstream } = await run('npm', ['config', 'get', 'registry'])
  const published = { name: 'express-pingone-mfa', tarball: join(folder, file) }
  return startRegistry({ ...published, manifest: { ...manifest } }, upstream.trim())
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = /^(PINGONE_|NODE_ENV$|BASE_URL$|PORT$|SESSION_SECRET$|REDIS_URL$|VITEST|npm_)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)))
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const closed = once(child, 'close')
  process.kill(-child.pid, 'SIGTERM')
  await closed
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The emulator's port is printed in the README: another test run may have it for a while. */
async function untilFree(port: number): Promise<void> {
  for (const deadline = Date.now() + twoMinutesMs; Date.now() < deadline;) {
    const isTaken = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      }).once('error', () => resolve(false))
    })
    if (isTaken === false) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`port ${port} of the emulator is taken`)
}
