// The page for an attempt that took too long.
import { buildBase, buildWayOn } from '../models/base.js'
import type { CommonFacts, StepViewBase, TextPart } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { exampleApproving, exampleReference } from './example-facts.js'
import type { Page } from './step.js'

/** The attempt took too long; the link `restart` begins a new one. */
export interface ExpiredView extends StepViewBase {
  readonly step: 'expired'
}
interface ExpiredFacts {
  readonly lifetimeMinutes: number
}

/** The page for an attempt that took too long. */
export const expired: Page<'expired', ExpiredFacts, ExpiredView> = {
  name: 'expired',
  examples: {
    expired: { ...exampleReference, lifetimeMinutes: 10 },
    'approve-expired': { ...exampleApproving, ...exampleReference, lifetimeMinutes: 5 },
  },
  build: buildExpiredView,
}

/** The model of the page for an attempt that took too long. */
function buildExpiredView(facts: CommonFacts & ExpiredFacts): ExpiredView {
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
