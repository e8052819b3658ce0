// The page that asks for the code of an email.
import { html } from '../html.js'
import type { VerifyEmailView } from '../../steps/verify-email.js'
import type { ViewContext } from '../views.js'
import { actions } from '../parts/actions.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { instead } from '../parts/instead.js'
import { layout } from '../parts/layout.js'
import { moreCode } from '../parts/more-code.js'
import { errorSummary } from '../parts/notice.js'
import { hasPersonRow } from '../parts/person.js'

/** Draws the page. */
export function verifyEmail(view: VerifyEmailView, context: ViewContext): string {
  const { locale } = context
  const more = hasPersonRow(view) ? moreCode(view, locale) : instead(view, locale)
  return layout(view, context, {
    body: form(
      view,
      html`${errorSummary(view, locale)}${fields(view, locale)}${actions(view)}${more}`,
    ),
  })
}
