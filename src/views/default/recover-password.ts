// The page for a forgotten password: the code, the new password, and under the line a new code.
import { html } from '../html.js'
import type { RecoverPasswordView } from '../../steps/recover-password.js'
import type { ViewContext } from '../views.js'
import { actions } from '../parts/actions.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { layout } from '../parts/layout.js'
import { moreCode } from '../parts/more-code.js'
import { nameForManagers } from '../parts/name-for-managers.js'
import { errorSummary } from '../parts/notice.js'
import { restartWithoutName } from '../parts/restart.js'

/** Draws the page. */
export function recoverPassword(view: RecoverPasswordView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: html`${form(
      view,
      html`${errorSummary(view, locale)}${nameForManagers(view.username)}
      ${fields(view, locale)}${actions(view)}${moreCode(view, locale)}`,
    )}${restartWithoutName(view)}`,
    scripts: [context.assets.passwordScript],
  })
}
