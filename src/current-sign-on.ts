// Who is signed on: the session says who, the state store says whether that sign-on still lives. Asked once a request,
// and once more when the request takes its time.
import type { Request } from 'express'
import { PingOneError } from './errors.js'
import type { Instance } from './instance.js'
import { buildSessionError } from './login/ready.js'
import { hasSession, readStoredSignOn, type StoredSignOn } from './session.js'
import type { SignOnRecord } from './sign-on-records.js'
import { createSharedMap } from './shared.js'

/** The answer, as it was when it came. */
export type CurrentSignOn =
  | { readonly state: 'anonymous' }
  | { readonly state: 'unavailable'; readonly error: PingOneError }
  | { readonly state: 'signed-on'; readonly stored: StoredSignOn; readonly record: SignOnRecord }

/** The answer when somebody is signed on. */
export type SignedOn = Extract<CurrentSignOn, { state: 'signed-on' }>

/** How long an answer counts: a body may trickle in for minutes behind the headers, and a handler may wait. */
const FRESH_MS = 1000

interface Answer {
  readonly current: Promise<CurrentSignOn>
  /** When it came; the store's own time does not make it old, or a slow store would be asked twice as often. */
  cameAtMs?: number
}

const answers = createSharedMap<Request, Map<Instance, Answer>>('answers')

/**
 * Reads who is signed on, from the session and one read of the state store; an answer counts for a second. Never
 * throws.
 */
export function readSignOn(instance: Instance, req: Request): Promise<CurrentSignOn> {
  const known = answers.get(req) ?? new Map<Instance, Answer>()
  answers.set(req, known)
  const last = known.get(instance)
  if (last !== undefined && isFresh(last, instance.nowMs())) return last.current
  const answer: Answer = { current: lookUp(instance, req).then(noteTime) }
  known.set(instance, answer)
  return answer.current

  function noteTime(current: CurrentSignOn): CurrentSignOn {
    answer.cameAtMs = instance.nowMs()
    return current
  }
}

/** An answer from the future came before the clock was set back: nobody knows how old it is. */
function isFresh({ cameAtMs }: Answer, nowMs: number): boolean {
  if (cameAtMs === undefined) return true
  const ageMs = nowMs - cameAtMs
  return ageMs >= 0 && ageMs < FRESH_MS
}

/** Reads who is signed on in this very moment, however fresh the last answer is. */
export function readSignOnNow(instance: Instance, req: Request): Promise<CurrentSignOn> {
  forgetAnswer(instance, req)
  return readSignOn(instance, req)
}

/** Forgets the answer: after a rotation or a sign-off the same request must ask anew. */
export function forgetAnswer(instance: Instance, req: Request): void {
  answers.get(req)?.delete(instance)
}

async function lookUp(instance: Instance, req: Request): Promise<CurrentSignOn> {
  if (!hasSession(req)) {
    return { state: 'unavailable', error: buildSessionError({ instance, req }) }
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
