// PingOne's resources as the emulator keeps them: the shapes of its platform API, in flat lists.
import type {
  AppMethod,
  DeviceSecrets,
  Fido2Method,
  Fido2Policy,
  MobileMethod,
  NativeApp,
  NotificationPolicy,
  OathToken,
  OfflineMethod,
  PairingKey,
  PushCredential,
  TotpMethod,
} from './mfa-resources.js'
import type { Reference, Resource } from './resource.js'
import type {
  Agreement,
  AgreementConsent,
  AgreementLanguage,
  AgreementRevision,
  IdentityProvider,
  PasswordPolicy,
} from './sign-on-resources.js'

export type { Draft, Reference, Resource } from './resource.js'
export type { OfflineMethod } from './mfa-resources.js'

/** All that survives a request: what `GET /_emulator/state` prints and a seed holds. */
export interface EmulatorState {
  environments: EnvironmentState[]
}

/** One PingOne environment with everything in it. */
export interface EnvironmentState extends Resource {
  name: string
  /** PingOne's region code: `NA`, `CA`, `EU`, `AP`, `AU`, `SG`. */
  region: string
  organization: Reference
  /** Languages that contents may be in. Default: `en`. */
  languages?: string[]
  applications: Application[]
  resources: ApiResource[]
  scopes: Scope[]
  grants: Grant[]
  signOnPolicies: SignOnPolicy[]
  actions: SignOnPolicyAction[]
  signOnPolicyAssignments: SignOnPolicyAssignment[]
  populations: Population[]
  users: User[]
  devices: Device[]
  deviceAuthenticationPolicies: DeviceAuthenticationPolicy[]
  mfaSettings: MfaSettings
  contents: TemplateContent[]
  groups?: Group[]
  attributeMappings?: AttributeMapping[]
  /** Absent: PingOne's own one. */
  fido2Policies?: Fido2Policy[]
  /** Absent: PingOne's own ones. */
  passwordPolicies?: PasswordPolicy[]
  pushCredentials?: PushCredential[]
  pairingKeys?: PairingKey[]
  oathTokens?: OathToken[]
  agreements?: Agreement[]
  agreementLanguages?: AgreementLanguage[]
  agreementRevisions?: AgreementRevision[]
  agreementConsents?: AgreementConsent[]
  identityProviders?: IdentityProvider[]
  notificationPolicies?: NotificationPolicy[]
}

/** How an application proves who it is at the token endpoint. */
export type TokenEndpointAuthMethod =
  'NONE' | 'CLIENT_SECRET_BASIC' | 'CLIENT_SECRET_POST' | 'CLIENT_SECRET_JWT' | 'PRIVATE_KEY_JWT'

/** A secret that still counts for a while. */
export interface PreviousSecret {
  readonly secret: string
  readonly expiresAt: string
  lastUsed?: string
}

/** The administrator roles that a worker application may have. */
export type AdministratorRole =
  'Environment Admin' | 'Identity Data Admin' | 'Client Application Developer'

/** An OpenID Connect application; its `id` is the client id. */
export interface Application extends Resource {
  name: string
  enabled: boolean
  type: string
  protocol: string
  /** 64 characters; PingOne keeps it under `/secret`, the emulator beside the rest. */
  secret?: string
  /** The secret before the last rotation, for as long as it counts. */
  previousSecret?: PreviousSecret
  /** What a worker may do on the platform API. Default: everything. */
  roles?: AdministratorRole[]
  grantTypes: string[]
  responseTypes?: string[]
  tokenEndpointAuthMethod: TokenEndpointAuthMethod
  pkceEnforcement?: 'OPTIONAL' | 'REQUIRED' | 'S256_REQUIRED'
  redirectUris?: string[]
  postLogoutRedirectUris?: string[]
  loginPageUrl?: string
  parRequirement?: 'OPTIONAL' | 'REQUIRED'
  /** Seconds. */
  parTimeout?: number
  /** Seconds. */
  refreshTokenDuration?: number
  /** Seconds. */
  refreshTokenRollingDuration?: number
  /** Seconds. */
  refreshTokenRollingGracePeriodDuration?: number
  refreshTokenType?: 'OPAQUE_TOKEN' | 'JSON_WEB_TOKEN'
  additionalRefreshTokenReplayProtectionEnabled?: boolean
  corsSettings?: {
    behavior: 'ALLOW_NO_ORIGINS' | 'ALLOW_SPECIFIC_ORIGINS'
    origins?: string[]
  }
  idpSignoff?: boolean
  includeTyp?: boolean
  /** A JWK Set as a JSON string or as an object: for `PRIVATE_KEY_JWT` and the `request` JWT. */
  jwks?: unknown
  /** Where the JWK Set is, in place of `jwks`. */
  jwksUrl?: string
  /** May `request` be a JWT without a signature? Default: false. */
  supportUnsignedRequestObject?: boolean
  /** Must every authorization request have a signed `request`? Default: false. */
  requireSignedRequestObject?: boolean
  mobile?: NativeApp
}

/** What a token can be for: `openid`, the platform API, or an API of the customer's own. */
export interface ApiResource extends Resource {
  name: string
  type: 'OPENID_CONNECT' | 'PINGONE_API' | 'CUSTOM'
  audience?: string
  accessTokenValiditySeconds?: number
  /** What the resource itself introspects with. */
  secret?: string
}

/** A scope of one resource. */
export interface Scope extends Resource {
  name: string
  resource: Reference
}

/** Which scopes of one resource an application may ask for. */
export interface Grant extends Resource {
  application: Reference
  resource: Reference
  scopes: Reference[]
}

/** A sign-on policy; what it does stands in its actions. */
export interface SignOnPolicy extends Resource {
  name: string
  default?: boolean
}

/** A step of a sign-on policy; priority 1 runs first. */
export interface SignOnPolicyAction extends Resource {
  type: string
  priority: number
  signOnPolicy: Reference
  condition?: unknown
  deviceAuthenticationPolicy?: Reference
  noDevicesMode?: 'BYPASS' | 'BLOCK'
  /** Of LOGIN and IDENTIFIER_FIRST: is there a way back for a forgotten password? */
  recovery?: { enabled: boolean }
  registration?: ActionRegistration
  socialProviders?: Reference[]
  /** Of IDENTITY_PROVIDER. */
  identityProvider?: Reference
  acrValues?: string
  passUserContext?: boolean
  /** Of AGREEMENT. */
  agreement?: Reference
  disableDeclineOption?: boolean
  /** Of PROGRESSIVE_PROFILING: names such as `mobilePhone` or `name.given`. */
  attributes?: { name: string; required: boolean }[]
  preventMultiplePromptsPerFlow?: boolean
  promptIntervalSeconds?: number
  promptText?: string
}

/** How new users come into being. */
export interface ActionRegistration {
  enabled: boolean
  population?: Reference
  external?: { href: string }
  confirmIdentityProviderAttributes?: boolean
}

/** Which policies an application may use, the lowest priority first. */
export interface SignOnPolicyAssignment extends Resource {
  application: Reference
  signOnPolicy: Reference
  priority: number
}

/** Where users belong. */
export interface Population extends Resource {
  name: string
  default?: boolean
  /** Absent: the environment's default one. */
  passwordPolicy?: Reference
}

/** A group of the environment's users. */
export interface Group extends Resource {
  name: string
  population?: Reference
}

/** Which claim of an application gets which value; without an effect here. */
export interface AttributeMapping extends Resource {
  application: Reference
  name: string
  required: boolean
  value: string
  mappingType: 'CORE' | 'CUSTOM'
}

/** A person who signs on. */
export interface User extends Resource {
  username: string
  email?: string
  enabled: boolean
  mfaEnabled: boolean
  population?: Reference
  name?: { given?: string; middle?: string; family?: string; formatted?: string }
  account?: UserAccount
  /** In clear, as in an import: a local test double has nothing to protect. */
  password?: {
    value: string
    forceChange?: boolean
    lastChangedAt?: string
    /** Older ones, the newest first. */
    history?: { value: string; replacedAt: string }[]
  }
  /** Until then the user needs no MFA. */
  bypassMFAEnabledUntil?: string
  /** `NONE` when an administrator took the order of the devices away. */
  deviceOrder?: 'NONE'
  preferredLanguage?: string
  locale?: string
  timezone?: string
  mobilePhone?: string
  primaryPhone?: string
  updatedAt?: string
}

/** Whether the user may sign on at all; the times are absent while it is not locked. */
export interface UserAccount {
  canAuthenticate: boolean
  status: 'OK' | 'LOCKED'
  lockedAt?: string
  unlockAt?: string
}

/** An MFA device of one user. */
export interface Device extends Resource {
  user: Reference
  type: string
  status: string
  phone?: string
  email?: string
  nickname?: string
  lock?: { status: 'LOCKED' | 'UNLOCKED'; expiresAt?: string; reason?: string }
  block?: { status: 'BLOCKED' | 'UNBLOCKED'; blockedAt?: string }
  /** Its codes are not sent but stand in the answers. */
  testMode?: boolean
  /** Of FIDO2: whose pages the passkey is for. */
  rp?: { id: string; name: string }
  /** Of MOBILE: the native application on the phone. */
  application?: Reference
  /** Of OATH_TOKEN. */
  serialNumber?: string
  secrets?: DeviceSecrets
}

/** Which methods may be used and how their codes behave. */
export interface DeviceAuthenticationPolicy extends Resource {
  name: string
  default?: boolean
  sms: OfflineMethod
  email: OfflineMethod
  voice: OfflineMethod
  whatsApp?: OfflineMethod
  mobile?: MobileMethod
  totp?: TotpMethod
  oathToken?: AppMethod
  fido2?: Fido2Method
  authentication?: { deviceSelection?: DeviceSelection }
  /** Absent: the environment's default one. */
  notificationsPolicy?: Partial<Reference>
  /** A locked account may be signed on to. */
  ignoreUserLock?: boolean
  /** Nobody without MFA gets past it, whatever `noDevicesMode` says. */
  blockUsersWithDisabledMfa?: boolean
}

/** Who chooses among several devices. */
export type DeviceSelection = 'DEFAULT_TO_FIRST' | 'PROMPT_TO_SELECT' | 'ALWAYS_DISPLAY_DEVICES'

/** The environment's MFA settings. */
export interface MfaSettings {
  pairing?: { maxAllowedDevices?: number; pairingKeyFormat?: string }
  /** Absent: wrong codes never lock the account. */
  lockout?: { failureCount: number; durationSeconds?: number }
  authentication?: { deviceSelection?: DeviceSelection }
  phoneExtensions?: { enabled?: boolean }
  /** Of users that are made from now on. */
  users?: { mfaEnabled?: boolean }
  [member: string]: unknown
}

/** What a notification template says for one delivery method and locale. */
export interface TemplateContent extends Resource {
  template: Reference
  deliveryMethod: string
  locale: string
  variant?: string
  default?: boolean
  content?: string
  subject?: string
  body?: string
  /** Of `body`. Default: `text/html`. */
  emailContentType?: 'text/html' | 'text/plain'
}
