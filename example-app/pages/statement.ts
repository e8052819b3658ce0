// The statement: every entry of the everyday account and what they add up to.
import type { Customer } from '../customer.js'
import { html } from '../html.js'
import type { Books } from '../ledger.js'
import { formatAmount, formatChange } from '../money.js'
import { entryList } from './entry-list.js'
import { renderPage } from './layout.js'

/** The last two weeks of the everyday account. */
export function statementPage(customer: Customer, books: Books, now: Date): string {
  const change = books.entries.reduce((sum, entry) => sum + entry.amount, 0n)
  return renderPage({
    title: 'Statement',
    customerName: customer.name,
    content: html`
      <p><a href="/accounts">Accounts</a></p>
      <h1>Statement</h1>
      <div class="columns">
        <section class="card flush" aria-labelledby="entries">
          <h2 id="entries">Last 14 days</h2>
          ${entryList(books.entries, now)}
        </section>
        <section class="card" aria-labelledby="sums">
          <h2 id="sums">${books.everyday.number}</h2>
          <dl class="facts">
            <dt>Before</dt>
            <dd class="amount">${formatAmount(books.everyday.balance - change)} EUR</dd>
            <dt>Change</dt>
            <dd class="amount">${formatChange(change)} EUR</dd>
            <dt>Now</dt>
            <dd class="amount">${formatAmount(books.everyday.balance)} EUR</dd>
          </dl>
        </section>
      </div>
    `,
  })
}
