// The words of the error page, per reason: what happened, what did not, what to do.
import { readParts, readText, type TextKey } from './catalogue.js'
import type { StepFacts, TextPart } from './views.js'

type ErrorFacts = Extract<StepFacts, { step: 'error' }>

/** Heading, lead, and the text of the button that leads on. */
export interface ErrorTexts {
  readonly heading: string
  readonly lead: readonly TextPart[]
  readonly wayOn: TextKey
}

/** The texts of a reason. */
export function readErrorTexts(facts: ErrorFacts): ErrorTexts {
  const { locale, brand } = facts
  return {
    heading: readText(locale, findHeading(facts)),
    lead:
      facts.reason === 'too_many_requests'
        ? writeWait(facts)
        : readParts(locale, findLead(facts), { brand: brand.name }),
    wayOn: isWorthTryingAgain(facts) ? 'try_again' : 'start_again',
  }
}

function findHeading({ reason, purpose }: ErrorFacts): TextKey {
  const isSignOn = purpose === 'sign-on'
  switch (reason) {
    case 'unavailable':
    case 'unavailable_code_maybe_used':
      return isSignOn ? 'error_unavailable_heading' : 'error_unavailable_heading_confirm'
    case 'sign_on_failed':
      return isSignOn ? 'error_sign_on_failed_heading' : 'error_sign_on_failed_heading_confirm'
    default:
      return `error_${reason}_heading`
  }
}

function findLead({ reason, purpose }: ErrorFacts): TextKey {
  if (reason !== 'cancelled') return `error_${reason}`
  const leads = {
    'sign-on': 'error_cancelled',
    'step-up': 'error_cancelled_step_up',
    approval: 'error_cancelled_approval',
  } as const
  return leads[purpose]
}

function writeWait({ locale, retryAfterSeconds: seconds }: ErrorFacts): TextPart[] {
  if (seconds === undefined || !(seconds > 0)) return readParts(locale, 'error_too_many_requests')
  if (seconds < 120) {
    return readParts(locale, 'error_too_many_requests_seconds', { n: Math.ceil(seconds) })
  }
  return readParts(locale, 'error_too_many_requests_minutes', { n: Math.ceil(seconds / 60) })
}

function isWorthTryingAgain({ reason }: ErrorFacts): boolean {
  return (
    reason === 'unavailable' ||
    reason === 'unavailable_code_maybe_used' ||
    reason === 'too_many_requests'
  )
}
