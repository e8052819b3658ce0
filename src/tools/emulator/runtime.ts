// What lives for minutes or days and is no PingOne resource: flows, codes, tokens, sessions, counters.
import { createBoundedMap, type BoundedMap } from './bounded-map.js'
import type { FlowOwn } from './flow/own.js'
import type { FlowStatus } from './flow/status.js'
import type { Push } from './push-log.js'
import type { AuthorizationRequest } from './request-types.js'

/** What has been sent to somebody. */
export interface Sendings {
  readonly count: number
  readonly lastAtMs: number
  readonly blockedUntilMs?: number
}

/** The runtime half of the emulator's state; a reset or a new state empties it. */
export interface Runtime {
  readonly flows: BoundedMap<Flow>
  readonly codes: BoundedMap<AuthorizationCode>
  readonly refreshTokens: BoundedMap<RefreshToken>
  /** By the token in the `ST` cookie. */
  readonly sessions: BoundedMap<Session>
  readonly pushedRequests: BoundedMap<PushedRequest>
  /** Ids (`jti`) of revoked access tokens. */
  readonly revokedTokens: BoundedMap<true>
  /** Wrong codes since the last right one, by device id. */
  readonly deviceFailures: BoundedMap<number>
  /** Wrong codes since the last right one, by user id. */
  readonly userFailures: BoundedMap<number>
  /** Pushes to phones, by their id, the oldest first. */
  readonly pushes: BoundedMap<Push>
  /** Until when a code that was accepted is worth nothing: by device and code. */
  readonly usedCodes: BoundedMap<number>
  /** Messages under a limit, by their kind and whom they go to. */
  readonly sendings: BoundedMap<Sendings>
  /** What devices wait for to be activated, by device id. */
  readonly pairings: BoundedMap<Pairing>
  clear(): void
}

/** One sign-on under way. */
export interface Flow {
  readonly id: string
  readonly environmentId: string
  readonly request: AuthorizationRequest
  readonly createdAtMs: number
  /** Slides: 15 minutes after the latest successful action. */
  expiresAtMs: number
  status: FlowStatus
  /** What the step of the status keeps. */
  own: FlowOwn
  /** The session the flow is bound to: from the moment the user is known. */
  session: Session | undefined
  /** Whether the session's earlier sign-ons may stand in for actions. */
  sessionCounts: boolean
  userId: string | undefined
  /** Whether a signed parameter named the user, which stands for the first factor. */
  isHinted: boolean
  /** The name as typed, known or not, before a factor proved it. */
  username: string | undefined
  /** Factors proven in this flow. */
  passwordAtMs: number | undefined
  mfaAtMs: number | undefined
  mfaMethod: MfaMethod | undefined
  /** When another service said who it is. */
  externalAtMs: number | undefined
  /** Ids of the policy's actions that are behind us. */
  readonly doneActions: Set<string>
  /** The policy's action under way. */
  actionId: string | undefined
  /** The MFA action under way. */
  mfaActionId: string | undefined
  selectedDeviceId: string | undefined
  error: { readonly code: string; readonly message: string } | undefined
}

/** A device that is being paired: the code that was sent, or the secret of its authenticator app. */
export interface Pairing {
  readonly value: string
  /** Wrong codes that are left. */
  readonly attempts: number
  readonly expiresAtMs: number
}

/** How MFA was proven, as `amr` names it (RFC 8176). */
export type MfaMethod = 'otp' | 'swk' | 'hwk'

/** A sign-on session of one browser: what the `ST` cookie stands for. */
export interface Session {
  readonly id: string
  readonly environmentId: string
  /** The value of the cookie; a new one at every completed flow. */
  token: string
  /** Absent for a name that belongs to nobody. */
  userId: string | undefined
  /** Epoch milliseconds of the last completed factor of each kind. */
  passwordAtMs: number | undefined
  mfaAtMs: number | undefined
  mfaMethod: MfaMethod | undefined
  externalAtMs: number | undefined
  expiresAtMs: number
}

/** What a completed flow granted; the source of every token. */
export interface Authorization {
  readonly environmentId: string
  readonly clientId: string
  readonly userId: string
  readonly sessionId: string
  readonly scopes: readonly string[]
  readonly acr: string
  readonly amr: readonly string[]
  readonly authTimeSeconds: number
  readonly nonce?: string
  readonly redirectUri?: string
  readonly codeChallenge?: { readonly value: string; readonly method: 'plain' | 'S256' }
}

/** An authorization that waits to be exchanged, by its code. */
export interface AuthorizationCode {
  readonly authorization: Authorization
  readonly expiresAtMs: number
  /** Set by the first use: what it gave, which a second use takes back. */
  use?: CodeUse
}

/** What a code gave. */
export interface CodeUse {
  /** Ids (`jti`) of the newest access tokens that descend from it. */
  readonly accessTokenIds: BoundedMap<string>
  /** The family of its refresh tokens. */
  familyId?: string
  /** The code came a second time. */
  isRevoked?: true
}

/** What a code gives that is used for the first time: nothing yet. */
export function createCodeUse(): CodeUse {
  return { accessTokenIds: createBoundedMap(1000) }
}

/** A refresh token; all that descend from one code are a family. */
export interface RefreshToken {
  readonly value: string
  readonly familyId: string
  /** The use of the code that the family descends from. */
  readonly use: CodeUse
  readonly authorization: Authorization
  readonly issuedAtMs: number
  readonly expiresAtMs: number
  /** When the family stops rolling. */
  readonly familyExpiresAtMs: number
  /** Set once a newer one was given out. */
  replacedAtMs?: number
}

/** An authorization request that arrived at `/as/par`, by its `request_uri`. */
export interface PushedRequest {
  readonly environmentId: string
  readonly clientId: string
  readonly parameters: URLSearchParams
  readonly expiresAtMs: number
}

const maxEntries = 10_000

/** Makes an empty runtime; nothing in it can grow beyond 10,000 entries. */
export function createRuntime(): Runtime {
  const maps = {
    flows: createBoundedMap<Flow>(maxEntries),
    codes: createBoundedMap<AuthorizationCode>(maxEntries),
    refreshTokens: createBoundedMap<RefreshToken>(maxEntries),
    sessions: createBoundedMap<Session>(maxEntries),
    pushedRequests: createBoundedMap<PushedRequest>(maxEntries),
    revokedTokens: createBoundedMap<true>(maxEntries),
    deviceFailures: createBoundedMap<number>(maxEntries),
    userFailures: createBoundedMap<number>(maxEntries),
    pairings: createBoundedMap<Pairing>(maxEntries),
    pushes: createBoundedMap<Push>(maxEntries),
    sendings: createBoundedMap<Sendings>(maxEntries),
    usedCodes: createBoundedMap<number>(maxEntries),
  }
  return {
    ...maps,
    clear() {
      for (const map of Object.values(maps)) map.clear()
    },
  }
}
