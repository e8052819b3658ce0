// What belongs to devices and their policies beside the devices themselves, in the shapes of the platform API.
import type { Reference, Resource } from './resource.js'
import type { PasskeyCredential } from './webauthn/registration.js'

/** PingOne's way of writing a time span. */
export interface Duration {
  duration: number
  timeUnit: 'SECONDS' | 'MINUTES'
}

/** What a device authentication policy says of one delivery method. */
export interface OfflineMethod {
  enabled: boolean
  /** No new devices; those there are go on. */
  pairingDisabled?: boolean
  promptForNicknameOnPairing?: boolean
  otp?: {
    lifeTime?: Duration
    failure?: { count?: number; coolDown?: Duration }
    otpLength?: number
  }
}

/** What it says of a method whose codes an app or a token makes. */
export interface AppMethod {
  enabled: boolean
  pairingDisabled?: boolean
  promptForNicknameOnPairing?: boolean
  otp?: { failure?: { count?: number; coolDown?: Duration } }
}

/** Of authenticator apps. */
export interface TotpMethod extends AppMethod {
  /** Steps of 30 seconds in either direction in which a code still counts. Default: 5. */
  passcodeGracePeriod?: number
  uriParameters?: Record<string, string>
}

/** Of native applications. */
export interface MobileMethod extends AppMethod {
  applications?: MobileApplication[]
}

/** What a policy says of one native application. */
export interface MobileApplication {
  id: string
  push?: { enabled: boolean; numberMatching?: { enabled: boolean } }
  otp?: { enabled: boolean }
  pairingDisabled?: boolean
  pushTimeout?: Duration
  pushLimit?: { count?: number; lockDuration?: Duration; timePeriod?: Duration }
  newRequestDurationConfiguration?: { deviceTimeout: Duration; totalTimeout: Duration }
  pairingKeyLifetime?: { duration: number; timeUnit: 'MINUTES' | 'HOURS' }
  [member: string]: unknown
}

/** Of passkeys and security keys. */
export interface Fido2Method {
  enabled: boolean
  pairingDisabled?: boolean
  promptForNicknameOnPairing?: boolean
  /** Absent: the environment's default one. */
  fido2PolicyId?: string
  failure?: { count?: number; coolDown?: Duration }
}

/** What the platform API never shows of a device. */
export interface DeviceSecrets {
  /** Of an authenticator app, a hardware token, or a phone's offline codes: base32. */
  otpSecret?: string
  passkey?: StoredPasskey
  /** The device authentication policy that it is paired by. */
  policyId?: string
}

/** The credential of a FIDO2 device. */
export interface StoredPasskey extends PasskeyCredential {
  /** The last use has its counter in place of the first one. */
  counter: number
  readonly rpId: string
  /** base64url */
  readonly userHandle: string
}

/** How passkeys and security keys have to be. */
export interface Fido2Policy extends Resource {
  name: string
  default?: boolean
  relyingPartyId: string
  attestationRequirements: 'DIRECT' | 'NONE'
  authenticatorAttachment: 'PLATFORM' | 'CROSS_PLATFORM' | 'BOTH'
  discoverableCredentials: 'DISCOURAGED' | 'PREFERRED' | 'REQUIRED'
  userVerification: {
    option: 'DISCOURAGED' | 'PREFERRED' | 'REQUIRED'
    enforceDuringAuthentication: boolean
  }
  backupEligibility: { allow: boolean; enforceDuringAuthentication: boolean }
  userPresenceTimeout?: Duration
  publicKeyCredentialHints?: ('SECURITY_KEY' | 'CLIENT_DEVICE' | 'HYBRID')[]
}

/** How a native application is known to phones. */
export interface NativeApp {
  bundleId?: string
  packageName?: string
  push?: { numberMatching?: { type?: 'SELECT_NUMBER' | 'ENTER_MANUALLY' } }
  [member: string]: unknown
}

/** What lets PingOne push to a native application; its keys are not kept. */
export interface PushCredential extends Resource {
  application: Reference
  type: 'APNS' | 'FCM' | 'FCM_HTTP_V1' | 'HMS'
}

/** What a phone is paired by. */
export interface PairingKey extends Resource {
  user: Reference
  code: string
  status: 'UNCLAIMED' | 'CLAIMED' | 'FAILED'
  error?: { code: string; message: string }
  applications: Reference[]
  policy?: Reference
  expiresAt: string
}

/** A hardware token that the environment has; the platform API does not show them. */
export interface OathToken extends Resource {
  serialNumber: string
  /** base32 */
  secret: string
}

/** By which messages go out. */
export type NotificationMethod = 'sms' | 'email' | 'voice' | 'whatsApp'

/** How soon, and how often, a message is sent once more. */
export interface CoolDown {
  enabled: boolean
  /** Before the first, the second and every later retry. */
  periods: Duration[]
  /** More of them, and nothing is sent for 30 minutes. */
  resendLimit: number
  /** Absent: counted by phone number or address, across users. */
  groupBy?: 'USER_ID'
}

/** What limits messages; the platform API here does not write it. */
export interface NotificationPolicy extends Resource {
  name: string
  default?: boolean
  cooldownConfiguration?: Partial<Record<NotificationMethod, CoolDown>>
}
