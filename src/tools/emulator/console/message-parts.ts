// What phones and mail share: the code in a text, its Copy button, and times in words.
import type { OutboxMessage } from '../outbox.js'
import { html, type Html } from './html.js'

/** A text in which the code is marked while it is worth something, else struck through. */
export function withCode(text: string, { otp, status }: OutboxMessage): Html {
  const pieces = otp === '' ? [text] : text.split(codePattern(otp))
  return html`${pieces.map((piece, index) => {
    if (index % 2 === 0) return piece
    return status === 'valid' ? html`<mark>${piece}</mark>` : html`<s>${piece}</s>`
  })}`
}

/** The code where no other digit touches it, also when read out as "4, 8, 2". */
function codePattern(otp: string): RegExp {
  const digits = Array.from(otp, (digit) => digit.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(${digits.join('(?:, )?')})(?![\\p{L}\\p{N}])`, 'u')
}

/** Shown by the script: without one there is nothing a Copy button could do. */
export function copyButton({ id, otp }: OutboxMessage): Html {
  return html`<button class="button copy" type="button" id="copy-${id}" data-copy="${otp}" hidden>
    Copy code
  </button>`
}

/** "sent 8 seconds ago", which the script keeps true. */
export function sentAgo({ sentAt }: OutboxMessage, nowMs: number): Html {
  const sentMs = Date.parse(sentAt)
  return html`<time class="ago" datetime="${sentAt}">sent ${describeAge(nowMs - sentMs)} ago</time>`
}

/** A duration in its largest whole unit. */
export function describeAge(ageMs: number): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1000))
  if (seconds < 60) return count(seconds, 'second')
  if (seconds < 3600) return count(Math.floor(seconds / 60), 'minute')
  if (seconds < 86_400) return count(Math.floor(seconds / 3600), 'hour')
  return count(Math.floor(seconds / 86_400), 'day')
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`
}

/** "14:32", in the time zone of the machine the emulator runs on. */
export function formatTime(epochMs: number): string {
  return new Date(epochMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

/** "Today 14:32", or with the date. */
export function formatDayAndTime(epochMs: number, nowMs: number): string {
  const [day, today] = [epochMs, nowMs].map((moment) => new Date(moment).toDateString())
  const date = new Date(epochMs).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })
  return `${day === today ? 'Today' : date} ${formatTime(epochMs)}`
}
