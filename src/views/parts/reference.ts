// The reference that support finds an attempt by.
import { readText, type TextKey } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'

/** The line with the reference; none without one. */
export function reference(
  code: string | undefined,
  locale: string,
  key: TextKey = 'reference',
): Html | undefined {
  if (code === undefined) return undefined
  return html`<p class="reference">${readText(locale, key)} ${referenceCode(code)}</p>`
}

/** The reference itself: one press selects it. */
export function referenceCode(code: string): Html {
  return html`<code translate="no">${code}</code>`
}
