// The app's configuration as the doctor gets it, and what follows from it.
import type { ConfigProblem } from '../../../errors.js'
import {
  buildEndpoints,
  isLoopback,
  regions,
  type Endpoints,
  type Region,
} from '../../../pingone/region.js'
import { isUuid } from '../../../pingone/json.js'
import type { PlatformClient } from '../platform/platform-client.js'
import type { FetchFunction } from '../../../pingone/fetch-function.js'

/** What a name that nobody has is asked for. */
export type DecoyStep = 'otp' | 'password' | 'push' | 'passkey'

/** How the app authenticates at the token endpoint. */
export type DiagnosedAuthentication =
  'client_secret_basic' | 'client_secret_post' | 'client_secret_jwt' | 'private_key_jwt' | 'none'

/** What is looked at, and with what. The members of the app are named as its options. */
export interface DiagnoseOptions {
  /** `PINGONE_ENVIRONMENT_ID`, a UUID. */
  readonly environmentId: string
  /** Top-level domain of PingOne's hosts. Default `com`. */
  readonly region?: string
  /** Bare host name of a custom domain; excludes `authBaseUrl`. */
  readonly customDomain?: string
  /** Stands in for PingOne's host, e.g. an emulator on loopback. */
  readonly authBaseUrl?: string
  /** `PINGONE_CLIENT_ID`, a UUID. */
  readonly clientId: string
  /** Never in a finding. Not needed by `private_key_jwt` and `none`. */
  readonly clientSecret?: string
  /** How the app authenticates at the token endpoint. Default `client_secret_basic`. */
  readonly clientAuthentication?: DiagnosedAuthentication
  /** Public URL of the app. */
  readonly baseUrl: string
  /** Default `/callback`. */
  readonly callbackPath?: string
  /** Default `/logout`. */
  readonly signOffPath?: string
  /** Default `openid profile`. */
  readonly scope?: string
  /** What a sign-on asks for; without it PingOne uses the first policy that is assigned. */
  readonly acrValues?: readonly string[]
  /** Policies that confirm a second factor. Default: any. */
  readonly mfaAcrValues?: readonly string[]
  /** Default `embedded`. */
  readonly signOn?: 'embedded' | 'hosted'
  /** What an unknown username is shown. Default `otp`. */
  readonly decoyStep?: DecoyStep
  /** Points of `throttle.limits['secret-user']`: wrong codes of strangers for one name. Default 10. */
  readonly secretUserPoints?: number
  /** Whether the app has a `browserSecret`. Default `false`. */
  readonly hasBrowserSecret?: boolean
  /** Names of the details that the app has approved; without them only presence is looked at. */
  readonly approvalVariables?: readonly string[]
  /** Looks behind the scenes; without it half of the checks are skipped. */
  readonly client?: PlatformClient
  /** Why there is no `client` although one was meant to be there. */
  readonly workerProblems?: readonly ConfigProblem[]
  /** Sends the calls that need no worker application. Default: Node's `fetch`. */
  readonly fetch?: FetchFunction
  /** Default: the clock of this machine. */
  readonly nowMs?: () => number
  /** Longest time of one call in milliseconds. Default 10000. */
  readonly timeoutMs?: number
}

/** The configuration with its defaults, and what is wrong with it. */
export interface AppConfiguration {
  readonly environmentId: string
  readonly clientId: string
  readonly clientSecret?: string
  readonly clientAuthentication: DiagnosedAuthentication
  readonly redirectUri: string
  readonly postLogoutRedirectUri: string
  readonly scopes: readonly string[]
  readonly acrValues: readonly string[]
  readonly mfaAcrValues: readonly string[]
  readonly signOn: 'embedded' | 'hosted'
  readonly decoyStep: DecoyStep
  readonly secretUserPoints: number
  readonly hasBrowserSecret: boolean
  readonly approvalVariables?: readonly string[]
  /** How the environment was said to be found: what a wrong answer points at. */
  readonly host: 'region' | 'customDomain' | 'authBaseUrl'
  readonly region: string
  /** Absent when the configuration does not tell where PingOne is. */
  readonly endpoints?: Endpoints
  readonly problems: readonly ConfigProblem[]
}

/** Fills in the defaults and finds what is missing or cannot be. */
export function resolveConfiguration(options: DiagnoseOptions): AppConfiguration {
  const problems: ConfigProblem[] = []
  const endpoints = resolveEndpoints(options, problems)
  const clientAuthentication = options.clientAuthentication ?? 'client_secret_basic'
  problems.push(...findClientProblems(options, clientAuthentication))
  problems.push(...findBaseUrlProblems(options.baseUrl))
  const baseUrl = normaliseUrl(options.baseUrl)
  return {
    environmentId: options.environmentId,
    clientId: options.clientId,
    ...(options.clientSecret !== undefined && { clientSecret: options.clientSecret }),
    clientAuthentication,
    redirectUri: baseUrl + (options.callbackPath ?? '/callback'),
    postLogoutRedirectUri: baseUrl + (options.signOffPath ?? '/logout'),
    scopes: (options.scope ?? 'openid profile').trim().split(/ +/),
    acrValues: options.acrValues ?? [],
    mfaAcrValues: options.mfaAcrValues ?? [],
    signOn: options.signOn ?? 'embedded',
    decoyStep: options.decoyStep ?? 'otp',
    secretUserPoints: options.secretUserPoints ?? 10,
    hasBrowserSecret: options.hasBrowserSecret ?? false,
    ...(options.approvalVariables !== undefined && {
      approvalVariables: options.approvalVariables,
    }),
    host: hostOf(options),
    region: options.region ?? 'com',
    ...(endpoints !== undefined && { endpoints }),
    problems,
  }
}

/** As the app does: the host in lower case, no default port, no slash at the end. */
function normaliseUrl(text: string): string {
  if (!URL.canParse(text)) return text
  const { origin, pathname } = new URL(text)
  return origin === 'null' ? text : origin + pathname.replace(/\/+$/, '')
}

function hostOf({ authBaseUrl, customDomain }: DiagnoseOptions): AppConfiguration['host'] {
  if (authBaseUrl !== undefined) return 'authBaseUrl'
  return customDomain === undefined ? 'region' : 'customDomain'
}

const variables: Readonly<Record<string, string>> = {
  environmentId: 'PINGONE_ENVIRONMENT_ID',
  region: 'PINGONE_REGION',
  customDomain: 'PINGONE_CUSTOM_DOMAIN',
  authBaseUrl: 'PINGONE_AUTH_BASE_URL',
  clientId: 'PINGONE_CLIENT_ID',
  clientSecret: 'PINGONE_CLIENT_SECRET',
  baseUrl: 'BASE_URL',
}

function problemOf(option: string, problem: string): ConfigProblem {
  const environment = variables[option]
  return { option, ...(environment !== undefined && { environment }), problem }
}

function resolveEndpoints(
  options: DiagnoseOptions,
  problems: ConfigProblem[],
): Endpoints | undefined {
  const { environmentId, customDomain, authBaseUrl } = options
  if (environmentId === '') {
    problems.push(problemOf('environmentId', 'is missing: write the id of your environment'))
    return undefined
  }
  const region = parseRegion(options.region ?? 'com')
  if (region === undefined) {
    problems.push(problemOf('region', `must be one of ${regions.join(', ')}`))
    return undefined
  }
  try {
    return buildEndpoints({
      environmentId,
      region,
      ...(customDomain !== undefined && { customDomain }),
      ...(authBaseUrl !== undefined && { authBaseUrl }),
    })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const [, option = '', problem = ''] = /^(\S+) (.*)$/s.exec(error.message) ?? []
    problems.push(problemOf(option, problem))
    return undefined
  }
}

/** A region by its domain. */
export function parseRegion(text: string): Region | undefined {
  return regions.find((region) => region === text)
}

function findClientProblems(
  { clientId, clientSecret }: DiagnoseOptions,
  method: DiagnosedAuthentication,
): readonly ConfigProblem[] {
  const needsSecret = method.startsWith('client_secret_')
  const missingSecret = needsSecret && (clientSecret === undefined || clientSecret === '')
  const secretProblem = `is missing: ${method} needs the secret of your application`
  return [
    ...findClientIdProblems(clientId),
    ...(missingSecret ? [problemOf('clientSecret', secretProblem)] : []),
  ]
}

/** The value is not repeated: it may be the secret in the wrong place. */
function findClientIdProblems(clientId: string): readonly ConfigProblem[] {
  if (clientId === '') {
    return [problemOf('clientId', 'is missing: write the client id of your application')]
  }
  if (isUuid(clientId)) return []
  return [problemOf('clientId', 'must be a UUID, as the PingOne console shows it')]
}

function findBaseUrlProblems(baseUrl: string): readonly ConfigProblem[] {
  if (baseUrl === '') {
    return [problemOf('baseUrl', 'is missing: write the public URL, such as https://bank.example')]
  }
  const url = /^https?:\/\//i.test(baseUrl) && URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (url === undefined || /[?#\s]/.test(baseUrl) || url.username + url.password !== '') {
    return [problemOf('baseUrl', 'must be a full URL, such as https://bank.example')]
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return [problemOf('baseUrl', 'is plain http: write https; http is for localhost only')]
  }
  return []
}
