// The page for too many tries: with a time of the account only once a first factor is proven.
import { buildBase, buildWayOn } from '../models/base.js'
import type { CommonFacts, LimitMembers, StepViewBase, TextPart } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { writeTime } from '../models/utc-time.js'
import { exampleApproving, exampleNowMs, exampleReference } from './example-facts.js'
import type { Page } from './step.js'
import { writeLimit } from './error-texts.js'

/** There were too many tries. */
export interface LockedView extends StepViewBase, LimitMembers {
  readonly step: 'locked'
  /** ISO 8601 UTC; only once a first factor is proven. */
  readonly retryAt?: string
  /** The same moment in words, e.g. `14:32 UTC`. */
  readonly retryAtText?: string
}
interface LockedFacts {
  /** Absent before a first factor is proven. */
  readonly retryAtMs?: number
  readonly nowMs: number
  readonly wrongCount?: number
  /** Our own count of an attempt, or PingOne's lock of the account. Default: not known. */
  readonly cause?: 'tries' | 'account' | 'messages'
  /** What was wrong, for the words. Default `code`. */
  readonly wrong?: 'code' | 'password' | 'passkey'
  /** Our own count: how long codes may be paused. From the configuration, so it is the same for every name. */
  readonly pauseMinutes?: number
}

const retryAtMs = exampleNowMs + 239_000

/** The page for too many tries. */
export const locked: Page<'locked', LockedFacts, LockedView> = {
  name: 'locked',
  examples: {
    locked: { ...exampleReference, nowMs: exampleNowMs, retryAtMs, wrongCount: 5 },
    'locked-unproven': { ...exampleReference, nowMs: exampleNowMs },
    'locked-last-try': {
      ...exampleReference,
      nowMs: exampleNowMs,
      cause: 'tries',
      pauseMinutes: 30,
    },
    'locked-passkey': {
      ...exampleReference,
      nowMs: exampleNowMs,
      retryAtMs,
      wrongCount: 5,
      wrong: 'passkey',
    },
    'locked-last-passkey': {
      ...exampleReference,
      nowMs: exampleNowMs,
      cause: 'tries',
      wrong: 'passkey',
      pauseMinutes: 30,
    },
    'approve-locked': {
      ...exampleApproving,
      ...exampleReference,
      nowMs: exampleNowMs,
      retryAtMs,
      wrongCount: 5,
    },
  },
  build: buildLockedView,
}

type Given = CommonFacts & LockedFacts

/** The model of the page for too many tries: with a time of the account only once a first factor is proven. */
function buildLockedView(facts: Given): LockedView {
  if (facts.retryAtMs !== undefined) return buildPausedView(facts, facts.retryAtMs)
  if (facts.cause === 'tries' && facts.pauseMinutes !== undefined) {
    return buildLastTryView(facts, facts.pauseMinutes)
  }
  const { locale, cause } = facts
  const heading = cause === 'messages' ? 'locked_heading_messages' : 'locked_heading'
  return {
    step: 'locked',
    ...buildBase(facts, {
      heading: readText(locale, heading),
      lead: writeCause(facts),
      ...buildWayOn(facts, 'restart', 'start_again'),
    }),
  }
}

/** PingOne told when it goes on. */
function buildPausedView(facts: Given, retryAtMs: number): LockedView {
  const { locale, nowMs, cause } = facts
  const isMessages = cause === 'messages'
  const retryMinuteMs = Math.ceil(retryAtMs / minuteMs) * minuteMs
  return {
    step: 'locked',
    ...buildBase(facts, {
      heading: isMessages
        ? readText(locale, 'locked_heading_messages')
        : writePause(locale, retryAtMs - nowMs),
      lead: isMessages ? writeCause(facts) : writePauseReason(facts),
      ...buildWayOn(facts, 'restart', 'try_again'),
    }),
    retryAt: new Date(retryMinuteMs).toISOString(),
    retryAtText: writeTime(locale, retryMinuteMs, nowMs),
  }
}

function writeCause({ locale, cause, brand }: Given): TextPart[] {
  if (cause === 'account') return readParts(locale, 'locked_lead_account', { brand: brand.name })
  return readParts(locale, cause === 'messages' ? 'locked_lead_messages' : 'locked_lead')
}

/** Our own count of this attempt: what it says is known without any account, so it is the same for every name. */
function buildLastTryView(facts: Given, n: number): LockedView {
  const { locale, wrong } = facts
  const base = buildBase(facts, {
    heading: readText(locale, 'locked_heading_tries'),
    lead: readParts(locale, triesLeads[wrong ?? 'code'], { n }),
    ...buildWayOn(facts, 'restart', 'start_again'),
  })
  return { step: 'locked', ...writeLimit('flow_locked', base.lead ?? ''), ...base }
}

const triesLeads = {
  code: 'locked_lead_tries',
  password: 'locked_lead_tries_password',
  passkey: 'locked_lead_tries_passkey',
} as const

const minuteMs = 60_000

function writePause(locale: string, pauseMs: number): string {
  const minutes = Math.max(1, Math.ceil(pauseMs / minuteMs))
  if (minutes < 120) return readText(locale, 'locked_heading_minutes', { n: minutes })
  return readText(locale, 'locked_heading_hours', { n: Math.ceil(minutes / 60) })
}

function writePauseReason({ locale, wrongCount: n, wrong }: Given): TextPart[] {
  if (wrong === 'passkey') return readParts(locale, 'locked_lead_uncounted_passkey')
  return n === undefined || n < 1
    ? readParts(locale, 'locked_lead_uncounted')
    : readParts(locale, 'locked_lead_count', { n })
}
