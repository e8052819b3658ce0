// The first page: who signs on?
import { html } from '../html.js'
import type { UsernameView, ViewContext } from '../views.js'
import { actions } from './actions.js'
import { fields } from './field.js'
import { form } from './form.js'
import { layout } from './layout.js'
import { errorSummary } from './notice.js'

/** Draws the username page. */
export function username(view: UsernameView, context: ViewContext): string {
  const { locale } = context
  return layout(view, context, {
    body: form(view, html`${errorSummary(view, locale)}${fields(view, locale)}${actions(view)}`),
  })
}
