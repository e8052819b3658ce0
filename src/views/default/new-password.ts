// The page for a new password: the current one once more, the new one with its rules.
import { html } from '../html.js'
import type { NewPasswordView } from '../../steps/new-password.js'
import type { ViewContext } from '../views.js'
import { actions } from '../parts/actions.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { layout } from '../parts/layout.js'
import { nameForManagers } from '../parts/name-for-managers.js'
import { errorSummary } from '../parts/notice.js'
import { restartWithoutName } from '../parts/restart.js'
import { slip } from '../parts/slip.js'

/** Draws the page. */
export function newPassword(view: NewPasswordView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: slip(
      view,
      locale,
      html`${form(
        view,
        html`${errorSummary(view, locale)}${nameForManagers(view.username)}
        ${fields(view, locale)}${actions(view)}`,
      )}${restartWithoutName(view)}`,
    ),
    scripts: [context.assets.passwordScript],
  })
}
