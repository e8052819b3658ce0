// The page that stopped a request: what was approved beside what arrived.
import { readParts, readText } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { MismatchView } from '../../steps/mismatch.js'
import type { ViewContext } from '../views.js'
import { findLink, place } from '../parts/button.js'
import { comparison } from '../parts/comparison.js'
import { badge } from '../parts/dead-end.js'
import { layout } from '../parts/layout.js'
import { reference, referenceCode } from '../parts/reference.js'

/** Draws the page that stopped a request. */
export function mismatch(view: MismatchView, context: ViewContext): string {
  const { locale } = context
  const [again, home] = [findLink(view, 'restart'), findLink(view, 'return')]
  return layout(view, context, {
    above: badge('stop', 'danger'),
    body: html`${comparison(view.comparison, locale)}
      <div class="actions pair">
        ${again !== undefined && place(again, 'primary')}
        ${home !== undefined && place(home, 'quiet')}
      </div>
      ${lastLine(view, locale)}`,
  })
}

function lastLine(view: MismatchView, locale: string): Html | undefined {
  const help = findLink(view, 'help')
  if (help === undefined || view.reference === undefined) return reference(view.reference, locale)
  const link = readText(locale, 'mismatch_tell_us_link')
  const words = readParts(locale, 'mismatch_tell_us', { link }).map(({ kind, text }) =>
    kind === 'value' ? html`<a href="${help.href}">${text}</a>` : html`${text}`,
  )
  return html`<p class="reference">${words} ${referenceCode(view.reference)}</p>`
}
