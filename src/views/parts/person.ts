// Who is signing on, with the way out for whom it is not.
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'
import { findButton, submit } from './button.js'
import { form } from './form.js'

/** The row above the heading; none on pages without a name, and none on approvals. */
export function person(view: StepView): Html | undefined {
  const username = 'username' in view ? view.username : undefined
  if (username === undefined || view.purpose === 'approval') return undefined
  const name = html`<bdi class="person-name" translate="no">${username}</bdi>`
  const restart = findButton(view, 'restart')
  if (restart === undefined) return html`<p class="person">${name}</p>`
  return form(view, html`${name}${submit(restart, 'link')}`, { className: 'person' })
}

/** True when the row stands on the page and has the button that starts again. */
export function hasPersonRow(view: StepView): boolean {
  return person(view) !== undefined
}
