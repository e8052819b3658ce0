// What every page of an approval has around its question: until when, what is said once that is over, and a warning.
import { isOwnPath } from './brand.js'
import type { ApprovalTimes, CommonFacts, ViewLink } from './model.js'
import { readForms, readText } from './texts/catalogue.js'
import { writeTime } from './utc-time.js'

/** The frame of an approval. */
export interface ApprovalFrame {
  /** ISO 8601 UTC: until then it can be approved. */
  readonly endsAt: string
  /** The same moment in words, e.g. `Ends at 14:37 UTC, in 5 minutes.` */
  readonly endsAtText: string
  /** The same as templates with `{time}` and `{n}`, by plural form; `soon` for less than a minute. */
  readonly endsAtTemplates: Readonly<Record<string, string>>
  /** Whole seconds left as the page was made: the reader's clock may be wrong. */
  readonly secondsLeft: number
  /** What to say, and where to begin again, once the time is over. */
  readonly ended: { readonly text: string; readonly warning: string; readonly link?: ViewLink }
  /** A warning that goes with every code that approves something. */
  readonly advice: string
}

/** The members that the pages of an approval have in common. */
export function buildApprovalFrame(facts: CommonFacts & ApprovalTimes): ApprovalFrame {
  const { locale, brand, endsAtMs, nowMs } = facts
  return {
    endsAt: new Date(endsAtMs).toISOString(),
    endsAtText: writeEnd(facts),
    endsAtTemplates: {
      ...readForms(locale, 'approve_ends'),
      soon: readForms(locale, 'approve_ends_soon')['other'] ?? '',
    },
    secondsLeft: Math.max(0, Math.floor((endsAtMs - nowMs) / 1000)),
    ended: buildEnded(facts),
    advice: readText(locale, 'approve_advice', { brand: brand.name }),
  }
}

/** What stands in place of the form once the time is over. */
function buildEnded({ locale, returnPath }: CommonFacts): ApprovalFrame['ended'] {
  const link: ViewLink | undefined =
    returnPath !== undefined && isOwnPath(returnPath)
      ? { name: 'restart', href: returnPath, label: readText(locale, 'start_again') }
      : undefined
  return {
    text: readText(locale, 'approve_ended'),
    warning: readText(locale, 'approve_ends_warning'),
    ...(link === undefined ? {} : { link }),
  }
}

/** The minute it ends in, never a later one. */
function writeEnd({ locale, endsAtMs, nowMs }: CommonFacts & ApprovalTimes): string {
  const time = writeTime(locale, endsAtMs, nowMs)
  const n = Math.round((endsAtMs - nowMs) / 60_000)
  return n < 1
    ? readText(locale, 'approve_ends_soon', { time })
    : readText(locale, 'approve_ends', { time, n })
}
