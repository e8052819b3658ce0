// Amounts and times in words a person reads.
import type { Cents } from './data.js'

const amounts = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})
const days = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})
const times = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** 820416 → `8,204.16` */
export function formatBalance(cents: Cents): string {
  return amounts.format(cents / 100).replace('-', '−')
}

/** -420 → `−4.20`, 318000 → `+3,180.00` */
export function formatChange(cents: Cents): string {
  return cents > 0 ? `+${formatBalance(cents)}` : formatBalance(cents)
}

/** `Today`, `Yesterday`, else `Thursday 19 November`. */
export function formatDay(date: Date, now: Date): string {
  const daysAgo = startOfDay(now) - startOfDay(date)
  if (daysAgo === 0) return 'Today'
  return daysAgo === 1 ? 'Yesterday' : days.format(date).replace(',', '')
}

/** `14:02 UTC` */
export function formatTime(date: Date): string {
  return `${times.format(date)} UTC`
}

function startOfDay(date: Date): number {
  return Math.floor(date.getTime() / 86_400_000)
}
