// The page that confirms what an external provider says of a new user.
import type { ConfirmAccountView } from '../../steps/confirm-account.js'
import { html } from '../html.js'
import { actions } from '../parts/actions.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'
import { restartWithoutName } from '../parts/restart.js'
import { slip } from '../parts/slip.js'
import type { ViewContext } from '../views.js'

/** Draws the page that confirms a new account. */
export function confirmAccount(view: ConfirmAccountView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    hasSteps: true,
    body: slip(
      view,
      locale,
      html`${form(
        view,
        html`${errorSummary(view, locale)}${fields(view, locale)}${actions(view)}`,
      )}${restartWithoutName(view)}`,
    ),
  })
}
