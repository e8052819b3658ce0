// The password page. The name is there again for password managers only.
import { html, type Html } from '../html.js'
import type { PasswordView } from '../../steps/password.js'
import type { ViewContext } from '../views.js'
import { actions } from '../parts/actions.js'
import { findButton, findLink, place, submit } from '../parts/button.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { helpLine } from '../parts/help-line.js'
import { layout } from '../parts/layout.js'
import { nameForManagers } from '../parts/name-for-managers.js'
import { errorSummary } from '../parts/notice.js'
import { slip } from '../parts/slip.js'

/** Draws the password page. */
export function password(view: PasswordView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: slip(
      view,
      locale,
      form(
        view,
        html`${errorSummary(view, locale)}${nameForManagers(view.username)}
        ${fields(view, locale)}${actions(view)} ${more(view)}${helpLine(view)}`,
      ),
    ),
    scripts: [context.assets.passwordScript],
  })
}

/** The way to a new password, and beside it the way to an account. */
function more(view: PasswordView): Html | undefined {
  const [recover, forgot] = [findButton(view, 'forgot'), findLink(view, 'forgot-password')]
  const help = forgot === undefined ? undefined : place(forgot, 'link')
  const way = recover === undefined ? help : submit(recover, 'link')
  const register = findButton(view, 'register')
  if (register === undefined)
    return way === undefined ? undefined : html`<div class="more">${way}</div>`
  return html`<div class="more">
    <div class="row">${way}${submit(register, 'link')}</div>
  </div>`
}
