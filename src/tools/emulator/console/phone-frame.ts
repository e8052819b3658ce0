// One phone with its text messages and calls.
import type { OutboxMessage } from '../outbox.js'
import { html, type Html } from './html.js'
import type { Phone } from './inbox.js'
import { copyButton, formatDayAndTime, formatTime, sentAgo, withCode } from './message-parts.js'
import { formatPhoneNumber } from './phone-number.js'
import { countTextMessageParts } from './text-message-parts.js'

/** Older messages than these are folded away. */
const messagesInView = 6

/** A phone as it would lie on the table. */
export function phoneFrame(phone: Phone, nowMs: number): Html {
  const empty = phone.messages.length === 0
  return html`<article class="phone${empty ? ' empty' : ''}">
    <div class="screen">
      <div class="status" aria-hidden="true">
        <span>${formatTime(nowMs)}</span><span class="island"></span><span>LTE</span>
      </div>
      <header>
        <p class="avatar" aria-hidden="true">${initials(phone.displayName)}</p>
        <h3><bdi>${phone.displayName}</bdi></h3>
        <p class="number">${formatPhoneNumber(phone.number)}</p>
      </header>
      ${empty ? noMessages(phone) : conversation(phone, nowMs)}
    </div>
  </article>`
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const outer = words.length > 1 ? [words.at(0), words.at(-1)] : words
  return outer.map((word) => Array.from(word ?? '')[0] ?? '').join('')
}

function noMessages({ username, note, getsCodes }: Phone): Html {
  return html`<p class="nothing">
    No messages yet.<br />${
      getsCodes
        ? html`Sign on as <strong>${username}</strong> to get one.`
        : html`<strong>${username}</strong> ${note}.`
    }
  </p>`
}

function conversation({ messages, number }: Phone, nowMs: number): Html {
  const earlier = messages.slice(0, -messagesInView)
  const newest = messages.slice(-messagesInView)
  return html`<div class="conversation">
    ${
      earlier.length === 0
        ? ''
        : html`<details id="earlier-${number}">
            <summary>${earlier.length} earlier</summary>
            <ol>
              ${earlier.map((message) => bubble(message, nowMs))}
            </ol>
          </details>`
    }
    <ol>
      ${newest.map((message) => bubble(message, nowMs))}
    </ol>
  </div>`
}

function bubble(message: OutboxMessage, nowMs: number): Html {
  const valid = message.status === 'valid'
  return html`<li class="${message.status}">
    <p class="when">
      <time datetime="${message.sentAt}">
        ${formatDayAndTime(Date.parse(message.sentAt), nowMs)}
      </time>
      ${remarks(message).map((remark) => ` · ${remark}`)}
    </p>
    <p class="bubble" lang="${message.locale}" dir="auto">${withCode(message.text, message)}</p>
    ${valid ? html`<p class="below">${copyButton(message)} ${sentAgo(message, nowMs)}</p>` : ''}
  </li>`
}

/** What a phone would not show: the kind of message, its parts if several, what the code is worth. */
function remarks({ deviceType, text, status }: OutboxMessage): string[] {
  const kinds = new Map([
    ['VOICE', 'call'],
    ['WHATSAPP', 'WhatsApp'],
  ])
  const kind = kinds.get(deviceType)
  const parts = deviceType === 'SMS' ? countTextMessageParts(text) : 1
  return [
    ...(kind === undefined ? [] : [kind]),
    ...(parts === 1 ? [] : [`${parts} parts`]),
    ...(status === 'valid' ? [] : [status]),
  ]
}
