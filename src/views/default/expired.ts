// The page for an attempt that took too long.
import { html } from '../html.js'
import type { ExpiredView, ViewContext } from '../views.js'
import { badge, wayOn } from './dead-end.js'
import { details } from './details.js'
import { layout } from './layout.js'
import { reference } from './reference.js'

/** Draws the page for an attempt that took too long. */
export function expired(view: ExpiredView, context: ViewContext): string {
  return layout(view, context, {
    above: badge('clock', 'accent'),
    body: html`${details(view.approval, context.locale)}${wayOn(view)}${reference(view.reference, context.locale)}`,
  })
}
