// A form that posts to the one URL of its page, with the proof that it came from there.
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'

/**
 * The form around fields and buttons. Firefox would put the hidden values of an older page back on reload; the form says
 * no to that, since a hidden input may not, and fields with a token of their own are filled in all the same.
 */
export function form(
  view: StepView,
  content: Html,
  {
    className = 'form',
    autoSubmit,
    publicKey,
  }: {
    readonly className?: string
    readonly autoSubmit?: number | undefined
    /** What a script asks a passkey for, as JSON. */
    readonly publicKey?: string | undefined
  } = {},
): Html {
  const address = html`method="post" action="${view.action}" autocomplete="off" novalidate`
  const automatic = autoSubmit !== undefined && html`data-auto-submit="${autoSubmit}"`
  const asked = publicKey !== undefined && html`data-public-key="${publicKey}"`
  return html`<form class="${className}" ${address} ${automatic} ${asked}>
    <input type="hidden" name="csrf" value="${view.csrf}" />
    ${content}
  </form>`
}
