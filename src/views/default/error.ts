// The page that says why it does not go on.
import { html, type Html } from '../html.js'
import type { ErrorReason } from '../../models/model.js'
import type { ErrorView } from '../../steps/error.js'
import type { ViewContext } from '../views.js'
import { findLink, place, placeLater } from '../parts/button.js'
import { badge, checkNow, wayOn } from '../parts/dead-end.js'
import { details } from '../parts/details.js'
import { layout } from '../parts/layout.js'
import { reference } from '../parts/reference.js'

/** Draws the page that says why it does not go on. */
export function error(view: ErrorView, context: ViewContext): string {
  const isOurs = ours.has(view.reason)
  const isSerious = isOurs || view.reason === 'approval_outcome_unknown'
  return layout(view, context, {
    above: isWait(view)
      ? badge('clock', 'warn')
      : badge(isSerious ? 'alert' : 'info', isSerious ? 'warn' : 'accent'),
    body: html`${details(view.approval, context.locale)}${ways(view)}${reference(
      view.reference,
      context.locale,
      isOurs ? 'give_reference' : 'reference',
    )}`,
    ...(isLater(view) && { scripts: [context.assets.pageScript] }),
  })
}

function ways(view: ErrorView): Html {
  const look = view.reason === 'still_working' ? 'quiet' : 'primary'
  if (!isLater(view)) return html`${checkNow(view)}${wayOn(view, look)}`
  const [hosted, again] = [findLink(view, 'continue'), findLink(view, 'restart')]
  return html`${hosted !== undefined && html`<div class="actions">${place(hosted, 'primary')}</div>`}
  ${again !== undefined && html`<p class="row">${placeLater(again, view.retryAfterSeconds)}</p>`}`
}

/** A limit whose page offers to try again: with our script not before it is over. */
function isLater(view: ErrorView): boolean {
  return isWait(view) && findLink(view, 'return') === undefined
}

function isWait({ limit }: ErrorView): boolean {
  return limit !== undefined && limit !== 'too_many_approvals'
}

/** Reasons that lie with us, not with what the person did. */
const ours: ReadonlySet<ErrorReason> = new Set([
  'unavailable',
  'unavailable_code_maybe_used',
  'sign_on_failed',
  'step_not_supported',
  'mistake_of_the_app',
])
