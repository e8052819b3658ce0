// PingOneMfaOptions: what an app may write, each member with its default, its unit and its environment name.
import type { Request } from 'express'
import type { Hooks, OnEvent } from '../events.js'
import type { LimitFigures, LimitName, LimitTable } from '../limits/table.js'
import type { CryptoKey, JWK, KeyObject } from '../oidc/keys.js'
import type { FetchFunction } from '../pingone/fetch-function.js'
import type { Region } from '../pingone/region.js'
import type { StateStore } from '../state/state-store.js'
import type { Brand } from '../models/model.js'
import type { LanguageTexts } from '../models/texts/text.js'
import type { Views } from '../views/views.js'

/** How the application authenticates at PingOne's token endpoint; PingOne's `tokenEndpointAuthMethod` in lower case. */
export type ClientAuthenticationMethod =
  'client_secret_basic' | 'client_secret_post' | 'client_secret_jwt' | 'private_key_jwt' | 'none'

/** A private key: a CryptoKey, a KeyObject, or a private JWK. */
export type PrivateKey = CryptoKey | KeyObject | JWK

/** Where our routes stand, below the mount path. */
export interface Paths {
  /** The username page; `/flow/:handle` and `/assets/:file` stand below it. Default `/login`. */
  readonly login: string
  /** Where PingOne's redirect comes back; `baseUrl` + this is the registered redirect URI. Default `/callback`. */
  readonly callback: string
  /** Sign-off: `POST` does it, `GET` asks. Default `/logout`. */
  readonly logout: string
  /** Where a person lands who signs on without having asked for a page, and where a bad return path leads. Default `/`. */
  readonly home: string
}

/** Limits of ours: inside one attempt, and over all of them. */
export interface ThrottleOptions {
  /** Wrong passwords or codes in one sign-on. Default 3. */
  readonly otpChecksPerFlow: number
  /** Wrong codes in one step-up or approval. Default 5. */
  readonly otpChecksPerConfirmation: number
  /**
   * Minutes that a page advises to wait after too many wrong codes, the same for every name, 2 to 120; no fewer than
   * PingOne pauses a device. Default 30.
   */
  readonly lockedPauseMinutes: number
  /**
   * Figures in place of the defaults, by the limit's name: `points` (1 to 1,000,000) come back evenly over `seconds` (1
   * to 31,536,000, a year). Default: the table in docs/configuration.md.
   *
   * A `…-pair` has no more points than its `…-user`, an `…-address` no more than its `…-network`, that no more than its
   * `…-overall`, and `secret-user` no more than `secret-long`; anything else is a `ConfigError`.
   */
  readonly limits: Partial<Readonly<Record<LimitName, LimitFigures>>>
  /**
   * Addresses behind which many people are (offices, mobile networks, proxies), each an address or a range such as
   * `203.0.113.0/24` or `2001:db8::/32`: they have ten times the points of an address and a network. Default none.
   */
  readonly sharedAddresses: readonly string[]
  /**
   * Seconds that a browser stays known after a sign-on, 0 to 31,536,000: a known browser has limits of its own, which
   * nobody else can use up. 0 turns it off. Default 7776000 (90 days).
   */
  readonly knownBrowserSeconds: number
  /**
   * What a stranger is offered who meets a limit: the way to PingOne's own pages (`hosted`, the default), or only the
   * wait (`wait`).
   */
  readonly whenLimited: 'hosted' | 'wait'
  /** Seconds between two messages of one attempt. Default 30. */
  readonly resendAfterSeconds: number
  /** New messages in one attempt, beside the first. Default 3. */
  readonly resendsPerFlow: number
}

/** Limits as they count: complete, and fitted to the state store. */
export interface ThrottleConfig extends Omit<ThrottleOptions, 'limits'> {
  readonly limits: LimitTable
}

/** What is counted inside one attempt, in its record. */
export type AttemptLimits = Pick<
  ThrottleConfig,
  | 'otpChecksPerFlow'
  | 'otpChecksPerConfirmation'
  | 'resendAfterSeconds'
  | 'resendsPerFlow'
  | 'lockedPauseMinutes'
>

/** Transaction approval. */
export interface ApprovalOptions {
  /** Origins beside our own that the app's answer to an approved form redirects to (CSP `form-action`). Default none. */
  readonly formActionOrigins: readonly string[]
  /** Seconds after the approval within which the approved request must come. Default 600. */
  readonly executeWithinSeconds: number
  /** Seconds an approval is kept, so that a used, an ended and an unknown one are told apart. Default 86400. */
  readonly keepSeconds: number
  /** Approvals a user may have open at a time. Default 3. */
  readonly openPerUser: number
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

/** The rules of a new password, as the members of PingOne's password policy have them. */
export interface PasswordRulesOptions {
  readonly length?: { readonly min?: number; readonly max?: number }
  /** Characters, and how many of them there must be: `{ ABCDEFGHIJKLMNOPQRSTUVWXYZ: 1, '0123456789': 1 }`. */
  readonly minCharacters?: Readonly<Record<string, number>>
  /** How many different characters there must be. */
  readonly minUniqueCharacters?: number
  /** How often a character may stand in a row. */
  readonly maxRepeatedCharacters?: number
  /** How many earlier passwords it may not be. */
  readonly history?: { readonly count: number }
  readonly notSimilarToCurrent?: boolean
  readonly excludesCommonlyUsed?: boolean
  readonly excludesProfileData?: boolean
}

/**
 * What an app may hand to `pingoneMfa()`.
 *
 * A member that is absent is taken from the environment variable named with it, if there is one, else from its
 * default. An unknown member, a contradiction or an insecure choice is a `ConfigError` that lists every problem.
 */
export interface PingOneMfaOptions {
  /** PingOne environment, a UUID. Required. Environment: `PINGONE_ENVIRONMENT_ID`. */
  readonly environmentId?: string
  /** PingOne region. Default `com`. Environment: `PINGONE_REGION`. */
  readonly region?: Region
  /** Custom domain of the environment, a host name such as `auth.bank.example`. Environment: `PINGONE_CUSTOM_DOMAIN`. */
  readonly customDomain?: string
  /**
   * Base of PingOne's auth host, in place of region and custom domain (a local emulator, a gateway). Plain http to
   * loopback only. Environment: `PINGONE_AUTH_BASE_URL`.
   */
  readonly authBaseUrl?: string
  /**
   * Takes an `authBaseUrl` on this very machine in production too: a gateway beside the app, a rehearsal with the emulator.
   * Default false. Environment: `PINGONE_ALLOW_LOOPBACK_IN_PRODUCTION` (`true` or `false`).
   */
  readonly allowLoopbackInProduction?: boolean
  /** Client id of the PingOne application. Required. Environment: `PINGONE_CLIENT_ID`. */
  readonly clientId?: string
  /** Client secret; required by the `client_secret_…` methods. Environment: `PINGONE_CLIENT_SECRET`. */
  readonly clientSecret?: string
  /** How the application authenticates at the token endpoint. Default `client_secret_basic`. */
  readonly clientAuthentication?: ClientAuthenticationMethod
  /** Private key for `private_key_jwt`. */
  readonly clientKey?: PrivateKey
  /** RSA private key that signs the `request` of an approval, in place of the client secret. */
  readonly requestObjectKey?: PrivateKey
  /** Private key (P-256, Ed25519 or RSA) that signs evidence of each approval. Default none: no evidence. */
  readonly evidenceKey?: PrivateKey
  /**
   * Public URL of the place where the middleware is mounted, e.g. `https://bank.example/app`. Required in production;
   * elsewhere the default is `http://localhost:${PORT ?? 3000}`. Environment: `BASE_URL`.
   */
  readonly baseUrl?: string
  /**
   * The first part of `baseUrl`'s path, e.g. `/bank`, when a proxy in front takes it away before the app sees a request.
   * Default: none is taken away.
   */
  readonly strippedPrefix?: string
  /** Paths of our routes, below `baseUrl`. */
  readonly paths?: Partial<Paths>
  /** `embedded` (default): pages of ours. `hosted`: PingOne's own pages, by redirect. */
  readonly signOn?: 'embedded' | 'hosted'
  /** How PingOne's hosted pages send the response back. Default `query`. Hosted only. */
  readonly responseMode?: 'query' | 'form_post'
  /** Push authorization requests (RFC 9126) before the redirect. Default false. Hosted only. */
  readonly pushedAuthorizationRequests?: boolean
  /** Scopes, separated by spaces; `openid` is one of them. Default `openid profile`. */
  readonly scope?: string
  /** Sign-on policies asked for at sign-on, in order of preference. Default none: the application's own. */
  readonly acrValues?: string | readonly string[]
  /** Policies that count as MFA, and that a step-up asks for. Default any. Environment: `PINGONE_MFA_ACR_VALUES`. */
  readonly mfaAcrValues?: string | readonly string[]
  /** Policies that an approval asks for, and that must come back as `acr`. Default none: the application's own. */
  readonly approvalAcrValues?: string | readonly string[]
  /** Fetch userinfo after sign-on (one call more) and add its claims. Default false. */
  readonly userinfo?: boolean
  /** Claims kept in `req.pingone.user` beside `sub`. Default all but the protocol's own. */
  readonly userClaims?: readonly string[]
  /** Longest life of a sign-on, in seconds, never extended. Default 28800 (8 hours). */
  readonly absoluteLifetimeSeconds?: number
  /** Longest life of an unfinished attempt, in seconds. Default 600 (10 minutes). */
  readonly pendingLifetimeSeconds?: number
  /** Difference of clocks that is forgiven, in seconds. Default 60. */
  readonly clockToleranceSeconds?: number
  /** Whether the app's own session members survive sign-on: all (default), none, or those named. */
  readonly keepSessionData?: boolean | readonly string[]
  /** Where records live that must be atomic. Default `memoryStateStore()`; required in production. */
  readonly stateStore?: StateStore
  /** Transaction approval. */
  readonly approval?: Partial<ApprovalOptions>
  /**
   * Limits of ours. `relaxed` is for tests: a hundred times the points, and a new code after a second; refused in
   * production. Environment: `PINGONE_THROTTLE` (`relaxed`).
   */
  readonly throttle?: 'relaxed' | Partial<ThrottleOptions>
  /**
   * Secret of 32 bytes or more, the same in every process, that signs the cookie of a known browser, and hides names in
   * the keys of limits and in events. Default: the client secret, or a private `clientKey` that can be read; a public
   * client, or a key that cannot be read, needs one of its own, or knows no browsers. Environment:
   * `PINGONE_BROWSER_SECRET`.
   */
  readonly browserSecret?: string
  /** Time limits, in milliseconds. */
  readonly timeouts?: Partial<Timeouts>
  /** The pages. Default `defaultViews()`. */
  readonly views?: Views
  /** Name, logo, accent and links of the pages. Default: the host of `baseUrl` as the name. */
  readonly brand?: Brand
  /**
   * The languages of the pages, the first for who speaks none of them: those that come with the package (`en`, `de`,
   * `ar`), and those of `texts`; `all` is every one of both. Default `['en']`.
   */
  readonly languages?: readonly string[] | 'all'
  /** Texts of your own by language: some for a language that comes with the package, all for another. Default none. */
  readonly texts?: Readonly<Record<string, LanguageTexts>>
  /** The language of a request where the person has chosen none, a BCP 47 tag; `undefined`: the browser's. */
  readonly locale?: (req: Request) => string | undefined
  /** Say whether a user exists, is locked or has no device, for internal apps. Default false. */
  readonly revealUserState?: boolean
  /** The step an unknown user is shown, as a good one would be. Default `otp`. */
  readonly decoyStep?: 'otp' | 'password' | 'push' | 'passkey'
  /**
   * Your FIDO2 policy requires discoverable credentials: pages ask for any passkey of the site and list no ids, by which a
   * stranger could tell who has one. Default false.
   */
  readonly discoverablePasskeys?: boolean
  /** With the decoy step `push`: show a number to match, as your device policy does. Default false. */
  readonly decoyNumber?: boolean
  /** How long your device policy waits for a push to be answered, 40 to 150 seconds. Default 40. */
  readonly pushTimeoutSeconds?: number
  /** Your device policy lets the app on the phone show codes: pages of a push offer one in its place. Default false. */
  readonly appCodes?: boolean
  /**
   * Digits of the codes that your device policy sends, 4 to 10: shown as a hint, and a code of another length is told
   * so without asking PingOne. Default: learned from the codes that were accepted, for the hint alone.
   */
  readonly otpLength?: number
  /** Send the form once a code of known length was pasted or filled in at once; never in an approval. Default false. */
  readonly otpAutoSubmit?: boolean
  /**
   * What a new password has to be, shown to everybody who recovers theirs, and checked before PingOne is: the rules of
   * your population's password policy, by PingOne's names. Default none: rules of a person's own are shown only to who
   * has proven a first factor.
   */
  readonly passwordRules?: PasswordRulesOptions
  /**
   * Offer people who have no account to make one, where PingOne links `user.register`. Their email address is their
   * username; with `askUsername` they choose one, and are told when it is taken. Default false.
   */
  readonly registration?: boolean | { readonly askUsername?: boolean }
  /** Accept a sign-on that PingOne completes without asking anything. Default false. */
  readonly allowSilentSignOn?: boolean
  /** The fetch that carries every call to PingOne. Default `globalThis.fetch`. */
  readonly fetch?: FetchFunction
  /** Awaited after a sign-on, before the session is saved; may throw `SignOnDenied`. */
  readonly afterSignOn?: NonNullable<Hooks['afterSignOn']>
  /** Awaited before an approval is created and anything is sent; what it throws goes to the app's error handler. */
  readonly beforeApproval?: NonNullable<Hooks['beforeApproval']>
  /** Awaited when an approval is proven, before it counts; what it throws refuses it. */
  readonly afterApproval?: NonNullable<Hooks['afterApproval']>
  /** Awaited with every error a page of ours answers. */
  readonly onError?: NonNullable<Hooks['onError']>
  /** Receives every event, redacted; never awaited. */
  readonly onEvent?: OnEvent
  /** Name of this instance: keys its session member, cookies and records. Default `default`. */
  readonly name?: string
}
