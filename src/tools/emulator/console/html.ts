// The console's only way to HTML: a template tag that escapes whatever is put into it.

const markup: unique symbol = Symbol('markup')

/** HTML made by the tag; no JSON and no string can pass for it. */
export interface Html {
  readonly [markup]: string
}

/** What may stand in a template: text is escaped, nothing is left out, lists are joined. */
export type HtmlValue = Html | string | number | undefined | readonly HtmlValue[]

/** Joins literal markup and escaped values. */
export function html(literals: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const parts = literals.map((literal, index) => literal + render(values[index]))
  return { [markup]: parts.join('') }
}

/** The finished document, as a string to send. */
export function renderHtml(content: Html): string {
  return content[markup]
}

function render(value: HtmlValue): string {
  if (value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value))
  if (isList(value)) return value.map(render).join('')
  return value[markup]
}

function isList(value: Html | readonly HtmlValue[]): value is readonly HtmlValue[] {
  return Array.isArray(value)
}

function escapeText(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
}
