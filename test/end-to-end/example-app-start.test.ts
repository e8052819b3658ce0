// `npm start` on a machine that has nothing: one command, and the bank is open.
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { readSettings } from '../../example-app/settings.js'
import { createAgent } from '../support/browser.js'
import { readOtp } from '../support/start-emulator.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** What `npm start` runs, without npm between a signal and the process. */
const withoutNpm = [process.execPath, '--import', 'tsx', 'example-app/server.ts']
const started: ChildProcess[] = []
const taken: Server[] = []

afterEach(async () => {
  for (const child of started.splice(0)) await stop(child)
  for (const server of taken.splice(0)) server.close()
})

describe('npm start', { timeout: 60_000 }, () => {
  test('prints one address, the users and where their codes are', async () => {
    const { output, errors } = await startBank({}, ['npm', 'start', '--silent'])
    expect(output).toMatch(/Alder Bank {3}http:\/\/localhost:\d+\n/)
    for (const username of ['maya', 'elin', 'sam']) expect(output).toContain(username)
    expect(output).toMatch(/Their phones http:\/\/127\.0\.0\.1:\d+\/_emulator\n/)
    expect(output).not.toMatch(/client_?secret/i)
    expect(errors()).not.toMatch(/error/i)
  })

  test('opens a bank, signs on with the code from the inbox, and stops at SIGTERM', async () => {
    const { child, baseUrl, inboxUrl, errors } = await startBank({})
    const agent = createAgent(baseUrl, { follow: true })
    const start = await agent.get('/accounts')
    expect(start.heading).toBe('Sign on')
    const asked = await agent.submit(start, { button: 'continue', fields: { username: 'maya' } })
    const fields = { password: 'Winter-Harbour-42' }
    const code = await agent.submit(asked, { button: 'continue', fields })
    const otp = await readOtp({ inboxUrl }, { username: 'maya' })
    const accounts = await agent.submit(code, { button: 'continue', fields: { otp } })
    expect(new URL(accounts.url).pathname).toBe('/accounts')
    expect(accounts.heading).toBe('Accounts')
    expect(accounts.text).toContain('Maya Lindqvist')

    expect(await stop(child)).toBe(0)
    expect(errors()).toBe('')
    await expect(fetch(baseUrl)).rejects.toThrow('fetch failed')
    await expect(fetch(inboxUrl)).rejects.toThrow('fetch failed')
  })

  test('names the variable to set when the port is taken', async () => {
    const port = await takePort()
    const { code, errors } = await failToStart({ PORT: String(port) })
    expect(code).toBe(1)
    expect(errors).toContain(`Port ${String(port)} is taken.`)
    expect(errors).toContain(`PORT=${String(port + 100)} npm start`)
    expect(errors).not.toContain('    at ')
  })

  test('names the variable to set when the port of the emulator is taken', async () => {
    const port = await takePort()
    const { code, errors } = await failToStart({ EMULATOR_PORT: String(port) })
    expect(code).toBe(1)
    expect(errors).toContain(`EMULATOR_PORT=${String(port + 100)} npm start`)
  })

  test('in production starts no emulator and lists what is not configured', async () => {
    const { code, errors } = await failToStart({
      NODE_ENV: 'production',
      BASE_URL: 'https://bank.example',
      SESSION_SECRET: 'a secret of the tests, long enough to be one',
    })
    expect(code).toBe(1)
    expect(errors).toContain('PINGONE_ENVIRONMENT_ID')
    expect(errors).toContain('PINGONE_CLIENT_ID')
    expect(errors).toContain('stateStore')
    expect(errors).not.toContain('    at ')
  })
})

describe('the settings', () => {
  test('need nothing on a laptop, where the bank brings its own PingOne', () => {
    expect(readSettings({})).toMatchObject({ port: 3000, usesEmulator: true, baseUrl: undefined })
    expect(readSettings({}).sessionSecret).not.toBe(readSettings({}).sessionSecret)
  })

  test('with limits relaxed, still do', () => {
    expect(readSettings({ PINGONE_THROTTLE: 'relaxed' }).usesEmulator).toBe(true)
  })

  test('with any other PINGONE_ variable, or in production, mean no emulator', () => {
    expect(readSettings({ PINGONE_CLIENT_ID: 'x' }).usesEmulator).toBe(false)
    const production = {
      NODE_ENV: 'production',
      BASE_URL: 'https://bank.example',
      SESSION_SECRET: 'x'.repeat(32),
    }
    expect(readSettings(production).usesEmulator).toBe(false)
  })

  test('in production need the public address: none is guessed', () => {
    const production = { NODE_ENV: 'production', SESSION_SECRET: 'x'.repeat(32) }
    expect(() => readSettings(production)).toThrow('BASE_URL: set it to the public address')
  })

  test('take policies apart and an address without its last slash', () => {
    const settings = readSettings({ SIGN_ON_POLICY: ' One  Two ', BASE_URL: 'https://b.example/' })
    expect(settings.acrValues).toEqual(['One', 'Two'])
    expect(settings.baseUrl).toBe('https://b.example')
  })

  test('refuse a port that is no number', () => {
    expect(() => readSettings({ PORT: 'three' })).toThrow(
      'PORT: three is no port. Write a number, e.g. PORT=3100.',
    )
    expect(() => readSettings({ EMULATOR_PORT: '70000' })).toThrow(
      'EMULATOR_PORT: 70000 is no port.',
    )
  })

  test('in production need a session secret, and everywhere a long one', () => {
    const message = 'SESSION_SECRET: set it to at least 32 random characters'
    expect(() => readSettings({ NODE_ENV: 'production' })).toThrow(message)
    expect(() => readSettings({ SESSION_SECRET: 'short' })).toThrow(message)
  })
})

interface RunningBank {
  readonly child: ChildProcess
  readonly output: string
  readonly errors: () => string
  readonly baseUrl: string
  readonly inboxUrl: string
}

async function startBank(
  environment: Record<string, string>,
  command: readonly string[] = withoutNpm,
): Promise<RunningBank> {
  const { child, texts } = run(environment, command)
  const deadline = Date.now() + 45_000
  while (!texts.output.includes('/_emulator')) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(texts.errors)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return {
    child,
    output: texts.output,
    errors: () => texts.errors,
    baseUrl: /http:\/\/localhost:\d+/.exec(texts.output)?.[0] ?? '',
    inboxUrl: /http:\/\/127\.0\.0\.1:\d+\/_emulator/.exec(texts.output)?.[0] ?? '',
  }
}

async function failToStart(
  environment: Record<string, string>,
): Promise<{ code: number | null; errors: string }> {
  const { child, texts } = run(environment)
  await once(child, 'close')
  return { code: child.exitCode, errors: texts.errors }
}

function run(
  environment: Record<string, string>,
  [command = '', ...words]: readonly string[] = withoutNpm,
): { child: ChildProcess; texts: { output: string; errors: string } } {
  const child = spawn(command, words, {
    cwd: root,
    env: { ...cleanEnvironment(), PORT: '0', EMULATOR_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that npm's child gets the signal too.
    detached: true,
  })
  started.push(child)
  const texts = { output: '', errors: '' }
  child.stdout.on('data', (chunk: Buffer) => (texts.output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (texts.errors += chunk.toString()))
  return { child, texts }
}

/** Without what this machine or this test run may have set. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = /^(PINGONE_|NODE_ENV$|BASE_URL$|SESSION_SECRET$|REDIS_URL$|SIGN_ON_POLICY$|VITEST)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)))
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const closed = once(child, 'close')
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await closed
  }
  return child.exitCode
}

async function takePort(): Promise<number> {
  const server = createServer()
  taken.push(server)
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return (server.address() as AddressInfo).port
}
