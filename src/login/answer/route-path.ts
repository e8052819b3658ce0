// Paths of our routes, compared as Express compares those of the app: by its settings, without regard to case and a last slash.
import type { Request } from 'express'

/** How two paths of an app are compared. */
export interface PathRules {
  readonly isStrict: boolean
  readonly isCaseSensitive: boolean
}

/** The rules of the app that a request is in; Express's defaults where nothing is set. */
export function readPathRules({ app }: Pick<Request, 'app'>): PathRules {
  return {
    isStrict: app.enabled('strict routing'),
    isCaseSensitive: app.enabled('case sensitive routing'),
  }
}

/** A path in the form in which it is compared. */
export function foldPath(path: string, { isStrict, isCaseSensitive }: PathRules): string {
  const open = isStrict || path === '/' ? path : path.replace(/\/$/, '')
  return isCaseSensitive ? open : open.toLowerCase()
}

/** What stands in a path behind one of our routes, such as the handle of `/login/flow/:handle`; `''` when it cannot be read. */
export function readSegment(req: Request, below: string): string {
  const segment = req.path.slice(below.length).replace(/\/$/, '')
  try {
    return decodeURIComponent(segment)
  } catch {
    return ''
  }
}
