// The PIN of the card: a page that asks for a confirmation each time.
import type { Customer } from '../customer.js'
import { html } from '../html.js'
import { renderPage } from './layout.js'

/** Shows the PIN. */
export function cardPinPage(customer: Customer, pin: string): string {
  return renderPage({
    title: 'Card PIN',
    customerName: customer.name,
    content: html`
      <p><a href="/accounts">Accounts</a></p>
      <h1>Card PIN</h1>
      <section class="card narrow" aria-label="Card PIN">
        <p class="balance" translate="no">${pin}</p>
        <p class="muted">
          We ask for a code each time this page is opened, also when it is loaded again.
        </p>
        <div class="actions">
          <a class="button primary" href="/accounts">Hide it</a>
        </div>
      </section>
    `,
  })
}
