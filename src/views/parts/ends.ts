// When an approval ends: the sentence, kept true by a script, and what takes the place of the form once it is over.
import type { ApprovalFrame } from '../../models/approval-frame.js'
import { html, type Html } from '../html.js'
import { place } from './button.js'

/** The sentence as it is now, with what a script needs to keep it true. */
export function ends(frame: Partial<ApprovalFrame>): Html | undefined {
  const { endsAt, endsAtText, endsAtTemplates, secondsLeft } = frame
  if (endsAt === undefined || endsAtTemplates === undefined) return undefined
  const forms = Object.entries(endsAtTemplates).map(
    ([form, template]) => html` data-${form}="${template}"`,
  )
  return html`<span data-ends="${endsAt}" data-seconds="${secondsLeft ?? 0}" ${forms}
    >${endsAtText}</span
  >`
}

/** What a script shows in place of the form once the time is over, and what it says shortly before. */
export function ended({ ended: after }: Partial<ApprovalFrame>): Html | undefined {
  if (after === undefined) return undefined
  const { text, warning, link } = after
  return html`<p class="visually-hidden" role="status" data-warning="${warning}"></p>
    <div data-ended tabindex="-1" hidden>
      <p class="lead">${text}</p>
      ${link !== undefined && html`<div class="actions">${place(link, 'primary')}</div>`}
    </div>`
}
