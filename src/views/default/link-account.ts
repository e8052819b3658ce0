// The page that links the account of an external provider with the one that is there.
import type { LinkAccountView } from '../../steps/link-account.js'
import { html } from '../html.js'
import { actions } from '../parts/actions.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'
import { restartWithoutName } from '../parts/restart.js'
import { slip } from '../parts/slip.js'
import type { ViewContext } from '../views.js'

/** Draws the page that links two accounts. */
export function linkAccount(view: LinkAccountView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: slip(
      view,
      locale,
      html`${form(
        view,
        html`${errorSummary(view, locale)}${fields(view, locale)}${actions(view)}`,
      )}${restartWithoutName(view)}`,
    ),
    scripts: [context.assets.passwordScript],
  })
}
