// The first page: who signs on?
import { html } from '../html.js'
import type { UsernameView } from '../../steps/username.js'
import type { ViewContext } from '../views.js'
import { actions } from '../parts/actions.js'
import { fields } from '../parts/field.js'
import { form } from '../parts/form.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'

/** Draws the username page. */
export function username(view: UsernameView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: form(view, html`${errorSummary(view, locale)}${fields(view, locale)}${actions(view)}`),
  })
}
