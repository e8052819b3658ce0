// The button that starts again on a page that shows no name to put it beside.
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'
import { findButton, submit } from './button.js'
import { form } from './form.js'
import { hasPersonRow } from './person.js'

/** A form of its own under the page's form; none where the row with the name has the button. */
export function restartWithoutName(view: StepView): Html | undefined {
  const button = findButton(view, 'restart')
  if (button === undefined || hasPersonRow(view)) return undefined
  return form(view, html`<div class="row">${submit(button, 'link')}</div>`, { className: 'more' })
}
