// The page after an approval: the held request goes on by itself, or by a press.
import { exactly, html, type Html } from '../html.js'
import type { HeldField } from '../../models/model.js'
import type { ResumeView } from '../../steps/resume.js'
import type { ViewContext } from '../views.js'
import { badge, wayOn } from '../parts/dead-end.js'
import { layout } from '../parts/layout.js'
import { reference } from '../parts/reference.js'
import { slip } from '../parts/slip.js'

/** Draws the page that sends the held request on. */
export function resume(view: ResumeView, context: ViewContext): string {
  const { locale, assets } = context
  const rest = view.heldFields === undefined ? wayOn(view) : heldForm(view, view.heldFields)
  return layout(view, context, {
    above: badge('check', 'ok'),
    body: slip(view, locale, html`${rest}${reference(view.reference, locale)}`),
    ...(view.heldFields === undefined ? {} : { scripts: [assets.resumeScript] }),
  })
}

/** The app's form as it came: nothing of ours is added, and the button has no name. */
function heldForm(view: ResumeView, held: readonly HeldField[]): Html {
  const { action, finishLabel, leadWithScript } = view
  const address = html`method="post" action="${action}" autocomplete="off"`
  return html`<form class="form" ${address} data-resume="${leadWithScript}">
    ${held.map(heldField)}
    <div class="actions"><button class="button primary" type="submit">${finishLabel}</button></div>
  </form>`
}

/** A hidden input of the name `_charset_` is filled by the browser; one that is text and not shown is not. */
function heldField({ name, value }: HeldField): Html {
  const kind = /^_charset_$/i.test(name) ? html`type="text" hidden` : html`type="hidden"`
  return html`<input ${kind} name="${exactly(name)}" value="${exactly(value)}" />`
}
