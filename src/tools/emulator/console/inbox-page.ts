// The inbox page: phones, mailbox, and whom to try.
import { appPhones } from './app-phone.js'
import { emailCard } from './email-card.js'
import { html, type Html } from './html.js'
import type { Inbox } from './inbox.js'
import { phoneFrame } from './phone-frame.js'
import type { ConsoleLink, ConsoleUser } from './console-options.js'

/** What the page is drawn from. */
export interface InboxPage {
  readonly inbox: Inbox
  readonly paused: boolean
  /** Where the console stands, without a slash at its end. */
  readonly path: string
  /** Pages beside the emulator. */
  readonly links: readonly ConsoleLink[]
}

/** The whole document. Without script it reloads itself, unless paused. */
export function inboxPage(page: InboxPage): Html {
  const { inbox, paused, path } = page
  const reload = html`<noscript><meta http-equiv="refresh" content="5" /></noscript>`
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <title>${inbox.unread > 0 ? `(${inbox.unread}) Inbox` : 'Inbox'}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${path}/assets/inbox.css" />
        <script src="${path}/assets/inbox.js" defer></script>
        ${paused ? '' : reload}
      </head>
      <body data-path="${path}">
        ${header(page)}
        <main data-now="${inbox.nowMs}" data-state="${inbox.state}">
          ${phones(inbox)}${aside(inbox, path)}
        </main>
        <p class="hidden" role="status" id="announcement"></p>
      </body>
    </html> `
}

function header({ paused, path, links }: InboxPage): Html {
  const query = paused ? '?pause=1' : ''
  return html`<header>
    <div class="title">
      <h1>Inbox</h1>
      <p class="label">PingOne emulator · local only</p>
      ${links.map(({ label, url }) => html`<p class="label"><a href="${url}">${label}</a></p>`)}
    </div>
    <div class="controls">
      <p id="refreshing">${paused ? 'Paused' : 'New messages appear by themselves'}</p>
      <a class="button" id="pause" href="${paused ? path : `${path}?pause=1`}">
        ${paused ? 'Go on' : 'Pause'}
      </a>
      <form method="post" action="${path}/messages/clear${query}">
        <button type="submit" class="button" id="clear">Clear</button>
      </form>
    </div>
  </header>`
}

function phones({ phones, emails, nowMs }: Inbox): Html {
  return html`<section class="phones" aria-labelledby="texts">
    <div class="heading">
      <h2 id="texts">Text messages</h2>
      <p class="jump">
        <a href="#mail">Email${emails.length > 0 ? ` (${emails.length})` : ''}</a>
        <a href="#people">Test users</a>
      </p>
    </div>
    <div class="frames">
      ${phones.map((phone) => phoneFrame(phone, nowMs))}
      ${phones.length === 0 ? html`<p class="quiet">No user has a phone.</p>` : ''}
    </div>
  </section>`
}

function aside(inbox: Inbox, path: string): Html {
  return html`<div class="aside">
    <section aria-labelledby="mail">
      <h2 id="mail">Email</h2>
      ${inbox.emails.map((email) => emailCard(email, inbox.nowMs, path))}
      ${inbox.emails.length === 0 ? noEmail(inbox.users) : ''}
    </section>
    ${inbox.appPhones.length === 0 ? '' : appPhones(inbox.appPhones, path)}
    ${inbox.users.length === 0 ? '' : people(inbox.users)}
  </div>`
}

function noEmail(users: readonly ConsoleUser[]): Html {
  const user = users.find((each) => each.emails.length > 0 && each.getsCodes !== false)
  const hint =
    user === undefined ? '' : html`<br />Sign on as <strong>${user.username}</strong> to get one.`
  return html`<p class="card no-mail">No emails yet.${hint}</p>`
}

function people(users: readonly ConsoleUser[]): Html {
  return html`<section class="people" aria-labelledby="people">
    <h2 id="people">Test users</h2>
    <dl>
      ${users.map(
        (user) =>
          html`<div>
            <dt>${user.username}</dt>
            <dd>${user.note}</dd>
          </div>`,
      )}
    </dl>
    ${passwords(users)}
  </section>`
}

/** Each password once, with those who have it. */
function passwords(users: readonly ConsoleUser[]): readonly Html[] {
  const all = new Set(users.flatMap(({ password }) => password ?? []))
  return [...all].map((password) => {
    const holders = users.filter((user) => user.password === password)
    const names = holders.map(({ username }) => username).join(', ')
    return html`<p class="password">Password of ${names}: <code>${password}</code></p>`
  })
}
