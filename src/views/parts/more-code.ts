// Under the line of a page that asks for the code of an email: a note, and the button for a new code.
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'
import { findButton } from './button.js'
import { resend } from './resend.js'

/** The note and the button; nothing where no more codes are sent. */
export function moreCode(
  view: StepView & { readonly note?: string },
  locale: string,
): Html | undefined {
  const again = findButton(view, 'resend')
  if (again === undefined) return undefined
  return html`<div class="more">
    ${view.note !== undefined && html`<p class="note">${view.note}</p>`}
    <div class="row">${resend(again, locale)}</div>
  </div>`
}
