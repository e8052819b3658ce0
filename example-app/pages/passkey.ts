// Adding a passkey: one press, and the browser asks for the rest. It needs a script, as every passkey does.
import { html } from '../html.js'
import { renderPage } from './layout.js'

/** The button, and a place for what came of it. */
export function passkeyPage(customerName: string): string {
  return renderPage({
    title: 'Add a passkey',
    customerName,
    script: '/passkey.js',
    content: html`
      <p><a href="/profile">Profile</a></p>
      <h1>Add a passkey</h1>
      <section class="card narrow" aria-label="Add a passkey">
        <noscript><p class="notice">A passkey needs a script.</p></noscript>
        <p class="notice" role="status" data-answer hidden></p>
        <p>
          Your device asks for your face, fingerprint, screen lock or security key. From then on you
          sign on and approve with it.
        </p>
        <div class="actions">
          <button class="button primary" type="button" data-add hidden>Create passkey</button>
        </div>
        <p class="muted">
          Only with the PingOne of this machine: an app of yours lets people add their devices where
          PingOne says.
        </p>
      </section>
    `,
  })
}
