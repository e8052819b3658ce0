// The page that says why it does not go on.
import { buildBase, buildButton, buildWayOn, type OwnParts } from '../models/base.js'
import { isOwnPath } from '../models/brand.js'
import type { CommonFacts, ErrorReason, LimitMembers, StepViewBase } from '../models/model.js'
import { readText } from '../models/texts/catalogue.js'
import { isShownLimit, readErrorTexts, readLimitText, writeLimit } from './error-texts.js'
import { exampleApproving, exampleReference } from './example-facts.js'
import type { Page } from './step.js'

/** Why it does not go on, and what to do now. */
export interface ErrorView extends StepViewBase, LimitMembers {
  readonly step: 'error'
  /** A stable code: see [reasons](views.md#reasons). */
  readonly reason: ErrorReason
  /** Whole seconds until it can be tried again, as in `Retry-After`. */
  readonly retryAfterSeconds?: number
  /** A path of ours that leads to PingOne's own pages, where a limit leaves that way open: the link `continue`. */
  readonly hostedPath?: string
  /** For programs: the same as `hostedPath`. */
  readonly hosted?: string
}
interface ErrorFacts {
  readonly reason: ErrorReason
  readonly retryAfterSeconds?: number
  /** A path of ours that leads to PingOne's own pages. */
  readonly hostedPath?: string
  readonly restart: boolean
}

const approval = { ...exampleApproving, ...exampleReference, restart: true }

/** The page that says why it does not go on. */
export const error: Page<'error', ErrorFacts, ErrorView> = {
  name: 'error',
  examples: {
    'limit-hosted': {
      ...exampleReference,
      reason: 'codes_name',
      restart: true,
      retryAfterSeconds: 1500,
      hostedPath: '/login?go=hosted&returnTo=%2Faccount',
    },
    'limit-wait': {
      ...exampleReference,
      reason: 'network',
      restart: true,
      retryAfterSeconds: 90,
    },
    'limit-approval': {
      ...approval,
      reason: 'codes_own',
      retryAfterSeconds: 2400,
      returnLabel: 'your transfer',
    },
    'error-unavailable': { ...exampleReference, reason: 'unavailable', restart: true },
    'error-used': { ...exampleReference, reason: 'used_or_foreign_page', restart: true },
    'error-approval-cancelled': { ...approval, reason: 'approval_cancelled' },
    'error-approval-unknown': { ...approval, reason: 'approval_outcome_unknown' },
  },
  build: buildErrorView,
}

type Given = CommonFacts & ErrorFacts

/** The model of the page that says why it does not go on. */
function buildErrorView(facts: Given): ErrorView {
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
  { locale, reason, retryAfterSeconds }: Given,
  hostedPath: string | undefined,
): LimitMembers & Pick<ErrorView, 'retryAfterSeconds' | 'hostedPath' | 'hosted'> {
  if (!isShownLimit(reason)) return {}
  return {
    ...writeLimit(reason, readLimitText(locale, reason, retryAfterSeconds)),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(hostedPath !== undefined && { hostedPath, hosted: hostedPath }),
  }
}

/** Others can use up what strangers share: PingOne's own pages are the second way in. */
function findHostedPath({ reason, hostedPath }: Given): string | undefined {
  const isOpen = isShownLimit(reason) && hostedPath !== undefined && isOwnPath(hostedPath)
  return isOpen ? hostedPath : undefined
}

function addHosted(
  { locale }: Given,
  href: string | undefined,
  wayOn: Pick<OwnParts, 'links' | 'buttons'>,
): Pick<OwnParts, 'links' | 'buttons'> {
  if (href === undefined) return wayOn
  const hosted = { name: 'continue', href, label: readText(locale, 'continue_at_service') } as const
  return { ...wayOn, links: [hosted, ...(wayOn.links ?? [])] }
}

/** Not the end: the result can be looked for again, by the form or, where nothing was posted, by a link. */
function buildStillWorkingView(facts: Given, words: Pick<OwnParts, 'heading' | 'lead'>): ErrorView {
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
