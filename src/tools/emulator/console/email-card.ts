// One email: open while its code is worth something, folded to its subject afterwards.
import type { OutboxMessage } from '../outbox.js'
import { htmlToText } from '../html-to-text.js'
import { html, type Html } from './html.js'
import { copyButton, formatDayAndTime, withCode } from './message-parts.js'

/** An email as a card: its words, with a way to see its HTML. */
export function emailCard(email: OutboxMessage, nowMs: number, path: string): Html {
  if (email.status === 'valid') {
    return html`<article class="card mail">
      <header>${head(email, nowMs)}</header>
      ${body(email, path)}
    </article>`
  }
  return html`<article class="card mail">
    <details id="mail-${email.id}">
      <summary>${head(email, nowMs)}</summary>
      ${body(email, path)}
    </details>
  </article>`
}

function head(email: OutboxMessage, nowMs: number): Html {
  const template = [email.template, email.variant, email.locale].filter(
    (part) => part !== undefined,
  )
  return html`<h3 dir="auto">${withCode(email.subject ?? 'No subject', email)}</h3>
    <span class="facts">
      ${email.destination} ·
      <time datetime="${email.sentAt}">${formatSent(email.sentAt, nowMs)}</time>
      · template ${template.join(', ')}
      ${email.status === 'valid' ? '' : html`· <strong>${email.status}</strong>`}
    </span>`
}

/** "14:31:50" for today, else the day too. */
function formatSent(sentAt: string, nowMs: number): string {
  const sentMs = Date.parse(sentAt)
  const seconds = new Date(sentMs).getSeconds().toString().padStart(2, '0')
  return `${formatDayAndTime(sentMs, nowMs).replace(/^Today /, '')}:${seconds}`
}

function body(email: OutboxMessage, path: string): Html {
  const text = email.html === undefined ? email.text : htmlToText(email.html)
  const blocks = text.trim().split(/\n\s*\n/)
  const alone = blocks.some((block) => block.trim() === email.otp)
  const valid = email.status === 'valid'
  return html`<div class="body" lang="${email.locale}" dir="auto">
    ${blocks.map((block) => paragraph(block.trim(), email))}
    ${valid && !alone ? html`<p>${copyButton(email)}</p>` : ''}
    ${
      email.html === undefined
        ? ''
        : html`<p class="as-html">
            <a href="${path}/messages/${email.id}/html">See it as HTML</a>
          </p>`
    }
  </div>`
}

/** A block of "Name: value" lines is a table of details, the code alone is the code, large. */
function paragraph(block: string, email: OutboxMessage): Html {
  if (block === email.otp) {
    const copy = email.status === 'valid' ? copyButton(email) : ''
    return html`<p class="code">${withCode(block, email)} ${copy}</p>`
  }
  const lines = block.split('\n').map((line) => line.trim())
  const details = lines.map((line) => /^([^:]{1,40}): +(.+)$/.exec(line))
  if (details.every((detail) => detail !== null)) {
    return html`<dl>
      ${details.map(
        ([, name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd><bdi>${withCode(value ?? '', email)}</bdi></dd>
          </div>`,
      )}
    </dl>`
  }
  return html`<p>
    ${lines.map((line, index) => html`${index === 0 ? '' : html`<br />`}${withCode(line, email)}`)}
  </p>`
}
