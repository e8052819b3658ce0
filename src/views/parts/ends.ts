// When an approval ends, kept true by a script, and what stands there once it has ended.
import type { ApprovalFrame } from '../../models/approval-frame.js'
import { html, type Html } from '../html.js'
import { place } from './button.js'

/** The sentence as it is now, with what a script needs to keep it true. */
export function ends({ endsAt, endsAtText, endsAtTemplates, secondsLeft }: ApprovalFrame): Html {
  const forms = Object.entries(endsAtTemplates).map(
    ([form, template]) => html` data-${form}="${template}"`,
  )
  return html`<span data-ends="${endsAt}" data-seconds="${secondsLeft}" ${forms}
    >${endsAtText}</span
  >`
}

/** What a script shows in place of the form once the time is over, and what it says shortly before. */
export function ended({ ended: { text, warning, link } }: ApprovalFrame): Html {
  return html`<p class="visually-hidden" role="status" data-warning="${warning}"></p>
    <div data-ended tabindex="-1" hidden>
      <p class="lead">${text}</p>
      ${link !== undefined && html`<div class="actions">${place(link, 'primary')}</div>`}
    </div>`
}
