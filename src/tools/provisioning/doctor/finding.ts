// The four verdicts, written alike everywhere.
import type { Finding } from './diagnosis.js'

/** What a check looks at. */
export interface Topic {
  readonly check: string
  readonly title: string
}

/** It is as it should be. */
export function passed(topic: Topic, evidence: string): Finding {
  return { ...topic, verdict: 'pass', evidence }
}

/** It works, but somebody should know. */
export function warned(
  topic: Topic,
  { evidence, cure }: { readonly evidence: string; readonly cure: string },
): Finding {
  return { ...topic, verdict: 'warn', evidence, cure }
}

/** It does not work. */
export function failed(
  topic: Topic,
  { evidence, cure }: { readonly evidence: string; readonly cure: string },
): Finding {
  return { ...topic, verdict: 'fail', evidence, cure }
}

/** It could not be looked at. */
export function skipped(topic: Topic, why: string): Finding {
  return { ...topic, verdict: 'skipped', evidence: `not looked at: ${why}` }
}
