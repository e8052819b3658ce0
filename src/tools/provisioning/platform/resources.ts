// PingOne's resources as the platform API answers them: the members we use, the rest kept as it came.

/** Members that are not named here are kept, so that a PUT can send them back. */
export interface PlatformResource {
  readonly id: string
  readonly [member: string]: unknown
}

/** How a resource names another one. */
export interface ResourceReference {
  readonly id: string
}

/** An OIDC application; its `id` is the client id. */
export interface ApplicationResource extends PlatformResource {
  readonly name: string
  readonly type: string
  readonly protocol: string
  readonly enabled: boolean
}

/** `openid`, the platform API, or an API of the customer's own. */
export interface ApiResource extends PlatformResource {
  readonly name: string
  /** `OPENID_CONNECT`, `PINGONE_API` or `CUSTOM`. */
  readonly type: string
}

/** A scope of one resource. */
export interface ScopeResource extends PlatformResource {
  readonly name: string
}

/** Which scopes of one resource an application may ask for; one grant a resource. */
export interface GrantResource extends PlatformResource {
  readonly resource: ResourceReference
  readonly scopes: readonly ResourceReference[]
}

/** A sign-on policy; its name is its `acr`. */
export interface SignOnPolicyResource extends PlatformResource {
  readonly name: string
  readonly default: boolean
}

/** A step of a sign-on policy; priority 1 runs first. */
export interface SignOnPolicyActionResource extends PlatformResource {
  readonly type: string
  readonly priority: number
}

/** Which policies an application may use, the lowest priority first. */
export interface SignOnPolicyAssignmentResource extends PlatformResource {
  readonly priority: number
  readonly signOnPolicy: ResourceReference
}

/** A predefined notification template; its id is its name. */
export interface TemplateResource extends PlatformResource {
  readonly deliveryMethods: readonly string[]
}

/** What a template says for one delivery method, locale and variant. */
export interface TemplateContentResource extends PlatformResource {
  readonly deliveryMethod: string
  readonly locale: string
  readonly variant?: string
  /** Whether PingOne made it; such a content can be neither changed nor deleted. */
  readonly default: boolean
}

/** A group of users. */
export interface PopulationResource extends PlatformResource {
  readonly name: string
}

/** A person who signs on. */
export interface UserResource extends PlatformResource {
  readonly username: string
  readonly enabled: boolean
  readonly population: ResourceReference
}

/** What the API tells of a password: never the value. */
export interface PasswordState {
  /** `OK`, `MUST_CHANGE_PASSWORD`, `NO_PASSWORD`, … */
  readonly status: string
}

/** An MFA device of one user. */
export interface DeviceResource extends PlatformResource {
  readonly type: string
  readonly status: string
  readonly phone?: string
  readonly email?: string
}

/** Which methods may be used, and how their codes behave. */
export interface DeviceAuthenticationPolicyResource extends PlatformResource {
  readonly name: string
  readonly default: boolean
}

/** Which passkeys and security keys may be used, and on whose pages. */
export interface Fido2PolicyResource extends PlatformResource {
  readonly name: string
  readonly default: boolean
}

/** The environment's MFA settings, a singleton without an id. */
export type MfaSettingsResource = Readonly<Record<string, unknown>>

/** The environment itself. */
export interface EnvironmentResource extends PlatformResource {
  readonly name: string
}
