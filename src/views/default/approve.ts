// The page of an approval: what is being approved first, then the code that approves it.
import { readText } from '../catalogue.js'
import { html, type Html } from '../html.js'
import type { ApproveView, ViewContext } from '../views.js'
import { actions } from './actions.js'
import { findButton, submit } from './button.js'
import { fields } from './field.js'
import { form } from './form.js'
import { icon } from './icon.js'
import { layout, lead } from './layout.js'
import { errorSummary } from './notice.js'
import { resend } from './resend.js'
import { slip } from './slip.js'

/** Draws the page of an approval. */
export function approve(view: ApproveView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    above: html`<p class="pill">${icon('pencil')}${readText(locale, 'approve_pill')}</p>`,
    hasOwnLead: true,
    body: slip(
      view,
      locale,
      html`${lead(view)}${form(
        view,
        html`${errorSummary(view, locale)}${fields(view, locale)}${actions(view)}${more(view, locale)}`,
      )}`,
    ),
  })
}

function more(view: ApproveView, locale: string): Html {
  const [again, choose] = [findButton(view, 'resend'), findButton(view, 'choose')]
  return html`<div class="more">
    <p class="note">
      <time datetime="${view.endsAt}">${view.endsAtText}</time> ${view.advice} ${view.note}
    </p>
    <div class="row">
      ${again !== undefined && resend(again, locale)}
      ${choose !== undefined && submit(choose, 'link')}
    </div>
  </div>`
}
