// Entries of an account, grouped by day.
import { formatDay } from '../format.js'
import { html, type Html } from '../html.js'
import type { Entry } from '../ledger.js'
import { formatChange } from '../money.js'

/** One heading and one list a day, in the order given. */
export function entryList(entries: readonly Entry[], now: Date): Html {
  return html`${groupByDay(entries, now).map(
    ([day, ofDay]) =>
      html`<h3>${day}</h3>
        <ul class="entries">
          ${ofDay.map(entryLine)}
        </ul>`,
  )}`
}

function entryLine(entry: Entry): Html {
  return html`<li>
    <div>
      <p><bdi>${entry.counterparty}</bdi></p>
      <p class="muted small">${entry.reference}</p>
    </div>
    <p class="amount">${formatChange(entry.amount)}</p>
  </li>`
}

function groupByDay(entries: readonly Entry[], now: Date): readonly [string, readonly Entry[]][] {
  const days = new Map<string, Entry[]>()
  for (const entry of entries) {
    const day = formatDay(entry.date, now)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days]
}
