// What every page of the bank has around it.
import { html, type Html } from '../html.js'

/** A page, ready to be sent. */
export interface Page {
  readonly title: string
  readonly content: Html
  /** Which entry of the navigation is this page. */
  readonly current?: 'accounts' | 'transfers' | 'approvals'
  /** Name of the person signed on; absent on public pages for strangers. */
  readonly customerName?: string | undefined
  /** Path of the one script, for a page that cannot do without. */
  readonly script?: string
}

/** The whole document as text. */
export function renderPage({ title, content, current, customerName, script }: Page): string {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <title>${title} – Alder Bank</title>
        <link rel="icon" href="/logo.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/bank.css" />
        ${script !== undefined && html`<script type="module" src="${script}"></script>`}
      </head>
      <body>
        <header class="top">
          <div class="bar">
            <a class="brand" href="/"
              ><picture
                ><source media="(prefers-color-scheme: dark)" srcset="/logo-dark.svg" />
                <img src="/logo.svg" alt="" width="28" height="28" /></picture
              >Alder Bank</a
            >
            ${customerName === undefined ? signOnLink() : signedOn(customerName, current)}
          </div>
        </header>
        <main class="page">${content}</main>
        <footer class="foot">
          <nav aria-label="About">
            <a href="/help">Help with signing on</a> <a href="/privacy">Privacy</a>
          </nav>
          <p>Alder Bank is an example. The sign-on is real, the money isn’t.</p>
        </footer>
      </body>
    </html>`
  return document.text
}

/** A guarded page: whoever is not signed on is taken through sign-on first, and lands there. */
function signOnLink(): Html {
  return html`<a class="button quiet end" href="/accounts">Sign on</a>`
}

function signedOn(customerName: string, current: Page['current']): Html {
  return html`<nav class="menu" aria-label="Bank">
      ${menu.map(
        ([name, label]) =>
          html`<a href="/${name}" ${current === name && html`aria-current="page"`}>${label}</a>`,
      )}
    </nav>
    <a class="person" href="/profile"><bdi>${customerName}</bdi></a>
    <a class="button quiet" href="/logout">Sign off</a>`
}

const menu = [
  ['accounts', 'Accounts'],
  ['transfers', 'Transfer'],
  ['approvals', 'Approvals'],
] as const
