// A moment in words, in UTC.
import { readLanguage } from './texts/catalogue.js'

/** The time in UTC, with the day when that is another than today's. */
export function writeTime(locale: string, timeMs: number, nowMs: number): string {
  const isToday =
    new Date(timeMs).toISOString().slice(0, 10) === new Date(nowMs).toISOString().slice(0, 10)
  const format = new Intl.DateTimeFormat(readLanguage(locale).lang, {
    timeZone: 'UTC',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(isToday ? {} : { day: 'numeric', month: 'long' }),
  })
  return `${format.format(timeMs)} UTC`
}

/** A day in words. */
export function writeDate(locale: string, timeMs: number): string {
  const { lang } = readLanguage(locale)
  return new Intl.DateTimeFormat(lang, { timeZone: 'UTC', dateStyle: 'long' }).format(timeMs)
}
