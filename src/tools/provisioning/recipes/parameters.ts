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

/** Devices that receive codes; a test user may have them at once. */
export type DeviceType = 'SMS' | 'EMAIL' | 'VOICE' | 'WHATSAPP'

/** All devices that a policy may let in; beyond `DeviceType` it is the person who pairs them. */
export type AuthenticatorType = DeviceType | 'TOTP' | 'OATH_TOKEN' | 'MOBILE' | 'FIDO2'

/** A person to try the app with. */
export interface TestUser {
  readonly username: string
  readonly given: string
  readonly family: string
  readonly email: string
  /** With `+` and country code; needed by an SMS, VOICE or WHATSAPP device. */
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
  | { readonly deliveryMethod: 'Push'; readonly title: string; readonly body: string }

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

/** How passkeys, authenticator apps and the app on the phone behave; each only with its device type. */
export interface AuthenticatorParameters {
  /** FIDO2: the domain of passkeys, the host of `baseUrl` (default) or a domain above it. */
  readonly relyingPartyId?: string
  /** MOBILE: the app on iPhones, e.g. `example.bank.app`. One of the two is needed. */
  readonly iosBundleId?: string
  /** MOBILE: the app on Android. */
  readonly androidPackageName?: string
  /** MOBILE: phones approve without choosing the number that the page shows. Default false. */
  readonly withoutNumberMatching?: boolean
  /** MOBILE: how long a push can be answered, in seconds: 40 to 150. Default 40. */
  readonly pushTimeoutSeconds?: number
  /** MOBILE: after how many pushes that nobody approved no more are sent for a while: 1 to 50. Default 5. */
  readonly pushLimit?: number
  /** TOTP: how many periods of 30 seconds a code may be early or late: 1 to 10. Default 2. */
  readonly totpGracePeriods?: number
}

/** What `express-app` takes. */
export interface ExpressAppParameters
  extends ApplicationParameters, OtpParameters, AuthenticatorParameters, TestUserParameters {
  /** Devices that the policy lets in. Default SMS and EMAIL. */
  readonly deviceTypes?: readonly AuthenticatorType[]
  /** What happens when a user has several devices. Default `DEFAULT_TO_FIRST`. */
  readonly deviceSelection?: 'DEFAULT_TO_FIRST' | 'PROMPT_TO_SELECT' | 'ALWAYS_DISPLAY_DEVICES'
  /** What sign-on asks for. Default `code`: a username, then a code. */
  readonly signOn?: 'code' | 'password-and-code'
  /** Who forgot a password may set a new one with a code by email. Default: it is left as it is. */
  readonly passwordRecovery?: boolean
  /** Anybody may register; they go into a population of their own. Default: it is left as it is. */
  readonly registration?: boolean
  /** Terms to be agreed to after the code: the id of an agreement that is there. Default: none are asked for. */
  readonly agreementId?: string
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
