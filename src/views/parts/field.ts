// One field: label, hint, error, input, in reading order and tied together.
import { readText, type TextKey } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'
import type { ViewField } from '../../models/model.js'
import { fieldId } from './field-id.js'
import { icon } from './icon.js'
import { rules } from './rules.js'

/** All fields of the page. */
export function fields(view: StepView, locale: string): Html {
  return html`${view.fields.map((item) => field(item, { view, locale }))}`
}

/** The page that a field is on. */
interface Place {
  readonly view: StepView
  readonly locale: string
}

function field(item: ViewField, { view, locale }: Place): Html {
  const { name, label, hint } = item
  const id = fieldId(name)
  const error = view.messages.find(({ kind, field: at }) => kind === 'error' && at === name)
  return html`<div class="field">
    <label for="${id}">${label}</label>
    ${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${error !== undefined && errorText(error.text, { id, locale })}
    ${control(item, { view, locale, hasError: error !== undefined })}${rules(item, locale)}
  </div>`
}

/** The field, and beside a password the button that shows it: hidden until a script makes it work. */
function control(
  item: ViewField,
  { view, locale, hasError }: Place & { readonly hasError: boolean },
): Html {
  const field = input(item, { describedBy: describers(item, { view, hasError }), hasError })
  if (item.reveal !== true) return field
  const show = readText(locale, 'show')
  return html`<div class="reveal">
    ${field}<button
      class="button quiet"
      type="button"
      hidden
      aria-pressed="false"
      aria-controls="${fieldId(item.name)}"
      data-show="${show}"
      data-hide="${readText(locale, 'hide')}"
    >
      <span>${show}</span
      ><span class="visually-hidden">${readText(locale, shownAs[item.name] ?? 'show_what')}</span>
    </button>
  </div>`
}

/** Of two passwords on a page each button names its own. */
const shownAs: Readonly<Partial<Record<ViewField['name'], TextKey>>> = {
  current_password: 'show_what_current',
  new_password: 'show_what_new',
}

function errorText(
  text: string,
  { id, locale }: { readonly id: string; readonly locale: string },
): Html {
  const prefix = html`<span class="visually-hidden">${readText(locale, 'error_prefix')}</span>`
  return html`<p class="error" id="${id}-error">${icon('alert')}<span>${prefix}${text}</span></p>`
}

function describers(
  { name, hint, rules: lines }: ViewField,
  { view, hasError }: Pick<Place, 'view'> & { readonly hasError: boolean },
): string {
  const id = fieldId(name)
  return [
    hasError && `${id}-error`,
    view.lead !== undefined && 'lead',
    hint !== undefined && `${id}-hint`,
    lines !== undefined && `${id}-rules`,
  ]
    .filter((id) => id !== false)
    .join(' ')
}

function input(
  item: ViewField,
  { describedBy, hasError }: { readonly describedBy: string; readonly hasError: boolean },
): Html {
  const { name, autocomplete, value, autofocus } = item
  return html`<input
    class="input ${name === 'otp' && 'code'}"
    id="${fieldId(name)}"
    name="${name}"
    ${kinds[name] ?? kindOf(autocomplete)}
    autocomplete="${autocomplete}"
    ${item.optional !== true && html`required`}
    ${value !== undefined && html`value="${value}"`}
    ${describedBy !== '' && html`aria-describedby="${describedBy}"`}
    ${hasError && html`aria-invalid="true"`}
    ${autofocus && html`autofocus`}
  />`
}

const passwordKind = html`type="password" autocapitalize="off" spellcheck="false"
enterkeyhint="done"`
const mailedCodeKind = html`type="text" dir="ltr" autocapitalize="characters" spellcheck="false"
enterkeyhint="done"`

function kindOf(autocomplete: string): Html {
  if (autocomplete === 'email') return html`type="email" autocapitalize="none" spellcheck="false"`
  return autocomplete === 'tel' ? html`type="tel"` : html`type="text"`
}

/** Of other names: what the attribute is, else a line of text. */
const kinds: Readonly<Partial<Record<ViewField['name'], Html>>> = {
  username: html`type="text" autocapitalize="none" spellcheck="false" enterkeyhint="next"`,
  password: passwordKind,
  current_password: passwordKind,
  new_password: passwordKind,
  recovery_code: mailedCodeKind,
  verification_code: mailedCodeKind,
  email: html`type="email" autocapitalize="none" spellcheck="false" enterkeyhint="next"`,
  otp: html`type="text" dir="ltr" inputmode="numeric" autocapitalize="off" spellcheck="false"
  enterkeyhint="done"`,
}
