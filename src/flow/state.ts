// FlowState: PingOne's flow resource as a union on its status, with only what a page or a decision needs.

/** A device as a flow lists it. */
export interface FlowDevice {
  readonly id: string
  /** PingOne's type: SMS, EMAIL, VOICE, WHATSAPP, TOTP, MOBILE, FIDO2, … */
  readonly type: string
  /** PingOne's mask, e.g. `*******01` or `ab****@example.com`. */
  readonly destination?: string
  readonly nickname?: string
  /** False while it is locked, blocked or cooling down. */
  readonly usable: boolean
  /** Epoch milliseconds until which it is paused. */
  readonly coolDownExpiresAt?: number
}

/** What every status carries. */
export interface FlowStateBase {
  /** A UUID; empty when PingOne ended the flow at once and did not name it. */
  readonly flowId: string
  /** Names of the actions PingOne links: the run-time list of what may be submitted. */
  readonly offered: readonly string[]
  /** Epoch milliseconds. */
  readonly expiresAtMs?: number
  readonly user?: { readonly id: string; readonly username?: string }
}

export interface SignOnRequired extends FlowStateBase {
  readonly status: 'SIGN_ON_REQUIRED'
}
export interface UsernamePasswordRequired extends FlowStateBase {
  readonly status: 'USERNAME_PASSWORD_REQUIRED'
}
export interface PasswordRequired extends FlowStateBase {
  readonly status: 'PASSWORD_REQUIRED'
}
export interface DeviceSelectionRequired extends FlowStateBase {
  readonly status: 'DEVICE_SELECTION_REQUIRED'
  readonly devices: readonly FlowDevice[]
}
export interface OtpRequired extends FlowStateBase {
  readonly status: 'OTP_REQUIRED'
  readonly devices: readonly FlowDevice[]
  readonly selectedDeviceId?: string
  readonly bypassAllowed: boolean
}
export interface PushConfirmationRequired extends FlowStateBase {
  readonly status: 'PUSH_CONFIRMATION_REQUIRED'
  readonly devices: readonly FlowDevice[]
  readonly selectedDeviceId?: string
}
export interface PushConfirmationTimedOut extends FlowStateBase {
  readonly status: 'PUSH_CONFIRMATION_TIMED_OUT'
  readonly devices: readonly FlowDevice[]
}
export interface AssertionRequired extends FlowStateBase {
  readonly status: 'ASSERTION_REQUIRED'
  readonly devices: readonly FlowDevice[]
}
/** Documented statuses whose page comes later: known by name, no action of ours yet. */
export interface NotDrivenYet extends FlowStateBase {
  readonly status:
    | 'PASSWORD_EXPIRED'
    | 'MUST_CHANGE_PASSWORD'
    | 'RECOVERY_CODE_REQUIRED'
    | 'VERIFICATION_CODE_REQUIRED'
    | 'ACCOUNT_LINKING_REQUIRED'
    | 'ACCOUNT_CONFIRMATION_REQUIRED'
    | 'PROFILE_DATA_REQUIRED'
    | 'AGREEMENT_CONSENT_REQUIRED'
    | 'DAG_USER_CODE_REQUIRED'
    | 'DAG_CONSENT_REQUIRED'
}
export interface ExternalAuthenticationRequired extends FlowStateBase {
  readonly status: 'EXTERNAL_AUTHENTICATION_REQUIRED'
}
export interface Completed extends FlowStateBase {
  readonly status: 'COMPLETED'
  /** Present when PingOne answered the code at once, without a resume. */
  readonly authorizeResponse?: AuthorizeResponse
}
export interface Failed extends FlowStateBase {
  readonly status: 'FAILED'
  readonly error: { readonly code: string; readonly message?: string }
}
/** A status this version does not know. */
export interface Unsupported extends FlowStateBase {
  readonly status: 'UNSUPPORTED'
  /** What PingOne reported, cut to 64 printable characters. */
  readonly reported: string
}

/** A flow of PingOne, discriminated by its own `status`. */
export type FlowState =
  | SignOnRequired
  | UsernamePasswordRequired
  | PasswordRequired
  | DeviceSelectionRequired
  | OtpRequired
  | PushConfirmationRequired
  | PushConfirmationTimedOut
  | AssertionRequired
  | NotDrivenYet
  | ExternalAuthenticationRequired
  | Completed
  | Failed
  | Unsupported

/** The state that has the status `K`. */
export type StateAt<K extends FlowState['status']> = FlowState extends infer S
  ? S extends { readonly status: infer T }
    ? K extends T
      ? S
      : never
    : never
  : never

/** The authorization response of a pi.flow resume, by its wire names. */
export interface AuthorizeResponse {
  readonly code?: string
  readonly state?: string
  readonly iss?: string
  readonly error?: string
  readonly error_description?: string
}
