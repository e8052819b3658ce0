// The languages an app chose, its own texts, and how it tells the language of a request.
import type { Request } from 'express'
import { chooseLanguage, findTextProblems, type ChosenLanguage } from '../models/texts/own-texts.js'
import { shippedTags } from '../models/texts/language.js'
import { isPlainObject, writeChoices, type OptionReader } from './option-reader.js'

/** The languages of an instance. */
export interface LanguageConfig {
  /** At least one; the first is for who speaks none of them. */
  readonly chosen: readonly [ChosenLanguage, ...ChosenLanguage[]]
  /** The app named its languages: PingOne is told the one of a sign-on. */
  readonly isNamed: boolean
  readonly localeOf?: (req: Request) => unknown
}

/** Reads `languages`, `texts` and `locale`. */
export function readLanguages(reader: OptionReader): LanguageConfig {
  const localeOf = readLocaleOf(reader)
  const texts = readTexts(reader)
  const [first = 'en', ...others] = readTags(reader, [...texts.keys()])
  return Object.freeze({
    chosen: [
      chooseLanguage(first, texts.get(first)),
      ...others.map((lang) => chooseLanguage(lang, texts.get(lang))),
    ] as const,
    isNamed: reader.has('languages'),
    ...(localeOf === undefined ? {} : { localeOf }),
  })
}

function readLocaleOf(reader: OptionReader): LanguageConfig['localeOf'] {
  const value = reader.readUnknown('locale')
  if (value === undefined || isLocaleOf(value)) return value
  reader.refuse('locale', 'must be a function that gets the request and returns a BCP 47 tag')
  return undefined
}

function isLocaleOf(value: unknown): value is (req: Request) => unknown {
  return typeof value === 'function'
}

/** What is wrong is told, and left out. */
function readTexts(reader: OptionReader): Map<string, Readonly<Record<string, unknown>>> {
  const texts = new Map<string, Readonly<Record<string, unknown>>>()
  const value = reader.readUnknown('texts')
  if (value === undefined) return texts
  if (!isPlainObject(value)) {
    reader.refuse('texts', 'must be an object: a language’s tag, and its texts by key')
    return texts
  }
  for (const [tag, own] of Object.entries(value)) {
    if (findCanonical(tag) !== tag) {
      reader.refuse(`texts.${tag}`, `is no BCP 47 tag such as de or pt-BR`)
    } else if (!isPlainObject(own)) {
      reader.refuse(`texts.${tag}`, 'must be an object: texts by key')
    } else {
      const members: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(own))
      const problems = findTextProblems(tag, members)
      for (const { path, problem } of problems) reader.refuse(`texts.${path}`, problem)
      if (problems.length === 0) texts.set(tag, members)
    }
  }
  return texts
}

function readTags(reader: OptionReader, own: readonly string[]): readonly string[] {
  const known = [...new Set([...shippedTags, ...own])]
  const value = reader.readUnknown('languages')
  if (value === undefined) return ['en']
  if (value === 'all') return known
  const tags: unknown[] = Array.isArray(value) ? value : []
  if (tags.length === 0 || new Set(tags).size < tags.length) {
    reader.refuse('languages', "must be 'all' or a list of languages, each once")
    return ['en']
  }
  const unknown = tags.filter((tag) => !known.some((one) => one === tag))
  if (unknown.length > 0 && !isRefused(reader, unknown)) {
    reader.refuse('languages', `can have ${writeChoices(known)}; for another write all its texts`)
  }
  return tags.filter((tag) => typeof tag === 'string' && known.includes(tag)).map(String)
}

/** A language whose texts are wrong was told of already. */
function isRefused(reader: OptionReader, tags: readonly unknown[]): boolean {
  const texts = reader.readUnknown('texts')
  return isPlainObject(texts) && tags.every((tag) => Object.hasOwn(texts, String(tag)))
}

function findCanonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
