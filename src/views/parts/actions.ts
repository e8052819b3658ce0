// The buttons under the fields: the page's one act first, then the way back.
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'
import { findButton, submit } from './button.js'

/** Continue, and cancel where the page has it; in an approval side by side where there is room. */
export function actions(view: StepView): Html {
  const [act, cancel] = [findButton(view, 'continue'), findButton(view, 'cancel')]
  return html`<div class="actions ${view.purpose === 'approval' && 'pair'}">
    ${act !== undefined && submit(act, 'primary')}
    ${cancel !== undefined && submit(cancel, 'quiet')}
  </div>`
}
