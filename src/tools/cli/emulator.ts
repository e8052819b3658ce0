// express-pingone-mfa emulator: runs a local PingOne until stopped.
import { readFileSync } from 'node:fs'
import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator/index.js'
import { parseState } from '../emulator/parse-state.js'
import { seedFromRecipe } from './emulator-recipe.js'
import { readOptions } from './options.js'
import { UsageError, type Terminal } from './terminal.js'

/** Fixed, so that a .env file written once keeps working. */
const defaultPort = 8031

const help = `Usage: express-pingone-mfa emulator [options]

Runs a local PingOne. It prints its URL, the variables of a .env file, whom to
sign on as, and where the codes arrive. For development and tests only.

Options
  --port <number>       Port to listen on; 0 takes any free one. Default: ${defaultPort}
  --host <address>      Address to listen on. Default: 127.0.0.1
  --base-url <url>      Public URL of an app that signs on here; may be repeated, but
                        not beside --recipe. Default: http://localhost:3000
  --seed <file.json>    Start from what GET /_emulator/state printed, or, with the
                        word empty, from an environment as PingOne makes it
  --recipe <file.json>  Start from what provision apply makes of that recipe, with
                        the test users of the file
  --tls-cert <file>     PEM certificate; with --tls-key the emulator speaks https
  --tls-key <file>      PEM key of that certificate
  --external-url <url>  URL clients see, when a proxy stands in front
  --help                Show this`

const kinds = {
  port: 'text',
  host: 'text',
  'base-url': 'texts',
  seed: 'text',
  recipe: 'text',
  'tls-cert': 'text',
  'tls-key': 'text',
  'external-url': 'text',
  help: 'flag',
} as const

/** Runs the emulator until the terminal says stop. */
export async function runEmulator(words: readonly string[], terminal: Terminal): Promise<number> {
  const given = readOptions(words, kinds)
  if (given.has('help')) {
    terminal.print(help)
    return 0
  }
  const options = buildEmulatorOptions(given)
  const stopped = terminal.untilStopped()
  const recipe = given.get('recipe')?.[0]
  const made =
    recipe === undefined ? undefined : await seedFromRecipe(recipe, options.baseUrls?.[0])
  const emulator = await start({ ...options, ...(made && { seed: made.seed }) })
  terminal.print(describeEmulator(emulator, listVariables(emulator, options, made?.variables)))
  if (!isLoopback(options.host)) {
    terminal.warn('Whoever can reach this address can read every code and secret of the emulator.')
  }
  await stopped
  await emulator.close()
  return 0
}

function buildEmulatorOptions(given: ReadonlyMap<string, readonly string[]>): CliEmulatorOptions {
  const host = given.get('host')?.[0] ?? '127.0.0.1'
  const externalUrl = given.get('external-url')?.[0]
  const baseUrls = given.get('base-url')
  const tls = readTls(given.get('tls-cert')?.[0], given.get('tls-key')?.[0])
  const seed = given.get('seed')?.[0]
  assertOneSeed(given)
  return {
    port: readPort(given.get('port')?.[0]),
    host,
    ...(externalUrl === undefined ? {} : { externalUrl: readUrl('--external-url', externalUrl) }),
    ...(baseUrls === undefined
      ? {}
      : { baseUrls: baseUrls.map((url) => readUrl('--base-url', url)) }),
    ...(tls === undefined ? {} : { tls }),
    ...(seed === undefined ? {} : { seed: seed === 'empty' ? seed : readSeed(seed) }),
  }
}

function assertOneSeed(given: ReadonlyMap<string, readonly string[]>): void {
  if (given.has('seed') && given.has('recipe')) {
    throw new UsageError('--seed and --recipe both say what to start from: give one of them.')
  }
  const baseUrls = given.get('base-url') ?? []
  if (given.has('seed') && baseUrls.length > 0) {
    throw new UsageError('--base-url changes the default seed: it does nothing beside --seed.')
  }
  if (given.has('recipe') && baseUrls.length > 1) {
    throw new UsageError('--base-url may be given once beside --recipe: a recipe is for one app.')
  }
}

type CliEmulatorOptions = EmulatorOptions & { readonly host: string; readonly port: number }

function readPort(text: string | undefined): number {
  if (text === undefined) return defaultPort
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new UsageError(`--port takes a number from 0 to 65535, not "${text}".`)
  }
  return port
}

function readUrl(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isPlain = url?.search === '' && url.hash === '' && url.username === ''
  if (!isPlain || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`${option} takes an http or https URL, not "${text}".`)
  }
  return text
}

function readTls(
  cert: string | undefined,
  key: string | undefined,
): { cert: string; key: string } | undefined {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined || key === undefined) {
    throw new UsageError('--tls-cert and --tls-key belong together: give both or neither.')
  }
  return { cert: readFile('--tls-cert', cert), key: readFile('--tls-key', key) }
}

function readSeed(file: string): NonNullable<EmulatorOptions['seed']> {
  const text = readFile('--seed', file)
  try {
    const state: unknown = JSON.parse(text)
    return parseState(state)
  } catch (error) {
    throw new Error(`--seed: ${file} cannot be used. ${describe(error)}`, { cause: error })
  }
}

function readFile(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(`${option}: ${file} cannot be read. ${describe(error)}`, { cause: error })
  }
}

async function start(options: CliEmulatorOptions): Promise<Emulator> {
  try {
    return await createEmulator(options)
  } catch (error) {
    throw explainStart(error, options)
  }
}

/** What listening refuses, with the option that helps. */
function explainStart(error: unknown, { port, host }: CliEmulatorOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const help = new Map<unknown, string>([
    ['EADDRINUSE', `Port ${port} is in use. Choose another with --port, or any with --port 0.`],
    ['EACCES', `Port ${port} needs more rights. Choose one above 1023 with --port.`],
    ['EADDRNOTAVAIL', `${host} is no address of this machine. Choose another with --host.`],
    ['ENOTFOUND', `${host} is no address of this machine. Choose another with --host.`],
  ]).get(code)
  return help === undefined ? error : new Error(help, { cause: error })
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** Of an empty environment the worker's, who sets it up; else those of an app. */
function listVariables(
  emulator: Emulator,
  { seed }: CliEmulatorOptions,
  made: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return seed === 'empty' ? emulator.env('worker') : { ...made, ...emulator.env('embedded') }
}

/** URL first, for programs; then what people copy and read. */
function describeEmulator(emulator: Emulator, variables: Record<string, string>): string {
  const width = Math.max(...emulator.users.map(({ username }) => username.length), 0)
  const users = emulator.users.map(
    (user) => `  ${user.username.padEnd(width)}  ${describeUser(user)}`,
  )
  return [
    emulator.url,
    '',
    ...describeVariables(variables),
    ...describeHosted(emulator),
    '',
    ...(users.length === 0 ? [] : ['Sign on as', ...users, '']),
    `Codes arrive at ${emulator.inboxUrl}`,
  ].join('\n')
}

function describeVariables(variables: Record<string, string>): string[] {
  return Object.entries(variables).map(([name, value]) =>
    value.includes(' ') ? `${name}='${value}'` : `${name}=${value}`,
  )
}

/** What differs for an app with `signOn: 'hosted'`, as comments. */
function describeHosted(emulator: Emulator): string[] {
  const embedded = describeVariables(emulator.env('embedded'))
  const lines = describeVariables(emulator.env('hosted')).filter((line) => !embedded.includes(line))
  return lines.length === 0 ? [] : ["# With signOn: 'hosted'", ...lines.map((line) => `# ${line}`)]
}

function describeUser({ description, password }: Emulator['users'][number]): string {
  return password === undefined ? description : `${description}; password ${password}`
}
