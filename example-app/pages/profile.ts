// The profile: the verified claims of the person signed on.
import { html, type Html } from '../html.js'
import { renderPage } from './layout.js'

/** Shows each claim of the ID Token that the middleware handed on. */
export function profilePage(
  customerName: string,
  claims: Readonly<Record<string, unknown>>,
): string {
  return renderPage({
    title: 'Profile',
    customerName,
    content: html`
      <p><a href="/accounts">Accounts</a></p>
      <h1>Profile</h1>
      <section class="card narrow" aria-labelledby="claims">
        <h2 id="claims">What the sign-on service told us</h2>
        <p class="muted">Claims of your ID Token</p>
        <dl class="facts">${Object.entries(claims).map(claim)}</dl>
      </section>
    `,
  })
}

function claim([name, value]: [string, unknown]): Html {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return html`<dt translate="no">${name}</dt>
    <dd translate="no"><bdi>${text}</bdi></dd>`
}
