// Messages that belong to no field: what was done, and what is the matter.
import { readText } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'
import type { ViewMessage } from '../../models/model.js'
import { fieldId } from './field-id.js'
import { icon, type IconName } from './icon.js'

/** Notices that report, between heading and form. */
export function notices(view: StepView): Html {
  const told = standAlone(view).filter(({ kind }) => kind !== 'error')
  return html`${told.map(
    ({ kind, text }) =>
      html`<div class="notice ${kind}" role="status">
        ${icon(icons[kind])}
        <p>${text}</p>
      </div>`,
  )}`
}

/** The summary of what went wrong where no field is to blame; it takes the focus. */
export function errorSummary(view: StepView, locale: string): Html | undefined {
  const all = view.messages.filter(({ kind }) => kind === 'error')
  const errors = all.filter(({ field }) => field === undefined)
  // One field that is wrong says so itself; where there are several, each is found by its link.
  if (errors.length === 0 && all.length < 2) return undefined
  const listed = errors.length === 0 ? all : errors
  return html`<div class="notice error" role="alert" tabindex="-1" autofocus>
    ${icon('alert')}
    <div>
      <h2>${readText(locale, 'problem_heading')}</h2>
      ${listed.map(({ text, field }) => html`<p>${field === undefined ? text : html`<a href="#${fieldId(field)}">${text}</a>`}</p>`)}
    </div>
  </div>`
}

function standAlone(view: StepView): readonly ViewMessage[] {
  return view.messages.filter(({ field }) => field === undefined)
}

const icons: Readonly<Record<ViewMessage['kind'], IconName>> = {
  error: 'alert',
  warn: 'alert',
  info: 'info',
  ok: 'check',
}
