// The page that says why it does not go on.
import { html } from '../html.js'
import type { ErrorReason, ErrorView, ViewContext } from '../views.js'
import type { ButtonLook } from './button.js'
import { badge, checkNow, wayOn } from './dead-end.js'
import { details } from './details.js'
import { layout } from './layout.js'
import { reference } from './reference.js'

/** Draws the page that says why it does not go on. */
export function error(view: ErrorView, context: ViewContext): string {
  const isOurs = ours.has(view.reason)
  const isSerious = isOurs || view.reason === 'approval_outcome_unknown'
  return layout(view, context, {
    above: isWait(view)
      ? badge('clock', 'warn')
      : badge(isSerious ? 'alert' : 'info', isSerious ? 'warn' : 'accent'),
    body: html`${details(view.approval, context.locale)}${checkNow(view)}${wayOn(view, findLook(view))}${reference(
      view.reference,
      context.locale,
      isOurs ? 'give_reference' : 'reference',
    )}`,
  })
}

function isWait({ reason }: ErrorView): boolean {
  return reason === 'too_many_requests'
}

/** After "Wait" no button shouts; a way back to one's own work may. */
function findLook({ reason, purpose }: ErrorView): ButtonLook {
  if (reason === 'still_working') return 'quiet'
  return reason === 'too_many_requests' && purpose === 'sign-on' ? 'quiet' : 'primary'
}

/** Reasons that lie with us, not with what the person did. */
const ours: ReadonlySet<ErrorReason> = new Set([
  'unavailable',
  'unavailable_code_maybe_used',
  'sign_on_failed',
  'step_not_supported',
  'mistake_of_the_app',
])
