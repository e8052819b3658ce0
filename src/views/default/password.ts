// The password page. The name is there again for password managers only.
import { html } from '../html.js'
import type { PasswordView } from '../../steps/password.js'
import type { ViewContext } from '../views.js'
import { actions } from '../parts/actions.js'
import { branches } from '../parts/branches.js'
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
  const forgot = findLink(view, 'forgot-password')
  const recover = findButton(view, 'forgot')
  return layout(view, context, {
    body: slip(
      view,
      locale,
      form(
        view,
        html`${errorSummary(view, locale)}${nameForManagers(view.username)}
        ${fields(view, locale)}${actions(view)}
        ${recover !== undefined && html`<div class="more">${submit(recover, 'link')}</div>`}${forgot !== undefined && html`<div class="more">${place(forgot, 'link')}</div>`}${helpLine(view)}${branches(view)}`,
      ),
    ),
    scripts: [context.assets.passwordScript],
  })
}
