// A form that posts to the one URL of its page, with the proof that it came from there.
import { html, type Html } from '../html.js'
import type { StepView } from '../views.js'

/** The form around fields and buttons. */
export function form(view: StepView, content: Html, className = 'form'): Html {
  return html`<form class="${className}" method="post" action="${view.action}" novalidate>
    <input type="hidden" name="csrf" value="${view.csrf}" autocomplete="off" />
    ${content}
  </form>`
}
