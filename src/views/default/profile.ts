// The page that asks for data of the user.
import type { ProfileView } from '../../steps/profile.js'
import { html } from '../html.js'
import { actions } from '../parts/actions.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'
import { restartWithoutName } from '../parts/restart.js'
import { slip } from '../parts/slip.js'
import type { ViewContext } from '../views.js'

/** Draws the page that asks for data of the user. */
export function profile(view: ProfileView, context: ViewContext): string {
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
