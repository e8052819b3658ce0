// Line icons, drawn beside words that say the same.
import { html, type Html } from '../html.js'

type IconName = 'problem' | 'done'

const strokes: Readonly<Record<IconName, Html>> = {
  problem: html`<circle cx="12" cy="12" r="9" /> <path d="M12 7.5v5.5M12 16.5h.01" />`,
  done: html`<circle cx="12" cy="12" r="9" /> <path d="m8 12.5 2.75 2.75L16 9.5" />`,
}

/** An icon of 24 units that a screen reader does not mention. */
export function icon(name: IconName): Html {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    aria-hidden="true"
  >
    ${strokes[name]}
  </svg>`
}
