// The page after signing off.
import { html } from '../html.js'
import type { SignedOffView } from '../../steps/signed-off.js'
import type { ViewContext } from '../views.js'
import { wayOn } from '../parts/dead-end.js'
import { layout } from '../parts/layout.js'
import { reference } from '../parts/reference.js'

/** Draws the page after signing off. */
export function signedOff(view: SignedOffView, context: ViewContext): string {
  return layout(view, context, {
    body: html`${wayOn(view)}${reference(view.reference, context.locale)}`,
  })
}
