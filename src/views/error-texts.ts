// The words of the error page, per reason: what happened, what did not, what to do.
import { findVariant, readParts, readText, type TextKey } from './catalogue.js'
import type { StepFacts, TextPart } from './views.js'

type ErrorFacts = Extract<StepFacts, { step: 'error' }>

/** Heading, lead, and the text of the button that leads on. */
export interface ErrorTexts {
  readonly heading: string
  readonly lead: readonly TextPart[]
  readonly wayOn: TextKey
  /** Whether that starts the attempt again, or leads back to where the person came from. */
  readonly leads: 'restart' | 'return'
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
    ...findWayOn(facts),
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
      return findVariant(`error_${reason}_heading`, purpose)
  }
}

/** An approval and a step-up have words of their own where those of a sign-on would be wrong. */
function findLead({ reason, purpose }: ErrorFacts): TextKey {
  return findVariant(`error_${reason}`, purpose)
}

function writeWait({ locale, retryAfterSeconds: seconds }: ErrorFacts): TextPart[] {
  if (seconds === undefined || !(seconds > 0)) return readParts(locale, 'error_too_many_requests')
  if (seconds < 120) {
    return readParts(locale, 'error_too_many_requests_seconds', { n: Math.ceil(seconds) })
  }
  return readParts(locale, 'error_too_many_requests_minutes', { n: Math.ceil(seconds / 60) })
}

function findWayOn({ reason }: ErrorFacts): Pick<ErrorTexts, 'wayOn' | 'leads'> {
  switch (reason) {
    case 'unavailable':
    case 'unavailable_code_maybe_used':
    case 'too_many_requests':
      return { wayOn: 'try_again', leads: 'restart' }
    case 'access_denied':
    case 'approval_cancelled':
    case 'approval_used':
    case 'approval_outcome_unknown':
      return { wayOn: 'back_to_brand', leads: 'return' }
    default:
      return { wayOn: 'start_again', leads: 'restart' }
  }
}
