// The words of the error page, per reason: what happened, what did not, what to do.
import {
  findVariant,
  isTextKey,
  readParts,
  readText,
  type TextKey,
} from '../models/texts/catalogue.js'
import type {
  CommonFacts,
  ErrorReason,
  LimitMembers,
  ShownLimit,
  TextPart,
} from '../models/model.js'

type ErrorFacts = CommonFacts & {
  readonly reason: ErrorReason
  readonly retryAfterSeconds?: number
}

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
  const { locale, brand, retryAfterSeconds } = facts
  return {
    heading: readText(locale, findHeading(facts)),
    lead: readParts(locale, findLead(facts), {
      brand: brand.name,
      wait: writeWait(locale, retryAfterSeconds),
    }),
    ...findWayOn(facts),
  }
}

/** The sentence of a limit of ours, for who draws no page. */
export function readLimitText(
  locale: string,
  limit: ShownLimit,
  retryAfterSeconds: number | undefined,
): string {
  return readText(locale, `error_${limit}`, { wait: writeWait(locale, retryAfterSeconds) })
}

/** The members of a limit of ours, with its sentence. */
export function writeLimit(limit: LimitMembers['limit'] & string, text: string): LimitMembers {
  return { code: 'ERR_PINGONE_THROTTLED', limit, limitText: text, detail: text }
}

/** True for a reason that is a limit of ours. */
export function isShownLimit(reason: string): reason is ShownLimit {
  return limits.has(reason)
}

/** True for a reason that this version has words for. */
export function isErrorReason(value: unknown): value is ErrorReason {
  return typeof value === 'string' && isTextKey(`error_${value}`) && !value.endsWith('_heading')
}

const limits: ReadonlySet<string> = new Set<ShownLimit>([
  'codes_name',
  'codes_own',
  'tries_name',
  'tries_own',
  'network',
  'busy',
  'starts_own',
  'accounts',
  'too_many_approvals',
  'messages_limit',
])

/** Rounded up, so that nobody comes too early. */
function writeWait(locale: string, seconds: number | undefined): string {
  if (seconds === undefined || !(seconds > 0)) return readText(locale, 'wait_unknown')
  if (seconds < 2 * MINUTE) return readText(locale, 'wait_seconds', { n: Math.ceil(seconds) })
  if (seconds < 2 * HOUR)
    return readText(locale, 'wait_minutes', { n: Math.ceil(seconds / MINUTE) })
  return readText(locale, 'wait_hours', { n: Math.ceil(seconds / HOUR) })
}

const MINUTE = 60
const HOUR = 60 * MINUTE

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

function findWayOn({ reason, purpose }: ErrorFacts): Pick<ErrorTexts, 'wayOn' | 'leads'> {
  switch (reason) {
    case 'unavailable':
    case 'unavailable_code_maybe_used':
      return { wayOn: 'try_again', leads: 'restart' }
    case 'codes_name':
    case 'tries_name':
    case 'network':
    case 'busy':
    case 'accounts':
      // Who is signed on goes back to what they were at; who is not tries again, later.
      return purpose === 'sign-on'
        ? { wayOn: 'try_again', leads: 'restart' }
        : { wayOn: 'back_to_brand', leads: 'return' }
    case 'codes_own':
    case 'tries_own':
    case 'starts_own':
    case 'messages_limit':
    case 'too_many_approvals':
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
