// The quick transfer: a page whose script sends JSON and takes the way of an approval. It is the one page that needs a script.
import type { Customer } from '../customer.js'
import { html, type Html } from '../html.js'
import type { Books } from '../ledger.js'
import { CURRENCY, formatAmount } from '../money.js'
import { limitInWords } from '../transfer.js'
import { field } from './field.js'
import { renderPage } from './layout.js'

const payees = [
  { recipient: 'Charlie Parker', account: 'SE4550000000058398257466' },
  { recipient: 'Elin Lindqvist', account: 'SE7280000810340009783242' },
  { recipient: 'Grid Energy', account: 'SE7160000000000123456789' },
]

/** A choice of known recipients, an amount, and a place for the answer. */
export function quickTransferPage(customer: Customer, books: Books, id: string): string {
  return renderPage({
    title: 'Quick transfer',
    current: 'transfers',
    customerName: customer.name,
    script: '/quick-transfer.js',
    content: html`
      <p><a href="/transfers">Transfer money</a></p>
      <h1>Quick transfer</h1>
      <section class="card narrow" aria-label="Quick transfer">
        <noscript>
          <p class="notice">
            This page needs a script. Use <a href="/transfers">Transfer money</a>.
          </p>
        </noscript>
        <p class="notice" role="status" data-answer hidden></p>
        <form class="form" data-quick-transfer autocomplete="off" novalidate>
          <input type="hidden" name="id" value="${id}" />
          <div class="field">
            <label for="payee">To</label>
            <select id="payee">
              ${payees.map(option)}
            </select>
          </div>
          ${field({
            name: 'amount',
            label: `Amount in ${CURRENCY}`,
            attributes: html`inputmode="decimal" autocomplete="off" required`,
          })}
          <div class="actions">
            <button class="button primary" type="submit">Send</button>
          </div>
        </form>
        <p class="muted">
          You have ${formatAmount(books.everyday.balance)} ${CURRENCY}. Over ${limitInWords()} you
          approve it first.
        </p>
      </section>
    `,
  })
}

function option({ recipient, account }: (typeof payees)[number]): Html {
  return html`<option value="${account}" data-recipient="${recipient}">
    ${recipient}, …${account.slice(-4)}
  </option>`
}
