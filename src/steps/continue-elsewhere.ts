// The page whose link leads to PingOne's own pages.
import { buildBase, buildButton, type OwnParts } from '../models/base.js'
import type { CommonFacts, StepViewBase } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import { buildContinueLinks } from './continue-link.js'
import { defineFlowStep, type FlowStep } from './step.js'

/** The sign-on goes on at PingOne’s own pages: the link `continue` leads there. */
export interface ContinueElsewhereView extends StepViewBase {
  readonly step: 'continue-elsewhere'
  /** Name of the provider that the person signs on at, where PingOne names one. */
  readonly provider?: string
}
interface ContinueElsewhereFacts {
  /** A path of ours that leads to PingOne's own pages. */
  readonly href: string
  readonly provider?: string
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
  examples: {
    'continue-elsewhere': { href: '/login/flow/x?go=hosted' },
    'continue-at-provider': { href: '/login/flow/x?go=hosted', provider: 'Example ID' },
  },
  show: ({ hostedPath, own }) => ({
    href: hostedPath,
    ...(own?.provider?.name !== undefined && { provider: own.provider.name }),
  }),
  take: () => ({ kind: 'show' }),
  build: buildContinueElsewhereView,
})

/** The model of the page whose link leads to PingOne's own pages. */
function buildContinueElsewhereView(
  facts: CommonFacts & ContinueElsewhereFacts,
): ContinueElsewhereView {
  const { provider } = facts
  return {
    step: 'continue-elsewhere',
    ...buildBase(facts, provider === undefined ? writeUnnamed(facts) : writeNamed(facts, provider)),
    ...(provider === undefined ? {} : { provider }),
  }
}

function writeUnnamed({ locale, href }: CommonFacts & ContinueElsewhereFacts): OwnParts {
  return {
    heading: readText(locale, 'continue_elsewhere_heading'),
    lead: readParts(locale, 'continue_elsewhere_lead'),
    links: buildContinueLinks(locale, href),
  }
}

function writeNamed(facts: CommonFacts & ContinueElsewhereFacts, provider: string): OwnParts {
  const { locale, brand, href } = facts
  const heading = readText(locale, 'continue_elsewhere_at', { provider })
  return {
    heading,
    lead: readParts(locale, 'continue_elsewhere_at_lead', { brand: brand.name }),
    links: buildContinueLinks(locale, href).map((link) => ({ ...link, label: heading })),
    buttons: [buildButton(locale, 'restart', 'continue_elsewhere_other')],
  }
}
