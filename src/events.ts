// What the package tells the app: events (redacted, never awaited) and hooks (awaited, may refuse).
import type { Request } from 'express'
import type { ApprovalRecord } from './approval/approval.js'
import type { PingOneError } from './errors.js'
import type { Party } from './limits/table.js'
import type { RefusalWords } from './pingone/refusal-words.js'
import type { Purpose } from './models/model.js'

/**
 * Names of the events; a secret, an OTP, a username in clear or a flow id is never in one. `upstream.call` comes with
 * every call to PingOne: five to seven a sign-on, for a counter rather than for a log.
 */
export type EventName =
  | 'signOn.started'
  | 'flow.step'
  | 'otp.sent'
  | 'otp.rejected'
  | 'password.changed'
  | 'password.recovered'
  | 'password.refused'
  | 'push.sent'
  | 'push.answered'
  | 'push.timedOut'
  | 'push.denied'
  | 'passkey.used'
  | 'passkey.failed'
  | 'signOn.completed'
  | 'signOn.failed'
  | 'session.rotated'
  | 'session.taken_up'
  | 'session.ended'
  | 'approval.requested'
  | 'approval.approved'
  | 'approval.denied'
  | 'approval.refused'
  | 'approval.mismatch'
  | 'approval.consumed'
  | 'approval.settled'
  | 'host.foreign'
  | 'throttle.hit'
  | 'throttle.high'
  | 'throttle.address_unreadable'
  | 'request.refused'
  | 'upstream.call'
  | 'upstream.error'
  | 'state.error'
  | 'state.unreadable'

/** One event. */
export interface PingOneEvent {
  readonly event: EventName
  /** ISO 8601 UTC. */
  readonly at: string
  /** Instance name, option `name`. */
  readonly instance: string
  /** The reference the person sees on a dead-end page, e.g. `7F3K-92QD`. */
  readonly reference?: string
  /**
   * HMAC of the name that was typed (hosted: of `preferred_username`, else of `sub`): one value over all events of a
   * sign-on, from its first step to its end, with its step-ups and approvals.
   */
  readonly userKey?: string
  /** On `signOn.completed`: HMAC of `sub`, the same for a person whatever name they typed. */
  readonly subKey?: string
  /** What the attempt is for. */
  readonly purpose?: Purpose
  /** PingOne's flow status, a limit's name, a call's name, an error's code. */
  readonly status?: string
  readonly limit?: string
  readonly call?: string
  readonly code?: string
  /** Why, in words of ours or in those of OAuth that we know; any other is `other`. */
  readonly reason?: string
  /** HTTP status that PingOne answered a call with. */
  readonly upstreamStatus?: number
  /** On `upstream.call`: from the sending to the end of the answer, with a second try where there was one. */
  readonly durationMs?: number
  /** PingOne's own words for a refusal, and its id for PingOne's support; nothing that anybody typed. */
  readonly pingone?: RefusalWords
  /** On `signOn.completed`: from the last press to the session. */
  readonly lastStepMs?: number
  /** On `signOn.completed`: from the moment the attempt was opened. */
  readonly wholeMs?: number
  readonly deviceType?: string
  /** Id of the approval; of no use without the session it is bound to. */
  readonly approvalId?: string
  /** Who met a limit. */
  readonly party?: Party
  /** HMAC of the address or network, as in the key of its limit. */
  readonly addressKey?: string
  /** How long the person was asked to wait: by a limit of ours, or by PingOne. */
  readonly retryAfterSeconds?: number
  /** A limit of ours offered PingOne's own pages as another way in. */
  readonly hostedOffered?: boolean
  /** How many more of the same were not told in the last minute. */
  readonly suppressed?: number
  /** How full a budget is, in whole per cent. */
  readonly fill?: number
  /** How often it happened since it was last told. */
  readonly count?: number
}

/** Receives every event; what it throws is dropped. */
export type OnEvent = (event: PingOneEvent) => void

/** The claims of the verified ID Token, less the protocol's own. Extend it by declaration merging. */
export interface PingOneUser {
  readonly sub: string
  readonly preferred_username?: string
  readonly name?: string
  readonly given_name?: string
  readonly family_name?: string
  readonly email?: string
  readonly [claim: string]: unknown
}

/** Tokens of a sign-on, as `afterSignOn` receives them. */
export interface SignOnTokens {
  readonly idToken: string
  readonly accessToken?: string
  readonly refreshToken?: string
  /** Epoch seconds. */
  readonly accessTokenExpiresAt?: number
  readonly scope?: string
}

/** Hooks an app can give; each is awaited. */
export interface Hooks {
  /**
   * After the session id was rotated and before the session is saved: may put the app's own members on
   * `req.session`, or throw `SignOnDenied`.
   */
  readonly afterSignOn?: (
    req: Request,
    signOn: { readonly user: PingOneUser; readonly tokens: SignOnTokens },
  ) => void | Promise<void>
  /**
   * Before an approval is created and anything is sent. What it throws goes to the app's error handler, and nothing is
   * created.
   */
  readonly beforeApproval?: (
    req: Request,
    approval: {
      /** The id it will have: `req.pingone.approvals.read(id)` tells what becomes of it. */
      readonly id: string
      readonly user: PingOneUser
      readonly details: Readonly<Record<string, string>>
    },
  ) => void | Promise<void>
  /** When PingOne and the ID Token have proven an approval, before it counts. What it throws refuses the approval. */
  readonly afterApproval?: (
    req: Request,
    approval: { readonly user: PingOneUser; readonly record: ApprovalRecord },
  ) => void | Promise<void>
  /**
   * Told of every error that a page of ours answers, and of every refusal of a guard that has a reference; cannot change
   * the answer. `reference` is the one that the person sees.
   */
  readonly onError?: (
    error: PingOneError,
    req: Request,
    answer: { readonly reference: string },
  ) => void | Promise<void>
}
