// Under the line of a page of a registration: a note, perhaps a new code, and the way back to the sign-on.
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'
import { findButton, submit } from './button.js'
import { resend } from './resend.js'

/** The note and the buttons, in the form of the page. */
export function instead(view: StepView & { readonly note?: string }, locale: string): Html {
  const [again, restart] = [findButton(view, 'resend'), findButton(view, 'restart')]
  return html`<div class="more">
    ${view.note !== undefined && html`<p class="note">${view.note}</p>`}
    <div class="row">
      ${again !== undefined && resend(again, locale)}
      ${restart !== undefined && submit(restart, 'link')}
    </div>
  </div>`
}
