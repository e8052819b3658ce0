// A moment in words, in UTC.
import { formatMoment } from './texts/formats.js'

/** The time in UTC, with the day when that is another than today's. */
export function writeTime(locale: string, timeMs: number, nowMs: number): string {
  const isToday =
    new Date(timeMs).toISOString().slice(0, 10) === new Date(nowMs).toISOString().slice(0, 10)
  return `${formatMoment(locale, { timeMs, how: isToday ? 'time' : 'day-and-time' })} UTC`
}

/** A day in words. */
export function writeDate(locale: string, timeMs: number): string {
  return formatMoment(locale, { timeMs, how: 'date' })
}
