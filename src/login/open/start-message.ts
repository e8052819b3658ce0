// What was wrong with a posted username, told once by the page that comes next; the address carries nothing of it.
import type { Request, Response } from 'express'
import type { Config } from '../../config.js'
import type { MessageCode } from '../../models/model.js'
import { buildToldCsrf, readAskCsrf, type AskedPage } from '../answer/ask-cookie.js'
import { clearNote, readNote, setNote } from '../answer/note-cookie.js'

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
  res: Response,
  config: Config,
  { code, page }: { readonly code: MessageCode; readonly page: AskedPage },
): void {
  const value = `${code}.${buildToldCsrf(page)}`
  setNote(res, { name: 'told', value, maxAge: TOLD_MS }, config)
}

/** The message kept for this browser, once: it is gone with this answer. */
export function takeMessage(req: Request, res: Response, config: Config): MessageCode | undefined {
  const note = readNote(req, 'told', config)
  if (note === undefined) return undefined
  clearNote(res, 'told', config)
  const at = note.indexOf('.')
  const code = USERNAME_MISTAKES.find((known) => known === note.slice(0, Math.max(at, 0)))
  const proof = readAskCsrf(req, note.slice(at + 1), 'told', config)
  return typeof proof === 'object' ? code : undefined
}
