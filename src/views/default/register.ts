// The page that asks for an account: address, name and password, and under the line the way back to the sign-on.
import { html } from '../html.js'
import type { RegisterView } from '../../steps/register.js'
import type { ViewContext } from '../views.js'
import { actions } from '../parts/actions.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { instead } from '../parts/instead.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'

/** Draws the page. */
export function register(view: RegisterView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: form(
      view,
      html`${errorSummary(view, locale)}${fields(view, locale)}${actions(view)}${instead(view, locale)}`,
    ),
    hasSteps: true,
    scripts: [context.assets.passwordScript],
  })
}
