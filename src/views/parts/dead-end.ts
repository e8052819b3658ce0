// What pages have in common where an attempt ends: a badge, and a way that leads on.
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'
import { findButton, findLink, place, submit, type ButtonLook } from './button.js'
import { form } from './form.js'
import { icon, type IconName } from './icon.js'

/** The round picture above the heading. */
export function badge(name: IconName, tint: 'accent' | 'warn' | 'ok' | 'danger'): Html {
  return html`<div class="badge ${tint}">${icon(name, 'medium')}</div>`
}

/** The link or button that leads on; none when the page has neither. */
export function wayOn(view: StepView, look: ButtonLook = 'primary'): Html | undefined {
  const link = findLink(view, 'continue') ?? findLink(view, 'restart') ?? findLink(view, 'return')
  if (link !== undefined) return html`<div class="actions">${place(link, look)}</div>`
  const button = findButton(view, 'restart')
  if (button === undefined) return undefined
  return form(view, html`<div class="actions">${submit(button, look)}</div>`)
}

/** Looks for the result again, where the page is about one that is not there yet. */
export function checkNow(view: StepView): Html | undefined {
  const button = findButton(view, 'check')
  if (button !== undefined) {
    return form(view, html`<div class="actions">${submit(button, 'primary')}</div>`)
  }
  const link = findLink(view, 'continue')
  return link === undefined ? undefined : html`<div class="actions">${place(link, 'primary')}</div>`
}
