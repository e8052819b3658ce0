// Status: how one status of PingOne is read, and which actions it takes.
import type { FlowAction } from '../actions.js'

/** What every status carries. */
export interface FlowStateBase {
  /** A UUID; empty when PingOne ended the flow at once and did not name it. */
  readonly flowId: string
  /** Names of the actions PingOne links: the run-time list of what may be submitted. */
  readonly offered: readonly string[]
  /** Epoch milliseconds. */
  readonly expiresAtMs?: number
  readonly user?: { readonly id: string; readonly username?: string }
}

/** An answer of PingOne, with what was read of it already. */
export interface Source {
  readonly body: unknown
  readonly base: FlowStateBase
  readonly nowMs: number
}

/** One status: an allow-list of members, and of actions. */
export interface Status<
  S extends FlowStateBase & { readonly status: string },
  A extends FlowAction['action'] = never,
> {
  readonly takes: readonly A[]
  readonly parse: (source: Source) => S
}
