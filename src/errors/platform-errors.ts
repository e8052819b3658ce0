// Of setting an environment up: what the platform API refused, and why we stopped.
import { holdAcrossCopies } from './across-copies.js'
import { causeOf, PingOneError } from './pingone-error.js'

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

holdAcrossCopies({ PlatformError, ProvisioningError })
