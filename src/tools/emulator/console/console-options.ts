// What the console shows and switches, and whom one can try signing on as.
import type { Clock } from '../clock.js'
import type { Faults } from '../faults.js'
import type { Outbox } from '../outbox.js'
import type { Phones } from '../phones.js'
import type { RequestLog } from '../request-log.js'

/** A person to try signing on as. */
export interface ConsoleUser {
  readonly username: string
  readonly displayName: string
  /** Full numbers of the phones codes are sent to. */
  readonly phones: readonly string[]
  /** Addresses codes are sent to by email. */
  readonly emails: readonly string[]
  /** What signing on as this person shows, to follow the username: "gets a text message". */
  readonly note: string
  /** Absent for who has none. */
  readonly password?: string
  /** False for who never gets a code: locked or disabled. Default: true. */
  readonly getsCodes?: boolean
}

/** A page beside the emulator that its own page leads to. */
export interface ConsoleLink {
  readonly label: string
  /** An http or https address. */
  readonly url: string
}

/** What the console shows and switches: the emulator's parts, and what only its server can do. */
export interface ConsoleOptions {
  readonly clock: Clock
  readonly outbox: Outbox
  readonly faults: Faults
  readonly requestLog: RequestLog
  readonly phones: Phones
  /** The emulator's public URL, known once it listens. */
  url(): string
  readState(): unknown
  /** Replaces the state; throws an Error whose message names what is wrong with the new one. */
  writeState(state: unknown): void
  /** Back to the seed: resources, flows, sign-ons, outbox, faults and clock. */
  resetState(): void
  rotateKeys(): Promise<void>
  users(): readonly ConsoleUser[]
  readonly links: readonly ConsoleLink[]
}
