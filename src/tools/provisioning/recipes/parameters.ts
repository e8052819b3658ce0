// What a program may hand to a recipe; everything is checked again when the recipe is built.

/** What every recipe takes. */
export interface CommonParameters {
  /** With which every name begins that the recipe gives. Default: the recipe's name. */
  readonly prefix?: string
}

/** The app that signs its users on. */
export interface ApplicationParameters extends CommonParameters {
  /** Public URL of the app's middleware, e.g. `https://bank.example`; http for localhost only. */
  readonly baseUrl: string
  /** What people read of the application, beginning with the prefix. Default: the prefix and `-web`. */
  readonly applicationName?: string
  /** Path of the middleware's callback. Default `/callback`. */
  readonly callbackPath?: string
  /** Path of the middleware's sign-off. Default `/logout`. */
  readonly logoutPath?: string
  /** Scopes of `openid` that the app may ask for. */
  readonly scopes?: readonly string[]
}

/** How one-time passcodes behave. */
export interface OtpParameters {
  /** How long a code can be used, in minutes: 1 to 120. */
  readonly otpLifetimeMinutes?: number
  /** After how many wrong codes the device pauses: 1 to 7. */
  readonly otpFailures?: number
  /** How long the device pauses, in minutes: 0 to 30. */
  readonly otpCoolDownMinutes?: number
  /** Digits of a code: 6 to 10. */
  readonly otpLength?: number
}

/** The types of devices that recipes know. */
export type DeviceType = 'SMS' | 'EMAIL' | 'VOICE'

/** A person to try the app with. */
export interface TestUser {
  readonly username: string
  readonly given: string
  readonly family: string
  readonly email: string
  /** With `+` and country code; needed by an SMS or VOICE device. */
  readonly phone?: string
  readonly devices: readonly DeviceType[]
  /** Whether a password is generated and kept among the secrets. */
  readonly hasPassword?: boolean
}

/** Whom to try the app with. Messages are really sent to them. */
export interface TestUserParameters {
  /** Without it no user is made. Default false. */
  readonly withTestUser?: boolean
  /** Phone of the one test user that is made when `testUsers` is absent. */
  readonly testUserPhone?: string
  /** Email address of that user. */
  readonly testUserEmail?: string
  readonly testUsers?: readonly TestUser[]
}

/** What a person reads, or hears, when a transaction is to be approved. */
export type ApprovalMessage = {
  /** Language, e.g. `en` or `pt-BR`; the environment must have it. Default `en`. */
  readonly locale?: string
  /** Name of a variant, as `requiresApproval({ variant })` asks for it. Default: none. */
  readonly variant?: string
} & ApprovalWords

/** The words themselves, as their way to the person has them. */
export type ApprovalWords =
  | { readonly deliveryMethod: 'SMS' | 'Voice'; readonly content: string }
  | {
      readonly deliveryMethod: 'Email'
      readonly subject: string
      readonly body: string
      /** Default `text/html` when the body begins with `<`, else `text/plain`. */
      readonly emailContentType?: 'text/plain' | 'text/html'
    }

/** The MFA settings of the environment; what is not named stays as it is. */
export interface MfaSettings {
  readonly pairing?: {
    /** 1 to 15. */
    readonly maxAllowedDevices?: number
    readonly pairingKeyFormat?: 'NUMERIC' | 'ALPHANUMERIC'
  }
  /** `null`: accounts are never locked. */
  readonly lockout?: {
    readonly failureCount: number
    /** `null`: until an administrator unlocks the account. */
    readonly durationSeconds?: number | null
  } | null
  readonly phoneExtensions?: { readonly enabled: boolean }
  /** Whether users made from now on may be asked for a second factor. */
  readonly users?: { readonly mfaEnabled: boolean }
}

/** What `express-app` takes. */
export interface ExpressAppParameters
  extends ApplicationParameters, OtpParameters, TestUserParameters {
  /** Devices that may receive codes. Default SMS and EMAIL. */
  readonly deviceTypes?: readonly DeviceType[]
  /** What happens when a user has several devices. Default `DEFAULT_TO_FIRST`. */
  readonly deviceSelection?: 'DEFAULT_TO_FIRST' | 'PROMPT_TO_SELECT' | 'ALWAYS_DISPLAY_DEVICES'
  /** What sign-on asks for. Default `code`: a username, then a code. */
  readonly signOn?: 'code' | 'password-and-code'
  /** Replaces the words of a message, or adds a variant or a language. */
  readonly approvalMessages?: readonly ApprovalMessage[]
  /** Settings of the whole environment; changed only when given. */
  readonly mfaSettings?: MfaSettings
}

/** What the two workflows take. */
export interface WorkflowParameters
  extends ApplicationParameters, OtpParameters, TestUserParameters {
  /** Default `OPTIONAL`, so that the workflow's own requests go through. */
  readonly pkceEnforcement?: 'OPTIONAL' | 'REQUIRED' | 'S256_REQUIRED'
  /** Name the methods in the action, as older pages do, and not by the device policy. Default false. */
  readonly legacyFlags?: boolean
}

/** What `sms-transaction-approval` takes. */
export interface SmsTransactionApprovalParameters extends WorkflowParameters {
  /** Replaces the words of the message, or adds a variant or a language. */
  readonly approvalMessages?: readonly ApprovalMessage[]
}

/** What `email-mfa` takes. */
export type EmailMfaParameters = WorkflowParameters

/** What `mfa-settings` takes. */
export interface MfaSettingsParameters extends CommonParameters, MfaSettings {
  /** The same as in `pairing`. */
  readonly maxAllowedDevices?: number
  /** The same as in `pairing`. */
  readonly pairingKeyFormat?: 'NUMERIC' | 'ALPHANUMERIC'
  /** `failureCount` of `lockout`. */
  readonly lockoutFailureCount?: number
  /** `durationSeconds` of `lockout`. */
  readonly lockoutDurationSeconds?: number
}
