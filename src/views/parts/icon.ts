// Small pictures beside words: 24 grid, one stroke, in the colour of the text; never without a word.
import { html, type Html } from '../html.js'

/** Names of the pictures. */
export type IconName =
  | 'alert'
  | 'info'
  | 'check'
  | 'clock'
  | 'message'
  | 'mail'
  | 'call'
  | 'phone'
  | 'key'
  | 'passkey'
  | 'app'
  | 'chevron'
  | 'pencil'
  | 'stop'
  | 'globe'

/** A picture that screen readers skip. */
export function icon(name: IconName, size: 'small' | 'medium' = 'small'): Html {
  return html`<svg class="icon ${size}" viewBox="0 0 24 24" aria-hidden="true">
    ${shapes[name]}
  </svg>`
}

const shapes: Readonly<Record<IconName, Html>> = {
  alert: html`<circle cx="12" cy="12" r="9" /><path d="M12 7.5v5M12 16.25v.01" />`,
  info: html`<circle cx="12" cy="12" r="9" /><path d="M12 11.5v5M12 7.75v.01" />`,
  check: html`<circle cx="12" cy="12" r="9" /><path d="m8.25 12.25 2.5 2.5 5-5.25" />`,
  clock: html`<circle cx="12" cy="12" r="9" /><path d="M12 7.25V12l3 1.75" />`,
  message: html`<path
    d="M4.5 5h15a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5H11l-4.5 3.5V17h-2A1.5 1.5 0 0 1 3 15.5v-9A1.5 1.5 0 0 1 4.5 5ZM8 11v.01M12 11v.01M16 11v.01"
  />`,
  mail: html`<rect x="3" y="5" width="18" height="14" rx="1.75" /><path
      d="m3.5 6.5 8.5 6 8.5-6"
    />`,
  call: html`<path
    d="M7.2 3.75H4.9A1.4 1.4 0 0 0 3.5 5.2 15.6 15.6 0 0 0 18.8 20.5a1.4 1.4 0 0 0 1.45-1.4v-2.3a1.4 1.4 0 0 0-1.1-1.37l-2.75-.6a1.4 1.4 0 0 0-1.43.56l-.9 1.23a12.6 12.6 0 0 1-6.7-6.7l1.24-.9a1.4 1.4 0 0 0 .55-1.42l-.6-2.76A1.4 1.4 0 0 0 7.2 3.75Z"
  />`,
  phone: html`<rect x="7" y="2.75" width="10" height="18.5" rx="1.75" /><path d="M11 18.25h2" />`,
  key: html`<circle cx="8" cy="15.5" r="4.25" /><path
      d="m11 12.5 8.5-8.5M16 7.5l2.75 2.75M13.25 10.25l1.75 1.75"
    />`,
  passkey: html`<circle cx="9.5" cy="7.5" r="4" /><path d="M3 20v-1a6 6 0 0 1 6-6h3" /><circle
      cx="17.5"
      cy="13"
      r="2.75"
    /><path d="M17.5 15.75V21l1.75-1.5M17.5 18h1.5" />`,
  app: html`<circle cx="12" cy="13" r="8" /><path d="M12 9v4l2.5 1.5M9.5 2.75h5" />`,
  pencil: html`<path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19 4 20ZM14 6.5 17.5 10" />`,
  stop: html`<path
    d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM9.25 9.25l5.5 5.5M14.75 9.25l-5.5 5.5"
  />`,
  globe: html`<circle cx="12" cy="12" r="9" /><path
      d="M3 12h18M12 3c2.5 2.6 3.75 5.6 3.75 9S14.5 18.4 12 21c-2.5-2.6-3.75-5.6-3.75-9S9.5 5.6 12 3Z"
    />`,
  chevron: html`<path d="m9 5.5 6.5 6.5L9 18.5" />`,
}
