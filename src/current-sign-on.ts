// Who is signed on: the session says who, the state store says whether that sign-on still lives. Asked once a request.
import type { Request } from 'express'
import { PingOneError } from './errors.js'
import type { Instance } from './instance.js'
import { buildSessionError } from './login/ready.js'
import { hasSession, readStoredSignOn, type StoredSignOn } from './session.js'
import type { SignOnRecord } from './sign-on-records.js'
import { createSharedMap } from './shared.js'

/** The answer, kept for the whole request. */
export type CurrentSignOn =
  | { readonly state: 'anonymous' }
  | { readonly state: 'unavailable'; readonly error: PingOneError }
  | { readonly state: 'signed-on'; readonly stored: StoredSignOn; readonly record: SignOnRecord }

/** The answer when somebody is signed on. */
export type SignedOn = Extract<CurrentSignOn, { state: 'signed-on' }>

const answers = createSharedMap<Request, Map<Instance, Promise<CurrentSignOn>>>('answers')

/** Reads who is signed on, from the session and one read of the state store. Never throws. */
export function readSignOn(instance: Instance, req: Request): Promise<CurrentSignOn> {
  const known = answers.get(req) ?? new Map<Instance, Promise<CurrentSignOn>>()
  answers.set(req, known)
  const answer = known.get(instance) ?? lookUp(instance, req)
  known.set(instance, answer)
  return answer
}

/** Forgets the answer: after a rotation or a sign-off the same request must ask anew. */
export function forgetAnswer(instance: Instance, req: Request): void {
  answers.get(req)?.delete(instance)
}

async function lookUp(instance: Instance, req: Request): Promise<CurrentSignOn> {
  if (!hasSession(req)) {
    return { state: 'unavailable', error: buildSessionError(instance, req) }
  }
  const stored = readStoredSignOn(req, instance.config.name)
  if (stored === undefined) return { state: 'anonymous' }
  try {
    const found = await instance.records.signOn.read(stored.signOnId)
    const record = found?.value
    if (record?.sub !== stored.user.sub) return { state: 'anonymous' }
    if ((record.clientId ?? instance.config.clientId) !== instance.config.clientId) {
      return { state: 'anonymous' }
    }
    if (record.expiresAtMs <= instance.nowMs()) return { state: 'anonymous' }
    return { state: 'signed-on', stored, record }
  } catch (error) {
    if (!(error instanceof PingOneError)) throw error
    instance.emit({ event: 'state.error', code: error.code, call: 'signon.read' })
    return { state: 'unavailable', error }
  }
}
