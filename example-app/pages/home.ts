// The public front page.
import { html } from '../html.js'
import { renderPage } from './layout.js'

/** What the bank says to anybody; `customerName` when somebody is signed on. */
export function homePage(customerName: string | undefined): string {
  return renderPage({
    title: 'Everyday banking',
    customerName,
    content: html`
      <div class="columns">
        <div class="hero">
          <h1>Everyday banking, confirmed by you</h1>
          <p class="lead">
            Your accounts and savings in one calm place. You sign on with your username, your
            password and a code that we send to you.
          </p>
          <p>
            <a class="button primary" href="/accounts"
              >${customerName === undefined ? 'Sign on' : 'Go to your accounts'}</a
            >
          </p>
        </div>
        <section class="card" aria-labelledby="safe">
          <h2 id="safe">Before you sign on</h2>
          <dl class="facts">
            <dt>Your code</dt>
            <dd>comes by email or text message</dd>
            <dt>Nobody else needs it</dt>
            <dd>we never ask you to read a code aloud</dd>
            <dt>On a shared computer</dt>
            <dd>sign off, then close the window</dd>
          </dl>
        </section>
      </div>
    `,
  })
}
