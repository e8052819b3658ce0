// What one pingoneMfa() is made of, handed to the routes and guards that work for it.
import type { StoredApproval } from './approval/approval.js'
import type { EvidenceSigner } from './approval/evidence.js'
import type { Config } from './config.js'
import type { PingOneEvent } from './events.js'
import type { FlowClient } from './flow/client.js'
import type { OpenList } from './login/finish/open-list.js'
import type { GrantRecord, HeldRequest } from './login/finish/held-request.js'
import type { LimitKeys } from './limits/keys.js'
import type { StoredAttempt } from './attempt/pending-sign-on.js'
import type { DoneRecord } from './attempt/done-record.js'
import type { DecoyTiming } from './login/drive/decoy-timing.js'
import type { OtpLengths } from './attempt/otp-lengths.js'
import type { StandIns } from './attempt/stand-ins.js'
import type { RelyingParty } from './oidc/relying-party.js'
import type { RequestObjectSigner } from './oidc/request-object.js'
import type { LeaveRecord, SignOnRecord, TokensRecord } from './sign-on-records.js'
import type { RecordKind } from './state/records.js'
import type { LimitTable } from './limits/table.js'
import type { LimitBuckets } from './state/limit-buckets.js'
import type { ViewAssets } from './views/assets.js'

/** The limits of one instance. */
export interface Limits extends LimitBuckets {
  readonly table: LimitTable
  readonly keyOf: LimitKeys
}

/** One mounted middleware: configuration, clients, records. */
export interface Instance {
  readonly config: Config
  readonly relyingParty: RelyingParty
  readonly flowClient: FlowClient
  /** Signs hints and request objects, or what the client secret lacks for it. */
  readonly signer: RequestObjectSigner | { readonly problem: string }
  /** Signs evidence, with the option `evidenceKey`. */
  readonly evidence?: EvidenceSigner
  readonly limits: Limits
  readonly timing: DecoyTiming
  readonly otpLengths: OtpLengths
  /** What names without a passkey are asked for. */
  readonly standIns: StandIns
  readonly assets: ViewAssets
  readonly records: {
    readonly pending: RecordKind<StoredAttempt>
    readonly done: RecordKind<DoneRecord>
    readonly signOn: RecordKind<SignOnRecord>
    readonly tokens: RecordKind<TokensRecord>
    readonly hold: RecordKind<HeldRequest>
    readonly grant: RecordKind<GrantRecord>
    readonly approval: RecordKind<StoredApproval>
    readonly openApprovals: RecordKind<OpenList>
    readonly openHolds: RecordKind<OpenList>
    readonly leave: RecordKind<LeaveRecord>
  }
  readonly emit: (event: Omit<PingOneEvent, 'at' | 'instance'>) => void
  /** HMAC of a username or `sub`, for events. */
  readonly userKey: (subject: string) => string
  readonly nowMs: () => number
}
