// An HTTP answer as a test reads it: status, headers, text, forms, JSON.
import type { IncomingHttpHeaders } from 'node:http'

/** A form as it stands in the HTML. */
export interface PageForm {
  /** Absolute. */
  readonly action: string
  readonly method: 'GET' | 'POST'
  /** What posts along without anybody typing: hidden fields, and values that fields came with. */
  readonly values: Readonly<Record<string, string>>
  /** Names of the fields a person can fill in. */
  readonly fields: readonly string[]
  readonly buttons: readonly {
    readonly name: string
    readonly value: string
    readonly label: string
  }[]
}

/** One answer. */
export interface Page {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Where the answer came from, absolute. */
  readonly url: string
  /** Target of a redirect, absolute. */
  readonly location: string | undefined
  /** Path and query of `location`. */
  readonly locationPath: string | undefined
  readonly html: string
  /** What a person reads: no tags, single spaces. */
  readonly text: string
  readonly title: string
  /** Text of the first `<h1>`. */
  readonly heading: string
  readonly forms: readonly PageForm[]
  /** The form that has this button; without an argument the only form, or the first with a POST. */
  form(button?: string): PageForm
  /** Links as text and absolute address. */
  readonly links: readonly { readonly text: string; readonly href: string }[]
  /** The body, parsed; throws when it is no JSON. */
  readonly json: unknown
}

/** Reads an answer. */
export function createPage(
  url: string,
  status: number,
  headers: IncomingHttpHeaders,
  body: string,
): Page {
  const location =
    headers.location === undefined ? undefined : new URL(headers.location, url).toString()
  const forms = readForms(body, url)
  return {
    status,
    headers,
    url,
    location,
    locationPath: location === undefined ? undefined : pathOf(location),
    html: body,
    text: readText(body),
    title: readText(firstElement(body, 'title') ?? ''),
    heading: readText(firstElement(body, 'h1') ?? ''),
    forms,
    form: (button) => chooseForm(forms, button, url),
    links: readLinks(body, url),
    get json() {
      return parseJson(body)
    },
  }
}

function parseJson(body: string): unknown {
  return JSON.parse(body) as unknown
}

/** The HTML as text. */
export function readText(html: string): string {
  const withoutHidden = html.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, ' ')
  const withoutTags = withoutHidden.replace(/<!--[\s\S]*?-->/g, '').replace(/<[^>]*>/g, ' ')
  return decodeEntities(withoutTags).replace(/\s+/g, ' ').trim()
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}

function firstElement(html: string, name: string): string | undefined {
  return new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}>`).exec(html)?.[1]
}

function chooseForm(forms: readonly PageForm[], button: string | undefined, url: string): PageForm {
  const form =
    button === undefined
      ? (forms.find(({ method }) => method === 'POST') ?? forms[0])
      : forms.find(({ buttons }) => buttons.some(({ value }) => value === button))
  if (form !== undefined) return form
  const there = forms.flatMap(({ buttons }) => buttons.map(({ value }) => value)).join(', ')
  throw new Error(`${url} has no form with the button ${button ?? '(any)'}; it has: ${there}`)
}

function readForms(html: string, url: string): readonly PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(
    ([, tag = '', inner = '']) => {
      const { action, method } = readAttributes(tag)
      return {
        action: new URL(action ?? '', url).toString(),
        method: method?.toUpperCase() === 'POST' ? 'POST' : 'GET',
        ...readInputs(inner),
        buttons: readButtons(inner),
      }
    },
  )
}

function readInputs(html: string): Pick<PageForm, 'values' | 'fields'> {
  const values: Record<string, string> = {}
  const fields: string[] = []
  for (const [, tag = ''] of html.matchAll(/<input\b([^>]*?)\/?>/g)) {
    const { name, type, value } = readAttributes(tag)
    if (name === undefined || type === 'submit') continue
    if (type !== 'hidden') fields.push(name)
    values[name] = value ?? ''
  }
  return { values, fields }
}

function readButtons(html: string): PageForm['buttons'] {
  return [...html.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(
    ([, tag = '', label = '']) => {
      const { name, value } = readAttributes(tag)
      return { name: name ?? '', value: value ?? '', label: readText(label) }
    },
  )
}

function readLinks(html: string, url: string): Page['links'] {
  return [...html.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)].map(([, tag = '', inner = '']) => ({
    text: readText(inner),
    href: new URL(readAttributes(tag)['href'] ?? '', url).toString(),
  }))
}

function readAttributes(tag: string): Partial<Record<string, string>> {
  const found = tag.matchAll(/([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)
  return Object.fromEntries(
    [...found].map(([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      decodeEntities(double ?? single ?? bare ?? ''),
    ]),
  )
}

const named: Partial<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole
    const isHex = name[1]?.toLowerCase() === 'x'
    return String.fromCodePoint(isHex ? parseInt(name.slice(2), 16) : Number(name.slice(1)))
  })
}
