// What must be right about the app around us before one of our routes works.
import type { Request } from 'express'
import { ConfigError, StateUnavailableError } from '../errors.js'
import type { Instance } from '../instance.js'
import { assertSessionSettings, toConfigError } from '../session-cookie.js'
import { findForeignSession, hasSession } from '../session.js'
import type { Asked } from './exchange.js'

/** What an instance has seen of the session middleware in front of it. */
interface SeenSession {
  /** Path of its cookie: express-session leaves requests elsewhere alone. */
  readonly path: string
  /** A route of ours had it too. */
  readonly atOurs: boolean
  /** Why browsers refuse the cookie as it is sent. */
  readonly refused?: string
}

const seenSessions = new WeakMap<Instance, SeenSession>()

/** Remembers that this instance has met a session: from then on a missing one is an outage. */
export function noteSession(
  { instance, req }: Asked,
  { isOurs }: { readonly isOurs: boolean },
): void {
  if (!hasSession(req)) return
  const seen = seenSessions.get(instance)
  if (seen !== undefined && (seen.atOurs || !isOurs)) return
  const path: unknown = req.session.cookie.path
  seenSessions.set(instance, { path: typeof path === 'string' ? path : '/', atOurs: isOurs })
}

/** Remembers that no browser keeps the session cookie: from now on no code is sent for nothing. */
export function noteRefusedCookie(instance: Instance, refused: string): void {
  const seen = seenSessions.get(instance)
  seenSessions.set(instance, { path: seen?.path ?? '/', atOurs: true, refused })
}

/**
 * Checks the session middleware in front of us.
 *
 * @throws {ConfigError} When there is none, it is another one, or its cookie is unsafe or cannot come back.
 * @throws {StateUnavailableError} When it was there before and its store is down now.
 */
export function assertReady(instance: Instance, req: Request): void {
  if (!hasSession(req)) throw buildSessionError({ instance, req }, { isOurs: true })
  assertSessionSettings(req, instance.config)
  const refused = seenSessions.get(instance)?.refused
  if (refused !== undefined) {
    throw toConfigError([`browsers refuse the session cookie: ${refused}`])
  }
}

/** The error of a request without a session that can be used: an outage, or what to write in the app. */
export function buildSessionError(
  { instance, req }: Asked,
  { isOurs = false }: { readonly isOurs?: boolean } = {},
): StateUnavailableError | ConfigError {
  const lacks = findForeignSession(req)
  if (lacks !== undefined) {
    return toConfigError([
      `req.session is not express-session's (it has no ${lacks}): write app.use(session({ … })) of express-session in place of the other session middleware, or let that one use another name than req.session`,
    ])
  }
  const path = readPath(req)
  const seen = seenSessions.get(instance)
  if (seen === undefined) {
    return toConfigError([
      `req.session is not there: write app.use(session({ … })) before app.use(pingoneMfa()), without a path of its own and with a cookie.path that ${path} begins with`,
    ])
  }
  if (!path.startsWith(seen.path)) {
    return toConfigError([
      `set cookie.path to '/': with ${JSON.stringify(seen.path)} there is no session at ${path}`,
    ])
  }
  if (isOurs && !seen.atOurs) {
    return toConfigError([
      `req.session is there for other pages and not at ${path}: write app.use(session({ … })) without a path, before app.use(pingoneMfa())`,
    ])
  }
  return new StateUnavailableError(
    `the session store is down, or no session middleware runs for ${path}: req.session is not there`,
    { operation: 'session.read' },
  )
}

/** The path as the session middleware sees it; of a request that Express has not seen too. */
function readPath({ originalUrl, url }: Partial<Pick<Request, 'originalUrl' | 'url'>>): string {
  return (originalUrl ?? url ?? '/').replace(/[?#].*$/s, '')
}
