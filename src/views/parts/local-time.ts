// A moment that a script writes in the reader's own zone; without it, it stands in UTC and says so.
import { html, type Html } from '../html.js'

/** The moment in words, with the machine's form of it. */
export function localTime(iso: string, text: string): Html {
  return html`<time datetime="${iso}" data-local>${text}</time>`
}
