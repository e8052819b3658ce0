// In which language a request is answered: chosen by the person, kept in the attempt, told by the app, liked by the browser.
import type { Request } from 'express'
import type { Config } from '../../config.js'
import { findAccepted, findLanguage } from '../../models/texts/find-language.js'
import { readLanguage } from '../../models/texts/language.js'
import type { ChosenLanguage } from '../../models/texts/own-texts.js'
import { buildCookiePrefix, readCookies, setCookie, type CookieConfig } from './cookies.js'
import { readQuery } from './query.js'
import type { OfferedLanguage } from '../../views/views.js'
import type { Exchange } from '../exchange.js'

/** What the language of a request depends on. */
type LocaleConfig = Pick<Config, 'name' | 'secure' | 'languages'>

const YEAR_MS = 365 * 24 * 60 * 60 * 1000

const ofAttempts = new WeakMap<Request, string>()
const switchable = new WeakSet<Request>()

/** The locale that the texts of an answer are read by. */
export function findLocale(req: Request, config: LocaleConfig): string {
  return chooseLanguage(req, config).locale
}

/** The tag that PingOne is told of a sign-on; nothing where the app named no languages. */
export function findTag(req: Request, config: LocaleConfig): string | undefined {
  return config.languages.isNamed ? chooseLanguage(req, config).lang : undefined
}

/** The tag that goes into the record of an attempt, so that it does not change its language. */
export function keepLang(req: Request, config: LocaleConfig): { readonly locale?: string } {
  return config.languages.chosen.length > 1 ? { locale: chooseLanguage(req, config).lang } : {}
}

/** Answers this request in the language of an attempt, unless the person has chosen another. */
export function takeLocaleOf(req: Request, attempt: { readonly locale?: string }): void {
  if (attempt.locale !== undefined) ofAttempts.set(req, attempt.locale)
}

/**
 * Takes a choice of the person, `?lang=de`, into a cookie; where there is none the page may offer one.
 *
 * @returns The path of the page without it.
 */
export function takeChoice(exchange: Exchange): string | undefined {
  const { req, instance } = exchange
  const { config } = instance
  const { chosen } = config.languages
  if (chosen.length < 2) return undefined
  switchable.add(req)
  const [path = '', query = ''] = req.url.split('?', 2)
  const params = new URLSearchParams(query)
  const wanted = params.get('lang')
  const found = wanted === null ? undefined : findLanguage(chosen, wanted)
  if (found === undefined) return undefined
  setCookie(exchange, { name: nameOf(config), value: found.lang, maxAge: YEAR_MS })
  params.delete('lang')
  const rest = params.toString()
  return `${config.basePath}${path}${rest === '' ? '' : `?${rest}`}`
}

/** The languages to choose from; none where there is one only, or where the page is no page of its own. */
export function offerLanguages(req: Request, config: Config): readonly OfferedLanguage[] {
  if (!switchable.has(req)) return []
  const current = chooseLanguage(req, config)
  const [path = '', query = ''] = req.url.split('?', 2)
  return config.languages.chosen.map(({ lang, name, locale }) => {
    const params = new URLSearchParams(query)
    params.set('lang', lang)
    const href = `${config.basePath}${path}?${params.toString()}`
    return { lang, name, href, dir: readLanguage(locale).dir, current: lang === current.lang }
  })
}

function chooseLanguage(req: Request, config: LocaleConfig): ChosenLanguage {
  const { chosen, localeOf } = config.languages
  const [first] = chosen
  if (chosen.length === 1) return first
  const wanted = [
    readCookie(req, config),
    ofAttempts.get(req),
    readAppsChoice(req, localeOf),
    ...readUiLocales(req),
  ]
  for (const tag of wanted) {
    const found = tag === undefined ? undefined : findLanguage(chosen, tag)
    if (found !== undefined) return found
  }
  return findAccepted(chosen, req.headers['accept-language'] ?? '') ?? first
}

/** The languages that the app asked this sign-on in, as they go along in its addresses; anything else does not. */
export function carryUiLocales(req: Request): { readonly ui_locales?: string } {
  const tags = readUiLocales(req)
  return tags.length > 0 ? { ui_locales: tags.join(' ') } : {}
}

/** OpenID Connect: tags with spaces between them, best first. */
function readUiLocales(req: Request): readonly string[] {
  const given = readQuery(req).get('ui_locales') ?? ''
  return given
    .slice(0, 200)
    .split(' ')
    .filter((tag) => /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(tag))
    .slice(0, 10)
}

function readAppsChoice(
  req: Request,
  localeOf: LocaleConfig['languages']['localeOf'],
): string | undefined {
  const tag = localeOf?.(req)
  return typeof tag === 'string' ? tag.slice(0, 100) : undefined
}

function readCookie(req: Request, config: CookieConfig): string | undefined {
  const wanted = nameOf(config)
  return readCookies(req)
    .find(({ name }) => name === wanted)
    ?.value.slice(0, 100)
}

function nameOf(config: CookieConfig): string {
  return `${buildCookiePrefix(config)}lang`
}
