// What was wrong with a posted username, told once by the page that comes next; the address carries nothing of it.
import type { MessageCode } from '../../models/model.js'
import { buildToldCsrf, readAskCsrf, type AskedPage } from '../answer/ask-cookie.js'
import { clearNote, readNote, setNote } from '../answer/note-cookie.js'
import type { Answering, Exchange } from '../exchange.js'

/** The next page comes at once; a note that is older belongs to nothing. */
const TOLD_MS = 60_000

/** What can be wrong with a username before anybody is asked. */
export const USERNAME_MISTAKES: readonly MessageCode[] = [
  'username_empty',
  'username_too_long',
  'username_malformed',
]

/** Keeps the message for the next page of this browser, bound to the page whose form was wrong. */
export function keepMessage(
  exchange: Answering,
  { code, page }: { readonly code: MessageCode; readonly page: AskedPage },
): void {
  const value = `${code}.${buildToldCsrf(page)}`
  setNote(exchange, { name: 'told', value, maxAge: TOLD_MS })
}

/** The message kept for this browser, once: it is gone with this answer. */
export function takeMessage(exchange: Exchange): MessageCode | undefined {
  const note = readNote(exchange, 'told')
  if (note === undefined) return undefined
  clearNote(exchange, 'told')
  const at = note.indexOf('.')
  const code = USERNAME_MISTAKES.find((known) => known === note.slice(0, Math.max(at, 0)))
  const proof = readAskCsrf(exchange, { csrf: note.slice(at + 1), purpose: 'told' })
  return typeof proof === 'object' ? code : undefined
}
