// What was sent, for the screen and for paper.
import type { Customer } from '../customer.js'
import { formatMoment } from '../format.js'
import { html } from '../html.js'
import { formatIban } from '../iban.js'
import type { Payment } from '../ledger.js'
import { CURRENCY, formatAmount } from '../money.js'
import { icon } from './icon.js'
import { renderPage } from './layout.js'

/** The page that follows a transfer; it can be loaded again, and sends nothing. */
export function transferSentPage(customer: Customer, payment: Payment): string {
  const { recipient, account, amount, madeAt, approvedWith } = payment
  return renderPage({
    title: 'Transfer sent',
    customerName: customer.name,
    content: html`
      <h1>Transfer sent</h1>
      <section class="card narrow" aria-label="Receipt">
        <p class="sent">${icon('done')}${formatAmount(amount)} ${CURRENCY}</p>
        <dl class="facts">
          <dt>Recipient</dt>
          <dd><bdi translate="no">${recipient}</bdi></dd>
          <dt>Account</dt>
          <dd translate="no">${formatIban(account)}</dd>
          <dt>Sent</dt>
          <dd><time datetime="${madeAt.toISOString()}">${formatMoment(madeAt)}</time></dd>
          <dt>Approved with</dt>
          <dd>${approvedWith ?? 'No approval needed'}</dd>
        </dl>
        <div class="actions">
          <a class="button primary" href="/accounts">Go to your accounts</a>
          <a class="button quiet" href="/approvals">Your approvals</a>
        </div>
      </section>
    `,
  })
}
