// Sign-on sessions: what the ST cookie of a browser stands for.
import { randomBytes, randomUUID } from 'node:crypto'
import type { Flow, Runtime, Session } from './runtime.js'

/** PingOne's idle time-out of a session: 30 days. */
export const sessionLifetimeMs = 2_592_000_000

/** The live session of a cookie's token, or undefined. */
export function findSession(
  runtime: Runtime,
  environmentId: string,
  token: string | undefined,
  nowMs: number,
): Session | undefined {
  const session = token === undefined ? undefined : runtime.sessions.get(token)
  if (session?.environmentId !== environmentId) return undefined
  if (session.expiresAtMs > nowMs) return session
  runtime.sessions.delete(session.token)
  return undefined
}

/** The live session of that id, or undefined. */
export function findSessionById(runtime: Runtime, id: string, nowMs: number): Session | undefined {
  for (const session of runtime.sessions.values()) {
    if (session.id === id) return session.expiresAtMs > nowMs ? session : undefined
  }
  return undefined
}

/** Has anybody ever signed on in it? Before that a session only binds a flow to a browser. */
export function isSignedOn(session: Session): boolean {
  const { passwordAtMs, mfaAtMs, externalAtMs } = session
  return [passwordAtMs, mfaAtMs, externalAtMs].some((atMs) => atMs !== undefined)
}

/**
 * Binds a flow whose user has become known to a session: the one the browser has, when it is the
 * same user's, else a new one.
 */
export function bindSession(
  runtime: Runtime,
  {
    flow,
    presented,
    nowMs,
  }: { readonly flow: Flow; readonly presented: Session | undefined; readonly nowMs: number },
): void {
  const isOwn = presented?.userId !== undefined && presented.userId === flow.userId
  flow.session = isOwn ? presented : createSession(runtime, { flow, nowMs })
}

/** Takes a completed flow's factors into its session, under a new token where one can be given. */
export function renewSession(
  runtime: Runtime,
  {
    flow,
    nowMs,
    keepsToken,
  }: { readonly flow: Flow; readonly nowMs: number; readonly keepsToken: boolean },
): void {
  const { session } = flow
  if (session === undefined) return
  runtime.sessions.delete(session.token)
  if (!keepsToken) session.token = newToken()
  session.userId = flow.userId
  session.passwordAtMs = flow.passwordAtMs ?? session.passwordAtMs
  session.mfaAtMs = flow.mfaAtMs ?? session.mfaAtMs
  session.externalAtMs = flow.externalAtMs ?? session.externalAtMs
  session.mfaMethod = flow.mfaMethod ?? session.mfaMethod
  session.expiresAtMs = nowMs + sessionLifetimeMs
  runtime.sessions.set(session.token, session)
}

function createSession(
  runtime: Runtime,
  { flow, nowMs }: { readonly flow: Flow; readonly nowMs: number },
): Session {
  const session: Session = {
    id: randomUUID(),
    environmentId: flow.environmentId,
    token: newToken(),
    userId: flow.userId,
    passwordAtMs: undefined,
    mfaAtMs: undefined,
    mfaMethod: undefined,
    externalAtMs: undefined,
    expiresAtMs: nowMs + sessionLifetimeMs,
  }
  runtime.sessions.set(session.token, session)
  return session
}

function newToken(): string {
  return randomBytes(32).toString('base64url')
}
