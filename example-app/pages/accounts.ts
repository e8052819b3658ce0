// The accounts page: balances, recent entries, and what is known of this session.
import type { Customer } from '../customer.js'
import { formatTime } from '../format.js'
import { html, type Html } from '../html.js'
import type { Account, Books, Entry } from '../ledger.js'
import { formatAmount } from '../money.js'
import { limitInWords } from '../transfer.js'
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
        <div class="stack">${sessionCard(customer)} ${cardCard()}</div>
      </div>
    `,
  })
}

function everydayCard(account: Account): Html {
  return html`<section class="card split" aria-label="${account.name}">
    <div>
      <p class="muted">${account.name} · ${account.number}</p>
      <p class="balance">${formatAmount(account.balance)} <span>${account.currency}</span></p>
    </div>
    <a class="button primary" href="/transfers">Transfer money</a>
  </section>`
}

function savingsCard(account: Account): Html {
  return html`<section class="card split" aria-label="${account.name}">
    <div>
      <p>${account.name}</p>
      <p class="muted">${account.number}</p>
    </div>
    <p class="amount large">${formatAmount(account.balance)} ${account.currency}</p>
  </section>`
}

function recentCard(entries: readonly Entry[], now: Date): Html {
  return html`<section class="card flush" aria-labelledby="recent">
    <div class="head">
      <h2 id="recent">Recent</h2>
      <a href="/statement">Statement</a>
    </div>
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
      <dt>Statement needs</dt>
      <dd>a sign-on in the last 5 minutes</dd>
      <dt>Transfers over ${limitInWords()} need</dt>
      <dd>your approval, each time</dd>
    </dl>
    <p><a href="/profile">What we know about you</a></p>
  </section>`
}

function cardCard(): Html {
  return html`<section class="card" aria-labelledby="card">
    <h2 id="card">Your card</h2>
    <p class="muted">You need a new code each time to see the PIN.</p>
    <p><a href="/card/pin">Show the PIN</a></p>
  </section>`
}

function timeOf(date: Date): Html {
  return html`<time datetime="${date.toISOString()}">${formatTime(date)}</time>`
}
