// The page for too many tries.
import { readText } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { LockedView } from '../../steps/locked.js'
import type { ViewContext } from '../views.js'
import { findLink } from '../parts/button.js'
import { badge, wayOn } from '../parts/dead-end.js'
import { details } from '../parts/details.js'
import { layout } from '../parts/layout.js'
import { localTime } from '../parts/local-time.js'
import { reference, referenceCode } from '../parts/reference.js'

/** Draws the page for too many tries. */
export function locked(view: LockedView, context: ViewContext): string {
  return layout(view, context, {
    above: badge('clock', 'warn'),
    body: html`${details(view.approval, context.locale)}${times(view, context.locale)}${wayOn(view, view.limit === undefined ? 'quiet' : 'primary')}${lastLine(view, context.locale)}`,
    scripts: [context.assets.pageScript],
  })
}

function times({ retryAt, retryAtText }: LockedView, locale: string): Html | undefined {
  if (retryAt === undefined || retryAtText === undefined) return undefined
  return fact(readText(locale, 'locked_try_at'), localTime(retryAt, retryAtText))
}

function fact(name: string, value: Html): Html {
  return html`<dl class="facts">
    <div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>
  </dl>`
}

function lastLine(view: LockedView, locale: string): Html | undefined {
  const help = findLink(view, 'help')
  if (help === undefined) return reference(view.reference, locale)
  if (view.retryAt === undefined) return reference(view.reference, locale)
  return html`<p class="reference">
    ${readText(locale, 'locked_was_it_you')}
    <a href="${help.href}">${readText(locale, 'locked_tell_us')}</a>.
    ${view.reference !== undefined && html`${readText(locale, 'reference')} ${referenceCode(view.reference)}`}
  </p>`
}
