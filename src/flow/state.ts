// FlowState: PingOne's flow resource as a union on its status, with only what a page or a decision needs.
import type { AgreementConsentRequired } from './statuses/agreement.js'
import type * as statuses from './statuses/all.js'
import type { DagConsentRequired, DagUserCodeRequired } from './statuses/device-grant.js'
import type { AccountConfirmationRequired, AccountLinkingRequired } from './statuses/linking.js'
import type { MustChangePassword, PasswordExpired } from './statuses/password.js'
import type { ProfileDataRequired } from './statuses/profile.js'
import type { RecoveryCodeRequired } from './statuses/recovery.js'
import type { VerificationCodeRequired } from './statuses/registration.js'
import type { FlowStateBase } from './statuses/status.js'

export type { AgreementConsentRequired, FlowAgreement } from './statuses/agreement.js'
export type { AllowedCredential, AssertionOptions } from './statuses/assertion-options.js'
export type { DagConsentRequired, DagUserCodeRequired } from './statuses/device-grant.js'
export type { DeviceSelectionRequired, FlowDevice } from './statuses/devices.js'
export type { AuthorizeResponse, Completed, Failed } from './statuses/ends.js'
export type { ExternalAuthenticationRequired } from './statuses/external.js'
export type { AccountConfirmationRequired, AccountLinkingRequired } from './statuses/linking.js'
export type { OtpRequired } from './statuses/otp.js'
export type { AssertionRequired } from './statuses/passkey.js'
export type { MustChangePassword, PasswordExpired } from './statuses/password.js'
export type { PasswordPolicy } from './statuses/password-policy.js'
export type { ProfileAttribute, ProfileDataRequired } from './statuses/profile.js'
export type { FlowProvider } from './statuses/provider.js'
export type { PushConfirmationRequired, PushConfirmationTimedOut } from './statuses/push.js'
export type { RecoveryCodeRequired } from './statuses/recovery.js'
export type { VerificationCodeRequired } from './statuses/registration.js'
export type {
  PasswordRequired,
  SignOnRequired,
  UsernamePasswordRequired,
} from './statuses/sign-on.js'
export type { FlowStateBase } from './statuses/status.js'

/** A status this version does not know. */
export interface Unsupported extends FlowStateBase {
  readonly status: 'UNSUPPORTED'
  /** What PingOne reported, cut to 64 printable characters. */
  readonly reported: string
}

type Statuses = typeof statuses

/** A flow of PingOne, discriminated by its own `status`. */
export type FlowState =
  { [K in keyof Statuses]: ReturnType<Statuses[K]['parse']> }[keyof Statuses] | Unsupported

/** The state that has the status `K`. */
export type StateAt<K extends FlowState['status']> = FlowState extends infer S
  ? S extends { readonly status: infer T }
    ? K extends T
      ? S
      : never
    : never
  : never

/**
 * Statuses that once were known by name only.
 *
 * @deprecated Each has its own state now, e.g. `PasswordExpired`.
 */
export type NotDrivenYet =
  | PasswordExpired
  | MustChangePassword
  | RecoveryCodeRequired
  | VerificationCodeRequired
  | AccountLinkingRequired
  | AccountConfirmationRequired
  | ProfileDataRequired
  | AgreementConsentRequired
  | DagUserCodeRequired
  | DagConsentRequired
