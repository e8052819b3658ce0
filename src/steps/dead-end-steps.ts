// The models of the pages where an attempt ends: paused, expired, error, signed off.
import { buildBase, buildButton, buildWayOn, type OwnParts } from '../models/base.js'
import { isOwnPath } from '../models/brand.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { isShownLimit, readErrorTexts, readLimitText } from './error-texts.js'
import { writeTime } from '../models/utc-time.js'
import type {
  ContinueElsewhereView,
  ErrorView,
  ExpiredView,
  LimitMembers,
  LockedView,
  SignedOffView,
  StepFacts,
  TextPart,
  ViewLink,
} from '../models/model.js'

type FactsOf<S extends StepFacts['step']> = Extract<StepFacts, { step: S }>

/** The model of the page for too many tries: with a time of the account only once a first factor is proven. */
export function buildLockedView(facts: FactsOf<'locked'>): LockedView {
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
function buildPausedView(facts: FactsOf<'locked'>, retryAtMs: number): LockedView {
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

function writeCause({ locale, cause, brand }: FactsOf<'locked'>): TextPart[] {
  if (cause === 'account') return readParts(locale, 'locked_lead_account', { brand: brand.name })
  return readParts(locale, cause === 'messages' ? 'locked_lead_messages' : 'locked_lead')
}

/** Our own count of this attempt: what it says is known without any account, so it is the same for every name. */
function buildLastTryView(facts: FactsOf<'locked'>, n: number): LockedView {
  const { locale, wrong } = facts
  const lead = wrong === 'password' ? 'locked_lead_tries_password' : 'locked_lead_tries'
  const base = buildBase(facts, {
    heading: readText(locale, 'locked_heading_tries'),
    lead: readParts(locale, lead, { n }),
    ...buildWayOn(facts, 'restart', 'start_again'),
  })
  return { step: 'locked', ...writeLimit('flow_locked', base.lead ?? ''), ...base }
}

/** The model of the page for an attempt that took too long. */
export function buildExpiredView(facts: FactsOf<'expired'>): ExpiredView {
  const { locale, purpose, lifetimeMinutes: n } = facts
  const leads: Readonly<Record<typeof purpose, () => TextPart[]>> = {
    'sign-on': () => readParts(locale, 'expired_lead', { n }),
    'step-up': () => readParts(locale, 'expired_lead_step_up', { n }),
    approval: () => readParts(locale, 'expired_lead_approval'),
  }
  return {
    step: 'expired',
    ...buildBase(facts, {
      heading: readText(locale, 'expired_heading'),
      lead: leads[purpose](),
      ...buildWayOn(facts, 'restart', 'start_again'),
    }),
  }
}

/** The model of the page that says why it does not go on. */
export function buildErrorView(facts: FactsOf<'error'>): ErrorView {
  const { heading, lead, wayOn, leads } = readErrorTexts(facts)
  if (facts.reason === 'still_working') return buildStillWorkingView(facts, { heading, lead })
  const hosted = findHostedPath(facts)
  // Back to where it began is a place: a button would begin it again.
  const origin = leads === 'return' ? { ...facts, action: '' } : facts
  return {
    step: 'error',
    reason: facts.reason,
    ...describeLimit(facts, hosted),
    ...buildBase(facts, {
      heading,
      lead,
      maybeNotAsked: isShownLimit(facts.reason),
      ...addHosted(facts, hosted, facts.restart ? buildWayOn(origin, leads, wayOn) : {}),
    }),
  }
}

/** What a program reads of a limit of ours. */
function describeLimit(
  { locale, reason, retryAfterSeconds }: FactsOf<'error'>,
  hostedPath: string | undefined,
): LimitMembers & Pick<ErrorView, 'retryAfterSeconds' | 'hostedPath' | 'hosted'> {
  if (!isShownLimit(reason)) return {}
  return {
    ...writeLimit(reason, readLimitText(locale, reason, retryAfterSeconds)),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(hostedPath !== undefined && { hostedPath, hosted: hostedPath }),
  }
}

function writeLimit(limit: LimitMembers['limit'] & string, text: string): LimitMembers {
  return { code: 'ERR_PINGONE_THROTTLED', limit, limitText: text, detail: text }
}

/** Others can use up what strangers share: PingOne's own pages are the second way in. */
function findHostedPath({ reason, hostedPath }: FactsOf<'error'>): string | undefined {
  const isOpen = isShownLimit(reason) && hostedPath !== undefined && isOwnPath(hostedPath)
  return isOpen ? hostedPath : undefined
}

function addHosted(
  { locale }: FactsOf<'error'>,
  href: string | undefined,
  wayOn: Pick<OwnParts, 'links' | 'buttons'>,
): Pick<OwnParts, 'links' | 'buttons'> {
  if (href === undefined) return wayOn
  const hosted = { name: 'continue', href, label: readText(locale, 'continue_at_service') } as const
  return { ...wayOn, links: [hosted, ...(wayOn.links ?? [])] }
}

/** Not the end: the result can be looked for again, by the form or, where nothing was posted, by a link. */
function buildStillWorkingView(
  facts: FactsOf<'error'>,
  words: Pick<OwnParts, 'heading' | 'lead'>,
): ErrorView {
  const { locale, csrf, action, reason } = facts
  const check = { ...buildButton(locale, 'check', 'check_now'), primary: true }
  const look = { name: 'continue', href: action, label: check.label } as const
  const restart = facts.restart ? (buildWayOn(facts, 'restart', 'start_again').links ?? []) : []
  return {
    step: 'error',
    reason,
    ...buildBase(facts, {
      ...words,
      buttons: csrf === '' ? [] : [check],
      links: csrf === '' && isOwnPath(action) ? [look, ...restart] : restart,
    }),
  }
}

/** The model of the page whose link leads to PingOne's own pages. */
export function buildContinueElsewhereView(
  facts: FactsOf<'continue-elsewhere'>,
): ContinueElsewhereView {
  const { locale, href } = facts
  return {
    step: 'continue-elsewhere',
    ...buildBase(facts, {
      heading: readText(locale, 'continue_elsewhere_heading'),
      lead: readParts(locale, 'continue_elsewhere_lead'),
      links: buildContinueLinks(locale, href),
    }),
  }
}

/** The model of the page after signing off. */
export function buildSignedOffView(facts: FactsOf<'signed-off'>): SignedOffView {
  const { locale, complete, href } = facts
  if (href !== undefined) return buildLeavingView(facts, href)
  return {
    step: 'signed-off',
    complete,
    ...buildBase(facts, {
      heading: readText(locale, 'signed_off_heading'),
      lead: readParts(locale, complete ? 'signed_off_lead' : 'signed_off_lead_half'),
      ...buildWayOn(facts, 'return', 'sign_on_again'),
    }),
  }
}

/** Signed off here; a link leads to PingOne's own sign-off. */
function buildLeavingView(facts: FactsOf<'signed-off'>, href: string): SignedOffView {
  const { locale, complete } = facts
  return {
    step: 'signed-off',
    complete,
    ...buildBase(facts, {
      heading: readText(locale, 'leaving_heading'),
      lead: readParts(locale, 'leaving_lead'),
      links: buildContinueLinks(locale, href),
    }),
  }
}

function buildContinueLinks(locale: string, href: string): ViewLink[] {
  return isOwnPath(href) ? [{ name: 'continue', href, label: readText(locale, 'continue') }] : []
}

const minuteMs = 60_000

function writePause(locale: string, pauseMs: number): string {
  const minutes = Math.max(1, Math.ceil(pauseMs / minuteMs))
  if (minutes < 120) return readText(locale, 'locked_heading_minutes', { n: minutes })
  return readText(locale, 'locked_heading_hours', { n: Math.ceil(minutes / 60) })
}

function writePauseReason({ locale, wrongCount: n }: FactsOf<'locked'>): TextPart[] {
  return n === undefined || n < 1
    ? readParts(locale, 'locked_lead_uncounted')
    : readParts(locale, 'locked_lead_count', { n })
}
