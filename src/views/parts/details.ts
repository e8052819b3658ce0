// What is being approved, as a table: every line, in the app's order.
import { readText } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { ApprovalDetail, ViewApproval } from '../../models/model.js'

/** The table; none on a page that is not about an approval. */
export function details(approval: ViewApproval | undefined, locale: string): Html | undefined {
  if (approval === undefined || approval.details.length === 0) return undefined
  const rows = joinAmounts(approval.details)
  return html`<table class="details" role="table">
    <caption class="visually-hidden">
      ${readText(locale, 'details_caption')}
    </caption>
    <tbody role="rowgroup">
      ${rows.map((row, at) => line(row, { isLarge: at === 0 && isAmount(row), locale }))}
    </tbody>
  </table>`
}

/** The values of one row as they are, in one direction; one that is empty is said to be. */
export function data(values: readonly string[], locale: string): Html {
  if (values.includes('')) return html`${values.map((value) => html`${single(value, locale)} `)}`
  const [value = '', ...others] = values
  if (others.length === 0) return single(value, locale)
  const spans = values.map((part, at) => html`${at > 0 && ' '}<span>${part}</span>`)
  return html`<bdi class="datum" translate="no">${spans}</bdi>`
}

function single(value: string, locale: string): Html {
  return value === ''
    ? html`<span class="none">${readText(locale, 'detail_empty')}</span>`
    : html`<bdi class="datum" translate="no">${value}</bdi>`
}

type Row = readonly [ApprovalDetail, ...ApprovalDetail[]]

/** `sum` followed by `currency` is one amount, in one row. */
function joinAmounts(all: readonly ApprovalDetail[]): Row[] {
  const rows: Row[] = []
  for (const detail of all) {
    const before = rows.at(-1)
    if (detail.name === 'currency' && before?.length === 1 && before[0].name === 'sum') {
      rows[rows.length - 1] = [...before, detail]
    } else {
      rows.push([detail])
    }
  }
  return rows
}

function isAmount([{ name }]: Row): boolean {
  return name === 'sum' || name === 'amount'
}

function line(
  row: Row,
  { isLarge, locale }: { readonly isLarge: boolean; readonly locale: string },
): Html {
  const values = row.map(({ value }) => value)
  return html`<tr role="row" ${isLarge && html`class="large"`}>
    <th scope="row" role="rowheader">${row[0].label}</th>
    <td role="cell">${data(values, locale)}</td>
  </tr>`
}
