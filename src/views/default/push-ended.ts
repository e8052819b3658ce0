// The page after a question on the phone that was not answered with yes.
import { readText } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { PushEndedView } from '../../steps/push-ended.js'
import type { ViewContext } from '../views.js'
import { findButton, findLink, submit } from '../parts/button.js'
import { badge, wayOn } from '../parts/dead-end.js'
import { form } from '../parts/form.js'
import { layout } from '../parts/layout.js'
import { errorSummary } from '../parts/notice.js'
import { reference, referenceCode } from '../parts/reference.js'
import { resend } from '../parts/resend.js'
import { slip } from '../parts/slip.js'

/** Draws the page after a question on the phone. */
export function pushEnded(view: PushEndedView, context: ViewContext): string {
  const { locale } = context
  const isDenied = view.reason === 'denied'
  return layout(view, context, {
    above: isDenied ? badge('stop', 'danger') : badge('clock', 'warn'),
    hasSteps: true,
    body: slip(
      view,
      locale,
      isDenied
        ? html`${wayOn(view)}${lastLine(view, locale)}`
        : form(view, html`${errorSummary(view, locale)}${buttons(view, locale)}${more(view)}`),
    ),
  })
}

function buttons(view: PushEndedView, locale: string): Html {
  const [again, cancel] = [findButton(view, 'resend'), findButton(view, 'cancel')]
  const restart = view.buttons.find(({ value, primary }) => value === 'restart' && primary)
  const isLater = again !== undefined && (again.waitSeconds ?? 0) > 0
  return html`<div class="actions">
    ${again !== undefined && (isLater ? resend(again, locale) : submit(again, 'primary'))}
    ${restart !== undefined && submit(restart, 'primary')}
    ${cancel !== undefined && submit(cancel, 'quiet')}
  </div>`
}

function more(view: PushEndedView): Html | undefined {
  const [choose, code] = [findButton(view, 'choose'), findButton(view, 'use-code')]
  if (choose === undefined && code === undefined && view.note === undefined) return undefined
  return html`<div class="more">
    ${view.note !== undefined && html`<p class="note">${view.note}</p>`}
    <div class="row">
      ${choose !== undefined && submit(choose, 'link')}
      ${code !== undefined && submit(code, 'link')}
    </div>
  </div>`
}

function lastLine(view: PushEndedView, locale: string): Html | undefined {
  const help = findLink(view, 'help')
  if (help === undefined || view.notYou === undefined) return reference(view.reference, locale)
  return html`<p class="reference">
    ${view.notYou} <a href="${help.href}">${readText(locale, 'locked_tell_us')}</a>.
    ${view.reference !== undefined && html`${readText(locale, 'reference')} ${referenceCode(view.reference)}`}
  </p>`
}
