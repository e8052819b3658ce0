// Small notes in the browser beside the cookies of its attempts: until when to wait, what was wrong with a form.
import type { Request, Response } from 'express'
import {
  buildCookiePrefix,
  expireCookie,
  readCookies,
  setCookie,
  type CookieConfig,
} from './cookies.js'

/** The notes by name; no handle looks like one. */
export type NoteName = 'wait' | 'told'

/** Leaves a note for as long as it counts, in milliseconds. */
export function setNote(
  res: Response,
  note: { readonly name: NoteName; readonly value: string; readonly maxAge: number },
  config: CookieConfig,
): void {
  setCookie(res, { ...note, name: buildCookiePrefix(config) + note.name }, config)
}

/** Reads a note. */
export function readNote(req: Request, name: NoteName, config: CookieConfig): string | undefined {
  const wanted = buildCookiePrefix(config) + name
  return readCookies(req).find((cookie) => cookie.name === wanted)?.value
}

/** Takes a note back. */
export function clearNote(res: Response, name: NoteName, config: CookieConfig): void {
  expireCookie(res, buildCookiePrefix(config) + name, config)
}
