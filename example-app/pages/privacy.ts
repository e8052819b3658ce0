// Privacy, linked from the sign-on pages.
import { html } from '../html.js'
import { renderPage } from './layout.js'

/** What is kept of a visit. */
export function privacyPage(customerName: string | undefined): string {
  return renderPage({
    title: 'Privacy',
    customerName,
    content: html`
      <h1>Privacy</h1>
      <section class="card narrow prose">
        <h2>Cookies</h2>
        <p>
          One for your session, and one for each sign-on you have not finished. They name nothing
          but a random number, and no other site gets them.
        </p>
        <h2>Your phone number and email address</h2>
        <p>The sign-on service keeps them. These pages never see more than their last digits.</p>
      </section>
    `,
  })
}
