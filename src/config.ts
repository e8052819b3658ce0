// PingOneMfaOptions (what an app writes) -> Config (complete, checked, frozen): the only reader of options and environment.
import { ConfigError, type ConfigProblem } from './errors.js'
import type { Hooks, OnEvent } from './events.js'
import { readClient } from './options/client-options.js'
import { findMisspeltVariables, variables } from './options/environment.js'
import { createOptionReader, type OptionReader } from './options/option-reader.js'
import type {
  ApprovalOptions,
  ClientAuthenticationMethod,
  Paths,
  PingOneMfaOptions,
  PrivateKey,
  ThrottleConfig,
  Timeouts,
} from './options/options.js'
import {
  readApproval,
  readBrand,
  readFetch,
  readHooks,
  readOnEvent,
  readStateStore,
  readTimeouts,
  readViews,
} from './options/part-options.js'
import { readLanguages, type LanguageConfig } from './options/language-options.js'
import { readPasswordRules } from './options/password-options.js'
import { readRegistration, type RegistrationConfig } from './options/registration-options.js'
import { readEndpoints, readPaths, readPlace } from './options/place-options.js'
import { readThrottle } from './options/throttle-options.js'
import type { FetchFunction } from './pingone/fetch-function.js'
import { maxRecordsOf, memoryStateStore } from './state/memory-store.js'
import type { StateStore } from './state/state-store.js'
import { defaultViews } from './views/default-views.js'
import type { Brand } from './models/model.js'
import type { PasswordRules } from './models/password-rules.js'
import type { Views } from './views/views.js'

export type {
  ApprovalOptions,
  AttemptLimits,
  ClientAuthenticationMethod,
  PasswordRulesOptions,
  Paths,
  PingOneMfaOptions,
  PrivateKey,
  ThrottleConfig,
  ThrottleOptions,
  Timeouts,
} from './options/options.js'
export type { Region } from './pingone/region.js'

/** The complete, checked, frozen configuration. */
export interface Config {
  readonly name: string
  readonly production: boolean
  readonly environmentId: string
  /** Origin of PingOne's auth host, e.g. `https://auth.pingone.eu`. */
  readonly authOrigin: string
  /** `{authBaseUrl}/{environmentId}`, or the custom domain alone. */
  readonly environmentBaseUrl: string
  readonly issuer: string
  readonly clientId: string
  /** Not enumerable, as the keys and the store: a copy by spreading has none of them. */
  readonly clientSecret?: string
  readonly clientAuthentication: ClientAuthenticationMethod
  readonly clientKey?: PrivateKey
  readonly requestObjectKey?: PrivateKey
  readonly evidenceKey?: PrivateKey
  /** Signs the cookie of known browsers; not enumerable. */
  readonly browserSecret?: string
  /** The public URL of the mount, without a trailing slash, e.g. `https://bank.example/app`. */
  readonly baseUrl: string
  readonly baseOrigin: string
  /** Path part of `baseUrl`: `''` or `/app`. */
  readonly basePath: string
  /** What a proxy in front takes away from the path of every request. */
  readonly strippedPrefix: string
  readonly secure: boolean
  readonly paths: Paths
  readonly redirectUri: string
  readonly signOn: 'embedded' | 'hosted'
  readonly responseMode: 'query' | 'form_post'
  readonly pushedAuthorizationRequests: boolean
  readonly scope: string
  readonly acrValues: readonly string[]
  readonly mfaAcrValues: readonly string[]
  readonly approvalAcrValues: readonly string[]
  readonly userinfo: boolean
  readonly userClaims?: readonly string[]
  readonly absoluteLifetimeSeconds: number
  readonly pendingLifetimeSeconds: number
  readonly clockToleranceSeconds: number
  readonly keepSessionData: boolean | readonly string[]
  /** Not enumerable: it may hold a client that knows its password. */
  readonly stateStore: StateStore
  readonly approval: ApprovalOptions
  readonly throttle: ThrottleConfig
  readonly timeouts: Timeouts
  readonly views: Views
  readonly brand: Brand
  readonly languages: LanguageConfig
  readonly revealUserState: boolean
  readonly decoyStep: 'otp' | 'password' | 'push' | 'passkey'
  readonly discoverablePasskeys: boolean
  readonly decoyNumber: boolean
  readonly pushTimeoutSeconds: number
  readonly appCodes: boolean
  readonly otpLength?: number
  readonly otpAutoSubmit: boolean
  readonly passwordRules?: PasswordRules
  /** Absent: nobody may make an account. */
  readonly registration?: RegistrationConfig
  readonly allowSilentSignOn: boolean
  readonly fetch: FetchFunction
  readonly hooks: Hooks
  readonly onEvent?: OnEvent
  /**
   * Who hears of an error: the app's hooks; the terminal outside production, where there are none; in tests and
   * in production without hooks, nobody.
   */
  readonly observer: 'app' | 'terminal' | 'tests' | 'nobody'
}

/**
 * Makes the configuration from what the app wrote and, for what it left out, from the environment.
 *
 * @throws {ConfigError} When anything is missing, unknown, contradictory or insecure: one error, every problem.
 */
export function resolveConfig(
  options: PingOneMfaOptions | undefined,
  environment: NodeJS.ProcessEnv,
): Config {
  const problems: ConfigProblem[] = []
  const reader = createOptionReader({
    members: options,
    known: variables,
    environment,
    problems,
    advice,
  })
  const production = environment['NODE_ENV'] === 'production'
  const stateStore = readStateStore(reader, production) ?? memoryStateStore()
  const visible = readVisible(reader, { environment, production, stateStore })
  const { clientId, clientAuthentication, ...secrets } = readClient(reader)
  problems.push(...findMisspeltVariables(environment, reader))
  if (problems.length > 0) throw new ConfigError(problems, adviseNewcomer(problems, production))
  const config = { ...visible, clientId, clientAuthentication }
  return hide({ ...config, stateStore }, secrets)
}

/** Who has neither an environment nor a client has no PingOne yet. */
function adviseNewcomer(
  problems: readonly ConfigProblem[],
  production: boolean,
): string | undefined {
  const isMissing = (name: string): boolean =>
    problems.some(({ option, problem }) => option === name && problem.startsWith('is missing'))
  if (production || !isMissing('environmentId') || !isMissing('clientId')) return undefined
  return 'No PingOne yet? Run: npx express-pingone-mfa emulator --write-env .env, then start with node --env-file=.env'
}

const advice = {
  lockedWaitMinutes: 'write throttle: { lockedPauseMinutes }',
  hooks: 'write afterSignOn, beforeApproval, afterApproval and onError as options of their own',
}

type SecretName =
  'clientSecret' | 'clientKey' | 'requestObjectKey' | 'evidenceKey' | 'browserSecret'
type Visible = Omit<Config, SecretName | 'stateStore' | 'clientId' | 'clientAuthentication'>

function readVisible(
  reader: OptionReader,
  {
    environment,
    production,
    stateStore,
  }: {
    readonly environment: NodeJS.ProcessEnv
    readonly production: boolean
    readonly stateStore: StateStore
  },
): Visible {
  const { host, ...place } = readPlace(reader, { environment, production })
  const paths = readPaths(reader)
  const onEvent = readOnEvent(reader)
  const hooks = readHooks(reader)
  const lifetimes = readLifetimes(reader)
  const { pendingLifetimeSeconds } = lifetimes
  const passwordRules = readPasswordRules(reader)
  const registration = readRegistration(reader)
  const maxRecords = maxRecordsOf(stateStore)
  return {
    name: readName(reader),
    production,
    ...readEndpoints(reader, production),
    ...place,
    paths,
    redirectUri: place.baseUrl + paths.callback,
    ...readSignOn(reader),
    ...readClaims(reader),
    ...lifetimes,
    keepSessionData: readKeepSessionData(reader),
    approval: readApproval(reader),
    throttle: readThrottle(reader, { production, pendingLifetimeSeconds, maxRecords }),
    timeouts: readTimeouts(reader),
    views: Object.freeze({ ...(readViews(reader) ?? defaultViews()) }),
    brand: readBrand(reader, host),
    languages: readLanguages(reader),
    revealUserState: reader.readFlag('revealUserState', false),
    decoyStep: reader.readChoice('decoyStep', ['otp', 'password', 'push', 'passkey'], 'otp'),
    discoverablePasskeys: reader.readFlag('discoverablePasskeys', false),
    ...readPush(reader),
    ...readCodes(reader),
    ...(passwordRules === undefined ? {} : { passwordRules }),
    ...(registration === undefined ? {} : { registration }),
    allowSilentSignOn: reader.readFlag('allowSilentSignOn', false),
    fetch: readFetch(reader),
    hooks,
    observer: findObserver({ hooks, onEvent, mode: environment['NODE_ENV'] }),
    ...(onEvent === undefined ? {} : { onEvent }),
  }
}

function readPush(
  reader: OptionReader,
): Pick<Config, 'decoyNumber' | 'pushTimeoutSeconds' | 'appCodes'> {
  const limits = { min: 40, max: 150, unit: 'seconds' }
  return {
    decoyNumber: reader.readFlag('decoyNumber', false),
    pushTimeoutSeconds: reader.readWholeNumber('pushTimeoutSeconds', 40, limits),
    appCodes: reader.readFlag('appCodes', false),
  }
}

function findObserver(told: {
  readonly hooks: Hooks
  readonly onEvent: OnEvent | undefined
  readonly mode: string | undefined
}): Config['observer'] {
  if (told.hooks.onError !== undefined || told.onEvent !== undefined) return 'app'
  if (told.mode === 'production') return 'nobody'
  return told.mode === 'test' ? 'tests' : 'terminal'
}

function readName(reader: OptionReader): string {
  const name = reader.readText('name') ?? 'default'
  if (!/^[a-z0-9-]{1,32}$/.test(name)) {
    reader.refuse('name', 'must be 1 to 32 small letters, digits and hyphens')
  }
  return name
}

function readSignOn(
  reader: OptionReader,
): Pick<Config, 'signOn' | 'responseMode' | 'pushedAuthorizationRequests' | 'acrValues'> {
  const signOn = reader.readChoice('signOn', ['embedded', 'hosted'], 'embedded')
  const responseMode = reader.readChoice('responseMode', ['query', 'form_post'], 'query')
  const pushed = reader.readFlag('pushedAuthorizationRequests', false)
  if (signOn === 'embedded' && reader.has('responseMode')) {
    reader.refuse('responseMode', `is for hosted sign-on only: ${hostedAdvice}`)
  }
  if (signOn === 'embedded' && pushed) {
    reader.refuse('pushedAuthorizationRequests', `is for hosted sign-on only: ${hostedAdvice}`)
  }
  return {
    signOn,
    responseMode,
    pushedAuthorizationRequests: pushed,
    acrValues: Object.freeze(reader.readWords('acrValues')),
  }
}

const hostedAdvice = "take it away, or write signOn: 'hosted'"

function readClaims(
  reader: OptionReader,
): Pick<Config, 'scope' | 'mfaAcrValues' | 'approvalAcrValues' | 'userinfo' | 'userClaims'> {
  const scope = reader.has('scope') ? reader.readWords('scope') : ['openid', 'profile']
  if (scope.length > 0 && !scope.includes('openid')) {
    reader.refuse('scope', 'must have openid among its words: without it there is no ID Token')
  }
  const userClaims = reader.has('userClaims') ? reader.readWords('userClaims') : undefined
  return {
    scope: scope.join(' '),
    mfaAcrValues: Object.freeze(reader.readWords('mfaAcrValues')),
    approvalAcrValues: Object.freeze(reader.readWords('approvalAcrValues')),
    userinfo: reader.readFlag('userinfo', false),
    ...(userClaims === undefined ? {} : { userClaims: Object.freeze(userClaims) }),
  }
}

function readLifetimes(
  reader: OptionReader,
): Pick<Config, 'absoluteLifetimeSeconds' | 'pendingLifetimeSeconds' | 'clockToleranceSeconds'> {
  const seconds = (
    option: string,
    {
      fallback,
      min,
      max,
    }: { readonly fallback: number; readonly min: number; readonly max: number },
  ): number => reader.readWholeNumber(option, fallback, { min, max, unit: 'seconds' })
  return {
    absoluteLifetimeSeconds: seconds('absoluteLifetimeSeconds', {
      fallback: 28_800,
      min: 60,
      max: 2_592_000,
    }),
    pendingLifetimeSeconds: seconds('pendingLifetimeSeconds', {
      fallback: 600,
      min: 30,
      max: 3600,
    }),
    clockToleranceSeconds: seconds('clockToleranceSeconds', { fallback: 60, min: 0, max: 300 }),
  }
}

/** Without a length given, it is learned from codes that PingOne accepted. */
function readCodes(reader: OptionReader): Pick<Config, 'otpLength' | 'otpAutoSubmit'> {
  const digits = { min: 4, max: 10, unit: 'digits' }
  return {
    ...(reader.has('otpLength') && { otpLength: reader.readWholeNumber('otpLength', 6, digits) }),
    otpAutoSubmit: reader.readFlag('otpAutoSubmit', false),
  }
}

function readKeepSessionData(reader: OptionReader): boolean | readonly string[] {
  const value = reader.readUnknown('keepSessionData')
  if (value === undefined || typeof value === 'boolean') return value ?? true
  return Object.freeze(reader.readWords('keepSessionData'))
}

/** Secrets are members one can read but not list: neither `inspect` nor JSON shows them. */
function hide(
  visible: Omit<Config, SecretName>,
  secrets: { readonly [K in SecretName]: Config[K] | undefined },
): Config {
  const config: Config = { ...visible }
  const hidden = { ...secrets, stateStore: visible.stateStore }
  for (const [name, value] of Object.entries(hidden)) {
    if (value !== undefined) Object.defineProperty(config, name, { value, enumerable: false })
  }
  return Object.freeze(config)
}
