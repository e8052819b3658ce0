// The page for a forgotten password: the code, the new password, and under the line a new code.
import { html, type Html } from '../html.js'
import type { RecoverPasswordView } from '../../steps/recover-password.js'
import type { ViewContext } from '../views.js'
import { actions } from '../parts/actions.js'
import { findButton } from '../parts/button.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { layout } from '../parts/layout.js'
import { nameForManagers } from '../parts/name-for-managers.js'
import { errorSummary } from '../parts/notice.js'
import { resend } from '../parts/resend.js'
import { restartWithoutName } from '../parts/restart.js'

/** Draws the page. */
export function recoverPassword(view: RecoverPasswordView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: html`${form(
      view,
      html`${errorSummary(view, locale)}${nameForManagers(view.username)}
      ${fields(view, locale)}${actions(view)}${more(view, locale)}`,
    )}${restartWithoutName(view)}`,
    scripts: [context.assets.passwordScript],
  })
}

function more(view: RecoverPasswordView, locale: string): Html | undefined {
  const again = findButton(view, 'resend')
  if (again === undefined) return undefined
  return html`<div class="more">
    ${view.note !== undefined && html`<p class="note">${view.note}</p>`}
    <div class="row">${resend(again, locale)}</div>
  </div>`
}
