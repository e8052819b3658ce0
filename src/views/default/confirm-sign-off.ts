// The page that asks before it signs off.
import { html } from '../html.js'
import type { ConfirmSignOffView } from '../../steps/confirm-sign-off.js'
import type { ViewContext } from '../views.js'
import { findButton, findLink, place, submit } from '../parts/button.js'
import { form } from '../parts/form.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'

/** Draws the page that asks before it signs off. */
export function confirmSignOff(view: ConfirmSignOffView, context: ViewContext): string {
  const [act, stay] = [findButton(view, 'continue'), findLink(view, 'return')]
  return layout(view, context, {
    body: form(
      view,
      html`${errorSummary(view, context.locale)}
        <div class="actions pair">
          ${act !== undefined && submit(act, 'primary')}
          ${stay !== undefined && place(stay, 'quiet')}
        </div>`,
    ),
  })
}
