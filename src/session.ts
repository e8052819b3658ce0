// What express-session holds for us; the only reader and writer of req.session.
import type { CookieOptions, Request } from 'express'
import type { Session, SessionData } from 'express-session'
import type { PingOneUser } from './events.js'
import { StateUnavailableError } from './errors.js'
import type { Config } from './config.js'
import { isObject } from './pingone/json.js'
import { listSessionCookies, toConfigError } from './session-cookie.js'
import { withinTime } from './state/within-time.js'

/** Our part of the app's session: one entry per instance name. */
export interface StoredSignOn {
  readonly signOnId: string
  readonly user: PingOneUser
  readonly acr?: string
  readonly amr?: readonly string[]
  /** Epoch seconds. */
  readonly authTime?: number
  /** Ids of one-use grants that step-ups left; the state store knows which are unused. */
  readonly grants?: readonly string[]
}

type Settings = Pick<Config, 'name' | 'timeouts' | 'keepSessionData'>

/** True when an express-session is there to be read. */
export function hasSession(req: Request): boolean {
  const session: unknown = req.session
  return (
    isObject(session) && isObject(session['cookie']) && METHODS.every((name) => name in session)
  )
}

/** What of express-session `req.session` lacks; `undefined` when it is one, or when there is none. */
export function findForeignSession(req: Request): string | undefined {
  const session: unknown = req.session
  if (!isObject(session) || hasSession(req)) return undefined
  return ['cookie', ...METHODS].filter((name) => !(name in session)).join(', ')
}

const METHODS = ['regenerate', 'save', 'destroy'] as const

/** Reads what the session says of this instance's sign-on; a blob of another shape says nothing. */
export function readStoredSignOn(req: Request, name: string): StoredSignOn | undefined {
  if (!hasSession(req)) return undefined
  const all: unknown = req.session.pingone
  if (!isObject(all) || !Object.hasOwn(all, name)) return undefined
  const stored = all[name]
  if (!isObject(stored) || typeof stored['signOnId'] !== 'string') return undefined
  const { user, acr, amr, authTime, grants } = stored
  if (!isUser(user)) return undefined
  return {
    signOnId: stored['signOnId'],
    user,
    ...(typeof acr === 'string' && { acr }),
    ...(isStrings(amr) && { amr }),
    ...(typeof authTime === 'number' && { authTime }),
    ...(isStrings(grants) && { grants }),
  }
}

/**
 * Gives the session a new id and writes the sign-on; the caller saves.
 *
 * The app's own members go along when `keep` is true, restricted by the option `keepSessionData`. The sign-ons of
 * other instances always do: they are their own.
 */
export async function rotateSession(
  req: Request,
  {
    signOn,
    settings,
    keep,
  }: { readonly signOn: StoredSignOn; readonly settings: Settings; readonly keep: boolean },
): Promise<void> {
  const members = keep ? copyMembers(req.session, settings.keepSessionData) : {}
  const others = readOthers(req, settings.name)
  const before = req.sessionID
  await callSession('regenerate', { settings, call: (done) => req.session.regenerate(done) })
  if (req.sessionID === before) {
    throw toConfigError([
      'genid gave the same id again: it must return a new random text each time',
    ])
  }
  Object.assign(req.session, members)
  req.session.pingone = { ...others, [settings.name]: signOn }
}

/**
 * Ends the session in the store. While other instances are signed on in it, they go on in a new session of their own,
 * with nothing else in it: what the app kept there may be about the user who leaves.
 *
 * @returns Whether the session goes on.
 */
export async function endSessionOf(req: Request, settings: Settings): Promise<boolean> {
  const others = readOthers(req, settings.name)
  if (Object.keys(others).length === 0) {
    await destroySession(req, settings)
    return false
  }
  forgetSignOn(req, settings.name)
  await callSession('regenerate', { settings, call: (done) => req.session.regenerate(done) })
  req.session.pingone = others
  await saveSession(req, settings)
  return true
}

/** The sign-ons that other instances hold in the session. */
function readOthers(req: Request, name: string): Record<string, StoredSignOn> {
  const all: unknown = req.session.pingone
  if (!isObject(all)) return {}
  return Object.fromEntries(
    Object.keys(all).flatMap((other) => {
      const stored = other === name ? undefined : readStoredSignOn(req, other)
      return stored === undefined ? [] : [[other, stored]]
    }),
  )
}

/** Saves the session and waits until the store has it. */
export function saveSession(req: Request, settings: Settings): Promise<void> {
  return callSession('save', { settings, call: (done) => req.session.save(done) })
}

/** Ends the session in the store. */
export function destroySession(req: Request, settings: Settings): Promise<void> {
  return callSession('destroy', { settings, call: (done) => req.session.destroy(done) })
}

/**
 * Lets the request go on in another session of the same browser; the answer carries its cookie.
 *
 * @returns Whether that session still exists.
 */
export async function adoptSession(
  req: Request,
  { sessionId, settings }: { readonly sessionId: string; readonly settings: Settings },
): Promise<boolean> {
  const { sessionStore } = req
  const data = await callSession<SessionData | null | undefined>('read', {
    settings,
    call: (done) => sessionStore.get(sessionId, done),
  })
  if (!isObject(data)) return false
  req.sessionID = sessionId
  sessionStore.createSession(req, data)
  return true
}

/**
 * Takes a grant that is used up out of the session. express-session saves it with what the app changes, when the request
 * is answered.
 */
export function forgetGrant(
  req: Request,
  { name, id }: { readonly name: string; readonly id: string },
): void {
  const stored = readStoredSignOn(req, name)
  if (stored?.grants === undefined) return
  const { grants, ...rest } = stored
  const left = grants.filter((grant) => grant !== id)
  req.session.pingone = {
    ...req.session.pingone,
    [name]: { ...rest, ...(left.length > 0 && { grants: left }) },
  }
}

/** Takes our part out of the session; the caller saves. */
export function forgetSignOn(req: Request, name: string): void {
  if (!hasSession(req) || req.session.pingone === undefined) return
  const { [name]: _forgotten, ...others } = req.session.pingone
  req.session.pingone = others
}

/** A session cookie of this request, with the attributes by which a browser forgets it. */
export interface SessionCookie {
  readonly name: string
  readonly attributes: CookieOptions
}

/** Finds the session cookie of this request, so that it can be cleared as it was set. */
export function findSessionCookie(req: Request): SessionCookie | undefined {
  if (!hasSession(req)) return undefined
  const found = listSessionCookies(req).find(({ id }) => id === req.sessionID)
  if (found === undefined) return undefined
  const { name } = found
  const { cookie } = req.session
  const { path, domain, httpOnly, sameSite, secure } = cookie
  const isPartitioned = 'partitioned' in cookie && cookie.partitioned === true
  // Browsers take no cookie back by these names, or partitioned, without Secure.
  const needsSecure = /^__(?:Host|Secure)-/i.test(name) || isPartitioned
  const isSecure = needsSecure || (secure === 'auto' ? req.secure : secure === true)
  return {
    name,
    attributes: {
      path: path ?? '/',
      secure: isSecure,
      httpOnly: httpOnly !== false,
      ...(domain !== undefined && { domain }),
      ...(sameSite !== undefined && { sameSite }),
      ...(isPartitioned && { partitioned: true }),
    },
  }
}

async function callSession<T = void>(
  operation: string,
  {
    call,
    settings,
  }: {
    readonly call: (done: (error?: unknown, value?: T) => void) => void
    readonly settings: Settings
  },
): Promise<T | undefined> {
  const ms = settings.timeouts.storeMs
  const called = new Promise<T | undefined>((resolve, reject) => {
    call((error, value) => {
      if (error === undefined || error === null) resolve(value)
      else reject(failed(operation, { what: 'failed', cause: error }))
    })
  })
  const late = (): Error => failed(operation, { what: `did not answer in ${ms} ms` })
  return withinTime(called, { ms, late })
}

function failed(
  operation: string,
  { what, cause }: { readonly what: string; readonly cause?: unknown },
): StateUnavailableError {
  return new StateUnavailableError(`the session store ${what} (${operation})`, {
    operation: `session.${operation}`,
    ...(cause !== undefined && { cause }),
  })
}

function copyMembers(
  session: Session & Partial<SessionData>,
  keep: Settings['keepSessionData'],
): Record<string, unknown> {
  if (keep === false) return {}
  const own = Object.entries(session).filter(
    ([name, value]) => name !== 'cookie' && name !== 'pingone' && typeof value !== 'function',
  )
  return Object.fromEntries(keep === true ? own : own.filter(([name]) => keep.includes(name)))
}

function isUser(value: unknown): value is PingOneUser {
  return isObject(value) && typeof value['sub'] === 'string' && value['sub'].length > 0
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}
