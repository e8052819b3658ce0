// The rules under the field for a new password: a mark and a line each; a script turns the marks while somebody types.
import { readText } from '../../models/texts/catalogue.js'
import { html, type Html } from '../html.js'
import type { ViewField, ViewRule } from '../../models/model.js'

/** The list, and a place that tells how many rules are met. */
export function rules({ name, rules: lines = [] }: ViewField, locale: string): Html | undefined {
  if (lines.length === 0) return undefined
  return html`<ul
      class="rules"
      id="${name}-rules"
      role="list"
      data-rules="${name}"
      data-met="${readText(locale, 'rule_met')}"
      data-open="${readText(locale, 'rule_open')}"
    >
      ${lines.map((line) => rule(line, locale))}
    </ul>
    <p
      class="visually-hidden"
      role="status"
      data-rules-met="${readText(locale, 'rule_count', { n: '{n}', m: '{m}' })}"
    ></p>`
}

function rule({ text, state, check }: ViewRule, locale: string): Html {
  const word = state === 'open' ? '' : readText(locale, state === 'met' ? 'rule_met' : 'rule_open')
  const facts =
    check !== undefined &&
    html`data-check="${check.kind}" data-count="${check.count}"
    ${check.characters !== undefined && html`data-characters="${check.characters}"`}`
  return html`<li class="${state}" ${facts}>
    <svg class="icon small" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="9" />
      <path class="when-met" d="m8.25 12.25 2.5 2.5 5-5.25" />
      <path class="when-unmet" d="M12 7.5v5M12 16.25v.01" />
    </svg>
    <span>${text}<span class="visually-hidden">${word}</span></span>
  </li>`
}
