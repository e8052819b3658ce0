// The page that asks before signing off.
import { buildBase, buildButton, buildWayOn } from '../models/base.js'
import type { CommonFacts, StepViewBase } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import type { Page } from './step.js'

/** Asks whether to sign off. */
export interface ConfirmSignOffView extends StepViewBase {
  readonly step: 'confirm-sign-off'
}
interface ConfirmSignOffFacts {
  readonly displayName: string
}

/** The page that asks before signing off. */
export const confirmSignOff: Page<'confirm-sign-off', ConfirmSignOffFacts, ConfirmSignOffView> = {
  name: 'confirm-sign-off',
  examples: { 'confirm-sign-off': { displayName: 'Maya Lindqvist' } },
  build: buildConfirmSignOffView,
}

function buildConfirmSignOffView(facts: CommonFacts & ConfirmSignOffFacts): ConfirmSignOffView {
  const { locale, displayName } = facts
  const { links = [] } = buildWayOn({ ...facts, action: '' }, 'return', 'stay')
  return {
    step: 'confirm-sign-off',
    ...buildBase(facts, {
      heading: readText(locale, 'sign_off_heading'),
      lead: readParts(locale, 'sign_off_lead', { name: displayName }),
      buttons: [buildButton(locale, 'continue', 'sign_off')],
      links,
    }),
  }
}
