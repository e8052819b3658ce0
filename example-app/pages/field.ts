// A field of a form with what is wrong with it, and the summary of all that is wrong.
import { html, type Html } from '../html.js'
import { icon } from './icon.js'

/** One line of text to type. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly value?: string
  readonly problem?: string | undefined
  /** What helps a browser or a phone keyboard: attributes, escaped by their template. */
  readonly attributes?: Html
}

/** Label, problem, field, in reading order. */
export function field({ name, label, value = '', problem, attributes }: Field): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${problem !== undefined && problemText(name, problem)}
    <input
      id="${name}"
      name="${name}"
      type="text"
      value="${value}"
      ${attributes}
      ${problem !== undefined && html`aria-invalid="true" aria-describedby="${name}-problem"`}
    />
  </div>`
}

function problemText(name: string, problem: string): Html {
  return html`<p class="problem" id="${name}-problem">
    ${icon('problem')}<span><span class="hidden">Error: </span>${problem}</span>
  </p>`
}

/** Leads to each field; it takes the focus when the page opens. Nothing when nothing is wrong. */
export function problemSummary(problems: Readonly<Record<string, string>>): Html | undefined {
  const all = Object.entries(problems)
  if (all.length === 0) return undefined
  return html`<div class="summary" role="alert" aria-labelledby="problems" tabindex="-1" autofocus>
    ${icon('problem')}
    <div>
      <h2 id="problems">There is a problem</h2>
      <ul>
        ${all.map(([name, problem]) => html`<li><a href="#${name}">${problem}</a></li>`)}
      </ul>
    </div>
  </div>`
}
