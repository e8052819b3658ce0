// The name once more, for password managers only: they keep a password with the name it belongs to.
import { html, type Html } from '../html.js'

/** Without a `name` it is not posted: nobody is asked, and nothing can be changed here. */
export function nameForManagers(username: string | undefined): Html | undefined {
  if (username === undefined) return undefined
  return html`<input
    class="visually-hidden"
    type="text"
    autocomplete="username"
    value="${username}"
    readonly
    tabindex="-1"
    aria-hidden="true"
  />`
}
