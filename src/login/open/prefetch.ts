// A page that is loaded before anybody asked for it starts nothing: no attempt, no cookie, no message.
import type { Request, Response } from 'express'
import { setNoStore } from '../answer/page.js'

/** `Sec-Purpose` is the standard; the others are what browsers, Turbo and older versions write. */
const HEADERS = ['sec-purpose', 'x-sec-purpose', 'purpose', 'x-purpose', 'x-moz']

/** Answers a prefetch with 503, so that the browser asks again when a person comes. @returns whether it was one. */
export function refusePrefetch({ headers }: Pick<Request, 'headers'>, res: Response): boolean {
  const isPrefetch = HEADERS.some((name) =>
    /\b(?:prefetch|prerender|preview)\b/i.test(String(headers[name] ?? '')),
  )
  if (!isPrefetch) return false
  setNoStore(res)
  res.statusCode = 503
  res.end()
  return true
}
