// The words of pages beyond their models, in the language of a page: for views of an app's own.
import { readLanguage, readParts, readText, type TextKey } from '../models/texts/catalogue.js'
import type { TextPart } from '../models/model.js'

/** Values that are filled in for `{name}` in a text. */
type TextValues = Readonly<Record<string, string | number>>

/** The words of a language, and how it is written. */
export interface PageTexts {
  /** BCP 47, for `<html lang>`. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Words of ours, or of the option `texts`. */
  readonly text: (key: TextKey, values?: TextValues) => string
  /** The same in pieces, with the values that a page sets apart. */
  readonly parts: (key: TextKey, values?: TextValues) => TextPart[]
}

/**
 * Reads the words that our pages have beside their models, such as "Error: " or "Reference".
 *
 * For views that are functions of your own; templates have the same as `page`.
 *
 * @param locale `context.locale` of the view.
 * @returns The words in the language of that locale, those of the option `texts` included.
 * @throws {TypeError} By `text` and `parts`, when a value that the text needs is missing.
 * @example
 * const { lang, dir, text } = pageTexts(context.locale)
 */
export function pageTexts(locale: string): PageTexts {
  const { lang, dir } = readLanguage(locale)
  return {
    lang,
    dir,
    text: (key, values) => readText(locale, key, values),
    parts: (key, values) => readParts(locale, key, values),
  }
}
