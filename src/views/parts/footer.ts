// The app's own links under the panel: help and privacy, if it has them.
import { html, type Html } from '../html.js'
import type { ViewLink } from '../../models/model.js'

/** The foot of every page; none without links. */
export function footer(links: readonly ViewLink[]): Html | undefined {
  const shown = links.filter(({ name }) => shownBelow.has(name))
  if (shown.length === 0) return undefined
  return html`<footer class="footer">
    ${shown.map(({ href, label }) => html`<a href="${href}">${label}</a> `)}
  </footer>`
}

const shownBelow: ReadonlySet<ViewLink['name']> = new Set(['not-asked', 'help', 'privacy'])
