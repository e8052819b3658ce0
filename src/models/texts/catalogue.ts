// Reads a text in a language: plural form chosen, parameters filled in; escaping is the page's.
import { english } from './english/all.js'
import { formatNumber, selectForm } from './formats.js'
import { readLanguage } from './language.js'
import type { Text, TextKey } from './text.js'
import type { Purpose, TextPart } from '../model.js'

export { readLanguage } from './language.js'
export type { TextKey } from './text.js'

/** What is filled in for `{name}` in a text. */
export type TextParams = Readonly<Record<string, string | number>>

/** The text as one string. */
export function readText(locale: string, key: TextKey, params: TextParams = {}): string {
  return readParts(locale, key, params)
    .map((part) => part.text)
    .join('')
}

/** The text in pieces, with the values that a page sets apart. */
export function readParts(locale: string, key: TextKey, params: TextParams = {}): TextPart[] {
  const template = chooseForm(locale, readLanguage(locale).texts[key], params)
  return template
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => fillIn(locale, piece, params))
}

/** The forms of a text as templates, by plural category, for a script that fills them in again and again. */
export function readForms(locale: string, key: TextKey): Readonly<Record<string, string>> {
  const text = readLanguage(locale).texts[key]
  if (typeof text === 'string') return { other: text }
  const { by: _by, ...forms } = text
  return forms
}

/** The text for a purpose where it has one of its own, e.g. `error_cancelled_approval`; else the text itself. */
export function findVariant(key: TextKey, purpose: Purpose): TextKey {
  const variant = `${key}_${purpose.replace('-', '_')}`
  return isTextKey(variant) ? variant : key
}

/** True for the name of a text. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(english, key)
}

/** Parameters that a page sets apart from the words around them. */
const valueParams: ReadonlySet<string> = new Set([
  'digits',
  'mask',
  'name',
  'link',
  'email',
  'provider',
  'device',
])

function chooseForm(locale: string, text: Text, params: TextParams): string {
  if (typeof text === 'string') return text
  const form = selectForm(locale, Number(params[text.by]))
  return text[form] ?? text.other
}

function fillIn(locale: string, piece: string, params: TextParams): TextPart {
  const name = /^\{(\w+)\}$/.exec(piece)?.[1]
  if (name === undefined) return { kind: 'text', text: piece }
  const value = Object.hasOwn(params, name) ? params[name] : undefined
  if (value === undefined) throw new TypeError(`readText: the parameter "${name}" is missing`)
  const text = typeof value === 'number' ? formatNumber(locale, value) : value
  return { kind: valueParams.has(name) ? 'value' : 'text', text }
}
