// The escaping template tag: the only way to HTML.

/** HTML that is already escaped. Only the `html` tag makes one. */
export type Html = EscapedHtml

/** What may stand in a template: text is escaped, HTML is kept, nothing is left out. */
export type HtmlValue = string | number | Html | undefined | false | readonly HtmlValue[]

/** Joins a template with its values, each escaped for text and for quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new EscapedHtml(
    strings.reduce((done, literal, at) => done + renderValue(values[at - 1]) + literal),
  )
}

/** Escapes one text for a text node or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(unprintable, '\uFFFD').replace(special, escapeSpecial)
}

/**
 * A text that a browser reads back from a quoted attribute as it was, hidden characters included.
 *
 * For values that go back to a server unseen: what a person reads goes through the tag.
 */
export function exactly(text: string): Html {
  return new EscapedHtml(
    text
      .replace(/[\p{Cs}\0]/gu, '\uFFFD')
      .replace(special, escapeSpecial)
      .replace(/[\r\n\t]/g, writeReference),
  )
}

class EscapedHtml {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

function renderValue(value: HtmlValue): string {
  if (value === undefined || value === false) return ''
  if (value instanceof EscapedHtml) return value.toString()
  if (Array.isArray(value)) return value.map(renderValue).join('')
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
  throw new TypeError('html: a value must be text, a number, html`…`, or an array of these')
}

function escapeSpecial(character: string): string {
  return entities[character] ?? character
}

/** A line end as it stands would be read as another one. */
function writeReference(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

const special = /[&<>"'`]/g

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

// Lone surrogates, control characters but tab and line ends, and the marks that turn the direction of the words around.
const unprintable =
  /[\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu
