// What the command "emulator" takes, and what it makes of it.
import { readFileSync } from 'node:fs'
import type { EmulatorOptions } from '../emulator/index.js'
import { parseState } from '../emulator/parse-state.js'
import { UsageError } from './terminal.js'

/** Fixed, so that a .env file written once keeps working. */
const defaultPort = 8031

export const emulatorHelp = `Usage: express-pingone-mfa emulator [options]

Runs a local PingOne. It prints the variables of a .env file, who can sign on, where
the codes arrive and, on this machine, where every page of sign-on is shown. For
development and tests only.

Options
  --write-env <file>    Write PINGONE_*, BASE_URL and SESSION_SECRET to this file
                        (mode 0600). Other lines and a SESSION_SECRET stay
  --base-url <url>      Public URL of an app that signs on here; may be repeated, but
                        not beside --recipe. Default: BASE_URL of that file or of the
                        environment, else http://localhost:3000
  --port <number>       Port to listen on; 0 takes any free one. Default: 8031
  --host <address>      Address to listen on. Default: 127.0.0.1
  --seed <file.json>    Start from what GET /_emulator/state printed, or, with the
                        word empty, from an environment as PingOne makes it
  --recipe <file.json>  Start from what provision apply makes of that recipe, with
                        the test users of the file
  --save <file.json>    Save the state of the emulator that runs at --host and --port,
                        for --seed, and end
  --random-secrets      Make new client secrets at every start. Default: the same
                        ones, so that a running app survives a restart of the emulator
  --json                Print one JSON document, and nothing else
  --tls-cert <file>     PEM certificate; with --tls-key the emulator speaks https
  --tls-key <file>      PEM key of that certificate
  --external-url <url>  URL clients see, when a proxy stands in front
  --host-name <name>    A further name it answers to; may be repeated
  --help                Show this

Example
  express-pingone-mfa emulator --write-env .env
  node --env-file=.env app.mjs`

export const emulatorKinds = {
  'write-env': 'text',
  'base-url': 'texts',
  port: 'text',
  host: 'text',
  seed: 'text',
  recipe: 'text',
  save: 'text',
  'random-secrets': 'flag',
  json: 'flag',
  'tls-cert': 'text',
  'tls-key': 'text',
  'external-url': 'text',
  'host-name': 'texts',
  help: 'flag',
} as const

/** Options of an emulator on the command line: where it listens is always said. */
export type CliEmulatorOptions = EmulatorOptions & {
  readonly host: string
  readonly port: number
  readonly randomSecrets: boolean
  /** The first is that of the app whose variables are printed. */
  readonly baseUrls: readonly [string, ...string[]]
}

/**
 * Reads the options; an app's public URL that is not given is the known one.
 *
 * @throws {UsageError} When one cannot be used, or two do not go together.
 */
export function buildEmulatorOptions(
  given: ReadonlyMap<string, readonly string[]>,
  knownBaseUrl: string | undefined,
): CliEmulatorOptions {
  const host = given.get('host')?.[0] ?? '127.0.0.1'
  const externalUrl = given.get('external-url')?.[0]
  const [baseUrl, ...more] = given.get('base-url') ?? []
  const tls = readTls(given.get('tls-cert')?.[0], given.get('tls-key')?.[0])
  const seed = given.get('seed')?.[0]
  assertOneSeed(given)
  return {
    port: readPort(given.get('port')?.[0]),
    host,
    ...(externalUrl === undefined ? {} : { externalUrl: readUrl('--external-url', externalUrl) }),
    ...(given.has('host-name') && { hostNames: given.get('host-name') ?? [] }),
    baseUrls: [
      baseUrl === undefined ? readKnownUrl(knownBaseUrl) : readUrl('--base-url', baseUrl),
      ...more.map((url) => readUrl('--base-url', url)),
    ],
    ...(tls === undefined ? {} : { tls }),
    ...(seed === undefined ? {} : { seed: seed === 'empty' ? seed : readSeed(seed) }),
    randomSecrets: given.has('random-secrets'),
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
  if (given.has('random-secrets') && given.has('seed') && given.get('seed')?.[0] !== 'empty') {
    throw new UsageError('--random-secrets does nothing beside --seed: the file has the secrets.')
  }
  if (given.has('recipe') && baseUrls.length > 1) {
    throw new UsageError('--base-url may be given once beside --recipe: a recipe is for one app.')
  }
}

function readPort(text: string | undefined): number {
  if (text === undefined) return defaultPort
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new UsageError(`--port takes a number from 0 to 65535, not "${text}".`)
  }
  return port
}

function readKnownUrl(url = 'http://localhost:3000'): string {
  return readUrl('BASE_URL', url).replace(/\/+$/, '')
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

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Whether only this machine can reach a host. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
