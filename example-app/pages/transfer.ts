// The transfer form: empty, or with what was typed and what is wrong with it.
import type { Customer } from '../customer.js'
import { html, type Html } from '../html.js'
import type { Books } from '../ledger.js'
import { CURRENCY, formatAmount } from '../money.js'
import { limitInWords, type TransferField, type TransferProblems } from '../transfer.js'
import { field, problemSummary } from './field.js'
import { renderPage } from './layout.js'

/** What is in the form. */
export interface TransferForm {
  /** A form sent twice is one transfer. */
  readonly id: string
  readonly typed?: Readonly<Record<TransferField, string>>
  readonly problems?: TransferProblems
}

/** The form for a transfer. */
export function transferPage(customer: Customer, books: Books, form: TransferForm): string {
  const { problems = {} } = form
  return renderPage({
    title: Object.keys(problems).length > 0 ? 'Error: Transfer money' : 'Transfer money',
    current: 'transfers',
    customerName: customer.name,
    content: html`
      <h1>Transfer money</h1>
      <div class="columns">
        <section class="card" aria-label="Transfer">${transferForm(books, form)}</section>
        <div class="stack">${beforeMoneyLeaves()} ${quickTransferCard()}</div>
      </div>
    `,
  })
}

function transferForm(books: Books, { id, typed, problems = {} }: TransferForm): Html {
  const { name, balance } = books.everyday
  return html`${problemSummary(problems)}
    <form class="form" method="post" action="/transfers" autocomplete="off" novalidate>
      <input type="hidden" name="id" value="${id}" />
      <p class="from">
        <span class="muted">From</span><br />${name}, ${formatAmount(balance)} ${CURRENCY}
      </p>
      ${field({
        name: 'recipient',
        label: 'Recipient',
        value: typed?.recipient ?? '',
        problem: problems.recipient,
        attributes: html`autocomplete="off" required`,
      })}
      ${field({
        name: 'account',
        label: 'Recipient’s account (IBAN)',
        value: typed?.account ?? '',
        problem: problems.account,
        attributes: html`autocomplete="off" autocapitalize="characters" spellcheck="false" required`,
      })}
      ${field({
        name: 'amount',
        label: `Amount in ${CURRENCY}`,
        value: typed?.amount ?? '',
        problem: problems.amount,
        attributes: html`inputmode="decimal" autocomplete="off" required`,
      })}
      <div class="actions">
        <button class="button primary" type="submit">Review transfer</button>
        <a class="button quiet" href="/accounts">Cancel</a>
      </div>
    </form>`
}

function beforeMoneyLeaves(): Html {
  return html`<section class="card" aria-labelledby="before">
    <h2 id="before">Before money leaves</h2>
    <p class="muted">
      Over ${limitInWords()} we send you a message with the amount and the recipient. You approve
      with the code in it. If anything changes on the way, the transfer stops.
    </p>
  </section>`
}

function quickTransferCard(): Html {
  return html`<section class="card" aria-labelledby="quick">
    <h2 id="quick">Somebody you paid before?</h2>
    <p><a href="/quick-transfer">Quick transfer</a></p>
  </section>`
}
