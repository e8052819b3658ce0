// The page before a step-up that another site's link led to.
import { html } from '../html.js'
import type { ConfirmView } from '../../steps/confirm.js'
import type { ViewContext } from '../views.js'
import { findButton, findLink, place, submit } from '../parts/button.js'
import { form } from '../parts/form.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'

/** Draws the page whose button sends the code of a step-up. */
export function confirm(view: ConfirmView, context: ViewContext): string {
  const [act, back] = [findButton(view, 'continue'), findLink(view, 'return')]
  return layout(view, context, {
    body: form(
      view,
      html`${errorSummary(view, context.locale)}
        <div class="actions">
          ${act !== undefined && submit(act, 'primary')}
          ${back !== undefined && place(back, 'quiet')}
        </div>`,
    ),
  })
}
