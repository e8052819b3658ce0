// The page after signing off.
import { buildBase, buildWayOn } from '../models/base.js'
import type { CommonFacts, StepViewBase } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { buildContinueLinks } from './continue-link.js'
import { exampleReference } from './example-facts.js'
import type { Page } from './step.js'

/** Signed off. */
export interface SignedOffView extends StepViewBase {
  readonly step: 'signed-off'
  /**
   * False while the session at PingOne may live on: PingOne did not answer, or, with the link `continue`, the browser
   * signs off there next.
   */
  readonly complete: boolean
}
interface SignedOffFacts {
  readonly complete: boolean
  /** A path of ours that leads to PingOne's sign-off. */
  readonly href?: string
}

/** The page after signing off. */
export const signedOff: Page<'signed-off', SignedOffFacts, SignedOffView> = {
  name: 'signed-off',
  examples: {
    'signed-off': { complete: true },
    'signed-off-half': { ...exampleReference, complete: false },
  },
  build: buildSignedOffView,
}

type Given = CommonFacts & SignedOffFacts

/** The model of the page after signing off. */
function buildSignedOffView(facts: Given): SignedOffView {
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
function buildLeavingView(facts: Given, href: string): SignedOffView {
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
