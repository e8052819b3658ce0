// The accounts page: balances, recent entries, and what is known of this session.
import type { Account, Books, Entry } from '../data.js'
import type { Customer } from '../customer.js'
import { formatBalance, formatTime } from '../format.js'
import { html, type Html } from '../html.js'
import { entryList } from './entry-list.js'
import { renderPage } from './layout.js'

/** What a customer sees first. */
export function accountsPage(customer: Customer, books: Books, now: Date): string {
  return renderPage({
    title: 'Accounts',
    current: 'accounts',
    customerName: customer.name,
    content: html`
      <h1>Accounts</h1>
      <div class="columns">
        <div class="stack">
          ${everydayCard(books.everyday)} ${savingsCard(books.savings)}
          ${recentCard(books.entries.slice(0, 5), now)}
        </div>
        ${sessionCard(customer)}
      </div>
    `,
  })
}

function everydayCard(account: Account): Html {
  return html`<section class="card split" aria-label="${account.name}">
    <div>
      <p class="muted">${account.name} · ${account.number}</p>
      <p class="balance">${formatBalance(account.balance)} <span>${account.currency}</span></p>
    </div>
    <a class="button primary" href="/statement">Statement</a>
  </section>`
}

function savingsCard(account: Account): Html {
  return html`<section class="card split" aria-label="${account.name}">
    <div>
      <p>${account.name}</p>
      <p class="muted">${account.number}</p>
    </div>
    <p class="amount large">${formatBalance(account.balance)} ${account.currency}</p>
  </section>`
}

function recentCard(entries: readonly Entry[], now: Date): Html {
  return html`<section class="card flush" aria-labelledby="recent">
    <h2 id="recent">Recent</h2>
    ${entryList(entries, now)}
  </section>`
}

function sessionCard(customer: Customer): Html {
  return html`<section class="card" aria-labelledby="session">
    <h2 id="session">This session</h2>
    <dl class="facts">
      <dt>Signed on</dt>
      <dd>
        ${customer.signedOnAt !== undefined && timeOf(customer.signedOnAt)} with
        ${customer.signedOnWith}
      </dd>
      <dt>As</dt>
      <dd><bdi>${customer.name}</bdi></dd>
    </dl>
    <p><a href="/profile">What we know about you</a></p>
  </section>`
}

function timeOf(date: Date): Html {
  return html`<time datetime="${date.toISOString()}">${formatTime(date)}</time>`
}
