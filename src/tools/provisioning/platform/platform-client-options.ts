// PlatformClientOptions -> ClientSettings: complete, checked, every problem named at once.
import { ConfigError, type ConfigProblem } from '../../../errors.js'
import { isUuid } from '../../../pingone/json.js'
import { buildApiBaseUrl, buildEndpoints, regions, type Region } from '../../../pingone/region.js'
import type { OnRetry } from './retry.js'
import type { FetchFunction } from '../../../pingone/fetch-function.js'

/** What a client of the platform API needs to know. */
export interface PlatformClientOptions {
  /** The environment that is set up, a UUID. Environment: `PINGONE_ENVIRONMENT_ID`. */
  readonly environmentId: string
  /** Top-level domain of PingOne's hosts. Default `com`. Environment: `PINGONE_REGION`. */
  readonly region?: Region
  /**
   * Stands in for `https://auth.pingone.<region>`, together with `apiBaseUrl`; plain http only to
   * loopback. Environment: `PINGONE_AUTH_BASE_URL`.
   */
  readonly authBaseUrl?: string
  /** Stands in for `https://api.pingone.<region>/v1`. Environment: `PINGONE_API_BASE_URL`. */
  readonly apiBaseUrl?: string
  /** Environment: `PINGONE_WORKER_CLIENT_ID`. */
  readonly workerClientId: string
  /** Environment: `PINGONE_WORKER_CLIENT_SECRET`. */
  readonly workerClientSecret: string
  /**
   * The environment in which the worker application is. Default `environmentId`. Environment:
   * `PINGONE_WORKER_ENVIRONMENT_ID`.
   */
  readonly workerEnvironmentId?: string
  /** Longest time of one attempt of a call, in milliseconds. Default 10000. */
  readonly timeoutMs?: number
  /** How often a call is sent at most. Default 6. */
  readonly maxAttempts?: number
  /**
   * Whether a refusal is waited out that only means "not yet", within `maxAttempts`: 403 in the first 30
   * seconds, 404 of what was made or listed a moment ago, 400 that blames a reference to it. Default true.
   */
  readonly waitForConsistency?: boolean
  /** Sends the calls. Default: Node's `fetch`. */
  readonly fetch?: FetchFunction
  /** Default `Date.now`. */
  readonly nowMs?: () => number
  /** Waits between attempts. Default: a timer. */
  readonly wait?: (ms: number) => Promise<void>
  /** Told before a call is sent once more; what it throws is dropped. */
  readonly onRetry?: OnRetry
}

/** The options, checked and complete; holds the worker's secret, so it never leaves the client. */
export interface ClientSettings {
  readonly environmentId: string
  readonly authOrigin: string
  readonly tokenUrl: string
  readonly apiOrigin: string
  /** What the paths of all calls are appended to: `{apiBaseUrl}/environments/{environmentId}`. */
  readonly environmentUrl: string
  readonly connection: Readonly<Record<string, string>>
  readonly workerClientId: string
  readonly workerClientSecret: string
  readonly timeoutMs: number
  readonly maxAttempts: number
}

/** The environment variable of every option that has one. */
export const clientVariables = {
  environmentId: 'PINGONE_ENVIRONMENT_ID',
  region: 'PINGONE_REGION',
  authBaseUrl: 'PINGONE_AUTH_BASE_URL',
  apiBaseUrl: 'PINGONE_API_BASE_URL',
  workerClientId: 'PINGONE_WORKER_CLIENT_ID',
  workerClientSecret: 'PINGONE_WORKER_CLIENT_SECRET',
  workerEnvironmentId: 'PINGONE_WORKER_ENVIRONMENT_ID',
} as const

/** Options of which it is not known yet whether they can be used. */
export type UncheckedOptions = Omit<PlatformClientOptions, 'region'> & { readonly region?: string }

/**
 * The options, complete.
 *
 * @throws {ConfigError} As {@link assertClientOptions}.
 */
export function buildClientSettings(options: PlatformClientOptions): ClientSettings {
  assertClientOptions(options)
  return buildSettings(options)
}

/**
 * Checks the options.
 *
 * @throws {ConfigError} When anything is missing, wrong or contradictory: one error, every problem.
 */
export function assertClientOptions(
  options: UncheckedOptions,
): asserts options is PlatformClientOptions {
  const problems = [
    ...findIdProblems(options),
    ...findSecretProblems(options),
    ...findPlaceProblems(options),
    ...findNumberProblems(options),
  ]
  if (problems.length > 0) throw new ConfigError(problems)
}

function buildSettings(options: PlatformClientOptions): ClientSettings {
  const { environmentId, workerEnvironmentId = environmentId } = options
  const { authOrigin, issuer } = buildEndpoints({
    ...placeOf(options),
    environmentId: workerEnvironmentId,
  })
  const apiBaseUrl = buildApiBaseUrl(placeOf(options))
  return {
    environmentId,
    authOrigin,
    tokenUrl: `${issuer}/token`,
    apiOrigin: new URL(apiBaseUrl).origin,
    environmentUrl: `${apiBaseUrl}/environments/${environmentId}`,
    connection: buildConnection(options),
    workerClientId: options.workerClientId,
    workerClientSecret: options.workerClientSecret,
    timeoutMs: options.timeoutMs ?? 10_000,
    maxAttempts: options.maxAttempts ?? 6,
  }
}

function buildConnection(options: PlatformClientOptions): Readonly<Record<string, string>> {
  const { environmentId, region = 'com', authBaseUrl } = options
  return Object.freeze({
    PINGONE_ENVIRONMENT_ID: environmentId,
    ...(authBaseUrl === undefined
      ? { PINGONE_REGION: region }
      : { PINGONE_AUTH_BASE_URL: authBaseUrl.replace(/\/+$/, '') }),
  })
}

type Place = Pick<PlatformClientOptions, 'region' | 'authBaseUrl' | 'apiBaseUrl'>

function placeOf({ region, authBaseUrl, apiBaseUrl }: PlatformClientOptions): Place {
  return {
    ...(region !== undefined && { region }),
    ...(authBaseUrl !== undefined && { authBaseUrl }),
    ...(apiBaseUrl !== undefined && { apiBaseUrl }),
  }
}

function findIdProblems(options: UncheckedOptions): readonly ConfigProblem[] {
  const ids = {
    environmentId:
      'write the id of your PingOne environment, a UUID, as the environment’s settings show it',
    workerClientId: 'write the client id of a worker application, a UUID',
    workerEnvironmentId:
      'write the id of the environment in which the worker application is, a UUID',
  } as const
  const names = ['environmentId', 'workerClientId', 'workerEnvironmentId'] as const
  return names
    .filter((name) => !isUuid(options[name]))
    .filter((name) => name !== 'workerEnvironmentId' || options[name] !== undefined)
    .map((name) =>
      problem(name, `${isAbsent(options[name]) ? 'is missing' : 'is no UUID'}: ${ids[name]}`),
    )
}

function findSecretProblems({ workerClientSecret }: UncheckedOptions): readonly ConfigProblem[] {
  const secret: unknown = workerClientSecret
  if (typeof secret === 'string' && /^[\x21-\x7e]+$/.test(secret)) return []
  return [
    problem(
      'workerClientSecret',
      isAbsent(secret)
        ? 'is missing: write the client secret of the worker application'
        : 'must be printable ASCII without blanks, as PingOne shows it',
    ),
  ]
}

function findPlaceProblems(options: UncheckedOptions): readonly ConfigProblem[] {
  const { region = 'com', authBaseUrl, apiBaseUrl } = options
  if ((authBaseUrl === undefined) !== (apiBaseUrl === undefined)) {
    return [explainHalfOverride(authBaseUrl === undefined)]
  }
  const known = regions.find((each) => each === region)
  if (known === undefined) return [problem('region', `must be one of ${regions.join(', ')}`)]
  if (authBaseUrl === undefined || apiBaseUrl === undefined) return []
  const environmentId = '00000000-0000-4000-8000-000000000000'
  return [
    ...findRefusal('authBaseUrl', () => buildEndpoints({ environmentId, authBaseUrl })),
    ...findRefusal('apiBaseUrl', () => buildApiBaseUrl({ apiBaseUrl })),
  ]
}

function explainHalfOverride(isAuthMissing: boolean): ConfigProblem {
  const [given, missing] = isAuthMissing
    ? (['apiBaseUrl', 'authBaseUrl'] as const)
    : (['authBaseUrl', 'apiBaseUrl'] as const)
  return problem(
    missing,
    `is missing while ${given} [${clientVariables[given]}] is given: write both, of the same PingOne, or neither`,
  )
}

/** The message of what is thrown begins with the option's name. */
function findRefusal(option: ConfigOption, build: () => unknown): readonly ConfigProblem[] {
  try {
    build()
    return []
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return [problem(option, error.message.replace(`${option} `, ''))]
  }
}

function findNumberProblems(options: UncheckedOptions): readonly ConfigProblem[] {
  const { timeoutMs = 10_000, maxAttempts = 6 } = options
  const isTime = timeoutMs > 0 && timeoutMs < 2 ** 31
  const isCount = Number.isSafeInteger(maxAttempts) && maxAttempts >= 1 && maxAttempts <= 20
  return [
    ...(isTime
      ? []
      : [{ option: 'timeoutMs', problem: 'must be a number of milliseconds above 0' }]),
    ...(isCount ? [] : [{ option: 'maxAttempts', problem: 'must be a whole number from 1 to 20' }]),
  ]
}

type ConfigOption = keyof typeof clientVariables

function problem(option: ConfigOption, text: string): ConfigProblem {
  return { option, environment: clientVariables[option], problem: text }
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === ''
}
