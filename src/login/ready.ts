// What must be right about the app around us before one of our routes works.
import type { Request } from 'express'
import { ConfigError, StateUnavailableError } from '../errors.js'
import type { Instance } from '../instance.js'
import { assertSessionSettings, hasSession } from '../session.js'

const seenSession = new WeakSet<Instance>()

/** Remembers that this instance has met a session: from then on a missing one is an outage. */
export function noteSession(instance: Instance, req: Request): void {
  if (hasSession(req)) seenSession.add(instance)
}

/**
 * Checks the session middleware in front of us.
 *
 * @throws {ConfigError} When there is none, or its cookie is unsafe for an https base URL.
 * @throws {StateUnavailableError} When it was there before and its store is down now.
 */
export function assertReady(instance: Instance, req: Request): void {
  if (!hasSession(req)) throw buildSessionError(instance)
  assertSessionSettings(req, instance.config)
}

/** The error of a request without a session: an outage, or a missing `app.use(session(…))`. */
export function buildSessionError(instance: Instance): StateUnavailableError | ConfigError {
  if (seenSession.has(instance)) {
    return new StateUnavailableError('the session store is down: req.session is not there', {
      operation: 'session.read',
    })
  }
  return new ConfigError([
    {
      option: 'express-session',
      problem:
        'req.session is not there: write app.use(session({ … })) before app.use(pingoneMfa()).',
    },
  ])
}
