// Buttons that post and links that lead on; both can look like a button or like text.
import { html, type Html } from '../html.js'
import type { ButtonValue, ViewButton, ViewLink } from '../../models/model.js'
import type { StepView } from '../../steps/index.js'

/** How a button or link looks. */
export type ButtonLook = 'primary' | 'quiet' | 'link'

/** A submit button. */
export function submit({ name, value, label }: ViewButton, look: ButtonLook): Html {
  return html`<button class="${classes[look]}" type="submit" name="${name}" value="${value}">
    ${label}
  </button>`
}

/** A link to a place. */
export function place({ href, label }: ViewLink, look: ButtonLook): Html {
  return html`<a class="${classes[look]}" href="${href}">${label}</a>`
}

/** A link that the page's script does not show before these seconds are over. */
export function placeLater({ href, label }: ViewLink, seconds = 0): Html {
  const after = Math.ceil(seconds)
  return html`<a class="${classes.link}" href="${href}" data-after="${after}">${label}</a>`
}

/** The page's button of that value, if it has it. */
export function findButton(view: StepView, value: ButtonValue): ViewButton | undefined {
  return view.buttons.find((button) => button.value === value)
}

/** The page's link of that name, if it has it. */
export function findLink(view: StepView, name: ViewLink['name']): ViewLink | undefined {
  return view.links.find((link) => link.name === name)
}

const classes: Readonly<Record<ButtonLook, string>> = {
  primary: 'button primary',
  quiet: 'button quiet',
  link: 'link',
}
