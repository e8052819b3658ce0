// What an examination of a configuration comes to.

/** `skipped`: it could not be looked at, e.g. without a worker application; the evidence says why. */
export type Verdict = 'pass' | 'warn' | 'fail' | 'skipped'

/** One thing that was looked at. */
export interface Finding {
  /** Stable, for scripts, e.g. `redirect-uri`. */
  readonly check: string
  /** What ought to be so, e.g. `The redirect URI is registered`. */
  readonly title: string
  readonly verdict: Verdict
  /** What was seen, with names and values; never a secret. */
  readonly evidence: string
  /** What to do, in words; of `warn` and `fail`. */
  readonly cure?: string
}

/** Everything that was looked at, in order. */
export interface Diagnosis {
  readonly findings: readonly Finding[]
  readonly counts: Readonly<Record<Verdict, number>>
  /** Whether nothing failed. */
  readonly isHealthy: boolean
}
