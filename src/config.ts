// PingOneMfaOptions (what an app writes) and Config (complete, frozen): the only reader of options and environment.
import type { CryptoKey, JWK, KeyObject } from './oidc/keys.js'
import type { StateStore } from './state/state-store.js'
import type { Brand, Views } from './views/views.js'
import type { Hooks, OnEvent } from './events.js'

/** How the application authenticates at PingOne's token endpoint; PingOne's `tokenEndpointAuthMethod` in lower case. */
export type ClientAuthenticationMethod =
  'client_secret_basic' | 'client_secret_post' | 'client_secret_jwt' | 'private_key_jwt' | 'none'

/** PingOne's regions, as the top-level domain of its hosts. */
export type Region = 'com' | 'eu' | 'ca' | 'asia' | 'com.au' | 'sg'

/** A private key: a CryptoKey, a KeyObject, or a private JWK. */
export type PrivateKey = CryptoKey | KeyObject | JWK

/** Where our routes stand, below the mount path. */
export interface Paths {
  readonly login: string
  readonly callback: string
  readonly logout: string
  /** Where a person lands who signs on without having asked for a page, and where a bad return path leads. */
  readonly home: string
}

/** Limits of ours, per window. */
export interface ThrottleOptions {
  /** OTP checks a flow at sign-on. Default 3. */
  readonly otpChecksPerFlow: number
  /** OTP checks a flow in step-up and approval. Default 5. */
  readonly otpChecksPerConfirmation: number
  /** Failed OTP checks a user in 15 minutes. Default 10. */
  readonly otpChecksPerUser: number
  /** Messages (lookup, resend, select) a user in an hour. Default 10. */
  readonly messagesPerUser: number
  /** Seconds between two messages of a flow. Default 30. */
  readonly resendAfterSeconds: number
  /** New messages a flow, beside the first. Default 3. */
  readonly resendsPerFlow: number
  /** Failed or unfinished attempts an address (/64 for IPv6) in 15 minutes. Default 20. */
  readonly attemptsPerAddress: number
}

/** Time limits, in milliseconds. */
export interface Timeouts {
  /** One call to PingOne. Default 5000. */
  readonly upstreamMs: number
  /** All calls of one browser request. Default 10000. */
  readonly requestMs: number
  /** One operation of the state store or the session store. Default 2000. */
  readonly storeMs: number
}

/** The complete, checked, frozen configuration. */
export interface Config {
  readonly name: string
  readonly production: boolean
  readonly environmentId: string
  /** Origin of PingOne's auth host, e.g. `https://auth.pingone.eu`. */
  readonly authOrigin: string
  /** `{authBaseUrl}/{environmentId}`, or the custom domain alone. */
  readonly environmentBaseUrl: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string
  readonly clientAuthentication: ClientAuthenticationMethod
  readonly clientKey?: PrivateKey
  readonly requestObjectKey?: PrivateKey
  readonly evidenceKey?: PrivateKey
  /** The public URL of the mount, without a trailing slash, e.g. `https://bank.example/app`. */
  readonly baseUrl: string
  readonly baseOrigin: string
  /** Path part of `baseUrl`: `''` or `/app`. */
  readonly basePath: string
  readonly secure: boolean
  readonly paths: Paths
  readonly redirectUri: string
  readonly signOn: 'embedded' | 'hosted'
  readonly responseMode: 'query' | 'form_post'
  readonly pushedAuthorizationRequests: boolean
  readonly scope: string
  readonly acrValues: readonly string[]
  readonly mfaAcrValues: readonly string[]
  readonly approvalAcrValues: readonly string[]
  readonly userinfo: boolean
  readonly userClaims?: readonly string[]
  readonly absoluteLifetimeSeconds: number
  readonly pendingLifetimeSeconds: number
  readonly clockToleranceSeconds: number
  readonly keepSessionData: boolean | readonly string[]
  readonly stateStore: StateStore
  readonly throttle: ThrottleOptions
  readonly timeouts: Timeouts
  readonly views: Views
  readonly brand: Brand
  readonly revealUserState: boolean
  readonly decoyStep: 'otp' | 'password'
  readonly allowSilentSignOn: boolean
  readonly fetch: typeof fetch
  readonly hooks: Hooks
  readonly onEvent?: OnEvent
}
