// The slip of an approval: what is being approved, a perforation, and what approves it.
import { html, type Html } from '../html.js'
import type { StepView } from '../../steps/index.js'
import { details } from './details.js'

/** The details above the perforation and the rest below; the rest alone where nothing is being approved. */
export function slip({ approval }: StepView, locale: string, rest: Html): Html {
  const table = details(approval, locale)
  return table === undefined
    ? rest
    : html`${table}
        <div class="stub">${rest}</div>`
}
