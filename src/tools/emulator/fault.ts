// What a fault is: which calls it meets, and what then happens to them.
import type { FaultyEndpoint } from './fault-endpoint.js'

/** One misbehaviour: which calls it meets, and what then happens. */
export interface Fault {
  /** `*` is every PingOne endpoint. */
  readonly endpoint: FaultyEndpoint | '*'
  /** Only flow actions of this media type part, such as `otp.check`. */
  readonly action?: string
  /** Only this HTTP method. */
  readonly method?: string
  /** The first matching call that is met: 1 is the next one. Absent: every one. */
  readonly nth?: number
  /** How many calls are met. Default: 1 with `nth`, else no end. */
  readonly times?: number
  /**
   * `delay` waits, then goes on · `status` and `body` answer instead of the route · `redirect`
   * answers 302 · `reset` resets the connection before the route · `reset-after` lets the route do
   * its work and resets instead of answering · `stall` never ends its answer · `truncate` breaks
   * off in the middle of the route's answer · `oversize` answers with 50 MB.
   */
  readonly kind: FaultKind
  /** Waits so long first, whatever the kind; `delay` needs it. */
  readonly delayMs?: number
  /** Default 500 for `status`, 200 for `body` and `oversize`, 302 for `redirect`. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** A string as it is, anything else as JSON. */
  readonly body?: unknown
  /** Where a `redirect` points, and only a redirect. */
  readonly location?: string
}

/** What can go wrong. */
export type FaultKind = (typeof faultKinds)[number]

/** Every kind of fault. */
export const faultKinds = [
  'delay',
  'status',
  'reset',
  'reset-after',
  'stall',
  'truncate',
  'body',
  'redirect',
  'oversize',
] as const
