// Numbers, plural forms and moments of a language: the one place of texts that asks Intl, always with digits 0 to 9.
import { readLanguage } from './language.js'

/** A number as the language writes it, in the digits that codes and phones have. */
export function formatNumber(locale: string, value: number): string {
  return formatsOf(locale).numbers.format(value)
}

/** The plural form of a number. */
export function selectForm(locale: string, value: number): Intl.LDMLPluralRule {
  return formatsOf(locale).plurals.select(value)
}

/** A moment in UTC. */
export function formatMoment(
  locale: string,
  { timeMs, how }: { readonly timeMs: number; readonly how: 'date' | 'time' | 'day-and-time' },
): string {
  return formatsOf(locale).moments[how].format(timeMs)
}

interface Formats {
  readonly numbers: Intl.NumberFormat
  readonly plurals: Intl.PluralRules
  readonly moments: Readonly<Record<'date' | 'time' | 'day-and-time', Intl.DateTimeFormat>>
}

/** Made once: making one takes longer than drawing a page. */
const made = new Map<string, Formats>()

function formatsOf(locale: string): Formats {
  const { lang } = readLanguage(locale)
  const known = made.get(lang)
  if (known !== undefined) return known
  const tag = `${lang}-u-nu-latn`
  const time = { timeZone: 'UTC', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const formats = {
    numbers: new Intl.NumberFormat(tag),
    plurals: new Intl.PluralRules(tag),
    moments: {
      date: new Intl.DateTimeFormat(tag, { timeZone: 'UTC', dateStyle: 'long' }),
      time: new Intl.DateTimeFormat(tag, time),
      'day-and-time': new Intl.DateTimeFormat(tag, { ...time, day: 'numeric', month: 'long' }),
    },
  }
  made.set(lang, formats)
  return formats
}
