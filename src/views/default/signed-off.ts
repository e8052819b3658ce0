// The page after signing off.
import { html } from '../html.js'
import type { SignedOffView, ViewContext } from '../views.js'
import { wayOn } from './dead-end.js'
import { layout } from './layout.js'
import { reference } from './reference.js'

/** Draws the page after signing off. */
export function signedOff(view: SignedOffView, context: ViewContext): string {
  return layout(view, context, {
    body: html`${wayOn(view)}${reference(view.reference, context.locale)}`,
  })
}
