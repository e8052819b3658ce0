// Every error this package throws, each with a stable `code` and the HTTP status it answers with.

/** A misconfiguration: which option, under which environment name, and what to write instead. */
export interface ConfigProblem {
  /** Dotted path of the option, e.g. `clientId` or `paths.callback`. */
  readonly option: string
  /** Environment variable that sets the same option, when there is one. */
  readonly environment?: string
  /** What is wrong and what to write, in one sentence. */
  readonly problem: string
}

/**
 * The base of every error of this package.
 *
 * `message` may reach a log, never a page; no token, OTP, secret or cookie reaches either.
 */
export abstract class PingOneError extends Error {
  abstract readonly code: string
  /** HTTP status that an answer made from this error carries. */
  abstract readonly status: number
}

/** The options or the environment are wrong: thrown once, listing every problem. */
export class ConfigError extends PingOneError {
  override readonly name = 'ConfigError' as const
  readonly code = 'ERR_PINGONE_CONFIG' as const
  readonly status = 500 as const
  /** The first problem's option. */
  readonly option: string
  /** Not enumerable: Node prints an uncaught error with its members, and the message has them already. */
  readonly problems: readonly ConfigProblem[]

  /** @param advice A last line of the message. */
  constructor(problems: readonly ConfigProblem[], advice?: string) {
    const lines = problems.map(writeProblem)
    super([...lines, ...(advice === undefined ? [] : [advice])].join('\n'))
    this.problems = Object.freeze([...problems])
    this.option = problems[0]?.option ?? ''
    for (const member of ['problems', 'option']) {
      Object.defineProperty(this, member, { enumerable: false })
    }
  }
}

function writeProblem({ option, environment, problem }: ConfigProblem): string {
  return environment === undefined
    ? `${option}: ${problem}`
    : `${option} [${environment}]: ${problem}`
}

/** The authorization response or the token exchange was refused, or the ID Token did not verify. */
export class AuthorizationError extends PingOneError {
  override readonly name = 'AuthorizationError' as const
  readonly code = 'ERR_PINGONE_AUTHORIZATION' as const
  readonly status = 403 as const
  /**
   * OAuth `error`, or one of ours: `invalid_authorization_response`, `invalid_id_token`, `invalid_token_response`,
   * `invalid_userinfo`, `silent_sign_on_refused`, `no_refresh_token`, `refresh_failed`; of a step-up or an approval:
   * `other_user`, `no_authenticator_action`, `auth_time_too_old`, `acr_unmet`, `amr_unmet`, `refused_by_hook`.
   */
  readonly error: string
  readonly error_description?: string

  constructor(
    message: string,
    options: {
      readonly error: string
      readonly error_description?: string
      readonly cause?: unknown
    },
  ) {
    super(message, causeOf(options.cause))
    this.error = options.error
    if (options.error_description !== undefined) this.error_description = options.error_description
  }
}

/** Why a browser's return to us was refused. */
export type CallbackReason =
  | 'unknown_attempt'
  | 'spent_attempt'
  | 'expired_attempt'
  | 'other_browser'
  | 'cookies_off'
  | 'too_many_pages'
  | 'session_cookie_lost'
  | 'csrf'
  | 'cross_site'
  | 'state_mismatch'
  | 'duplicate_parameter'
  | 'unexpected_parameter'
  | 'malformed_response'
  | 'wrong_method'
  | 'other_user'
  | 'unsolicited_error'

/** What came back does not belong to a pending sign-on of this browser. */
export class CallbackError extends PingOneError {
  override readonly name = 'CallbackError' as const
  readonly code = 'ERR_PINGONE_CALLBACK' as const
  readonly status: 400 | 403 | 404 | 405
  readonly reason: CallbackReason

  constructor(
    message: string,
    options: {
      readonly reason: CallbackReason
      readonly status?: 400 | 403 | 404 | 405
      readonly cause?: unknown
    },
  ) {
    super(message, causeOf(options.cause))
    this.reason = options.reason
    this.status = options.status ?? 403
  }
}

/** PingOne's error body, allow-listed: no links, no free members. */
export interface PingOneErrorBody {
  readonly id?: string
  readonly code: string
  readonly message?: string
  readonly details: readonly PingOneErrorDetail[]
}

/** One entry of `details[]` of PingOne's error body. */
export interface PingOneErrorDetail {
  readonly code: string
  readonly target?: string
  readonly message?: string
  readonly attemptsRemaining?: number
  /** Epoch milliseconds: the device or its delivery method is paused until then. */
  readonly coolDownExpiresAt?: number
  readonly secondsUntilUnlock?: number
  /** Of a message that PingOne does not send: SMS, EMAIL, VOICE, WHATSAPP. */
  readonly deliveryMethod?: string
  /** Epoch milliseconds: `retryAfter` or `quotaResetTime` of a limit. */
  readonly retryAt?: number
  readonly quotaLimit?: number
  /** Of a new password: PingOne's names of the rules that it breaks. */
  readonly unsatisfiedRequirements?: readonly string[]
}

/** What PingOne refused, as data: a person can put it right, or has to wait. */
export interface FlowRejection {
  /** PingOne's detail code, or top code when there is no detail. */
  readonly code: string
  /**
   * What it means for the person.
   * `wrong_otp`, `wrong_credentials`, `unknown_user`: try again.
   * `otp_quota`: the device takes no more codes until `coolDownExpiresAt`.
   * `message_limit`: no more messages until `coolDownExpiresAt`; none went out.
   * `locked`: the account is locked, for `secondsUntilUnlock` if known.
   * `wrong_code`: the code of an email, or of another device, is wrong or too old.
   * `wrong_assertion`: the passkey or security key does not fit.
   * `password_requirements`: the new password breaks `unsatisfiedRequirements`.
   * `taken`: somebody has that `target` already.
   * `invalid`: the value has the wrong form; `targets` are the members.
   */
  readonly meaning:
    | 'wrong_otp'
    | 'wrong_credentials'
    | 'unknown_user'
    | 'otp_quota'
    | 'message_limit'
    | 'locked'
    | 'unusable_account'
    | 'no_usable_devices'
    | 'wrong_code'
    | 'wrong_assertion'
    | 'password_requirements'
    | 'taken'
    | 'invalid'
  readonly target?: string
  /** Where more members than one were refused: all of them. */
  readonly targets?: readonly string[]
  /** PingOne's names of the rules that a new password breaks. */
  readonly unsatisfiedRequirements?: readonly string[]
  readonly attemptsRemaining?: number
  /** Epoch milliseconds. */
  readonly coolDownExpiresAt?: number
  readonly secondsUntilUnlock?: number
}

/** A flow expired, failed, or answered something that is not understood. */
export class FlowError extends PingOneError {
  override readonly name = 'FlowError' as const
  readonly code = 'ERR_PINGONE_FLOW' as const
  readonly status = 502 as const
  /** Not enumerable: a flow id must not reach a log by way of `inspect`. */
  declare readonly flowId?: string
  readonly reason:
    'expired' | 'failed' | 'refused' | 'not_understood' | 'other_flow' | 'action_not_offered'
  /** Not enumerable: PingOne's own texts may repeat what was sent. */
  declare readonly body?: PingOneErrorBody
  /** Of a refused start: what it means for the person whom a hint named. */
  declare readonly rejection?: FlowRejection

  constructor(
    message: string,
    options: {
      readonly reason: FlowError['reason']
      readonly flowId?: string
      readonly body?: PingOneErrorBody
      readonly rejection?: FlowRejection
      readonly cause?: unknown
    },
  ) {
    super(message, causeOf(options.cause))
    this.reason = options.reason
    for (const name of ['flowId', 'body', 'rejection'] as const) {
      if (options[name] === undefined) continue
      Object.defineProperty(this, name, { value: options[name], enumerable: false })
    }
  }
}

/** What went wrong on the way to PingOne or back. */
export type UpstreamReason =
  | 'unreachable'
  | 'interrupted'
  | 'timed_out'
  | 'too_large'
  | 'redirected'
  | 'foreign_host'
  | 'rate_limited'
  | 'server_error'
  | 'not_understood'

/**
 * PingOne could not be reached, was too slow, or answered something that is no answer.
 *
 * `reached` tells whether PingOne may have acted on the call: `no` only when it certainly did not.
 */
export class UpstreamError extends PingOneError {
  override readonly name = 'UpstreamError' as const
  readonly code = 'ERR_PINGONE_UPSTREAM' as const
  readonly status = 503 as const
  readonly reason: UpstreamReason
  /** The call that failed, e.g. `authorize`, `token`, `flow`, never a URL. */
  readonly call: string
  readonly reached: 'no' | 'unknown' | 'yes'
  /** Seconds PingOne asked to wait (`Retry-After`), clamped to 1…120. */
  readonly retryAfterSeconds?: number
  /** HTTP status PingOne answered with, when it answered. */
  readonly upstreamStatus?: number

  constructor(
    message: string,
    options: {
      readonly reason: UpstreamReason
      readonly call: string
      readonly reached: 'no' | 'unknown' | 'yes'
      readonly retryAfterSeconds?: number
      readonly upstreamStatus?: number
      readonly cause?: unknown
    },
  ) {
    super(message, causeOf(options.cause))
    this.reason = options.reason
    this.call = options.call
    this.reached = options.reached
    if (options.retryAfterSeconds !== undefined) this.retryAfterSeconds = options.retryAfterSeconds
    if (options.upstreamStatus !== undefined) this.upstreamStatus = options.upstreamStatus
  }
}

/** Codes of an unmet guard. */
export type GuardCode =
  | 'ERR_PINGONE_AUTH_REQUIRED'
  | 'ERR_PINGONE_SCOPE_REQUIRED'
  | 'ERR_PINGONE_CLAIM_REQUIRED'
  | 'ERR_PINGONE_MFA_REQUIRED'
  | 'ERR_PINGONE_APPROVAL_REQUIRED'
  | 'ERR_PINGONE_APPROVAL_MISMATCH'
  | 'ERR_PINGONE_APPROVAL_USED'
  | 'ERR_PINGONE_APPROVAL_EXPIRED'
  | 'ERR_PINGONE_APPROVAL_DENIED'
  | 'ERR_PINGONE_APPROVAL_FOREIGN'
  | 'ERR_PINGONE_APPROVAL_UNKNOWN'
  | 'ERR_PINGONE_APPROVAL_OTHER_ROUTE'
  | 'ERR_PINGONE_APPROVAL_MALFORMED'
  | 'ERR_PINGONE_APPROVAL_DETAILS'
  | 'ERR_PINGONE_BODY_UNREADABLE'
  | 'ERR_PINGONE_CROSS_SITE'

/** A guard that is not met. */
export class GuardError extends PingOneError {
  override readonly name = 'GuardError' as const
  readonly code: GuardCode
  readonly status: 400 | 401 | 403 | 409 | 413 | 415 | 500

  constructor(
    message: string,
    options: {
      readonly code: GuardCode
      readonly status: GuardError['status']
      readonly cause?: unknown
    },
  ) {
    super(message, causeOf(options.cause))
    this.code = options.code
    this.status = options.status
  }
}

/** A hook of the app refused this sign-on: thrown by the app in `afterSignOn`. */
export class SignOnDenied extends PingOneError {
  override readonly name = 'SignOnDenied' as const
  readonly code = 'ERR_PINGONE_SIGN_ON_DENIED' as const
  readonly status = 403 as const
}

/** Evidence of an approval that does not verify. */
export class EvidenceError extends PingOneError {
  override readonly name = 'EvidenceError' as const
  readonly code = 'ERR_PINGONE_EVIDENCE' as const
  readonly status = 400 as const

  constructor(message: string, options: { readonly cause?: unknown } = {}) {
    super(message, causeOf(options.cause))
  }
}

/** One entry of `details[]` of the platform API's error body, with what helps to put it right. */
export interface PlatformErrorDetail {
  readonly code: string
  /** Path of the member that was refused, e.g. `pairing.maxAllowedDevices`. */
  readonly target?: string
  readonly message?: string
  readonly allowedValues?: readonly string[]
  readonly rangeMinimumValue?: number
  readonly rangeMaximumValue?: number
  /** Of `LIMIT_EXCEEDED`: how many there may be. */
  readonly maximumAllowed?: number
  /** Of `UNIQUENESS_VIOLATION`: who has the name already; a hint, not always there. */
  readonly existingId?: string
}

/**
 * The platform API, or the token endpoint for the worker application, refused a call.
 *
 * A 403 may pass by itself: for a while after an environment was made or a role given, PingOne answers so.
 */
export class PlatformError extends PingOneError {
  override readonly name = 'PlatformError' as const
  readonly code = 'ERR_PINGONE_PLATFORM' as const
  /** HTTP status PingOne answered with. */
  readonly status: number
  /** What was asked for, e.g. `create application`; never a URL. */
  readonly call: string
  /** PingOne's own code, e.g. `INVALID_DATA`; the OAuth `error` of the token endpoint. */
  readonly pingoneCode?: string
  readonly details: readonly PlatformErrorDetail[]
  /** `id` of the error body, for PingOne's support. */
  readonly errorId?: string
  /** `Correlation-Id` of the answer, for PingOne's support. */
  readonly correlationId?: string

  constructor(
    message: string,
    options: {
      readonly status: number
      readonly call: string
      readonly pingoneCode?: string
      readonly details?: readonly PlatformErrorDetail[]
      readonly errorId?: string
      readonly correlationId?: string
      readonly cause?: unknown
    },
  ) {
    super(message, causeOf(options.cause))
    this.status = options.status
    this.call = options.call
    this.details = options.details ?? []
    if (options.pingoneCode !== undefined) this.pingoneCode = options.pingoneCode
    if (options.errorId !== undefined) this.errorId = options.errorId
    if (options.correlationId !== undefined) this.correlationId = options.correlationId
  }
}

/** Why setting an environment up stopped. */
export type ProvisioningReason =
  | 'parameters'
  | 'conflict'
  | 'not_confirmed'
  | 'changed_meanwhile'
  | 'missing'
  | 'inventory'
  | 'locked'
  | 'environment_file'

/** Setting an environment up, or tidying it away, stopped before PingOne was asked for more. */
export class ProvisioningError extends PingOneError {
  override readonly name = 'ProvisioningError' as const
  readonly code = 'ERR_PINGONE_PROVISIONING' as const
  readonly status = 500 as const
  readonly reason: ProvisioningReason
  /** Ids of the resources in question. */
  readonly ids: readonly string[]

  constructor(
    message: string,
    options: {
      readonly reason: ProvisioningReason
      readonly ids?: readonly string[]
      readonly cause?: unknown
    },
  ) {
    super(message, causeOf(options.cause))
    this.reason = options.reason
    this.ids = options.ids ?? []
  }
}

/** The session store or the state store failed or did not answer in time: never read as "absent". */
export class StateUnavailableError extends PingOneError {
  override readonly name = 'StateUnavailableError' as const
  readonly code = 'ERR_PINGONE_STATE' as const
  readonly status = 503 as const
  readonly operation: string

  constructor(message: string, options: { readonly operation: string; readonly cause?: unknown }) {
    super(message, causeOf(options.cause))
    this.operation = options.operation
  }
}

/** A limit of ours was hit. */
export class ThrottledError extends PingOneError {
  override readonly name = 'ThrottledError' as const
  readonly code = 'ERR_PINGONE_THROTTLED' as const
  readonly status = 429 as const
  readonly retryAfterSeconds: number
  /** Name of the limit, e.g. `secret-own`. */
  readonly limit: string
  /** What the person reads, e.g. `tries_own`. */
  readonly limitText?: string
  /** Whether PingOne's own pages are offered as another way in: to a stranger, whom others can shut out. */
  readonly hosted: boolean

  constructor(
    message: string,
    options: {
      readonly limit: string
      readonly retryAfterSeconds: number
      readonly limitText?: string
      readonly hosted?: boolean
    },
  ) {
    super(message)
    this.limit = options.limit
    this.retryAfterSeconds = options.retryAfterSeconds
    if (options.limitText !== undefined) this.limitText = options.limitText
    this.hosted = options.hosted ?? false
  }
}

/** Every error of this package: `switch (error.code)` narrows it. */
export type AnyPingOneError =
  | ConfigError
  | AuthorizationError
  | CallbackError
  | FlowError
  | UpstreamError
  | GuardError
  | SignOnDenied
  | EvidenceError
  | PlatformError
  | ProvisioningError
  | StateUnavailableError
  | ThrottledError

/** The name of a class, on its prototype: the same in every copy of this package. */
const className = Symbol.for('express-pingone-mfa.error')

const classes = {
  PingOneError,
  ConfigError,
  AuthorizationError,
  CallbackError,
  FlowError,
  UpstreamError,
  GuardError,
  SignOnDenied,
  EvidenceError,
  PlatformError,
  ProvisioningError,
  StateUnavailableError,
  ThrottledError,
}
for (const [name, { prototype }] of Object.entries(classes)) {
  Object.defineProperty(prototype, className, { value: name })
}

/** `instanceof` holds for an error of another copy too: of a bundle, of jest's registry, of another version. */
Object.defineProperty(PingOneError, Symbol.hasInstance, {
  value: function hasInstance(this: { readonly prototype: object }, value: unknown): boolean {
    const name = ownClassName(this.prototype)
    for (let at: unknown = value; isObject(at); at = Object.getPrototypeOf(at)) {
      if (at === this.prototype) return at !== value
      if (name !== undefined && ownClassName(at) === name) return at !== value
    }
    return false
  },
})

function ownClassName(prototype: object): unknown {
  return Object.hasOwn(prototype, className) ? Reflect.get(prototype, className) : undefined
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function causeOf(cause: unknown): ErrorOptions | undefined {
  return cause === undefined ? undefined : { cause }
}
