// Every error this package throws, each with a stable `code` and the HTTP status it answers with; a file a family.
import { PingOneError } from './errors/pingone-error.js'
import { ConfigError } from './errors/config-error.js'
import { AuthorizationError, CallbackError, SignOnDenied } from './errors/sign-on-errors.js'
import { FlowError } from './errors/flow-error.js'
import { UpstreamError } from './errors/upstream-error.js'
import { EvidenceError, GuardError } from './errors/guard-errors.js'
import { PlatformError, ProvisioningError } from './errors/platform-errors.js'
import { StateUnavailableError, ThrottledError } from './errors/state-errors.js'

export type { ConfigProblem } from './errors/config-error.js'
export type { CallbackReason } from './errors/sign-on-errors.js'
export type { FlowRejection, PingOneErrorBody, PingOneErrorDetail } from './errors/flow-error.js'
export type { UpstreamReason } from './errors/upstream-error.js'
export type { GuardCode } from './errors/guard-errors.js'
export type { PlatformErrorDetail, ProvisioningReason } from './errors/platform-errors.js'
export {
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
