// The page for an address that is not there, and for what went wrong.
import { html } from '../html.js'
import { renderPage } from './layout.js'

/** An honest sentence for an HTTP status; never the error's own text. */
export function problemPage(status: number): string {
  const { heading, sentence } = describe(status)
  return renderPage({
    title: heading,
    content: html`
      <h1>${heading}</h1>
      <section class="card narrow prose">
        <p>${sentence}</p>
        <p><a class="button quiet" href="/">Go to the front page</a></p>
      </section>
    `,
  })
}

function describe(status: number): { heading: string; sentence: string } {
  if (status === 404) {
    return { heading: 'Page not found', sentence: 'The address may be old or mistyped.' }
  }
  if (status === 403) {
    return {
      heading: 'We can’t take this from here',
      sentence: 'It came from another site. Nothing has changed. Start on our own page.',
    }
  }
  if (status === 409) {
    return {
      heading: 'There is not enough in the account',
      sentence: 'Nothing was sent. Look at your accounts, then start again.',
    }
  }
  if (status === 503) {
    return {
      heading: 'We can’t show this right now',
      sentence: 'It is not something you did. Nothing has changed. Try again in a minute.',
    }
  }
  return {
    heading: 'Something went wrong on our side',
    sentence: 'Nothing in your accounts has changed. Try again, or go back to the front page.',
  }
}
