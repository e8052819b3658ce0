// The button for a new code, which appears by itself once the server would accept it.
import { readParts, readText } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { ViewButton } from '../../models/model.js'
import { submit } from './button.js'

/** The button at once, after a count-down in the stylesheet, or the waiting time in words. */
export function resend(button: ViewButton, locale: string): Html {
  const { waitSeconds = 0 } = button
  if (waitSeconds <= 0) return submit(button, 'link')
  if (waitSeconds > longestCountDown) return waitInWords(waitSeconds, locale)
  return countDown(button, { s: Math.ceil(waitSeconds / 5) * 5, locale })
}

/** The stylesheet has the classes `wait-5` to `wait-60`. */
const longestCountDown = 60

function waitInWords(waitSeconds: number, locale: string): Html {
  const m = Math.ceil(waitSeconds / 60)
  return html`<div class="wait">
    <p class="note">${readText(locale, 'resend_wait_minutes', { m })}</p>
  </div>`
}

/** The running number is for eyes only; a screen reader is told once. */
function countDown(
  button: ViewButton,
  { s, locale }: { readonly s: number; readonly locale: string },
): Html {
  const running = readParts(locale, 'resend_wait', { s }).map(({ text }) =>
    text === String(s) ? html`<span class="wait-number"></span>` : html`${text}`,
  )
  return html`<div class="wait wait-${s}">
    <p class="note wait-text">
      <span aria-hidden="true">${running}</span
      ><span class="visually-hidden">${readText(locale, 'resend_wait', { s })}</span>
    </p>
    ${submit(button, 'link')}
  </div>`
}
