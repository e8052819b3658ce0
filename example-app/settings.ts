// The environment, read once: what an operator can set.
import { randomBytes } from 'node:crypto'

/** Everything server.ts needs to know. */
export interface Settings {
  readonly port: number
  /** Public URL; absent: `http://localhost:<port>`. */
  readonly baseUrl: string | undefined
  readonly sessionSecret: string
  readonly redisUrl: string | undefined
  /** Names of sign-on policies, in order of preference. */
  readonly acrValues: readonly string[] | undefined
  /** No `PINGONE_*` but `PINGONE_THROTTLE` is set, and this is not production: the bank brings its own local PingOne. */
  readonly usesEmulator: boolean
  /** Port of the emulator; absent: 3001, or any free one when that is taken. */
  readonly emulatorPort: number | undefined
}

/** Thrown for a setting that cannot be used; the message says which and why. */
export class SettingError extends Error {}

/** Reads the settings. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const production = environment['NODE_ENV'] === 'production'
  const isConfigured = Object.keys(environment).some(
    (name) => name.startsWith('PINGONE_') && name !== 'PINGONE_THROTTLE',
  )
  return {
    port: readPort(environment, 'PORT') ?? 3000,
    sessionSecret: readSessionSecret(readText(environment, 'SESSION_SECRET'), production),
    usesEmulator: !isConfigured && !production,
    baseUrl: readBaseUrl(readText(environment, 'BASE_URL'), production),
    redisUrl: readText(environment, 'REDIS_URL'),
    acrValues: readText(environment, 'SIGN_ON_POLICY')?.trim().split(/\s+/),
    emulatorPort: readPort(environment, 'EMULATOR_PORT'),
  }
}

/** An empty variable counts as not set. */
function readText(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const text = environment[name]
  return text === undefined || text.trim() === '' ? undefined : text
}

function readPort(environment: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = readText(environment, name)
  if (text === undefined) return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new SettingError(`${name}: ${text} is no port. Write a number, e.g. ${name}=3100.`)
}

/** Only on a laptop can the public address be guessed. */
function readBaseUrl(url: string | undefined, production: boolean): string | undefined {
  if (url !== undefined) return url.replace(/\/+$/, '')
  if (!production) return undefined
  throw new SettingError(
    'BASE_URL: set it to the public address of the bank, e.g. https://bank.example.',
  )
}

/** On a laptop a secret for as long as the process lives will do. */
function readSessionSecret(secret: string | undefined, production: boolean): string {
  if (secret !== undefined && secret.length >= 32) return secret
  if (secret === undefined && !production) return randomBytes(32).toString('base64url')
  throw new SettingError(
    'SESSION_SECRET: set it to at least 32 random characters, e.g. from `openssl rand -base64 32`.',
  )
}
