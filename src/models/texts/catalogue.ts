// Reads a text in a language: plural form chosen, parameters filled in; escaping is the page's.
import { english } from './english/all.js'
import type { Text } from './text.js'
import type { Purpose, TextPart } from '../model.js'

/** The name of a text. */
export type TextKey = keyof typeof english

/** All texts of one language. */
export type Catalogue = Readonly<Record<TextKey, Text>>

/** What is filled in for `{name}` in a text. */
export type TextParams = Readonly<Record<string, string | number>>

/** A language we have, and the direction it is written in. */
export interface Language {
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly texts: Catalogue
  /** Made once: making one takes longer than drawing a page. */
  readonly plurals: Intl.PluralRules
}

/** The text as one string. */
export function readText(locale: string, key: TextKey, params: TextParams = {}): string {
  return readParts(locale, key, params)
    .map((part) => part.text)
    .join('')
}

/** The text in pieces, with the values that a page sets apart. */
export function readParts(locale: string, key: TextKey, params: TextParams = {}): TextPart[] {
  const { plurals, texts } = readLanguage(locale)
  return fillIn(chooseForm(plurals, texts[key], params), params)
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

/** The language a locale is answered in: its own when we have it, else English. */
export function readLanguage(locale: string): Language {
  const wanted = locale.toLowerCase().split('-')[0]
  return languages.find((language) => language.lang === wanted) ?? languageOfLastResort
}

const languageOfLastResort: Language = {
  lang: 'en',
  dir: 'ltr',
  texts: english,
  plurals: new Intl.PluralRules('en'),
}

const languages: readonly Language[] = [languageOfLastResort]

/** Parameters that a page sets apart from the words around them. */
const valueParams: ReadonlySet<string> = new Set([
  'digits',
  'mask',
  'name',
  'link',
  'email',
  'provider',
])

function chooseForm(plurals: Intl.PluralRules, text: Text, params: TextParams): string {
  if (typeof text === 'string') return text
  const form = plurals.select(Number(params[text.by]))
  return text[form] ?? text.other
}

function fillIn(template: string, params: TextParams): TextPart[] {
  return template
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => fillInPiece(piece, params))
}

function fillInPiece(piece: string, params: TextParams): TextPart {
  const name = /^\{(\w+)\}$/.exec(piece)?.[1]
  if (name === undefined) return { kind: 'text', text: piece }
  const value = Object.hasOwn(params, name) ? params[name] : undefined
  if (value === undefined) throw new TypeError(`readText: the parameter "${name}" is missing`)
  return { kind: valueParams.has(name) ? 'value' : 'text', text: String(value) }
}
