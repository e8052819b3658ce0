// The page for an attempt that took too long.
import { html } from '../html.js'
import type { ExpiredView } from '../../steps/expired.js'
import type { ViewContext } from '../views.js'
import { badge, wayOn } from '../parts/dead-end.js'
import { details } from '../parts/details.js'
import { layout } from '../parts/layout.js'
import { reference } from '../parts/reference.js'

/** Draws the page for an attempt that took too long. */
export function expired(view: ExpiredView, context: ViewContext): string {
  return layout(view, context, {
    above: badge('clock', 'accent'),
    body: html`${details(view.approval, context.locale)}${wayOn(view)}${reference(view.reference, context.locale)}`,
  })
}
