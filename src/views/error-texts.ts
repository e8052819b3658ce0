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

function findHeading({ reason, purpose, limit }: ErrorFacts): TextKey {
  const isSignOn = purpose === 'sign-on'
  switch (reason) {
    case 'too_many_requests':
      if (limit !== 'messages') return 'error_too_many_requests_heading'
      return isSignOn ? 'error_messages_limit_heading' : 'error_messages_limit_heading_confirm'
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

/** Which limit it was, and how long; of an approval also what has not happened. */
function writeWait(facts: ErrorFacts): TextPart[] {
  const { locale, retryAfterSeconds: seconds, purpose } = facts
  const wait =
    seconds === undefined || !(seconds > 0)
      ? readParts(locale, 'error_too_many_requests')
      : readParts(locale, findLimit(facts, seconds < 120 ? 'seconds' : 'minutes'), {
          n: Math.ceil(seconds < 120 ? seconds : seconds / 60),
        })
  if (purpose !== 'approval') return wait
  return [...wait, { kind: 'text', text: ` ${readText(locale, 'message_nothing_sent')}` }]
}

/** A limit of a person never blames the network they are in. */
function findLimit({ limit, purpose }: ErrorFacts, unit: 'seconds' | 'minutes'): TextKey {
  const whose = purpose === 'sign-on' ? '' : '_confirm'
  switch (limit) {
    case 'address':
      return `error_address_limit_${unit}`
    case 'messages':
      return `error_messages_limit${whose}_${unit}`
    case 'tries':
      return `error_tries_limit${whose}_${unit}`
    default:
      return `error_too_many_requests_${unit}`
  }
}

function findWayOn({ reason, purpose }: ErrorFacts): Pick<ErrorTexts, 'wayOn' | 'leads'> {
  switch (reason) {
    case 'unavailable':
    case 'unavailable_code_maybe_used':
      return { wayOn: 'try_again', leads: 'restart' }
    case 'too_many_requests':
      // Who is signed on goes back to what they were at; who is not has to start again, later.
      return purpose === 'sign-on'
        ? { wayOn: 'start_again', leads: 'restart' }
        : { wayOn: 'back_to_brand', leads: 'return' }
    case 'access_denied':
    case 'mistake_of_the_app':
    case 'not_set_up':
    case 'approval_cancelled':
    case 'approval_used':
    case 'approval_outcome_unknown':
      return { wayOn: 'back_to_brand', leads: 'return' }
    default:
      return { wayOn: 'start_again', leads: 'restart' }
  }
}
