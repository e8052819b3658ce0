// Whom to ask, where the brand has no help to link to.
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'

/** The line; none where a link stands in its place. */
export function helpLine({ helpLine: text }: StepView): Html | undefined {
  return text === undefined ? undefined : html`<div class="more"><p class="note">${text}</p></div>`
}
