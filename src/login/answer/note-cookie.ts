// Small notes in the browser beside the cookies of its attempts: until when to wait, what was wrong with a form.
import { buildCookiePrefix, expireCookie, readCookies, setCookie } from './cookies.js'
import type { Answering, Asked } from '../exchange.js'

/** The notes by name; no handle looks like one. */
export type NoteName = 'wait' | 'told'

/** Leaves a note for as long as it counts, in milliseconds. */
export function setNote(
  exchange: Answering,
  note: { readonly name: NoteName; readonly value: string; readonly maxAge: number },
): void {
  const { config } = exchange.instance
  setCookie(exchange, { ...note, name: buildCookiePrefix(config) + note.name })
}

/** Reads a note. */
export function readNote({ req, instance: { config } }: Asked, name: NoteName): string | undefined {
  const wanted = buildCookiePrefix(config) + name
  return readCookies(req).find((cookie) => cookie.name === wanted)?.value
}

/** Takes a note back. */
export function clearNote(exchange: Answering, name: NoteName): void {
  const { config } = exchange.instance
  expireCookie(exchange, buildCookiePrefix(config) + name)
}
