// The page before a step-up that another site's link led to.
import { buildBase, buildButton, buildWayOn, writeWhy } from '../models/base.js'
import type { CommonFacts, StepViewBase } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import type { Page } from './step.js'

/** Before a step-up that another site’s link led to: the button `continue` sends the code. */
export interface ConfirmView extends StepViewBase {
  readonly step: 'confirm'
}

/** The page whose button sends the code. */
export const confirm: Page<'confirm', object, ConfirmView> = {
  name: 'confirm',
  examples: { confirm: { purpose: 'step-up' } },
  build: buildConfirmView,
}

/** Only a step-up is asked for here: a sign-on begins with a page of its own. */
function buildConfirmView(facts: CommonFacts): ConfirmView {
  const { locale } = facts
  const { links = [] } = buildWayOn({ ...facts, action: '' }, 'return', 'go_back')
  return {
    step: 'confirm',
    ...buildBase(facts, {
      heading: readText(locale, 'step_up_heading'),
      lead: [...writeWhy(facts), { kind: 'text', text: ' ' }, ...readParts(locale, 'confirm_lead')],
      buttons: [buildButton(locale, 'continue', 'continue')],
      links,
    }),
  }
}
