// Desired state as data: what a recipe wants to be there, in the order in which it is made.

/** The recipes of this package. */
export type RecipeName = 'express-app' | 'sms-transaction-approval' | 'email-mfa' | 'mfa-settings'

/** A name for one resource inside a recipe, e.g. `sign-on-policy`; others refer to it by this. */
export type ResourceKey = string

interface Desired {
  /** By which other resources of the recipe refer to it. */
  readonly key: ResourceKey
  /** Why the recipe needs it, for whoever reviews the plan. */
  readonly why: string
}

/** Members of a resource that the recipe manages; what is not named here is left as it is. */
export type ManagedFields = Readonly<Record<string, unknown>>

/** An OIDC application; a native one is the app on the phone that gets pushes. Natural key: `name` + `type` + `protocol`. */
export interface DesiredApplication extends Desired {
  readonly kind: 'application'
  readonly name: string
  readonly type: 'WEB_APP' | 'NATIVE_APP'
  readonly fields: ManagedFields
}

/** The scopes of one resource that an application may ask for. Natural key: the resource. */
export interface DesiredGrant extends Desired {
  readonly kind: 'grant'
  readonly application: ResourceKey
  /** The resource's type, of which there is one: `openid` is `OPENID_CONNECT`. */
  readonly resourceType: 'OPENID_CONNECT'
  /** Names of scopes; the order has no meaning. */
  readonly scopes: readonly string[]
}

/** Which passkeys and security keys may be used, and on whose pages. Natural key: `name`. */
export interface DesiredFido2Policy extends Desired {
  readonly kind: 'fido2Policy'
  readonly name: string
  /** `relyingPartyId`, `userVerification`, … */
  readonly fields: ManagedFields
}

/** Which methods may be used, and how their codes behave. Natural key: `name`. */
export interface DesiredDeviceAuthenticationPolicy extends Desired {
  readonly kind: 'deviceAuthenticationPolicy'
  readonly name: string
  /** What passkeys and security keys must be; with `fields.fido2`. */
  readonly fido2Policy?: ResourceKey
  /** The one native application that gets pushes, and how they behave; with `fields.mobile`. */
  readonly mobileApplication?: {
    readonly application: ResourceKey
    /** `push`, `otp`, `pushTimeout`, `pushLimit`, … */
    readonly fields: ManagedFields
  }
  readonly fields: ManagedFields
}

/** A sign-on policy. Natural key: `name`, which is its `acr`. */
export interface DesiredSignOnPolicy extends Desired {
  readonly kind: 'signOnPolicy'
  readonly name: string
  readonly fields: ManagedFields
}

/** A step of a sign-on policy. Natural key: the first action of that `type` in the policy. */
export interface DesiredSignOnPolicyAction extends Desired {
  readonly kind: 'signOnPolicyAction'
  readonly signOnPolicy: ResourceKey
  readonly type: 'LOGIN' | 'IDENTIFIER_FIRST' | 'MULTI_FACTOR_AUTHENTICATION' | 'AGREEMENT'
  readonly priority: number
  /** Only of MULTI_FACTOR_AUTHENTICATION; absent with `fields.sms`/`fields.email`, the legacy flags. */
  readonly deviceAuthenticationPolicy?: ResourceKey
  /** Only of LOGIN and IDENTIFIER_FIRST: where people go who register; with `fields.registration`. */
  readonly registrationPopulation?: ResourceKey
  readonly fields: ManagedFields
}

/** A policy that an application may use. Natural key: the policy. */
export interface DesiredSignOnPolicyAssignment extends Desired {
  readonly kind: 'signOnPolicyAssignment'
  readonly application: ResourceKey
  readonly signOnPolicy: ResourceKey
  readonly priority: number
}

/** Words of a notification. Natural key: template, delivery method, locale, variant, not predefined. */
export interface DesiredTemplateContent extends Desired {
  readonly kind: 'templateContent'
  readonly template: string
  readonly deliveryMethod: 'SMS' | 'Email' | 'Voice' | 'Push'
  readonly locale: string
  readonly variant?: string
  /** `content` of SMS and Voice; `subject`, `body`, … of Email; `title`, `body` of Push. */
  readonly fields: ManagedFields
}

/** A group of users. Natural key: `name`. */
export interface DesiredPopulation extends Desired {
  readonly kind: 'population'
  readonly name: string
  readonly fields: ManagedFields
}

/** A test user. Natural key: `username`, whatever its case. */
export interface DesiredUser extends Desired {
  readonly kind: 'user'
  readonly username: string
  readonly population: ResourceKey
  readonly enabled: boolean
  /** `email`, `name`, … */
  readonly fields: ManagedFields
}

/**
 * A user's password. It cannot be read back: it is set when the user has none, when its value is not
 * among the secrets, or when a reset is asked for.
 */
export interface DesiredPassword extends Desired {
  readonly kind: 'password'
  readonly user: ResourceKey
  /** The environment variable under which the secrets hold the value. */
  readonly secretName: string
}

/** That a user may be asked for a second factor. */
export interface DesiredMfaEnabled extends Desired {
  readonly kind: 'mfaEnabled'
  readonly user: ResourceKey
}

/** An MFA device. Natural key: `type` + the digits of `phone`, or the address in lower case. */
export type DesiredDevice = Desired & {
  readonly kind: 'device'
  readonly user: ResourceKey
  readonly deviceAuthenticationPolicy: ResourceKey
  readonly nickname?: string
} & (
    | { readonly type: 'SMS' | 'VOICE' | 'WHATSAPP'; readonly phone: string }
    | { readonly type: 'EMAIL'; readonly email: string }
  )

/** The MFA settings of the environment, which always exist and belong to everybody in it. */
export interface DesiredMfaSettings extends Desired {
  readonly kind: 'mfaSettings'
  readonly fields: ManagedFields
}

/** Anything a recipe can want. */
export type DesiredResource =
  | DesiredApplication
  | DesiredGrant
  | DesiredFido2Policy
  | DesiredDeviceAuthenticationPolicy
  | DesiredSignOnPolicy
  | DesiredSignOnPolicyAction
  | DesiredSignOnPolicyAssignment
  | DesiredTemplateContent
  | DesiredPopulation
  | DesiredUser
  | DesiredPassword
  | DesiredMfaEnabled
  | DesiredDevice
  | DesiredMfaSettings

/** The kinds of resources there are. */
export type ResourceKindName = DesiredResource['kind']

/** Desired state, ready to be planned. */
export interface Recipe {
  readonly name: RecipeName
  /** What it sets up, in one sentence. */
  readonly summary: string
  /** With which every name begins that the recipe gives. */
  readonly prefix: string
  /** A resource stands behind all that it refers to. */
  readonly resources: readonly DesiredResource[]
  /** What an app needs to know of the result; absent when the recipe makes no application. */
  readonly application?: RecipeApplication
}

/** Which variables a `.env` file gets. */
export interface RecipeApplication {
  /** Key of the application that is `PINGONE_CLIENT_ID`, with its secret. */
  readonly key: ResourceKey
  /** `BASE_URL` */
  readonly baseUrl: string
  /** `PINGONE_MFA_ACR_VALUES`: names of the policies that confirm a second factor. */
  readonly mfaAcrValues: readonly string[]
}
