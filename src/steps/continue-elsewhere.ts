// The page whose link leads to PingOne's own pages.
import { buildBase } from '../models/base.js'
import type { CommonFacts, StepViewBase } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { buildContinueLinks } from './continue-link.js'
import { defineFlowStep, type FlowStep } from './step.js'

/** The sign-on goes on at PingOne's own pages: the link `continue` leads there. */
export interface ContinueElsewhereView extends StepViewBase {
  readonly step: 'continue-elsewhere'
}
interface ContinueElsewhereFacts {
  /** A path of ours that leads to PingOne's own pages. */
  readonly href: string
}

/** The step that goes on at PingOne's own pages. */
export const continueElsewhere: FlowStep<
  'continue-elsewhere',
  ContinueElsewhereFacts,
  ContinueElsewhereView
> = defineFlowStep({
  name: 'continue-elsewhere',
  serves: ['EXTERNAL_AUTHENTICATION_REQUIRED'],
  phase: 'identify',
  offers: [],
  actions: {},
  examples: { 'continue-elsewhere': { href: '/login/flow/x?go=hosted' } },
  show: ({ hostedPath }) => ({ href: hostedPath }),
  take: () => ({ kind: 'show' }),
  build: buildContinueElsewhereView,
})

/** The model of the page whose link leads to PingOne's own pages. */
function buildContinueElsewhereView(
  facts: CommonFacts & ContinueElsewhereFacts,
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
