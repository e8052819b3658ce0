// The page whose link leads to PingOne's own pages.
import { html } from '../html.js'
import type { ContinueElsewhereView } from '../../steps/continue-elsewhere.js'
import type { ViewContext } from '../views.js'
import { findLink, place } from '../parts/button.js'
import { layout } from '../parts/layout.js'
import { restartWithoutName } from '../parts/restart.js'

/** Draws the page whose link leads to PingOne's own pages. */
export function continueElsewhere(view: ContinueElsewhereView, context: ViewContext): string {
  const link = findLink(view, 'continue')
  const body =
    link === undefined ? undefined : html`<div class="actions">${place(link, 'primary')}</div>`
  return layout(view, context, { body: html`${body}${restartWithoutName(view)}` })
}
