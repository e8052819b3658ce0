// The profile: the verified claims of the person signed on.
import { formatMoment } from '../format.js'
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
  return html`<dt>${labels.get(name) ?? html`<span translate="no">${name}</span>`}</dt>
    <dd translate="no"><bdi>${writeValue(name, value)}</bdi></dd>`
}

/** The standard claims of OpenID Connect as a person calls them; any other goes by its own name. */
const labels: ReadonlyMap<string, string> = new Map([
  ['sub', 'User ID'],
  ['name', 'Name'],
  ['given_name', 'First name'],
  ['middle_name', 'Middle name'],
  ['family_name', 'Last name'],
  ['nickname', 'Nickname'],
  ['preferred_username', 'Username'],
  ['email', 'Email'],
  ['email_verified', 'Email confirmed'],
  ['phone_number', 'Phone'],
  ['phone_number_verified', 'Phone confirmed'],
  ['birthdate', 'Date of birth'],
  ['zoneinfo', 'Time zone'],
  ['locale', 'Language'],
  ['updated_at', 'Last changed'],
])

function writeValue(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (name === 'updated_at' && typeof value === 'number') {
    return formatMoment(new Date(value * 1000))
  }
  return JSON.stringify(value)
}
