// Of PingOne's flow: what it refused, with its error body.
import { holdAcrossCopies } from './across-copies.js'
import { causeOf, PingOneError } from './pingone-error.js'

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

holdAcrossCopies({ FlowError })
