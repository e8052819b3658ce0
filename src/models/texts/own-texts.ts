// Texts that an app writes itself: for a language that comes with us some of them, for a new one all.
import { createHash } from 'node:crypto'
import { english } from './english/all.js'
import { keepLanguage, nameLanguage, readLanguage, shippedTags, type Language } from './language.js'
import type { Text, TextKey } from './text.js'

/** What is wrong with a text, and where. */
export interface TextProblem {
  /** Dotted path below `texts`. */
  readonly path: string
  readonly problem: string
}

/** A language as an app chose it: `locale` is what its texts are read by. */
export type ChosenLanguage = Pick<Language, 'lang' | 'name'> & { readonly locale: string }

/** Keeps a language for an app, with its own texts over ours. */
export function chooseLanguage(
  lang: string,
  own: Readonly<Record<string, unknown>> | undefined,
): ChosenLanguage {
  const { dir: givenDir, ...texts } = own ?? {}
  const isShipped = shippedTags.includes(lang)
  if (isShipped && own === undefined) return { lang, name: readLanguage(lang).name, locale: lang }
  const base = isShipped ? readLanguage(lang) : undefined
  const dir = givenDir === 'rtl' || givenDir === 'ltr' ? givenDir : (base?.dir ?? readDir(lang))
  // The problems of these texts were told before: what is left is complete.
  const all = { ...(base?.texts ?? english), ...(texts as Partial<Record<TextKey, Text>>) }
  const digest = createHash('sha256')
    .update(JSON.stringify([dir, texts]))
    .digest('hex')
  // Two instances in one process may word a language each in its own way: BCP 47 has private tags for that.
  const locale = `${lang}-x-${digest.slice(0, 8)}`
  const name = nameLanguage(lang)
  keepLanguage(locale, { lang, dir, name, texts: all })
  return { lang, name, locale }
}

/** Finds what is wrong with the texts of a language. */
export function findTextProblems(
  lang: string,
  own: Readonly<Record<string, unknown>>,
): TextProblem[] {
  const given = Object.keys(own).filter((key) => key !== 'dir')
  const problems = given.flatMap((key) => findProblem(lang, { key, text: own[key] }))
  if (Object.hasOwn(own, 'dir') && own['dir'] !== 'ltr' && own['dir'] !== 'rtl') {
    problems.push({ path: `${lang}.dir`, problem: 'must be ltr or rtl' })
  }
  if (shippedTags.includes(lang)) return problems
  const missing = Object.keys(english).filter((key) => !Object.hasOwn(own, key))
  return [...problems, ...missing.map((key) => ({ path: `${lang}.${key}`, problem: isMissing }))]
}

const isMissing = 'is missing: a language that does not come with this package needs every text'

function findProblem(
  lang: string,
  { key, text }: { readonly key: string; readonly text: unknown },
): TextProblem[] {
  const path = `${lang}.${key}`
  const model = Object.hasOwn(english, key) ? (english as Record<string, Text>)[key] : undefined
  if (model === undefined) return [{ path, problem: 'is no text we have' }]
  const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories
  if (typeof text === 'string') {
    if (typeof model === 'string' || categories.length === 1) {
      return findParamProblems(text, { path, model })
    }
    return [{ path, problem: `must be texts by plural form: ${categories.join(', ')}` }]
  }
  if (!isForms(text)) return [{ path, problem: 'must be a text, or texts by plural form' }]
  const { by, ...forms } = text
  if (typeof model === 'string' || by !== model.by) {
    const needed = typeof model === 'string' ? 'must be one text' : `must have by: '${model.by}'`
    return [{ path, problem: needed }]
  }
  const missing = categories
    .filter((form) => !Object.hasOwn(forms, form))
    .map((form) => ({ path: `${path}.${form}`, problem: 'is missing: the language has this form' }))
  const foreign = Object.keys(forms)
    .filter((form) => !categories.some((category) => category === form))
    .map((form) => ({ path: `${path}.${form}`, problem: 'is no plural form of the language' }))
  const inForms = Object.entries(forms).flatMap(([form, words]) =>
    findParamProblems(words, { path: `${path}.${form}`, model, by }),
  )
  return [...missing, ...foreign, ...inForms]
}

function isForms(text: unknown): text is Readonly<Record<string, string>> {
  return (
    typeof text === 'object' &&
    text !== null &&
    Object.values(text).every((words) => typeof words === 'string')
  )
}

/** The count itself may be left out of a form: "two minutes" has it in its words. */
function findParamProblems(
  words: string,
  { path, model, by }: { readonly path: string; readonly model: Text; readonly by?: string },
): TextProblem[] {
  if (words === '') return [{ path, problem: 'must not be empty' }]
  const wanted = readParams(typeof model === 'string' ? model : model.other)
  const found = readParams(words)
  const missing = [...wanted].filter((name) => !found.has(name) && name !== by)
  const foreign = [...found].filter((name) => !wanted.has(name))
  return [
    ...missing.map((name) => ({ path, problem: `lacks the parameter {${name}}` })),
    ...foreign.map((name) => ({ path, problem: `has a parameter it is not given: {${name}}` })),
  ]
}

/** The names of what is filled in. */
export function readParams(words: string): ReadonlySet<string> {
  return new Set([...words.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
}

/** Node has the direction of a language under one of two names, by its version. */
function readDir(lang: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(lang).maximize().script
  return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr'
}

const rightToLeft: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm'])
