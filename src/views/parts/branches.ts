// The buttons that lead to pages beside the question, under a line of their own.
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'
import { findButton, submit } from './button.js'

/** The way to an account, for whoever has none; nothing on pages that do not offer it. */
export function branches(view: StepView): Html | undefined {
  const register = findButton(view, 'register')
  return register === undefined
    ? undefined
    : html`<div class="more">${submit(register, 'link')}</div>`
}
