// What was approved beside what arrived, line by line; a changed line says so in a word.
import { readText } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { ComparedDetail } from '../../models/model.js'
import { data } from './details.js'

/** The table of the comparison. */
export function comparison(compared: readonly ComparedDetail[], locale: string): Html {
  return html`<table class="comparison" role="table">
    <caption class="visually-hidden">
      ${readText(locale, 'mismatch_caption')}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">${readText(locale, 'mismatch_detail')}</th>
        <th scope="col" role="columnheader">${readText(locale, 'mismatch_approved')}</th>
        <th scope="col" role="columnheader">${readText(locale, 'mismatch_arrived')}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${joinAmounts(compared).map((row) => line(row, locale))}
    </tbody>
  </table>`
}

type Row = readonly [ComparedDetail, ...ComparedDetail[]]

/** `sum` followed by `currency` is one row where both sides have both. */
function joinAmounts(compared: readonly ComparedDetail[]): Row[] {
  const rows: Row[] = []
  for (const detail of compared) {
    const before = rows.at(-1)
    if (
      detail.name === 'currency' &&
      before?.length === 1 &&
      before[0].name === 'sum' &&
      [detail, before[0]].every(isOnBothSides)
    ) {
      rows[rows.length - 1] = [...before, detail]
    } else {
      rows.push([detail])
    }
  }
  return rows
}

function isOnBothSides({ approved, arrived }: ComparedDetail): boolean {
  return approved !== undefined && arrived !== undefined
}

function line(row: Row, locale: string): Html {
  const isChanged = row.some(({ changed }) => changed)
  const tag = html` <span class="tag danger">${readText(locale, 'mismatch_changed')}</span>`
  return html`<tr role="row" ${isChanged && html`class="changed"`}>
    <th scope="row" role="rowheader">${row[0].label}${isChanged && tag}</th>
    ${cell(row, { side: 'approved', locale })}${cell(row, { side: 'arrived', locale })}
  </tr>`
}

/** The name of the column stands in the cell for a small screen, where there are no columns. */
function cell(
  row: Row,
  { side, locale }: { readonly side: 'approved' | 'arrived'; readonly locale: string },
): Html {
  const values = row.flatMap((detail) => detail[side] ?? [])
  const shown = values.length === 0 ? absent(locale) : data(values, locale)
  return html`<td role="cell" class="${side}">
    <span class="column" aria-hidden="true">${readText(locale, `mismatch_${side}`)}</span> ${shown}
  </td>`
}

function absent(locale: string): Html {
  return html`<span class="none">${readText(locale, 'mismatch_absent')}</span>`
}
