// What one pingoneMfa() is made of, handed to the routes and guards that work for it.
import type { Config } from './config.js'
import type { PingOneEvent } from './events.js'
import type { FlowClient } from './flow/client.js'
import type { DoneRecord, PendingSignOn } from './login/pending-sign-on.js'
import type { DecoyTiming } from './login/decoy-timing.js'
import type { RelyingParty } from './oidc/relying-party.js'
import type { SignOnRecord, TokensRecord } from './sign-on-records.js'
import type { RecordKind } from './state/records.js'
import type { Throttle } from './state/throttle.js'
import type { ViewAssets } from './views/assets.js'

/** One mounted middleware: configuration, clients, records. */
export interface Instance {
  readonly config: Config
  readonly relyingParty: RelyingParty
  readonly flowClient: FlowClient
  readonly throttle: Throttle
  readonly timing: DecoyTiming
  readonly assets: ViewAssets
  readonly records: {
    readonly pending: RecordKind<PendingSignOn>
    readonly done: RecordKind<DoneRecord>
    readonly signOn: RecordKind<SignOnRecord>
    readonly tokens: RecordKind<TokensRecord>
  }
  readonly emit: (event: Omit<PingOneEvent, 'at' | 'instance'>) => void
  /** HMAC of a username or `sub`, for events. */
  readonly userKey: (subject: string) => string
  readonly nowMs: () => number
}
