// Help with signing on, linked from the sign-on pages.
import { html } from '../html.js'
import { renderPage } from './layout.js'

/** What to do when signing on does not work; with the way back to a sign-on that waits. */
export function helpPage(customerName: string | undefined, wayBack: string | undefined): string {
  return renderPage({
    title: 'Help with signing on',
    customerName,
    content: html`
      ${wayBack !== undefined && html`<p><a href="${wayBack}">Back to signing on</a></p>`}
      <h1>Help with signing on</h1>
      <section class="card narrow prose">
        <h2>The code does not arrive</h2>
        <p>
          A code comes within a minute. Ask for a new one on the same page, and look in your spam
          folder if you get codes by email. Only the newest code works.
        </p>
        <h2>You changed your phone number</h2>
        <p>Visit a branch with your identity card. We don’t change numbers by phone or email.</p>
        <h2>You did not ask for a code</h2>
        <p>Somebody may know your username. They can’t get in without the code: keep it.</p>
      </section>
    `,
  })
}
