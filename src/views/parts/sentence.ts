// A sentence with its values set apart: heavier, and isolated from the direction of the words around.
import { html, type Html } from '../html.js'
import type { TextPart } from '../../models/model.js'

/** The sentence in pieces, or as it is where there are none. */
export function sentence(text: string, parts?: readonly TextPart[]): Html {
  if (parts === undefined) return html`${text}`
  return html`${parts.map((part) => (part.kind === 'value' ? value(part.text) : html`${part.text}`))}`
}

function value(text: string): Html {
  return html`<bdi class="value" translate="no">${text}</bdi>`
}
