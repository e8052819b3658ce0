// Which instance handled a request, for the guards behind it.
import type { Request } from 'express'
import { readSignOn, readSignOnNow, type CurrentSignOn } from './current-sign-on.js'
import type { Instance } from './instance.js'
import { createSharedMap } from './shared.js'

/** What the middleware leaves for the guards of this request. */
export interface Handled {
  readonly instance: Instance
  /** Who was signed on when it was last asked; `req.pingone` says the same. */
  current: CurrentSignOn
}

const handled = createSharedMap<Request, Handled>('handled')

/** Notes the instance that handled a request; the last one counts. */
export function noteHandled(req: Request, by: Handled): void {
  handled.set(req, by)
}

/** Who is signed on, asked again when the last answer is older than a second. */
export async function readCurrent(handled: Handled, req: Request): Promise<CurrentSignOn> {
  handled.current = await readSignOn(handled.instance, req)
  return handled.current
}

/** Who is signed on in this very moment: one more read. */
export async function readCurrentNow(handled: Handled, req: Request): Promise<CurrentSignOn> {
  handled.current = await readSignOnNow(handled.instance, req)
  return handled.current
}

/** @throws {TypeError} When no `pingoneMfa()` stands in front of this guard. */
export function readHandled(req: Request, guard: string): Handled {
  const by = handled.get(req)
  if (by !== undefined) return by
  throw new TypeError(
    'pingone' in req
      ? `${guard}() is of another version of express-pingone-mfa than the pingoneMfa() before it: install one`
      : `${guard}() found no sign-on state: mount app.use(pingoneMfa()) before this route`,
  )
}
