// The first page: who signs on?
import { buildBase, buildButton } from '../models/base.js'
import type { CommonFacts, StepViewBase } from '../models/model.js'
import { readParts, readText } from '../models/texts/catalogue.js'
import type { Page } from './step.js'

/** Asks who signs on: field `username`. */
export interface UsernameView extends StepViewBase {
  readonly step: 'username'
}
interface UsernameFacts {
  readonly username?: string
}

/** The page that asks for the username. */
export const username: Page<'username', UsernameFacts, UsernameView> = {
  name: 'username',
  examples: { username: {}, 'username-empty': { messages: [{ code: 'username_empty' }] } },
  build: buildUsernameView,
}

function buildUsernameView(facts: CommonFacts & UsernameFacts): UsernameView {
  const { locale, brand, username } = facts
  return {
    step: 'username',
    ...buildBase(facts, {
      heading: readText(locale, 'username_heading'),
      lead: readParts(locale, 'username_lead', { brand: brand.name }),
      fields: [
        {
          name: 'username',
          label: readText(locale, 'username_label'),
          ...(username === undefined ? {} : { value: username }),
          autocomplete: 'username',
          autofocus: true,
        },
      ],
      buttons: [buildButton(locale, 'continue', 'continue')],
    }),
  }
}
