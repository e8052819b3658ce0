// The page of an approval: what is being approved first, then the code that approves it.
import { readText } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { ApproveView } from '../../steps/approve.js'
import type { ViewContext } from '../views.js'
import { actions } from '../parts/actions.js'
import { findButton, submit } from '../parts/button.js'
import { ended, ends } from '../parts/ends.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { icon } from '../parts/icon.js'
import { layout, lead } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'
import { resend } from '../parts/resend.js'
import { slip } from '../parts/slip.js'

/** Draws the page of an approval. */
export function approve(view: ApproveView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    above: html`<p class="pill">${icon('pencil')}${readText(locale, 'approve_pill')}</p>`,
    hasOwnLead: true,
    scripts: [context.assets.pageScript],
    body: slip(
      view,
      locale,
      html`<div data-until-ended>
          ${lead(view)}${form(
            view,
            html`${errorSummary(view, locale)}${fields(view, locale)}${actions(view)}${more(view, locale)}`,
          )}
        </div>
        ${ended(view)}`,
    ),
  })
}

function more(view: ApproveView, locale: string): Html {
  const [again, choose] = [findButton(view, 'resend'), findButton(view, 'choose')]
  return html`<div class="more">
    <p class="note">${ends(view)} ${view.advice} ${view.note}</p>
    <div class="row">
      ${again !== undefined && resend(again, locale)}
      ${choose !== undefined && submit(choose, 'link')}
    </div>
  </div>`
}
