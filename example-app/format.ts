// Days and times in words a person reads; always UTC, and they say so.

const days = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})
const shortDays = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const times = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})
const moments = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'UTC',
})

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

/** `21 Nov, 14:32`, where the page says that its times are UTC. */
export function formatDayAndTime(date: Date): string {
  return `${shortDays.format(date)}, ${times.format(date)}`
}

/** `21 Nov 2026, 14:32:41 UTC` */
export function formatMoment(date: Date): string {
  return `${moments.format(date)} UTC`
}

function startOfDay(date: Date): number {
  return Math.floor(date.getTime() / 86_400_000)
}
