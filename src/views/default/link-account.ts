// The page that links the account of an external provider with the one that is there.
import type { LinkAccountView } from '../../steps/link-account.js'
import { html, type Html } from '../html.js'
import { actions } from '../parts/actions.js'
import { findButton, findLink, place, submit } from '../parts/button.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { helpLine } from '../parts/help-line.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'
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
      )}${otherWays(view)}`,
    ),
    scripts: [context.assets.passwordScript],
  })
}

/** Help for a password that was forgotten, and the way back, in a form of its own. */
function otherWays(view: LinkAccountView): Html {
  const [forgot, back] = [findLink(view, 'forgot-password'), findButton(view, 'restart')]
  return form(
    view,
    html`<div class="row">
        ${forgot !== undefined && place(forgot, 'link')}
        ${back !== undefined && submit(back, 'link')}
      </div>
      ${helpLine(view)}`,
    { className: 'more' },
  )
}
