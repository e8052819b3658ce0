// A language we have texts in, and the languages that are known by a locale.
import { arabic } from './arabic.js'
import { brazilianPortuguese } from './brazilian-portuguese.js'
import { dutch } from './dutch.js'
import { english } from './english/all.js'
import { french } from './french.js'
import { german } from './german.js'
import { polish } from './polish.js'
import { spanish } from './spanish.js'
import { italian } from './italian.js'
import { japanese } from './japanese.js'
import { swedish } from './swedish.js'
import type { Text, TextKey } from './text.js'

/** A language we have, and the direction it is written in. */
export interface Language {
  /** BCP 47, as pages and PingOne are told it. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** What those who speak it call it. */
  readonly name: string
  readonly texts: Readonly<Record<TextKey, Text>>
}

/** The languages that come with the package, in the order that `languages: 'all'` offers them. */
const shipped: Readonly<Record<string, Omit<Language, 'lang' | 'name'>>> = {
  en: { dir: 'ltr', texts: english },
  de: { dir: 'ltr', texts: german },
  fr: { dir: 'ltr', texts: french },
  es: { dir: 'ltr', texts: spanish },
  it: { dir: 'ltr', texts: italian },
  'pt-BR': { dir: 'ltr', texts: brazilianPortuguese },
  nl: { dir: 'ltr', texts: dutch },
  sv: { dir: 'ltr', texts: swedish },
  pl: { dir: 'ltr', texts: polish },
  ja: { dir: 'ltr', texts: japanese },
  ar: { dir: 'rtl', texts: arabic },
}

/** The tags of the languages that come with the package, English first. */
export const shippedTags: readonly string[] = Object.keys(shipped)

/** The language a locale is answered in: the one kept under it, else one that comes with us, else English. */
export function readLanguage(locale: string): Language {
  return kept.get(locale) ?? findShipped(locale) ?? languageOfLastResort
}

/** Keeps a language under a locale of its own: an app's texts beside ours. */
export function keepLanguage(locale: string, language: Language): void {
  kept.set(locale, language)
}

/** What those who speak a language call it. */
export function nameLanguage(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

/** RFC 4647, lookup: the tag without its last part, again and again. */
function findShipped(locale: string): Language | undefined {
  const parts = locale.toLowerCase().split('-')
  for (let length = parts.length; length > 0; length -= 1) {
    const lang = shippedTags.find((tag) => tag.toLowerCase() === parts.slice(0, length).join('-'))
    if (lang !== undefined) return keepShipped(lang)
  }
  return undefined
}

function keepShipped(lang: string): Language | undefined {
  const found = shipped[lang]
  if (found === undefined) return undefined
  const language = kept.get(lang) ?? { ...found, lang, name: nameLanguage(lang) }
  kept.set(lang, language)
  return language
}

const languageOfLastResort: Language = { lang: 'en', dir: 'ltr', name: 'English', texts: english }

const kept = new Map<string, Language>([['en', languageOfLastResort]])
